"""GitLab's Code Quality, held against the keys that its documentation names."""

import json
from typing import Any

from reporting.befunde import FEINDLICH, REPORT
from teilhabe_docs.reporting import gitlab_format
from teilhabe_docs.reporting.report import Report

SCHLUESSEL = {"description": str, "check_name": str, "fingerprint": str, "severity": str, "location": dict}
SCHWEREN = {"info", "minor", "major", "critical", "blocker"}


def befunde(report: Report = REPORT) -> Any:
    return json.loads(gitlab_format.render(report))


def test_each_has_the_keys_that_gitlab_documents() -> None:
    for befund in befunde():
        assert {name: type(wert) for name, wert in befund.items()} == SCHLUESSEL
        assert befund["severity"] in SCHWEREN
        assert set(befund["location"]) == {"path", "lines"}
        assert befund["location"]["lines"]["begin"] >= 1


def test_it_begins_without_a_byte_order_mark() -> None:
    assert gitlab_format.render(REPORT).startswith("[")


def test_weights_have_their_words() -> None:
    worte = [befund["severity"] for befund in befunde()]
    assert worte == ["major", "major", "minor", "major", "minor", "minor", "info"]


def test_no_fingerprint_comes_twice() -> None:
    assert len({befund["fingerprint"] for befund in befunde()}) == len(REPORT.findings)


def test_a_description_is_one_line_that_begins_with_the_code() -> None:
    (befund,) = befunde(Report((FEINDLICH,), ()))
    assert befund["description"].startswith("TD201: 100 % <b>&amp;")
    assert befund["description"].isprintable()


def test_without_findings_it_is_an_empty_list() -> None:
    assert befunde(Report((), ("offer.yaml",))) == []
