"""Words that the messages of several checks share."""

from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rules.engine.subject import OpenNeed, Subject


def named(feld: str) -> str:
    """A field as messages call it: `»umfang.beschreibung«`."""
    return f"»{FieldPath(feld).in_file}«"


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def sentence(prompt: str) -> str:
    """A prompt with its full stop."""
    return prompt if prompt.endswith((".", "?", "!")) else f"{prompt}."


def belongs_here(need: OpenNeed, subject: Subject) -> str:
    """` Was hierher gehört: …`, where more is said of the part or section, or of a field of one's own.

    Empty where the prompt of the need says it already, or nobody does.
    """
    entry, prompt = need.abschnitt.plan.eintrag, need.punkt.hinweis
    part = entry.teile.get(need.punkt.teil)
    own = subject.konzept.fields.own_field(need.punkt.feld)
    hint = (part.hinweis if part else "") or entry.hinweis or (own.hint if own else "")
    return f" Was hierher gehört: {sentence(hint)}" if hint and hint != prompt else ""
