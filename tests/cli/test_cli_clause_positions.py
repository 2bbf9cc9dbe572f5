"""A clause that prints the positions prints a table: what has no column there is told as not printed."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

LB = "leistungsbeschreibung"
PROFILE = f"""\
profil: haus
dokument: {LB}
titel: Haus
erweitert: rahmen
felder:
  personal.positionen.eigene.zulage: {{art: euro, beschreibung: Zulage}}
  personal.positionen.eigene.ort: {{art: kurzer_text, beschreibung: Einsatzort}}
einfuegen:
  - nach: personal
    id: stellen
    titel: Stellen
    braucht: [personal.positionen, personal.positionen.eigene.zulage]
"""
OFFER = f"""\
id: a
bezeichnung: A
vertragsgrundlage: sgb9_125
stand: 2027-01-01
profil: {{{LB}: haus}}
"""
STAFFING = """\
positionen:
  - {id: a, funktion: Leitung, vzae: 1, bereich: leitung, kategorie: fachkraft_studium,
     berufsgruppe: Sozialarbeit, eigene: {zulage: "120,00 €", ort: Musterstadt}}
"""
TABLE = "{{ personal.positionen }}"
EXTRA = "{{ personal.positionen.eigene.zulage }}"
PLACE = "{{ personal.positionen.eigene.ort }}"


def lacking(tdocs: Tdocs, text: str) -> dict[str, str]:
    """What is told as not printed by a clause of these words, by code."""
    clause = {
        "dokument": LB,
        "stelle": "stellen",
        "text": text,
        "grund": "Der Landkreis hat in der Verhandlung darum gebeten.",
        "vereinbart_mit": "Landkreis Musterkreis",
        "vereinbart_am": "2026-10-01",
    }
    files = {
        "provider.yaml": "name: T\n",
        "staffing.yaml": STAFFING,
        "offer.yaml": OFFER + f"klauseln: [{json.dumps(clause, ensure_ascii=False)}]\n",
        f"profile/{LB}/haus/gliederung.yaml": PROFILE,
    }
    build_tree(Path(), files)
    found: list[dict[str, Any]] = json.loads(tdocs("lint", ".", "--format", "json").out)["findings"]
    return {
        f"{one['code']} {name}": one["message"]
        for one in found
        for name in ("zulage", "ort", "positionen«")
        if one["code"] in ("TD301", "TD321")
        and (
            f"eigene.{name}" in one["message"]
            or f"eigene.{name}" in one["path"]
            or f"»{name}" in one["message"]
        )
        and ("Klausel" in one["message"] or one["code"] == "TD321")
    }


@pytest.mark.parametrize(
    "text, told",
    [
        (TABLE, ["TD301 zulage", "TD321 ort"]),
        (f"Diese Stellen:\n\n{TABLE}\n\nSo ist es.", ["TD301 zulage", "TD321 ort"]),
        (f"{TABLE}\n\n{EXTRA}", ["TD321 ort"]),
        (f"{TABLE}\n\n{EXTRA}\n\n{PLACE}", []),
        (f"{EXTRA}\n\n{PLACE}", ["TD301 positionen«"]),
    ],
)
def test_what_the_table_has_no_column_for_is_not_printed(tdocs: Tdocs, text: str, told: list[str]) -> None:
    assert sorted(lacking(tdocs, text)) == sorted(told)


def test_the_remedy_is_what_to_print(tdocs: Tdocs) -> None:
    assert EXTRA in lacking(tdocs, TABLE)["TD301 zulage"]
