"""The one way to the disk: what is read and written, within which folder, and how much of it.

No other module opens, lists, asks after or writes a path; they hold paths as `PurePath`, which cannot.
"""
