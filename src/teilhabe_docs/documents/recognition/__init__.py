"""Which requirements a finished document meets, and where: its headings and texts against the catalogue.

`judge.judge` is the way in. Nothing is learned at run time: the names of requirements stand in
`anforderungen.yaml`, the words of their texts in `erkennung.yaml`.
"""
