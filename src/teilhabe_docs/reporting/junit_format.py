"""Findings as results of tests, for whatever shows JUnit's XML.

Source: GitLab Docs, "Unit test reports" (the elements and attributes that are read), and the JUnit task of
Apache Ant, from which the format comes.
"""

from collections import Counter
from xml.etree import ElementTree as Xml

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.reporting.format_words import visible
from teilhabe_docs.reporting.report import Report


def render(report: Report) -> str:
    """A suite for each file; each finding is a failed test, a file without one a test that passed.

    Tests are told apart by file and name, so a name holds no line and none is given twice.
    """
    je_datei: dict[str, list[Finding]] = {}
    for finding in report.findings:
        je_datei.setdefault(finding.file, []).append(finding)
    ganze = [name for name in report.files if name not in je_datei]
    wurzel = Xml.Element("testsuites", _zahlen("tdocs", len(report.findings), len(ganze)))
    for datei in sorted({*report.files, *je_datei}):
        befunde = je_datei.get(datei, [])
        suite = Xml.SubElement(wurzel, "testsuite", _zahlen(visible(datei), len(befunde), int(not befunde)))
        if not befunde:
            Xml.SubElement(suite, "testcase", _wer(datei, "tdocs"))
        for name, finding in zip(_namen(befunde), befunde, strict=True):
            _test(suite, name, finding)
    Xml.indent(wurzel)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(wurzel, encoding="unicode")}\n'


def _zahlen(name: str, gescheitert: int, gut: int) -> dict[str, str]:
    return {"name": name, "tests": str(gescheitert + gut), "failures": str(gescheitert), "errors": "0"}


def _wer(datei: str, name: str) -> dict[str, str]:
    return {"classname": visible(datei), "name": name, "file": visible(datei)}


def _namen(findings: list[Finding]) -> list[str]:
    """A name for each: code and requirement, name, path, and a number where these come again."""
    gesehen: Counter[str] = Counter()
    namen = []
    for f in findings:
        kennzeichen = f"{f.code}:{f.requirement}" if f.requirement else f.code
        name = visible(f"{kennzeichen} {f.name} {f.path}")
        gesehen[name] += 1
        namen.append(f"{name} ({gesehen[name]})" if gesehen[name] > 1 else name)
    return namen


def _test(suite: Xml.Element, name: str, finding: Finding) -> None:
    test = Xml.SubElement(suite, "testcase", _wer(finding.file, name))
    text = visible(finding.told)
    gescheitert = Xml.SubElement(test, "failure", {"type": finding.severity.value, "message": text})
    zeilen = [
        f"{finding.severity.word}: {text}",
        f"{visible(finding.file)}:{finding.span.line}:{finding.span.column}",
        *([f"Quelle: {visible(finding.source)}"] if finding.source else []),
    ]
    gescheitert.text = "\n".join(zeilen)
