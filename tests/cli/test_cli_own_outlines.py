"""What an outline of one's own lacks or says in vain is told at its line, and what is told to do helps."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_own_requirements import LB, OFFER
from helpers import build_tree
from sampling import few

FILE = f"profile/{LB}/haus/gliederung.yaml"
HEAD = f"profil: haus\ndokument: {LB}\ntitel: Haus\n"
EXTENDS = HEAD + "erweitert: rahmen\n"
STANDS = HEAD + "zaehlung: dezimal\nabschnitte:\n  - {id: a, titel: A, braucht: traeger.name}\n"
VERBS = {
    "aendern": "aendern:\n  ziel: {titel: Wohin}\n",
    "einfuegen": "einfuegen:\n  - {nach: ziel, id: neu, titel: Neu, braucht: traeger.name}\n",
    "entfernen": "entfernen:\n  anlagen: Das Haus hat keine betriebsnotwendigen Anlagen.\n",
    "reihenfolge": "reihenfolge:\n  - ziel\n",
}
FIELDS = "felder:\n  angebot.eigene.preis: {art: euro, beschreibung: Preis}\n"
ADDED = "einfuegen:\n  - {{nach: ziel, id: {}, titel: Neu, braucht: {}}}\n"


def errors(tdocs: Tdocs, outline: str, **more: str) -> list[dict[str, Any]]:
    """The errors in a new repository with this profile; further files by their names below `profile`."""
    return [f for f in everything(tdocs, outline, **more) if f["severity"] == "error"]


def everything(tdocs: Tdocs, outline: str, **more: str) -> list[dict[str, Any]]:
    """The same with warnings and hints."""
    repository = f"repository-{sum(1 for _ in Path().iterdir())}"
    tree = {"provider.yaml": "name: Träger\n", "staffing.yaml": "", "offer.yaml": OFFER, FILE: outline}
    build_tree(Path(repository), {**tree, **{f"profile/{name}": text for name, text in more.items()}})
    found: list[dict[str, Any]] = json.loads(tdocs("validate", repository, "--format", "json").out)[
        "findings"
    ]
    return found


def told(found: Sequence[dict[str, Any]]) -> list[tuple[str, str, int]]:
    return [(f["code"], f["file"], f["line"]) for f in found]


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_without_parent_and_sections_a_profile_is_none(tdocs: Tdocs, verb: str) -> None:
    (found,) = errors(tdocs, HEAD + VERBS.get(verb, ""))
    assert (found["code"], found["file"]) == ("TD801", FILE)
    assert "keine Abschnitte" in found["message"]
    assert "rahmen" in found["message"]
    assert "haus" not in found["message"]
    assert errors(tdocs, EXTENDS + VERBS.get(verb, "")) == []


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_beside_the_sections_of_ones_own_are_told_at_the_verb(tdocs: Tdocs, verb: str) -> None:
    (found,) = errors(tdocs, STANDS + VERBS[verb])
    assert f"»{verb}« verändert ein Profil" in found["message"]
    assert errors(tdocs, STANDS) == []


GONE = VERBS["entfernen"]
HEAD_KEYS = {"zaehlung": "dezimal", "vertragsgrundlage": "sgb9_125", "quelle": "Muster"}


@pytest.mark.parametrize("left_out", [*HEAD_KEYS, ""])
def test_the_head_of_a_profile_without_parent_is_asked_for(tdocs: Tdocs, left_out: str) -> None:
    given = "".join(f"{key}: {value}\n" for key, value in HEAD_KEYS.items() if key != left_out)
    sections = "abschnitte:\n  - {id: a, titel: A, braucht: traeger.name}\n"
    found = everything(tdocs, HEAD + given + sections)
    assert [(f["code"], f["severity"]) for f in found] == ([("TD825", "hint")] if left_out else [])
    assert all(f"»{left_out}«" in f["message"] for f in found)
    assert everything(tdocs, EXTENDS) == []


IN_VAIN = {
    "changed and removed": (GONE + "aendern:\n  anlagen: {titel: Räume}\n", 8, GONE),
    "below what is removed": (
        "entfernen:\n  umfang: Das Haus vereinbart ihn mit dem Amt.\naendern:\n  umfang.pool: {titel: P}\n",
        8,
        "aendern:\n  umfang.pool: {titel: P}\n",
    ),
    "put in and removed": (VERBS["einfuegen"] + "entfernen:\n  neu: Den brauchen wir hier nicht.\n", 8, ""),
    "needed twice": (
        ADDED.format("neu", "[traeger.name, angebot.bezeichnung, traeger.name]"),
        6,
        ADDED.format("neu", "[traeger.name, angebot.bezeichnung]"),
    ),
    "words of an amount": (
        FIELDS + ADDED.format("neu", "{feld: angebot.eigene.preis, mindestens: 40}"),
        8,
        FIELDS + ADDED.format("neu", "{feld: angebot.eigene.preis}"),
    ),
    "annex for an amount": (
        FIELDS + ADDED.format("neu", "{feld: angebot.eigene.preis, anlage: ja}"),
        8,
        FIELDS + ADDED.format("neu", "{feld: angebot.eigene.preis}"),
    ),
    "text elsewhere": (
        "aendern:\n  ziel: {text: ../../../texte/ziel.md}\n",
        6,
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", IN_VAIN)
def test_what_has_no_effect_is_told_once_at_its_line(tdocs: Tdocs, kind: str) -> None:
    fault, line, mended = IN_VAIN[kind]
    assert told(errors(tdocs, EXTENDS + fault)) == [("TD801", FILE, line)]
    assert errors(tdocs, EXTENDS + mended) == []


NO_IDS = ("für-fahrt", "Unser Fahrdienst", "umfang.fahrt", "../fahrt", "7", "ja", "a_b", "-a")


@pytest.mark.parametrize("id_", NO_IDS)
@pytest.mark.parametrize("where", few(["added", "below", "part"], 2))
def test_an_id_is_made_like_those_of_duties(tdocs: Tdocs, where: str, id_: str) -> None:
    def outline(name: str) -> str:
        if where == "added":
            return EXTENDS + ADDED.format(f'"{name}"', "traeger.name")
        if where == "part":
            part = f'{{"{name}": {{nach: pool, text: neu.md}}}}'
            return EXTENDS + f"aendern:\n  ziel: {{teile: {part}}}\n"
        below = f'{{id: "{name}", titel: B, braucht: traeger.name}}'
        return STANDS.replace("braucht: traeger.name", f"abschnitte: [{below}]")

    def about_ids(name: str) -> list[str]:
        return [m for f in errors(tdocs, outline(name)) if "taugt nicht als Kennung" in (m := f["message"])]

    (message,) = about_ids(id_)
    assert message.startswith(f"»{id_}« taugt nicht")
    assert about_ids("fuer-fahrt") == []


@pytest.mark.parametrize("where", ["package", "house"])
@pytest.mark.parametrize("base", ["", "angebot.eigene.", "traeger.eigene."])
def test_a_former_name_is_no_path(tdocs: Tdocs, base: str, where: str) -> None:
    field = f"felder:\n  angebot.eigene.preis: {{frueher: {base}alt, art: euro, beschreibung: Preis}}\n"
    outline = EXTENDS + field + ADDED.format("neu", "angebot.eigene.preis")
    package = {"paket.yaml": 'name: haus\nversion: "1"\n'} if where == "package" else {}
    found = errors(tdocs, outline, **package)
    messages = [f["message"] for f in found if "ohne Pfad" in f["message"]]
    assert len(messages) == bool(base)
    assert all(("Gemeint: »alt«" in m) == (base == "angebot.eigene.") for m in messages)
