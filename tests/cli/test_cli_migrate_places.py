"""Old names in unusual places: behind `<<`, several in a comment, in texts that put fields in."""

import os
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_migrate import BUS, OFFER, built, said
from helpers import build_tree

HEAD = OFFER.partition("eigene:\n")[0]
SHARED = {
    "one": f"konzeption: &a\n  stand: 2027-03-01\neigene: &b\n  bus: {BUS}\n",
    "merged": f"eigene:\n  <<: {{bus: {BUS.rstrip('.')}}}\n",
    "several": f"eigene:\n  <<: [{{bus: {BUS.rstrip('.')}}}, {{fahrten: [{{art: frueh, zahl: 2}}]}}]\n",
    "below": "eigene:\n  fahrten:\n    - &a {art: frueh, zahl: 2}\n    - {<<: *a, zahl: 3}\n",
    "twice": "eigene:\n  fahrten:\n    - &a {art: frueh, zahl: 2}\n    - *a\n",
    "overridden": "eigene:\n  fahrten:\n    - &a {art: frueh, zahl: 2}\n    - {<<: *a, art: frueh}\n",
}


@pytest.mark.parametrize("way", SHARED)
def test_keys_that_are_taken_over_are_told_once_each_and_migrate(tdocs: Tdocs, way: str) -> None:
    built()
    text = HEAD + SHARED[way]
    old = sum(text.count(f"{name}:") for name in ("bus", "art"))
    build_tree(Path("haus"), {"offer.yaml": text})
    found = said(tdocs, "validate")
    assert [f["code"] for f in found if f["file"] == "offer.yaml"] == ["TD818"] * old, found
    assert tdocs("migrate", "haus").code == 0
    now = HEAD + SHARED[way].replace("bus:", "fahrdienst:").replace("art:", "wann:")
    assert Path("haus/offer.yaml").read_text("utf-8") == now
    assert tdocs("migrate", "haus", "--diff").code == 0
    assert not [f for f in said(tdocs, "validate") if f["file"] == "offer.yaml"]


@pytest.mark.parametrize(
    ("rules", "now"),
    [
        ("TD301:bus,TD302:bus", "TD301:fahrdienst,TD302:fahrdienst"),
        ("TD302: bus , TD301:fahren", "TD302: fahrdienst , TD301:fahrdienst"),
        ("TD301:bus,TD301:vernetzung,TD302:fahren", "TD301:fahrdienst,TD301:vernetzung,TD302:fahrdienst"),
    ],
)
def test_all_names_in_one_comment_migrate_at_once_and_its_reason_stays(
    tdocs: Tdocs, rules: str, now: str
) -> None:
    built()
    comment = "# tdocs: ignore[{}] Siehe :bus und :fahren im Schreiben vom Mai.\n"
    build_tree(Path("haus"), {"offer.yaml": HEAD + comment.format(rules) + "vernetzung:\n"})
    assert tdocs("migrate", "haus").code == 0
    assert Path("haus/offer.yaml").read_text("utf-8") == HEAD + comment.format(now) + "vernetzung:\n"
    assert tdocs("migrate", "haus", "--diff").code == 0


@pytest.mark.parametrize("where", ["in place", "a file"])
def test_a_text_that_puts_a_field_in_by_its_old_name_prints_it_and_is_told(tdocs: Tdocs, where: str) -> None:
    built()
    outline = Path("verband/leistungsbeschreibung/nord/gliederung.yaml")
    price = "  angebot.eigene.satz: {frueher: preis, art: euro, beschreibung: Satz}\neinfuegen:"
    text = (
        outline.read_text("utf-8")
        .replace("einfuegen:", price)
        .replace("[angebot.", "[angebot.eigene.satz, angebot.")
    )
    sentence = "Eine Stunde in unserem Haus kostet {{ eigene.preis }}, so wie es mit dem Amt vereinbart ist."
    offer = HEAD + "eigene:\n  satz: 78 €\n"
    if where == "a file":
        offer += "  fahrdienst: {datei: texte/netz.md}\n"
        build_tree(Path("haus"), {"texte/netz.md": f"{sentence}\n"})
    else:
        offer += f'  fahrdienst: "{sentence}"\n'
    build_tree(Path(), {outline.as_posix(): text, "haus/offer.yaml": offer})
    place = "texte/netz.md" if where == "a file" else "offer.yaml"
    found = [
        f for f in said(tdocs, "lint") if f["code"] in ("TD802", "TD818", "TD321") and f["file"] == place
    ]
    assert [f["code"] for f in found] == ["TD818"]
    assert "»eigene.preis« heißt jetzt »eigene.satz«" in found[0]["message"]
    assert (
        tdocs("render", "haus", "--format", "md", "--out", "aus", "--doc", "leistungsbeschreibung").code == 0
    )
    printed = "".join(p.read_text("utf-8") for p in Path("aus").rglob("*.md"))
    assert "kostet 78,00 €, so" in printed
    assert tdocs("migrate", "haus").code == 0
    assert not [f for f in said(tdocs, "lint") if f["code"] == "TD818" and f["file"] == place]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names in a folder")
@pytest.mark.parametrize("name", ["nord.offer.yaml", "staffing.yaml"])
def test_what_is_no_file_is_told_by_migrate_as_by_validate(tdocs: Tdocs, name: str) -> None:
    built()
    Path("haus", name).unlink(missing_ok=True)
    os.mkfifo(Path("haus", name))
    (told,) = (f for f in said(tdocs, "validate") if f["file"] == name)
    assert (told["code"], "keine gewöhnliche Datei" in told["message"]) == ("TD001", True)
    result = tdocs("migrate", "haus")
    assert (result.code, f"{name}" in result.err) == (1, True)
