"""Whether a norm has the Sätze, numbers and letters that are cited, as far as that is known."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_data import built_in, laws
from teilhabe_docs.recht.norm_numbers import BEFORE_A, number_key
from teilhabe_docs.recht.verdict import Verdict, VerdictKind

_WORDS = {
    "satz": ("keinen Satz", "der letzte ist Satz"),
    "nummer": ("keine Nummer", "die letzte ist Nummer"),
    "buchstabe": ("keinen Buchstaben", "der letzte ist Buchstabe"),
}


class Subdivision(Model):
    """How many Sätze and letters an Absatz has, or a norm without Absätze; 0 where that is not held.

    Numbers stand in the data of the law.
    """

    gesetz: Text
    norm: Text
    absatz: Text = ""
    saetze: int = 0
    buchstaben: int = 0


def missing_subdivision(norm: CitedNorm, name: str) -> Verdict | None:
    """What to say of a Satz, number or letter that its Absatz does not have."""
    law = laws().get(name)
    if law is None or norm.mehrere:
        return None
    for absatz, kind, cited in norm.teile:
        last = _last(law, norm.nummer, absatz, kind)
        if 0 < last < cited:
            none_such, last_is = _WORDS[kind]
            where = f"{law.einheit} {norm.nummer}{f' Abs. {absatz}' if absatz else ''} {name}"
            told, known = (chr(BEFORE_A + n) if kind == "buchstabe" else str(n) for n in (cited, last))
            text = f"{where} hat {none_such} {told}; {last_is} {known}. Bitte prüfen."
            return Verdict(VerdictKind.ABSATZ_FEHLT, norm.von, norm.bis, text, law.titel)
    return None


def _last(law: Gesetz, norm: str, absatz: str, kind: str) -> int:
    """The last Satz, number or letter; 0 where it is not known."""
    if kind == "nummer":
        return _last_number(law, norm, absatz)
    held = _held().get((law.kuerzel, norm, absatz))
    known = built_in().get(law.kuerzel)
    if known is None or law.zeilen.get(norm) != known.zeilen.get(norm):
        return 0  # a newer state has changed the norm
    return 0 if held is None else held.saetze if kind == "satz" else held.buchstaben


def _last_number(law: Gesetz, norm: str, absatz: str) -> int:
    """The last number, if those that are known begin with 1 and lack none."""
    if not absatz and law.absaetze_von(norm):
        return 0
    numbers = {number_key(number)[0] for number in law.nummern_von(norm, absatz)}
    return len(numbers) if numbers == set(range(1, len(numbers) + 1)) else 0


@cache
def _held() -> Mapping[tuple[str, str, str], Subdivision]:
    entries = packaged_data(files(__package__) / "unterteilung.yaml")["unterteilung"]
    rows = map(Subdivision.model_validate, entries)
    return {(row.gesetz, row.norm, row.absatz): row for row in rows}
