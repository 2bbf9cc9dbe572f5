"""The values that the words of a finished document state, and where they belong in the files of a concept.

Three ways lead to them: backwards through the sentences that a known profile prints, labels with their
values, and free sentences. What is wrong is worse than what is missing.
"""
