"""Words that the messages of several checks share."""

from teilhabe_docs.model.field_path import FieldPath


def named(feld: str) -> str:
    """A field as messages call it: `»umfang.beschreibung«`."""
    return f"»{FieldPath(feld).in_file}«"


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def sentence(prompt: str) -> str:
    """A prompt with its full stop."""
    return prompt if prompt.endswith((".", "?", "!")) else f"{prompt}."
