"""Words that the messages of several checks share."""


def named(feld: str) -> str:
    """A field as messages call it: `»umfang.beschreibung«`."""
    return f"»{feld.partition('.')[2]}«"


def sentence(prompt: str) -> str:
    """A prompt with its full stop."""
    return prompt if prompt.endswith((".", "?", "!")) else f"{prompt}."
