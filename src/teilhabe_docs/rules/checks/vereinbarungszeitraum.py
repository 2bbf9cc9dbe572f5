"""An agreement without an end, for which no period is agreed (TD447)."""

from collections.abc import Iterator

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_ENDE = "angebot.laufzeit.ende"
_FRIST = "angebot.laufzeit.kuendigungsfrist"


_NORM = {
    "sgb9_125": "§ 123 Abs. 2 Satz 3 SGB IX",
    "sgb9_134": "§ 123 Abs. 2 Satz 3 SGB IX",
    "sgb8_78b": "§ 78d Abs. 1 Satz 1 SGB VIII",
}
"""The norm by which an agreement on a basis is for a period; § 77 SGB VIII has none."""


@check("TD447")
def vereinbarungszeitraum(subject: Subject) -> Iterator[Match]:
    """A term that ends by notice alone; one whose end is waived with a reason has been thought of."""
    norm = _NORM.get(subject.grundlage)
    if norm is None or not given(subject, _FRIST):
        return
    if given(subject, _ENDE) or subject.why_waived(_ENDE) or subject.geladen.lueckenhaft(_ENDE):
        return
    text = (
        f"Die Vereinbarung hat kein Ende, nur eine Kündigungsfrist. {norm} verlangt den Abschluss "
        "für einen zukünftigen Zeitraum (Vereinbarungszeitraum); ob »auf unbestimmte Zeit« dafür "
        "genügt, ist umstritten. Mit »laufzeit.ende« stellt sich die Frage nicht."
    )
    yield Match("TD447", text, _FRIST, source=norm)
