"""`tdocs personal`: the staffing calculation."""

import json
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.reporting.staffing_forms import as_text

PERSONAL = """\
fachkraftquote: 75
personalschluessel: {gruppe: "1:4"}
positionen:
  - {id: fach, funktion: "Fachkraft [/x]", bereich: gruppe, kategorie: fachkraft_studium, vzae: 2}
  - {id: assistenz, funktion: Assistenz, bereich: gruppe, kategorie: nicht_fachkraft, vzae: 1}
  - {id: fsj, funktion: FSJ, bereich: gruppe, vzae: 1, beschaeftigung: freiwilligendienst}
"""


@pytest.fixture
def stelle(haus: Path) -> Path:
    (haus / "staffing.yaml").write_text(PERSONAL, "utf-8")
    return haus


def zeile(ausgabe: str, anfang: str) -> list[str]:
    """The columns of the row that begins so."""
    return next(z for z in ausgabe.splitlines() if z.startswith(anfang)).split("  ")


def test_each_result_has_its_formula_and_its_figures(tdocs: Tdocs, stelle: Path) -> None:
    ergebnis = tdocs("personal", "haus")
    assert (ergebnis.code, ergebnis.err) == (0, "")
    assert zeile(ergebnis.out, "Soll Gruppe")[-1] == "Plätze ÷ Schlüssel = 12 ÷ 4"
    quote = " ".join(" ".join(zeile(ergebnis.out, "Fachkraftquote ")).split())
    assert quote == (
        "Fachkraftquote 66,7 % 75 % unterschritten VZÄ Fachkräfte ÷ VZÄ direkte Leistungen × 100 "
        "= 2,00 ÷ 3,00 × 100"
    )


def test_what_does_not_count_says_why(tdocs: Tdocs, stelle: Path) -> None:
    assert zeile(tdocs("personal", "haus").out, "fsj")[-1] == "zählt nicht: im Freiwilligendienst"


def test_piped_text_is_not_cut_and_says_what_was_typed(tdocs: Tdocs, stelle: Path) -> None:
    lang = "Fachkraft für alles " * 30
    datei = stelle / "staffing.yaml"
    datei.write_text(PERSONAL.replace("Fachkraft [/x]", f"{lang.strip()} [/x]"), "utf-8")
    assert f"{lang.strip()} [/x]" in tdocs("personal", "haus").out


def test_a_narrow_terminal_breaks_words_but_cuts_none(stelle: Path) -> None:
    (geladen,) = load_repository(stelle).konzepte
    text = as_text([(Calculation(geladen.konzept), UNTERSCHREITUNG_PROZENT)], colour=False, width=50)
    assert max(map(len, text.splitlines())) <= 50
    assert "…" not in text


def test_colour_says_what_is_reached(tdocs: Tdocs, stelle: Path) -> None:
    bunt = tdocs("personal", "haus", "--color", "always").out
    assert "\x1b[32merreicht\x1b[0m" in bunt
    assert "\x1b[1;31munterschritten\x1b[0m" in bunt
    assert "\x1b" not in tdocs("personal", "haus", "--color", "never").out


def test_json_has_the_same_figures(tdocs: Tdocs, stelle: Path) -> None:
    (angebot,) = json.loads(tdocs("personal", "haus", "--format", "json").out)
    assert angebot["offer"] == "haus"
    assert angebot["sums"]["by_category"][0] == {
        "name": "Fachkraft mit Studium",
        "fte": 2.0,
        "hours_per_week": None,
        "missing": [],
    }
    ergebnisse = {eines["id"]: eines for eines in angebot["results"]}
    assert ergebnisse["fachkraftquote"]["value"] == 66.7
    assert ergebnisse["fachkraftquote"]["agreed"] == 75.0
    assert ergebnisse["fachkraftquote"]["status"] == "below"
    assert ergebnisse["soll.gruppe"]["inputs"] == [
        {"name": "Plätze", "value": 12.0, "unit": "places", "path": "plaetze"},
        {"name": "Schlüssel", "value": 4.0, "unit": "ratio", "path": "personalschluessel.gruppe"},
    ]


