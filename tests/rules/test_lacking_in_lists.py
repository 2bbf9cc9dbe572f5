"""What all entries of a list lack is told once, at the list; what some lack at each of them."""

from itertools import product
from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding

PROFILE = """\
profil: haus
dokument: leistungsbeschreibung
titel: Haus
erweitert: rahmen
felder:
  personal.positionen.eigene.zulage: {art: euro, beschreibung: Zulage}
  angebot.eigene.fahrten:
    art: liste
    beschreibung: Fahrten
    eintrag: {ziel: {art: kurzer_text}, km: {art: ganze_zahl}}
einfuegen:
  - nach: umfang
    id: mehr
    titel: Mehr
    braucht: [BRAUCHT]
"""
OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {leistungsbeschreibung: haus}\n"
LISTS = {
    "personal.positionen.eigene.zulage": ("staffing.yaml", "positionen", "eigene: {zulage: 120 €}"),
    "personal.positionen.berufsgruppe": ("staffing.yaml", "positionen", "berufsgruppe: Sozialarbeit"),
    "angebot.teams.personen": ("offer.yaml", "teams", "personen: 3"),
    "angebot.eigene.fahrten.km": ("offer.yaml", "eigene", "km: 3"),
}


def entry(field: str, number: int, given: str) -> str:
    plain = {"teams": "id: t{}, bezeichnung: T{}", "fahrten": "ziel: Z{}"}
    name = next((one for one in plain if one in field), "")
    words = plain.get(name, "id: p{}, funktion: F{}, vzae: 1").replace("{}", str(number))
    return f"{{{words}{', ' if given else ''}{given}}}"


def lacking(root: Path, field: str, given: tuple[bool, ...]) -> list[Finding]:
    file, key, value = LISTS[field]
    entries = [entry(field, number, value if one else "") for number, one in enumerate(given)]
    below = "\n".join(f"    - {one}" for one in entries)
    text = f"eigene:\n  fahrten:\n{below}\n" if key == "eigene" else f"{key}:\n{below}\n"
    files = {"provider.yaml": "name: T\n", "staffing.yaml": "", "offer.yaml": OFFER}
    files[file] += text
    files["profile/leistungsbeschreibung/haus/gliederung.yaml"] = PROFILE.replace("BRAUCHT", field)
    found = lint(build_tree(root, files))
    name = field.rpartition(".")[2]
    return [one for one in found if one.code == "TD301" and f"{name}« fehlt" in one.message]


@pytest.mark.parametrize("field", LISTS)
@pytest.mark.parametrize("given", [one for size in (1, 2, 3) for one in product((False, True), repeat=size)])
def test_what_all_entries_lack_is_told_once(tmp_path: Path, field: str, given: tuple[bool, ...]) -> None:
    found = lacking(tmp_path, field, given)
    if len(given) > 1 and not any(given):
        (one,) = found
        assert f"fehlt in allen {len(given)} Einträgen von »" in one.message
        assert "[" not in one.path
    else:
        assert len(found) == given.count(False)
        assert all("[" in one.path and "in allen" not in one.message for one in found)
