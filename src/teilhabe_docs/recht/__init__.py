"""Citations of law: what a text cites, and what the law of a day says of it. Knows no files, no concept."""
