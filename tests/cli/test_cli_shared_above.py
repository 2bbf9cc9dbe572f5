"""A provider above several repositories: what it may say is known where it is taken."""

import json
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

DOCUMENT = "leistungsbeschreibung"
OUTLINE = f"""\
profil: haus
dokument: {DOCUMENT}
titel: Haus
erweitert: rahmen
felder:
  traeger.eigene.kennung: {{art: kurzer_text, beschreibung: Kennung, frueher: kz}}
  angebot.eigene.tarif: {{art: kurzer_text, beschreibung: Tarif, frueher: tarifx}}
"""
FREE = f"profil: frei\ndokument: {DOCUMENT}\ntitel: Frei\nerweitert: rahmen\n"
OFFER = (
    f"id: {{0}}\nbezeichnung: Haus {{0}}\nvertragsgrundlage: sgb9_125\nprofil: {{{{{DOCUMENT}: {{1}}}}}}\n"
)
TEXT = "Wir sind da, und es gilt der Tarif {{ eigene.tarif }}.\n"
PROVIDER = "name: Träger\nleitbild: {datei: texte/leitbild.md}\neigene: {kennung: K-1}\n"


def member(name: str, outline: str = OUTLINE) -> dict[str, str | bytes]:
    profile = outline.split()[1]
    own = "eigene: {tarif: TVöD}\n" if profile == "haus" else ""
    return {
        f"haus/{name}/tdocs.yaml": f"dokumente: [{DOCUMENT}]\nformate: [md]\n",
        f"haus/{name}/offer.yaml": OFFER.format(name, profile) + own,
        f"haus/{name}/staffing.yaml": "",
        f"haus/{name}/profile/{DOCUMENT}/{profile}/gliederung.yaml": outline,
    }


def tree(tmp_path: Path, provider: str = PROVIDER, text: str = TEXT) -> None:
    shared = {"haus/provider.yaml": provider, "haus/texte/leitbild.md": text, ".git/HEAD": ""}
    build_tree(tmp_path, {**shared, **member("a"), **member("b")})


def told(tdocs: Tdocs, command: str, path: str) -> set[tuple[str, str, str]]:
    found = json.loads(tdocs(command, path, "--format", "json").out)["findings"]
    return {(f["file"].replace("../", ""), f["code"], f["message"]) for f in found if "TD3" not in f["code"]}


@pytest.mark.parametrize("command", ["validate", "lint"])
def test_what_members_declare_is_known_from_above(tdocs: Tdocs, tmp_path: Path, command: str) -> None:
    tree(tmp_path)
    for path in ("haus/a", "haus", "haus/provider.yaml"):
        assert told(tdocs, command, path) == set(), path
    assert tdocs("render", "haus", "--out", "ziel").code == 0


@pytest.mark.parametrize(
    ("provider", "text", "code"),
    [
        (PROVIDER.replace("kennung", "kenung"), TEXT, "TD201"),
        (PROVIDER, TEXT.replace("tarif ", "tariff "), "TD802"),
        (PROVIDER.replace("name: Träger", "nahme: Träger"), TEXT, "TD201"),
    ],
)
def test_what_no_member_declares_is_told_from_wherever(
    tdocs: Tdocs, tmp_path: Path, provider: str, text: str, code: str
) -> None:
    tree(tmp_path, provider, text)
    inside = told(tdocs, "validate", "haus/a")
    assert [found for _, found, _ in inside].count(code) == 1
    assert {(code, message) for _, code, message in told(tdocs, "validate", "haus")} >= {
        (code, message) for _, code, message in inside
    }


def test_a_member_that_does_not_declare_it_says_so(tdocs: Tdocs, tmp_path: Path) -> None:
    tree(tmp_path)
    build_tree(tmp_path, member("c", FREE))
    assert {code for _, code, _ in told(tdocs, "validate", "haus")} == {"TD201", "TD802"}


def test_an_offer_above_judges_its_own_provider(tdocs: Tdocs, tmp_path: Path) -> None:
    tree(tmp_path)
    own = OFFER.format("oben", "x").partition("profil")[0]
    build_tree(tmp_path, {"haus/offer.yaml": own, "haus/staffing.yaml": ""})
    assert {code for _, code, _ in told(tdocs, "validate", "haus")} == {"TD201", "TD802"}


@pytest.mark.parametrize("path", ["haus", "haus/a"])
def test_an_old_name_above_is_changed_by_hand(tdocs: Tdocs, tmp_path: Path, path: str) -> None:
    old = (PROVIDER.replace("kennung", "kz"), TEXT.replace("eigene.tarif", "eigene.tarifx"))
    tree(tmp_path, *old)
    found = told(tdocs, "validate", path)
    assert {(file.rpartition("/")[2], code) for file, code, _ in found} == {
        ("provider.yaml", "TD818"),
        ("leitbild.md", "TD818"),
    }
    assert all(message.endswith("Bitte hier von Hand ändern.") for *_, message in found)
    tdocs("migrate", path)
    assert Path("haus/provider.yaml").read_text("utf-8") == old[0]
