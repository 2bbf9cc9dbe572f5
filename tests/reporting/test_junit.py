"""JUnit's XML, held against tests/reporting/junit.xsd."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from reporting.befunde import FEHLT, FEINDLICH, OFFER, REPORT
from teilhabe_docs.reporting import junit_format
from teilhabe_docs.reporting.report import Report

XSD = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "junit.xsd")))


def gelesen(report: Report = REPORT) -> etree._Element:
    return etree.fromstring(junit_format.render(report).encode("utf-8"))


@pytest.mark.parametrize(
    "report", [REPORT, Report((), ("offer.yaml",)), Report((), ()), Report((FEHLT,), ())]
)
def test_it_is_valid(report: Report) -> None:
    assert XSD.validate(gelesen(report)), XSD.error_log


@pytest.mark.parametrize(
    "verdirb",
    [
        lambda wurzel: wurzel.attrib.pop("tests"),
        lambda wurzel: wurzel[0].set("failures", "viele"),
        lambda wurzel: wurzel[0][0].set("line", "1"),
        lambda wurzel: wurzel[0][0][0].attrib.pop("type"),
        lambda wurzel: wurzel[1][1].set("name", wurzel[1][0].get("name")),
    ],
)
def test_what_is_not_junit_is_found(verdirb: Callable[[etree._Element], object]) -> None:
    wurzel = gelesen()
    verdirb(wurzel)
    assert not XSD.validate(wurzel)


def test_there_is_a_suite_for_each_file() -> None:
    assert [suite.get("name") for suite in gelesen()] == [
        FEINDLICH.file,
        OFFER,
        "provider.yaml",
        "sued/offer.yml",
    ]


def test_a_file_without_findings_is_a_test_that_passed() -> None:
    (suite,) = gelesen().findall("testsuite[@name='provider.yaml']")
    assert [(test.get("name"), len(test)) for test in suite] == [("tdocs", 0)]
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_the_sums_are_right() -> None:
    wurzel = gelesen()
    assert int(wurzel.get("tests", "")) == len(wurzel.findall("testsuite/testcase")) == 8
    assert int(wurzel.get("failures", "")) == len(wurzel.findall("testsuite/testcase/failure")) == 7


def test_a_failure_says_weight_place_and_source() -> None:
    (test,) = gelesen().findall(
        "testsuite/testcase[@name='TD301:umfang pflichtabschnitt-fehlt umfang.beschreibung']"
    )
    assert (test.get("classname"), test.get("file")) == (OFFER, OFFER)
    assert (test[0].get("type"), test[0].get("message")) == ("warning", FEHLT.message)
    assert test[0].text == (
        f"Warnung: Der Umfang der Leistung fehlt.\n{OFFER}:3:3\nQuelle: § 125 Abs. 2 Satz 1 Nr. 3 SGB IX"
    )


def test_findings_with_one_name_are_numbered() -> None:
    namen = [test.get("name", "") for test in gelesen().findall("testsuite/testcase")]
    name = "TD705 mobilnummer-im-text kurzbeschreibung"
    assert [n for n in namen if n.startswith(name)] == [name, f"{name} (2)"]


def test_hostile_texts_come_back_as_they_are() -> None:
    (fehlschlag,) = gelesen(Report((FEINDLICH,), ())).iter("failure")
    assert str(fehlschlag.get("message")).startswith("100 % <b>&amp;\"'</b> ]]> | `rm`")
