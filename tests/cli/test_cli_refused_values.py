"""What a message says of a value or key that the model refuses: what is meant, and no word that misleads."""

import json
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from teilhabe_docs.loading.allowed_keys import allowed_keys
from teilhabe_docs.model.offer import Angebot

NONE = ("keine", "nein", "Entfällt", "k. A.", "–")
OFFER = str(HAUS["offer.yaml"])


def told(tdocs: Tdocs, root: Path, offer: str, staffing: str = "") -> dict[str, str]:
    """The messages on an offer and its staffing by the path of the value."""
    build_tree(root, {"provider.yaml": "name: T\n", "offer.yaml": OFFER + offer, "staffing.yaml": staffing})
    found = json.loads(tdocs("validate", "--format", "json").out)["findings"]
    return {finding["path"]: finding["message"] for finding in found}


@pytest.mark.parametrize("word", NONE)
def test_who_has_none_is_told_to_say_why(tdocs: Tdocs, tmp_path: Path, word: str) -> None:
    keys = {name: allowed_keys(Angebot, (name,)) for name in Angebot.model_fields}
    groups = {name: below for name, below in keys.items() if below and "datei" not in below}
    written = "".join(f"{name}: {word}\n" for name in groups if name not in OFFER)
    messages = told(tdocs, tmp_path, written)
    assert len(messages) > 20
    for name, message in messages.items():
        assert ("{entfaellt: Grund}" in message) == ("entfaellt" in groups[name]), message
        assert "»- «" not in message


@pytest.mark.parametrize("rest", ["5", "5 Std", "5 qm", "25 %", "5 h/Woche"])
def test_the_rest_of_a_number_is_told_as_such(tdocs: Tdocs, tmp_path: Path, rest: str) -> None:
    staffing = f"positionen:\n  - {{id: a, funktion: A, wochenstunden_h: 19,{rest}}}\n"
    messages = told(tdocs, tmp_path, "", staffing)
    assert any("in Klammern trennt das Komma" in message for message in messages.values())


MEANT = {
    "zielgruppe: {alter: 6 bis 18 Jahre}": "»{von: 6, bis: 18}«",
    "zielgruppe: {alter: 6-18}": "»{von: 6, bis: 18}«",
    "laufzeit: 01.08.2027 - 31.07.2028": "»{beginn: 2027-08-01, ende: 2028-07-31}«",
    "laufzeit: vom 1. August 2027 bis 31.7.2028": "»{beginn: 2027-08-01, ende: 2028-07-31}«",
    "anschrift: {plz: D-04103}": "»04103«",
    "gruppen: [{id: g, bezeichnung: G, plaetze: „12“}]": "»12«",
    "oeffnung: {zeiten: [{wochentage: täglich}]}": "»[mo, di, mi, do, fr, sa, so]«",
    "adresse: x": "»anschrift«",
    "name: x": "»bezeichnung«",
    "leistungsumfang: x": "»umfang«",
    "ansprechpartner: x": "»ansprechpersonen« gehört unter »kontakt«",
    "kooperationspartner: x": "»partner« gehört unter »kooperation«",
    "supervision: x": "»supervision« gehört in staffing.yaml unter »organisation«",
    "unterzeichnung: {ort: x}": "erlaubt: datum",
    "wohin_damit: x": "docs/felder.md",
}
UNMEANT = ("zielgruppe: {alter: 18 bis 6}", "laufzeit: 31.07.2028 - 01.08.2027", "anschrift: {plz: CH-8001}")


@pytest.mark.parametrize("written", MEANT)
def test_what_is_meant_is_named(tdocs: Tdocs, tmp_path: Path, written: str) -> None:

    (message,) = told(tdocs, tmp_path, f"{written}\n").values()
    assert MEANT[written] in message


@pytest.mark.parametrize("written", UNMEANT)
def test_what_cannot_be_meant_is_not(tdocs: Tdocs, tmp_path: Path, written: str) -> None:
    assert not any("Gemeint" in message for message in told(tdocs, tmp_path, f"{written}\n").values())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("positionen: [{id: a, funktion: A, vzae: 60 %}]", "»0,6«"),
        ("personalschluessel: 1:10", '»{gruppe: "1:10"}«'),
    ],
)
def test_what_is_meant_in_the_staffing_is_named(
    tdocs: Tdocs, tmp_path: Path, written: str, said: str
) -> None:
    assert any(said in message for message in told(tdocs, tmp_path, "", f"{written}\n").values())
