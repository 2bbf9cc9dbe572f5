"""Texts that assert without saying, and those that only point elsewhere (TD309 to TD313)."""

from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint

OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"
ONLY = "regeln: {nur: [TD303, TD309, TD310, TD311, TD312, TD313, TD305]}\n"


def told(folder: Path, offer: str, provider: str = "") -> list[tuple[str, str, int]]:
    """Code, path and line of what is found of texts that say nothing."""
    files = {"provider.yaml": f"name: T\n{provider}", "offer.yaml": f"{OFFER}{offer}", "staffing.yaml": ""}
    build_tree(folder, {**files, "tdocs.yaml": ONLY})
    return [(f.code, f.path, f.span.line) for f in lint(folder)]


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ("kurzbeschreibung: Ist vorhanden.\n", [("TD310", "kurzbeschreibung", 4)]),
        ("kurzbeschreibung: siehe Anlage 2\n", [("TD309", "kurzbeschreibung", 4)]),
        ("kurzbeschreibung: texte/kurz.md\n", [("TD312", "kurzbeschreibung", 4)]),
        ("methoden: [Spiel, siehe Anlage 2]\n", [("TD313", "methoden[1]", 4)]),
        ("methoden: [siehe Anlage 2, folgt]\n", [("TD309", "methoden", 4)]),
        ("methoden: [Spiel, nach Bedarf]\n", [("TD310", "methoden[1]", 4)]),
        ("laufzeit: {kuendigungsfrist: siehe LRV}\n", [("TD309", "laufzeit.kuendigungsfrist", 4)]),
        (
            "kontakt: {ansprechpersonen: [{funktion: Leitung, name: wird noch benannt}]}\n",
            [("TD313", "kontakt.ansprechpersonen[0].name", 4)],
        ),
        (
            "kontakt: {ansprechpersonen: [{funktion: Leitung, name: offen}]}\n",
            [("TD313", "kontakt.ansprechpersonen[0].name", 4)],
        ),
        ("kontakt: {ansprechpersonen: [{funktion: Leitung, name: Ole Offen}]}\n", []),
        ("anlagen: [{id: a, titel: siehe Anlage}]\n", [("TD313", "anlagen[id=a].titel", 4)]),
        ("kooperation: {partner: entfällt}\n", [("TD310", "kooperation.partner", 4)]),
        ("kontakt: {telefon: unbekannt}\n", [("TD310", "kontakt.telefon", 4)]),
        ("laufzeit: {kuendigungsfrist: nicht erforderlich}\n", []),
        ("anlagen: [{id: a, titel: Rahmenvertrag}]\n", []),
        ("kurzbeschreibung: Die Küche steht in Anlage 2.\n", []),
        ("methoden: [Spiel, Arbeit]\n", []),
    ],
)
def test_what_says_nothing_is_told_once(
    tmp_path: Path, offer: str, expected: list[tuple[str, str, int]]
) -> None:
    assert [one for one in told(tmp_path, offer) if one[0] != "TD305"] == expected


def test_a_reason_and_a_short_description_are_looked_at_everywhere(tmp_path: Path) -> None:
    provider = "anlagen: [{id: lb, titel: Leitbild}]\nleitbild: {anlage: lb, kurz: Das Leitbild liegt bei.}\n"
    found = told(tmp_path, "besonderheiten: {entfaellt: k. A.}\n", provider)
    assert {code for code, path, _ in found if path.startswith(("leitbild", "besonderheiten"))} <= {
        "TD305",
        "TD311",
        "TD313",
    }
    assert {path.partition(".")[0] for _, path, _ in found} == {"leitbild", "besonderheiten"}


def test_what_may_stand_instead_is_named_only_where_it_counts(tmp_path: Path) -> None:
    build_tree(
        tmp_path,
        {
            "provider.yaml": "name: T\nspitzenverband: siehe Satzung\npersoenliche_eignung: siehe Handbuch\n",
            "offer.yaml": OFFER,
            "staffing.yaml": "",
        },
    )
    messages = {f.path: f.message for f in lint(tmp_path) if f.code == "TD309"}
    assert "{entfaellt: Grund}" in messages["spitzenverband"]
    assert "{datei: texte/beispiel.md}" in messages["persoenliche_eignung"]
    assert "entfaellt" not in messages["persoenliche_eignung"]
