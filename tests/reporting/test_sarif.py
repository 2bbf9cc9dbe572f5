"""SARIF: valid, with everything that code scanning needs."""

import copy
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator

from case_files import read_cases
from reporting.befunde import AUSGENOMMEN, FEHLT, MOBIL, OFFER, REPORT
from teilhabe_docs.reporting import gitlab_format, sarif_format
from teilhabe_docs.reporting.report import Report, Suppressed
from teilhabe_docs.rules.engine.rule_description import code_directory, code_texts

SCHEMA = read_cases(Path(__file__).parent / "sarif.schema.yaml")
PRUEFER = Draft7Validator(SCHEMA)


def sarif(report: Report = REPORT) -> Any:
    return json.loads(sarif_format.render(replace(report, codes=code_texts())))


def lauf(report: Report = REPORT) -> Any:
    (einziger,) = sarif(report)["runs"]
    return einziger


def fehler(inhalt: object) -> list[str]:
    return [f.message for f in PRUEFER.iter_errors(inhalt)]


@pytest.mark.parametrize("report", [REPORT, Report((), ("offer.yaml",)), Report((), ())])
def test_it_is_valid(report: Report) -> None:
    assert fehler(sarif(report)) == []


def ergebnis(inhalt: Any) -> Any:
    return inhalt["runs"][0]["results"][0]


@pytest.mark.parametrize(
    "verdirb",
    [
        lambda inhalt: inhalt.pop("version"),
        lambda inhalt: inhalt["runs"][0]["tool"].pop("driver"),
        lambda inhalt: inhalt["runs"][0].update(columnKind="codePoints"),
        lambda inhalt: inhalt["runs"][0]["tool"]["driver"]["rules"][0].pop("id"),
        lambda inhalt: ergebnis(inhalt).update(level="hint"),
        lambda inhalt: ergebnis(inhalt).pop("message"),
        lambda inhalt: ergebnis(inhalt).update(code="TD201"),
        lambda inhalt: ergebnis(inhalt)["partialFingerprints"].update(zahl=1),
        lambda inhalt: ergebnis(inhalt)["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda inhalt: inhalt["runs"][0]["results"][-1]["suppressions"][0].update(kind="comment"),
    ],
)
def test_what_is_not_sarif_is_found(verdirb: Callable[[Any], object]) -> None:
    inhalt = copy.deepcopy(sarif())
    verdirb(inhalt)
    assert fehler(inhalt)


def test_every_rule_that_occurs_is_described_and_no_other() -> None:
    regeln = lauf()["tool"]["driver"]["rules"]
    assert [r["id"] for r in regeln] == ["TD020", "TD031", "TD201", "TD301", "TD302", "TD705"]
    assert [regeln[e["ruleIndex"]]["id"] for e in lauf()["results"]] == [
        e["ruleId"] for e in lauf()["results"]
    ]


def test_a_rule_says_why_it_is_there_by_which_source_with_examples() -> None:
    (regel,) = (r for r in lauf()["tool"]["driver"]["rules"] if r["id"] == "TD705")
    dort = code_directory()["TD705"].regel
    assert dort
    assert regel["name"] == "MobilnummerImText"
    assert (regel["shortDescription"]["text"], regel["fullDescription"]["text"]) == (dort.titel, dort.warum)
    assert regel["defaultConfiguration"]["level"] == "warning"
    assert regel["properties"]["source"] == dort.quelle
    for text in regel["help"].values():
        assert f"Quelle: {dort.quelle}" in text
        assert all(zeile in text for zeile in dort.beispiel.schlecht.splitlines())
        assert all(zeile in text for zeile in dort.beispiel.gut.splitlines())


def test_every_finding_there_is_can_be_described() -> None:
    alle = Report(tuple(replace(FEHLT, code=code) for code in code_directory()), ())
    assert fehler(sarif(alle)) == []


def test_a_result_carries_all_that_is_known() -> None:
    (eines,) = (e for e in lauf()["results"] if e["ruleId"] == "TD301")
    assert (eines["level"], eines["message"]["text"]) == ("warning", FEHLT.message)
    (ort,) = eines["locations"]
    assert ort["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 3,
        "endLine": 4,
        "endColumn": 2,
    }
    assert eines["properties"] == {
        "name": "pflichtabschnitt-fehlt",
        "path": "umfang.beschreibung",
        "requirement": "umfang",
        "source": "§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX",
        "documents": [
            {"document": "leistungsvereinbarung", "section": "umfang", "number": "§ 9"},
            {"document": "leistungsbeschreibung", "section": "umfang", "number": "6"},
        ],
    }


def test_columns_are_counted_in_code_points() -> None:
    assert lauf()["columnKind"] == "unicodeCodePoints"


def uri(datei: str) -> Any:
    report = Report((replace(FEHLT, file=datei),), ())
    return lauf(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize(
    "datei", ["offer.yaml", OFFER, "a:b,%c|`d`.offer.yaml", "../nord/offer.yaml", "a#b?c"]
)
def test_a_file_is_a_relative_uri_that_reads_back(datei: str) -> None:
    ort = uri(datei)
    assert ort["uriBaseId"] == "%SRCROOT%"
    assert unquote(ort["uri"]) == datei
    assert not set(ort["uri"]) & set(' "<>\\^`{|}#?:,üä')


def test_a_file_elsewhere_has_a_whole_uri() -> None:
    drive = "C:" if sys.platform == "win32" else ""
    assert uri(f"{drive}/haus süd/offer.yaml") == {
        "uri": f"file://{drive and '/C:'}/haus%20s%C3%BCd/offer.yaml"
    }


def test_a_name_that_is_no_text_has_a_uri() -> None:
    assert uri("\udcfc.yaml")["uri"].isascii()


def test_a_second_place_is_a_related_location() -> None:
    (eines,) = (e for e in lauf()["results"] if e["ruleId"] == "TD020")
    (ort,) = eines["relatedLocations"]
    assert ort["message"]["text"] == "hier zuerst"
    assert ort["physicalLocation"]["artifactLocation"]["uri"] == "angebote/nord.offer.yaml"


def test_fingerprints_are_those_of_gitlab_and_none_comes_twice() -> None:
    ergebnisse = lauf()["results"]
    hier = [e["partialFingerprints"]["tdocs/v1"] for e in ergebnisse]
    dort = [befund["fingerprint"] for befund in json.loads(gitlab_format.render(REPORT))]
    assert hier[: len(dort)] == dort
    assert len(set(hier)) == len(hier) == 8


def test_an_excepted_finding_takes_no_fingerprint_from_one_that_stands() -> None:
    ohne = lauf(Report((MOBIL,), ()))["results"]
    mit = lauf(Report((MOBIL,), (), suppressed=(Suppressed(MOBIL, "Grund"),)))["results"]
    assert mit[0]["partialFingerprints"] == ohne[0]["partialFingerprints"] != mit[1]["partialFingerprints"]


def test_only_an_excepted_finding_is_suppressed_and_says_why() -> None:
    mit = [e for e in lauf()["results"] if "suppressions" in e]
    assert [e["message"]["text"] for e in mit] == [AUSGENOMMEN.message]
    assert mit[0]["suppressions"] == [
        {"kind": "external", "justification": "Wird <bis> zum Sommer 100 % überarbeitet"}
    ]


def test_no_control_character_reaches_a_message() -> None:
    texte = [e["message"]["text"] for e in lauf()["results"]]
    assert not {"\x00", "\x1b", "\u202e"} & set("".join(texte))
