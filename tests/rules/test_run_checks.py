"""All checks over one offer: each finding at its place, a flood of one kind in one text as one."""

from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Severity

LV = "leistungsvereinbarung"
OFFER = (
    "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"
    "kurzbeschreibung: {datei: k.md}\nbesonderheiten: {datei: z.md}\n"
)


def placeholders(folder: Path, **texts: str) -> list[tuple[str, int, int]]:
    """File, line and how many it stands for of each placeholder that is found."""
    files = {f"{name}.md": text for name, text in texts.items()}
    tree = {"provider.yaml": "name: T\n", "offer.yaml": OFFER, "staffing.yaml": "", **files}
    found = lint(build_tree(folder, {**tree, "tdocs.yaml": "regeln: {nur: [TD701, TD706]}\n"}))
    return [(f.file, f.span.line, f.count) for f in found if f.code == "TD701"]


@pytest.mark.parametrize(("many", "last"), [(999, 1), (1000, 1), (1001, 2), (1500, 501)])
def test_of_very_many_in_one_text_the_last_stands_for_the_rest(many: int, last: int, tmp_path: Path) -> None:
    found = placeholders(tmp_path, k="Offen: TODO.\n" * many, z="Ende.\n")
    assert found[:-1] == [("k.md", line, 1) for line in range(1, min(many, 1000))]
    assert found[-1] == ("k.md", min(many, 1000), last)


def test_a_text_that_is_nothing_but_a_placeholder_is_marked_as_a_whole(tmp_path: Path) -> None:
    files = {
        "provider.yaml": "name: T\n",
        "offer.yaml": "id: a\nbezeichnung: A\nmethoden: [Spiel, ' n. n. ']\n",
    }
    files |= {"staffing.yaml": "", "tdocs.yaml": "regeln: {nur: [TD701]}\n"}
    (finding,) = (f for f in lint(build_tree(tmp_path, files)) if f.code == "TD701")
    assert (finding.path, finding.message.partition(" ist ")[0]) == ("methoden[1]", "»n. n.«")


def test_each_text_and_each_rule_counts_for_itself(tmp_path: Path) -> None:
    found = placeholders(tmp_path, k="TODO, Anna Muster, geb. 1990.\n" * 700, z="TODO.\n" * 700)
    assert len(found) == 1400
    assert {count for *_, count in found} == {1}


def test_a_finding_has_what_its_rule_says(tmp_path: Path) -> None:
    files = {"provider.yaml": "name: T\n", "offer.yaml": OFFER, "staffing.yaml": "", "z.md": "Das genügt.\n"}
    files |= {"k.md": "Montags kocht die Gruppe. Offen: TODO.\n", "tdocs.yaml": "regeln: {nur: [TD701]}\n"}
    (finding,) = lint(build_tree(tmp_path, files))
    assert (finding.name, finding.severity) == ("platzhalter-im-text", Severity.ERROR)
    assert finding.source.startswith("Musterleistungsvereinbarungen")


def test_a_second_place_says_what_stands_there(tmp_path: Path) -> None:
    offer = (
        "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nplaetze: 20\ngruppen: [{id: b, plaetze: 8}]\n"
    )
    files = {"provider.yaml": "name: T\n", "offer.yaml": offer, "staffing.yaml": ""}
    (finding,) = lint(build_tree(tmp_path, {**files, "tdocs.yaml": "regeln: {nur: [TD401]}\n"}))
    assert finding.related
    assert (finding.related.file, finding.related.span.line) == ("offer.yaml", 5)
    assert finding.related.message == "zusammen 8"


def test_of_two_spellings_the_first_place_of_the_other_is_shown(tmp_path: Path) -> None:
    text = "Leiter:innen beraten. Schüler*innen lernen.\n\nSchüler*innen spielen, Lehrer:innen auch.\n"
    text += "\nSchüler*innen essen.\n"
    staff = "positionen: [{id: a, funktion: Erzieher_in}]\n"
    files = {"provider.yaml": "name: T\n", "offer.yaml": OFFER, "staffing.yaml": staff, "k.md": text}
    files |= {"z.md": "Ende.\n", "tdocs.yaml": "regeln: {nur: [TD704]}\n"}
    (finding,) = lint(build_tree(tmp_path, files))
    assert finding.related
    assert (finding.span.column, finding.related.span.line) == (1, 1)
    assert "»Leiter:innen« (2-mal) und »Schüler*innen« (3-mal)" in finding.message


BODY = """\
Beide unterschreiben:

Musterstadt, den ____________

| Ort, Datum: ________ | {{ traeger.name }} ........ |
|---|---|
| Unterschrift, Stempel ______ | Name: ______ |

____________   ____________

Im Speiseraum essen ____ Personen.

| Plätze | ______ |
|---|---|
| Preis in Euro: ______ | b |
"""


def test_a_line_to_sign_on_in_an_own_profile_is_no_placeholder(tmp_path: Path) -> None:
    outline = f"profil: haus\ndokument: {LV}\ntitel: H\nquelle: H\nvertragsgrundlage: [sgb9_125]\n"
    outline += "abschnitte:\n  - {id: eins, titel: Eins}\n"
    files = {
        "provider.yaml": "name: T\n",
        "staffing.yaml": "",
        "offer.yaml": f"id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {{{LV}: haus}}\n",
        "tdocs.yaml": "profilordner: profile\nregeln: {nur: [TD701]}\n",
        f"profile/{LV}/haus/gliederung.yaml": outline,
        f"profile/{LV}/haus/eins.md": BODY,
    }
    found = [f for f in lint(build_tree(tmp_path, files)) if f.code == "TD701"]
    assert [(f.file.rpartition("/")[2], f.span.line) for f in found] == [("eins.md", 11), ("eins.md", 15)]
