"""Which findings count and how much, and the exceptions with their reasons."""
