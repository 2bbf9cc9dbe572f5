"""What YAML says once by an anchor is told once, at its text, however often an alias (`*…`) repeats it."""

from collections import Counter
from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding

HEAD = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"
TEXTS = ("kurzbeschreibung", "leistungsverpflichtung", "mittagsverpflegung", "zusammenarbeit_eltern")
FAULTY = {
    "Das Haus hat einen ~~kleinen~~ Garten.": "TD331",
    "Das Haus hat <b>einen</b> Garten.": "TD330",
    "Das Haus ist genehmigt nach § 999 SGB IX.": "TD602",
    "{dateii: texte/a.md}": "TD203",
    "{datei: faul.md}": "TD331",
}
NUMBERS = ("plaetze", "personen")
TWICE = {
    "unterstuetzungsfelder: [{}, {}]\n": ("Angst vor dem Weg", "TD215"),
    "unterstuetzungsfelder: [Musik, {}, Sport, {}]\n": ("Angst vor dem Weg", "TD215"),
    "rechtsgrundlagen: [{}, {}]\n": ("§ 113 SGB IX", "TD215"),
    "kurzbeschreibung: {}\nmittagsverpflegung: {}\n": ("{datei: gut.md}", "TD215"),
    "teams: [{}, {}]\n": ("{id: x, bezeichnung: X, personen: 3}", "TD206"),
    "anlagen: [{}, {{id: y, titel: Y}}, {}]\n": ("{id: x, titel: X}", "TD206"),
}


def found(root: Path, offer: str) -> list[Finding]:
    files = {
        "provider.yaml": "name: T\n",
        "staffing.yaml": "{}\n",
        "offer.yaml": HEAD + offer,
        "gut.md": "Das Haus hat einen Garten.\n",
        "faul.md": "Das Haus hat einen ~~kleinen~~ Garten.\n",
    }
    return lint(build_tree(root, files))


def shared(fields: tuple[str, ...], value: str) -> str:
    first, *others = fields
    return f"{first}: &a {value}\n" + "".join(f"{name}: *a\n" for name in others)


@pytest.mark.parametrize("value, code", FAULTY.items())
@pytest.mark.parametrize("fields", [TEXTS[:1], TEXTS[:2], TEXTS, TEXTS[::-1]])
def test_a_shared_text_is_told_once(tmp_path: Path, value: str, code: str, fields: tuple[str, ...]) -> None:
    findings = found(tmp_path, shared(fields, value))
    told = Counter((one.code, one.file, one.span, one.message) for one in findings)
    assert set(told.values()) == {1}
    places = {(one.file, one.span.line) for one in findings if one.code == code}
    assert places == {("faul.md", 1) if "faul" in value else ("offer.yaml", 4)}


def test_a_number_that_several_fields_share_is_told_once(tmp_path: Path) -> None:
    (one,) = [one for one in found(tmp_path, shared(NUMBERS, "viele")) if one.span.line == 4]
    assert (one.code, one.span.column) == ("TD205", 10)


def test_a_list_that_is_taken_over_says_once_what_stands_twice_in_it(tmp_path: Path) -> None:
    lists = shared(("unterstuetzungsfelder", "zusatzleistungen"), "[Musik, Musik]")
    (one,) = [one for one in found(tmp_path, lists) if one.code == "TD215"]
    assert "Verweis" not in one.message
    assert one.related
    assert one.related.span != one.span


@pytest.mark.parametrize("offer", TWICE)
def test_what_stands_twice_by_an_alias_says_so_and_is_not_related_to_itself(
    tmp_path: Path, offer: str
) -> None:
    entry, code = TWICE[offer]
    (alias,) = [one for one in found(tmp_path / "a", offer.format(f"&x {entry}", "*x")) if one.code == code]
    (typed,) = [one for one in found(tmp_path / "b", offer.format(entry, entry)) if one.code == code]
    assert "ein Verweis (»*…«)" in alias.message
    assert alias.related is None
    assert "Verweis (»" not in typed.message
    assert typed.related
    assert typed.related.span != typed.span
