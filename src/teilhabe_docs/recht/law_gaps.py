"""What a file of a law lacks beside the built-in state, and what it says of norms that there are not."""

from collections.abc import Iterable, Iterator

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_completion import OwnLaw
from teilhabe_docs.recht.norm_lines import UNDIVIDED, readable
from teilhabe_docs.recht.norm_numbers import number_key, shortened
from teilhabe_docs.recht.own_files import short


def said_beside(own: OwnLaw, base: Gesetz | None) -> Iterator[Finding]:
    """The findings on a law that counts, beside the built-in one if there is such."""
    law = own.law
    known = law.zeilen if base is None else {**base.zeilen, **law.zeilen}
    if unknown := [norm for norm in law.bezeichnungen if norm not in known]:
        text = f"»bezeichnungen« nennt »{_some(unknown)}«; eine solche Norm hat {law.kuerzel} nicht."
        yield own.finding(codes.RECHT_UNLESBAR, f"{text} Bitte prüfen.")
    if without := law.by_hand - law.zeilen.keys():
        text = f"»von_hand« nennt »{short(_some(without))}«; dafür steht unter »normen« keine Zeile da."
        yield own.finding(codes.RECHT_UNLESBAR, f"{text} Bitte prüfen.")
    if own.not_understood:
        listed = ", ".join(f"»{short(label)}«" for label in own.not_understood[:_SHOWN])
        more = len(own.not_understood) - _SHOWN
        listed += f" und {more} weitere" if more > 0 else ""
        yield own.finding(codes.RECHT_LUECKE, _LABELS.format(listed))
    textless = {norm for norm in own.without_text if base is None or _has_more(base, norm)}
    if textless:
        lacks = f"{_norms(law, textless)} {'haben' if len(textless) > 1 else 'hat'} in dieser Datei keinen"
        yield codes.RECHT_LUECKE.finding(
            f"{lacks} Text; {_TEXTLESS if base else _UNKNOWN}", own.file, own.span
        )
    if base is None and not law.geltende:
        yield own.finding(codes.RECHT_LUECKE, f"{short(law.kuerzel)} {_EMPTY}")
    if missing := _missing(law, base) - textless:
        lacks = f"{_norms(law, missing)} {'fehlen' if len(missing) > 1 else 'fehlt'} in dieser Datei; "
        yield own.finding(codes.RECHT_LUECKE, f"{lacks}{_LESS if base else _GAP}")


def _missing(law: Gesetz, base: Gesetz | None) -> set[str]:
    """The norms that the built-in law has in force and this one does not know; of a new law its gaps."""
    known = {norm for norm, said in law.zeilen.items() if readable(norm, said)}
    if base is not None:
        return set(base.geltende) - known
    last = max((number_key(norm)[0] for norm in known), default=0)
    return set(map(str, range(1, last + 1))) - known


def _has_more(base: Gesetz, norm: str) -> bool:
    return norm in base.geltende and base.zeilen[norm] != UNDIVIDED


def _norms(law: Gesetz, norms: Iterable[str]) -> str:
    listed = _some(norms)
    sign = law.einheit if law.einheit == "Art." else "§" if listed.isalnum() else "§§"
    return f"{sign} {listed} {law.kuerzel}"


def _some(norms: Iterable[str]) -> str:
    listed = shortened(norms).split(", ")
    return ", ".join(listed[:_SHOWN]) + (f" und {len(listed) - _SHOWN} weitere" if listed[_SHOWN:] else "")


_SHOWN = 12
_LESS = (
    "dafür gilt weiter der eingebaute Stand. Was aufgehoben ist, bitte als »weggefallen« eintragen, sonst "
    "die Datei vollständig neu herunterladen."
)
_EMPTY = (
    "hat in dieser Datei keine Norm, die gilt; Zitate davon werden als falsch gemeldet. Bitte unter »normen« "
    "je Norm eine Zeile eintragen."
)
_GAP = "Zitate davon werden als falsch gemeldet. Bitte prüfen, ob die Datei vollständig ist."
_TEXTLESS = "dafür gilt weiter der eingebaute Stand. Bitte die Datei vollständig neu herunterladen."
_UNKNOWN = "Zitate davon werden als falsch gemeldet. Bitte die Datei vollständig neu herunterladen."
_LABELS = (
    "Diese Bezeichnungen von Normen liest tdocs nicht: {}. Die Normen zählen nicht. Bitte die Datei neu "
    "herunterladen, oder die Normen als Zeilen in der Datei eintragen, die »--out« schreibt."
)
