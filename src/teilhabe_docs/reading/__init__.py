"""Word files of others become blocks: read, never changed, never executed.

`word_reader.read_word` is the way in. It gives a `WordDocument` with all that stands in the file, or
findings; `word_views.view` shows it before or after its tracked changes, with headings, numbers and places;
`carried_blocks.carried` turns blocks of a view into those of `documents.blocks`.
"""
