"""Whether an Absatz has the Sätze and numbers that are cited, for the few of which that is held."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.law_data import laws
from teilhabe_docs.recht.norm_numbers import number_key
from teilhabe_docs.recht.verdict import Verdict, VerdictKind

_NAMEN = {"satz": ("keinen Satz", "der letzte ist Satz"), "nummer": ("keine Nummer", "die letzte ist Nummer")}


class Subdivision(Model):
    """An Absatz of which Sätze and numbers are checked, and how many Sätze it has; 0 where that is not held.

    Its numbers stand in the data of its law.
    """

    gesetz: Text
    norm: Text
    absatz: Text
    saetze: int = 0


def missing_subdivision(norm: CitedNorm, name: str) -> Verdict | None:
    """What to say of a Satz or number that its Absatz does not have."""
    for absatz, art, zahl in norm.teile:
        eintrag = _held().get((name, norm.nummer, absatz))
        letzte = 0 if eintrag is None else eintrag.saetze if art == "satz" else _last_number(eintrag)
        if 0 < letzte < zahl:
            kein, letzter = _NAMEN[art]
            text = (
                f"§ {norm.nummer} Abs. {absatz} {name} hat {kein} {zahl}; {letzter} {letzte}. Bitte prüfen."
            )
            return Verdict(VerdictKind.ABSATZ_FEHLT, norm.von, norm.bis, text, laws()[name].titel)
    return None


def _last_number(absatz: Subdivision) -> int:
    numbers = laws()[absatz.gesetz].nummern_von(absatz.norm, absatz.absatz)
    return max((number_key(number)[0] for number in numbers), default=0)


@cache
def _held() -> Mapping[tuple[str, str, str], Subdivision]:
    eintraege = packaged_data(files(__package__) / "unterteilung.yaml")["unterteilung"]
    zeilen = map(Subdivision.model_validate, eintraege)
    return {(zeile.gesetz, zeile.norm, zeile.absatz): zeile for zeile in zeilen}
