"""What the application does for whoever calls it: values come back, nothing is shown, nothing ends."""

from collections.abc import Iterator
from copy import copy as copy_of
from datetime import date
from pathlib import Path

import pytest

from cli.aufruf import HAUS
from helpers import build_tree
from teilhabe_docs.application.check import OutlinedOffer, check, reading_for
from teilhabe_docs.application.coverage import as_csv, coverage
from teilhabe_docs.application.freshness import file_states, strangers
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.lint import Linted, judge_by_rules, lint
from teilhabe_docs.application.outcomes import outcomes
from teilhabe_docs.application.outline import outline
from teilhabe_docs.application.personal import personal
from teilhabe_docs.application.render import building, outcome, plan, waiting_room, write_documents
from teilhabe_docs.application.rulebook import rulebook_for
from teilhabe_docs.application.settings import SettingsSource
from teilhabe_docs.application.status import overview_of, status
from teilhabe_docs.application.workspace import (
    Workspace,
    open_files,
    open_folder,
    open_repository,
    read_all,
)
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.reporting.report import Report

PLACEHOLDER = "Das Angebot besteht seit XX.XX.20XX.\n"
EXCEPTION = "regel: TD701, ort: leitbild, grund: Umbau, person: A"


@pytest.fixture(autouse=True)
def silent(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Nothing is shown."""
    yield
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return build_tree(tmp_path / "haus", HAUS)


def judged(workspace: Workspace) -> Linted:
    return lint(workspace, rulebook_for(workspace), workspace.reading())


def test_check_gives_findings_files_and_texts(haus: Path) -> None:
    build_tree(haus, {"offer.yaml": f"{HAUS['offer.yaml']}bezeichnug: x\n"})
    workspace = open_files(str(haus))
    checked = check(workspace, reading_for(workspace))
    assert [(f.code, f.file) for f in checked.findings] == [("TD201", "offer.yaml")]
    assert checked.files == ("offer.yaml", "provider.yaml", "staffing.yaml", "texte/leitbild.md")
    assert "bezeichnug" in checked.texts["offer.yaml"]
    assert checked.root == workspace.root


def test_check_takes_what_is_not_saved(haus: Path) -> None:
    workspace = open_files(str(haus / "offer.yaml"), unsaved=True)
    content = b"id: haus\nbezeichnung: Haus\nplaetze: viele\n"
    checked = check(workspace, reading_for(workspace, lambda limit: content[:limit]))
    assert [f.path for f in checked.findings] == ["plaetze"]


def test_lint_gives_what_the_rules_say(haus: Path) -> None:
    linted = judged(open_repository(str(haus)))
    assert {f.code for f in linted.report.findings} > {"TD301"}
    assert not linted.notices


def test_lint_can_be_repeated_with_one_rulebook(haus: Path) -> None:
    build_tree(haus, {"offer.yaml": f"{HAUS['offer.yaml']}# tdocs: ignore[TD301:ziele] Umbau\n"})
    workspace = open_repository(str(haus))
    rulebook = rulebook_for(workspace)
    first, second = (lint(workspace, rulebook, workspace.reading()) for _ in range(2))
    assert first.report == second.report


def test_lint_tells_what_is_excepted_and_until_when(haus: Path) -> None:
    build_tree(
        haus,
        {
            "texte/leitbild.md": PLACEHOLDER,
            "tdocs.yaml": f"ausnahmen:\n- {{{EXCEPTION}, bis: 2026-05-01}}\n",
        },
    )
    workspace = open_repository(str(haus))
    rulebook = rulebook_for(workspace)
    before, after = (
        lint(workspace, rulebook, workspace.reading(), today=day)
        for day in (date(2026, 5, 1), date(2026, 5, 2))
    )
    assert [(f.code, exception.grund) for f, exception in before.excepted] == [("TD701", "Umbau")]
    assert {"TD701", "TD903"} <= {f.code for f in after.report.findings}


def test_another_judge_may_be_passed_in(haus: Path) -> None:
    workspace = open_repository(str(haus))
    rules, seen = judge_by_rules(workspace), []

    def judge(offer: OutlinedOffer) -> list[Finding]:
        seen.append((offer.loaded.konzept.angebot.id, list(offer.outlines)))
        return list(rules(offer))

    linted = lint(workspace, rulebook_for(workspace), workspace.reading(), judge=judge)
    assert seen == [("haus", ["leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung"])]
    assert linted.report == judged(workspace).report


def test_of_a_file_only_what_concerns_that(haus: Path) -> None:
    linted = judged(open_repository(str(haus / "provider.yaml")))
    assert {f.file for f in linted.report.findings} <= {"provider.yaml"}


def test_documents_are_compared_without_writing(haus: Path) -> None:
    workspace = open_folder(str(haus))
    built = outcome(building(plan(workspace, formats=["md"]), workspace.reading()))
    assert {state.comparison.state for state in file_states(built)} == {"missing"}
    assert not (haus / "ausgabe").exists()
    assert all(count > 0 for count in built.open_places.values())


def test_what_is_written_is_current_until_its_source_changes(haus: Path) -> None:
    workspace = open_folder(str(haus))
    planned = plan(workspace, formats=["md"], documents=["fachkonzept"])
    with waiting_room() as room:
        built = outcome(building(planned, workspace.reading(), room=room))
        (written,) = write_documents(built, room)
    assert (written.refusal, written.file.path.name) == ("", "fachkonzept.md")
    (haus / "ausgabe/haus/alt.md").write_text("alt\n", "utf-8")
    now = outcome(building(planned, workspace.reading()))
    assert [state.comparison.state for state in file_states(now)] == ["current"]
    assert [stranger.path.name for stranger in strangers(outcomes([now]))] == ["alt.md"]
    build_tree(haus, {"texte/leitbild.md": "Wir sind immer da.\n"})
    (state,) = file_states(outcome(building(planned, workspace.reading())))
    assert (state.comparison.state, state.comparison.changed) == ("stale", ("texte/leitbild.md",))


def test_status_gives_offers_with_documents_and_findings(haus: Path) -> None:
    workspace = open_repository(str(haus))
    state = status(workspace, rulebook_for(workspace), workspace.reading())
    (offer,) = overview_of([state]).offers
    assert (offer.id, offer.bezeichnung) == ("haus", "Haus am See")
    assert [document.state for document in offer.documents] == ["missing"] * 3
    assert offer.findings == judged(workspace).report.findings


def test_the_coverage_knows_what_is_excepted(haus: Path) -> None:
    build_tree(haus, {"offer.yaml": f"# tdocs: ignore[TD301:umfang] Umbau\n{HAUS['offer.yaml']}"})
    workspace = open_repository(str(haus))
    table = coverage(workspace, rulebook_for(workspace), read_all(workspace), asked=["haus"])
    reasons = {row.requirement: row.reason for row in table.offers[0].rows if row.reason}
    assert reasons == {"umfang": "Umbau"}
    assert as_csv(table).count("Umbau") >= 1


def test_outlines_and_calculations(haus: Path) -> None:
    workspace = open_folder(str(haus))
    (one,) = outline(workspace, documents=["fachkonzept"]).documents
    assert (one.offer, one.document) == ("haus", "fachkonzept")
    (calculation,) = personal(workspace).offers
    assert [place.position.id for place in calculation.stellen] == ["leitung"]


@pytest.mark.parametrize(
    ("files", "asked", "cause"),
    [
        ({}, None, Cause.NOTHING),
        (HAUS, ["hau"], Cause.USAGE),
        ({"provider.yaml": "name: X\n"}, None, Cause.NOTHING),
        ({**HAUS, "offer.yaml": "id: [\n"}, None, Cause.CONTENT),
    ],
    ids=["nothing", "no such offer", "no offer", "unreadable"],
)
def test_what_cannot_be_done_is_told_as_a_value(
    tmp_path: Path, files: dict[str, str | bytes], asked: list[str] | None, cause: Cause
) -> None:
    workspace = open_folder(str(build_tree(tmp_path, files)))
    with pytest.raises(ImpossibleError) as caught:
        personal(workspace, offers=asked)
    assert caught.value.cause is cause
    assert caught.value.text
    shown = [notice.findings for notice in caught.value.notices if isinstance(notice, Report)]
    assert bool(shown) == (cause is Cause.CONTENT)


def test_mistakes_in_the_configuration_come_with_the_error(haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "dokumente: fachkonzept\n"})
    with pytest.raises(ImpossibleError) as caught:
        open_folder(str(haus))
    (notice,) = caught.value.notices
    assert isinstance(notice, Report)
    assert (caught.value.cause, notice.findings[0].file) == (Cause.USAGE, "tdocs.yaml")


def test_notices_come_in_their_order(haus: Path, tmp_path: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "dateiname: '{dokument}-x'\n", "texte/leitbild.md": PLACEHOLDER})
    build_tree(haus, {"provider.yaml": f"{HAUS['provider.yaml']}# tdocs: ignore[TD701] Umbau\n"})
    build_tree(tmp_path, {"unsere/tdocs.yaml": "formate: [md]\n"})
    source = SettingsSource(str(tmp_path / "unsere/tdocs.yaml"), trusted=True)
    workspace = open_repository(str(haus), source)
    linted = lint(workspace, rulebook_for(workspace, source), workspace.reading())
    (ignored,) = [notice for notice in workspace.notices if isinstance(notice, str)]
    assert "»dateiname« zählt hier nicht" in ignored
    assert linted.notices == ("1 Ausnahme des Repositorys zählt nicht: --trusted-config gibt keine frei.",)
    assert workspace.settings.konfiguration.formate == ("md",)


def test_settings_hold_for_the_shelf_of_profiles(haus: Path) -> None:
    head = "profil: haus\ndokument: fachkonzept\ntitel: Konzept\nerweitert: allgemein\n"
    build_tree(haus, {"profile/fachkonzept/haus/gliederung.yaml": head})
    names = {(p.dokument, p.name) for p in open_folder(str(haus)).all_profiles()}
    assert ("fachkonzept", "haus") in names
    with pytest.raises(ImpossibleError, match="gibt es nicht"):
        open_folder(str(haus), profiles=str(haus / "nix")).all_profiles()


def test_what_cannot_be_done_comes_whole_out_of_another_process() -> None:
    error = ImpossibleError(Cause.CONTENT, "Das geht nicht.", ["Vorher."])
    copy = copy_of(error)
    assert (copy.cause, copy.text, copy.notices) == (Cause.CONTENT, "Das geht nicht.", ("Vorher.",))
    assert str(copy) == "Das geht nicht."