def test_the_threshold_comes_from_the_configuration(tdocs: Tdocs, stelle: Path) -> None:
    (stelle / "tdocs.yaml").write_text("personal: {unterschreitung_prozent: 20 %}\n", "utf-8")
    ergebnis = tdocs("personal", "haus")
    assert "knapp unterschritten" in ergebnis.out
    assert "mindestens 20 %" in ergebnis.out


def test_what_is_unknown_is_said(tdocs: Tdocs, haus: Path) -> None:
    (haus / "staffing.yaml").write_text(PERSONAL.replace("vzae: 2", "wochenstunden_h: 39"), "utf-8")
    ausgabe = tdocs("personal", "haus").out
    assert "unvollständig, ohne fach" in ausgabe
    assert "nicht berechenbar" in ausgabe
    assert "unbekannt: VZÄ Fachkräfte, VZÄ direkte Leistungen, Stelle fach" in ausgabe


def test_without_positions_it_says_so(tdocs: Tdocs, haus: Path) -> None:
    (haus / "staffing.yaml").unlink()
    ergebnis = tdocs("personal", "haus")
    assert ergebnis.code == 0
    assert "nennt keine Stellen" in ergebnis.out


def test_with_errors_it_shows_what_there_is_and_ends_with_1(tdocs: Tdocs, stelle: Path) -> None:
    datei = stelle / "staffing.yaml"
    datei.write_text(datei.read_text("utf-8").replace("vzae: 2", "vzae: viel"), "utf-8")
    ergebnis = tdocs("personal", "haus")
    assert ergebnis.code == 1
    assert "nicht berechenbar" in ergebnis.out
    assert "viel" in ergebnis.err


def test_an_unknown_offer_or_format_is_a_usage_error(tdocs: Tdocs, stelle: Path) -> None:
    assert tdocs("personal", "haus", "--offer", "hans").code == 2
    assert tdocs("personal", "haus", "--format", "csv").code == 2
    assert tdocs("personal", "nirgends").code == 2


def test_a_workbook_goes_where_out_says(tdocs: Tdocs, stelle: Path) -> None:
    ergebnis = tdocs("personal", "haus", "--format", "xlsx", "--out", "plan.xlsx")
    assert (ergebnis.code, ergebnis.out, ergebnis.err) == (0, "plan.xlsx\n", "")
    assert (stelle.parent / "plan.xlsx").read_bytes().startswith(b"PK")


def test_a_workbook_that_somebody_has_is_not_overwritten(tdocs: Tdocs, stelle: Path) -> None:
    plan = stelle.parent / "plan.xlsx"
    plan.write_bytes(b"anderes")
    assert tdocs("personal", "haus", "--format", "xlsx", "--out", "plan.xlsx").code == 1
    assert plan.read_bytes() == b"anderes"
    assert tdocs("personal", "haus", "--format", "xlsx", "--out", "plan.xlsx", "--force").code == 0


@pytest.mark.parametrize("out", [(), ("--out", "plan.xls"), ("--out", "plan")])
def test_a_workbook_needs_a_file_of_its_kind(tdocs: Tdocs, stelle: Path, out: tuple[str, ...]) -> None:
    ergebnis = tdocs("personal", "haus", "--format", "xlsx", *out)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert "--out mit einer Datei, die auf .xlsx endet" in ergebnis.err


def test_without_its_package_a_workbook_is_a_usage_error_that_says_what_to_install(
    tdocs: Tdocs, stelle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teilhabe_docs.reporting import staffing_workbook

    monkeypatch.setattr(staffing_workbook, "find_spec", lambda name: None)
    ergebnis = tdocs("personal", "haus", "--format", "xlsx", "--out", "plan.xlsx")
    assert ergebnis.code == 2
    assert "pip install" in ergebnis.err
    assert not (stelle.parent / "plan.xlsx").exists()
