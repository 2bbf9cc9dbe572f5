"""`tdocs outline`: the sections of each document with their states."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli.aufruf import Tdocs
from helpers import build_tree


def zustand(zeile: str) -> str:
    return re.split("  +", zeile.rpartition(".. ")[2])[0]


def test_every_document_has_a_tree_with_states_in_one_column(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("outline", "haus")
    assert (ergebnis.code, ergebnis.err) == (0, "")
    for teil in ergebnis.out.split("\n\n"):
        kopf, *zeilen = teil.splitlines()
        assert kopf.startswith("haus · ")
        assert len({z.rindex(".. ") for z in zeilen if ".. " in z}) == 1


def test_every_section_is_followed_by_its_id_in_one_column(tdocs: Tdocs, haus: Path) -> None:
    _, *lines = tdocs("outline", "haus", "--doc", "fachkonzept").out.splitlines()
    (document,) = json.loads(tdocs("outline", "haus", "--doc", "fachkonzept", "--format", "json").out)
    assert [line.split()[-1] for line in lines] == list(ids(document["sections"]))
    assert len({line.rindex(" ") for line in lines}) == 1


def test_a_free_section_goes_where_an_id_of_the_text_says(tdocs: Tdocs, haus: Path) -> None:
    id_ = tdocs("outline", "haus", "--doc", "fachkonzept").out.splitlines()[-1].split()[-1]
    with (haus / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write(f"zusatzabschnitte: [{{dokument: fachkonzept, nach: {id_}, titel: Hunde, text: x.}}]\n")
    assert "Hunde" in tdocs("outline", "haus", "--doc", "fachkonzept").out.splitlines()[-1]


def ids(sections: list[dict[str, Any]]) -> Iterator[str]:
    for section in sections:
        yield section["id"]
        yield from ids(section["sections"])


def test_a_section_tells_what_it_lacks(tdocs: Tdocs, haus: Path) -> None:
    zeilen = tdocs("outline", "haus", "--doc", "leistungsvereinbarung").out.splitlines()
    staende = {zeile.partition(" ..")[0].strip(): zustand(zeile) for zeile in zeilen}
    assert staende["§ 5 Ziele"] == "leer"
    assert staende["§ 1 Gegenstand und Grundlagen"] == "leer (2 von 2 fehlen)"
    assert staende["§ 8 Personelle Ausstattung"] == "gefuellt"


def test_a_value_that_falls_away_shows_so(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"texte/leitbild.md": "x"})
    (haus / "provider.yaml").write_text("name: X\nleitbild: {anlage: lb, kurz: Kurz}\n", "utf-8")
    offer = haus / "offer.yaml"
    offer.write_text(offer.read_text("utf-8") + "anlagen: [{id: lb, titel: Leitbild}]\n", "utf-8")
    zeilen = tdocs("outline", "haus", "--doc", "fachkonzept").out.splitlines()
    assert [zustand(z) for z in zeilen if "2.1 Leitbild" in z] == ["anlage"]


def test_json_has_every_section_with_its_needs(tdocs: Tdocs, haus: Path) -> None:
    dokument: dict[str, Any]
    (dokument,) = json.loads(tdocs("outline", "haus", "--doc", "fachkonzept", "--format", "json").out)
    assert {k: dokument[k] for k in ("offer", "document", "profile")} == {
        "offer": "haus",
        "document": "fachkonzept",
        "profile": "allgemein",
    }
    leitbild = next(s for s in dokument["sections"][2]["sections"] if s["id"] == "angebot.leitbild")
    assert leitbild == {
        "id": "angebot.leitbild",
        "number": "2.1",
        "title": "Leitbild",
        "state": "filled",
        "parts": [],
        "needs": [{"field": "traeger.leitbild", "state": "filled", "requirements": ["leitbild"]}],
        "sections": [],
    }


def test_parts_without_a_title_have_an_empty_one(tdocs: Tdocs, haus: Path) -> None:
    profile = "profil: klein\ndokument: fachkonzept\ntitel: K\nabschnitte:\n"
    profile += "  - {id: a, titel: A, teile: {p: {braucht: angebot.plaetze}, q: {titel: Q}}}\n"
    text = "(@p) Wir haben {{ angebot.plaetze }} Plätze.\n\n(@q) Alle sind belegt.\n"
    build_tree(haus / "profile/fachkonzept/klein", {"gliederung.yaml": profile, "a.md": text})
    with (haus / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write("profil: {fachkonzept: klein}\n")
    (dokument,) = json.loads(tdocs("outline", "haus", "--doc", "fachkonzept", "--format", "json").out)
    assert [part["title"] for part in dokument["sections"][0]["parts"]] == ["", "Q"]


def test_with_errors_it_shows_what_there_is_and_ends_with_1(tdocs: Tdocs, haus: Path) -> None:
    offer = haus / "offer.yaml"
    offer.write_text(offer.read_text("utf-8") + "zile: [a]\n", "utf-8")
    ergebnis = tdocs("outline", "haus", "--doc", "fachkonzept")
    assert ergebnis.code == 1
    assert "2.1 Leitbild" in ergebnis.out
    assert "TD201" in ergebnis.err


def test_conditions_that_are_too_many_for_an_offer_are_told(tdocs: Tdocs, haus: Path) -> None:
    many = " or ".join(["'x' in angebot.methoden"] * 60)
    profile = "profil: klein\ndokument: fachkonzept\ntitel: K\nabschnitte:\n"
    profile += f'  - {{id: a, titel: A, wenn: "{many}", weil: w}}\n'
    folder = "profile/fachkonzept/klein"
    build_tree(haus, {f"{folder}/gliederung.yaml": profile, f"{folder}/a.md": "Wir sind da.\n"})
    with (haus / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write(f"profil: {{fachkonzept: klein}}\nmethoden: {[f'm{i}' for i in range(10_000)]}\n")
    ergebnis = tdocs("outline", "haus", "--doc", "fachkonzept")
    assert ergebnis.code == 1
    assert "profile/fachkonzept/klein/gliederung.yaml:2:11: TD801" in ergebnis.err


def test_quiet_leaves_warnings_out(tdocs: Tdocs, haus: Path) -> None:
    (haus / "staffing.yaml").unlink()
    assert "TD031" in tdocs("outline", "haus").err
    assert tdocs("outline", "haus", "-q").err == ""
