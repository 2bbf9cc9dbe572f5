"""`tdocs diff` where the new profile knows other fields: each value has the places that print it."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree

PLACE = "profile/leistungsvereinbarung/klein/gliederung.yaml"
OFFER = """\
id: haus
bezeichnung: Haus am See
vertragsgrundlage: sgb9_125
profil: {{leistungsvereinbarung: klein}}
plaetze: {places}
eigene: {{ort: Musterstadt, {own}}}
"""
HEAD = "profil: klein\ndokument: leistungsvereinbarung\ntitel: Klein\nerweitert: sgb9-125\nfelder:\n"
ORT = "  angebot.eigene.ort: {art: kurzer_text, beschreibung: Ort}\n"
PREIS = "  angebot.eigene.preis: {art: ganze_zahl, beschreibung: Preis}\n"
SECTION = "  - {nach: ziele, id: preise, titel: Preise, braucht: [angebot.eigene.ort, angebot.eigene.%s]}\n"
OLD = f"{HEAD}{ORT}{PREIS}einfuegen:\n{SECTION % 'preis'}"

PLAN = "  angebot.eigene.plan: {art: langer_text, beschreibung: Plan}\n"
NEW_SECTION = "  - {nach: preise, id: plan, titel: Plan, braucht: angebot.eigene.plan}\n"
FURTHER = f"{HEAD}{ORT}{PREIS}{PLAN}einfuegen:\n{SECTION % 'preis'}{NEW_SECTION}"
SATZ = "  angebot.eigene.satz: {art: ganze_zahl, frueher: preis, beschreibung: Preis}\n"
RENAMED = f"{HEAD}{ORT}{SATZ}einfuegen:\n{SECTION % 'satz'}"


def retyped(kind: str) -> str:
    return OLD.replace("art: ganze_zahl", f"art: {kind}")


def tree(profile: str, places: int, own: str) -> dict[str, str | bytes]:
    return {**HAUS, "offer.yaml": OFFER.format(places=places, own=own), PLACE: profile}


def diff(tdocs: Tdocs, tmp_path: Path, profile: str, own: str, old: str = "preis: 70") -> dict[str, Any]:
    build_tree(tmp_path / "alt", tree(OLD, 12, old))
    build_tree(tmp_path / "neu", tree(profile, 13, own))
    result = tdocs("diff", "alt", "neu", "--format", "json")
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(result.out)
    return found


def sections(change: dict[str, Any], document: str = "leistungsvereinbarung") -> set[str]:
    return {place["section"] for place in change["places"] if place["document"] == document}


@pytest.mark.parametrize(
    ("profile", "own", "field"),
    [
        (OLD, "preis: 80", "preis"),
        (FURTHER, "preis: 80", "preis"),
        (RENAMED, "preis: 80", "satz"),
        (RENAMED, "satz: 80", "satz"),
        (retyped("kurzer_text"), "preis: achtzig", "preis"),
        (retyped("langer_text"), "preis: Achtzig Euro.", "preis"),
        (retyped("auswahl, werte: {a: Stufe A, b: Stufe B}"), "preis: a", "preis"),
        (retyped("liste, eintrag: kurzer_text"), "preis: [achtzig]", "preis"),
    ],
    ids=["same", "further", "renamed", "renamed-data", "text", "long-text", "choice", "list"],
)
def test_a_changed_value_has_its_places(
    tdocs: Tdocs, tmp_path: Path, profile: str, own: str, field: str
) -> None:
    found = diff(tdocs, tmp_path, profile, own)
    changes = {one["field"]: one for one in found["changes"]}
    assert set(changes) == {"angebot.plaetze", f"angebot.eigene.{field}"}
    assert sections(changes["angebot.plaetze"])
    assert sections(changes[f"angebot.eigene.{field}"]) == {"preise"}
    fixed = {one["section"]: one["kind"] for one in found["sections"] if one["cause"] == "profile"}
    other_form = {"preise": "changed"} if "langer_text" in profile and profile is not FURTHER else {}
    assert fixed == ({"plan": "added"} if profile is FURTHER else other_form)


def test_a_renamed_field_alone_is_no_change(tdocs: Tdocs, tmp_path: Path) -> None:
    for own in ("preis: 70", "satz: 70"):
        found = diff(tdocs, tmp_path, RENAMED, own)
        assert [one["field"] for one in found["changes"]] == ["angebot.plaetze"]
        assert not any(one["cause"] == "profile" for one in found["sections"])


def test_a_value_without_a_field_is_gone(tdocs: Tdocs, tmp_path: Path) -> None:
    profile = OLD.replace(PREIS, "").replace(", angebot.eigene.preis", "")
    found = diff(tdocs, tmp_path, profile, "")
    gone = next(one for one in found["changes"] if one["field"] == "angebot.eigene.preis")
    assert (gone["kind"], gone["old"]) == ("removed", 70)
    assert sections(gone) == {"preise"}
    assert not any(one["cause"] == "profile" for one in found["sections"])


def test_a_renamed_value_that_goes_has_its_places(tdocs: Tdocs, tmp_path: Path) -> None:
    found = diff(tdocs, tmp_path, RENAMED, "")
    gone = next(one for one in found["changes"] if one["field"] == "angebot.eigene.satz")
    assert (gone["kind"], sections(gone)) == ("removed", {"preise"})
