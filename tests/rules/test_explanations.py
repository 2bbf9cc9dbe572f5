"""`tdocs explain` says of every code what holds, why, and what to do; of a requirement how much it weighs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.application.check import OutlinedOffer, check
from teilhabe_docs.application.lint import subject as subject_of
from teilhabe_docs.application.workspace import Workspace, open_repository
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.starter.starter import accompanied, starter_files
from teilhabe_docs.rules.engine.rule_description import CodeEntry, code_directory, explanation

EVERY = [*code_directory().values()]


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.code)
def test_every_code_has_a_reason_and_a_remedy(entry: CodeEntry) -> None:
    head, weight, reason, *rest = explanation(entry).split("\n\n")
    assert head == f"# {entry.code} {entry.name}"
    assert weight.endswith(entry.titel)
    assert reason == entry.warum
    assert reason not in (entry.titel, "")
    assert any(re.match(r"Was zu tun ist: .|Richtig \(in ", part) for part in rest)


def test_a_requirement_weighs_in_the_explanation_what_it_weighs_in_lint(tmp_path: Path) -> None:
    for name, text in starter_files("haus", accompanied("sgb9-125", "leistungsvereinbarung")).items():
        (tmp_path / name).write_text(text, "utf-8")
    words = {"ein Fehler": "Fehler", "eine Warnung": "Warnung"}
    seen = 0
    for finding in lint(tmp_path):
        if finding.code != "TD301" or not finding.requirement or len(finding.documents) != 1:
            continue
        text = explanation(code_directory()["TD301"], finding.requirement)
        (place,) = finding.documents
        profile = {"leistungsvereinbarung": "sgb9-125", "fachkonzept": "allgemein"}.get(place.document)
        if profile:
            (line,) = re.findall(rf"(?m)^- \w+ »{profile}«: (.*)$", text)
            assert finding.severity.word in {words[part] for part in line.split(", je nach Abschnitt ")}
            seen += 1
    assert seen > 5


EXAMPLES = sorted(one.parent for one in (Path(__file__).parents[2] / "examples").glob("*/provider.yaml"))
WORDS = {"ja": "ein Fehler", "soll": "eine Warnung"}


def said_of(workspace: Workspace, slug: str, profile: Profil) -> list[str]:
    """What the explanation of a requirement says of a profile, in parts."""
    text = explanation(code_directory()["TD301"], slug, workspace.shelf)
    line = f"- {DOKUMENTE[profile.dokument]} »{profile.name}«: "
    (found,) = [one.removeprefix(line) for one in text.split("\n") if one.startswith(line)]
    return re.split(", je nach Abschnitt |; wo es nicht bindet, |, weil ", found)


def contradictions(workspace: Workspace) -> tuple[int, list[str]]:
    """How many needs lint weighs, given or not, and those of which the explanation says otherwise."""
    seen, wrong = 0, list[str]()

    def judge(offer: OutlinedOffer) -> Iterator[Finding]:
        nonlocal seen
        subject = subject_of(workspace, offer)
        for outline in subject.gliederungen.values():
            for need in (one for section in outline.alle() for one in section.punkte if subject.counts(one)):
                for slug in subject.in_force(need) or ():
                    seen += 1
                    if WORDS[need.grad] not in said_of(workspace, slug, outline.profil):
                        wrong.append(f"{outline.profil.name} {slug} {need.feld} {need.grad}")
        return iter(())

    check(workspace, workspace.reading(), judge)
    return seen, wrong


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_all_needs_of_an_offer_weigh_what_the_explanation_says(example: Path) -> None:
    seen, wrong = contradictions(open_repository(str(example)))
    assert seen > 50
    assert wrong == []


OUTLINE = """\
profil: haus
dokument: leistungsbeschreibung
titel: Haus
erweitert: rahmen
felder:
  angebot.eigene.taxi: {art: kurzer_text, beschreibung: Taxi}
  angebot.eigene.bus: {art: kurzer_text, beschreibung: Bus}
einfuegen:
  - nach: umfang
    id: wege
    titel: Wege
    erfuellt: wege
    pflicht: SECTION
    teile:
      bus: {braucht: angebot.eigene.busPART}
"""
PARTS = ("", ", erfuellt: []", ", pflicht: ja", ", pflicht: soll", ", erfuellt: [wege], pflicht: soll")


@pytest.mark.parametrize("section", WORDS)
@pytest.mark.parametrize("part", PARTS)
def test_a_duty_of_one_s_own_weighs_what_the_explanation_says(
    tmp_path: Path, section: str, part: str
) -> None:
    outline = OUTLINE.replace("SECTION", section).replace("PART", part)
    outline += "    braucht: angebot.eigene.taxi\n"
    files = {
        "offer.yaml": OFFER,
        "provider.yaml": "name: T\n",
        "staffing.yaml": "",
        "profile/anforderungen.yaml": "anforderungen: {wege: {titel: Wege, quelle: LRV}}\n",
        "profile/leistungsbeschreibung/haus/gliederung.yaml": outline,
        "profile/leistungsbeschreibung/haus/wege.md": BODY,
    }
    workspace = open_repository(str(build_tree(tmp_path, files)))
    assert contradictions(workspace)[1] == []
    told = {one.severity.word for one in lint(tmp_path) if one.requirement == "wege"}
    (line,) = re.findall(
        "(?m)^- Leistungsbeschreibung »haus«: (.*)$",
        explanation(code_directory()["TD301"], "wege", workspace.shelf),
    )
    assert {one.rpartition(" ")[2] for one in line.split(", je nach Abschnitt ")} == told


OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {leistungsbeschreibung: haus}\n"
BODY = "Es fährt {{ angebot.eigene.taxi }}.\n\n(@bus) Der Bus ist {{ angebot.eigene.bus }}.\n"


def test_every_requirement_can_be_explained() -> None:
    entry = code_directory()["TD301"]
    assert all(f"## Anforderung {slug}: " in explanation(entry, slug) for slug in catalogue())
