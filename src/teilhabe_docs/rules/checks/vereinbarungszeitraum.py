"""An agreement by SGB IX without an end, for which no period is agreed (TD447)."""

from collections.abc import Iterator

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_ENDE = "angebot.laufzeit.ende"
_FRIST = "angebot.laufzeit.kuendigungsfrist"


@check("TD447")
def vereinbarungszeitraum(subject: Subject) -> Iterator[Match]:
    """A term that ends by notice alone; one whose end is waived with a reason has been thought of."""
    if not subject.grundlage.startswith("sgb9") or not given(subject, _FRIST):
        return
    if given(subject, _ENDE) or subject.why_waived(_ENDE) or subject.geladen.lueckenhaft(_ENDE):
        return
    text = (
        "Die Vereinbarung hat kein Ende, nur eine Kündigungsfrist. § 123 Abs. 2 Satz 3 SGB IX verlangt den "
        "Abschluss für einen zukünftigen Zeitraum (Vereinbarungszeitraum); ob »auf unbestimmte Zeit« dafür "
        "genügt, ist umstritten. Mit »laufzeit.ende« stellt sich die Frage nicht."
    )
    yield Match("TD447", text, _FRIST)
