"""What is said of an empty field: once for field and requirement, as the hardest need has it."""

from pathlib import Path

import pytest

from helpers import build_tree
from kleinprofil import LV, Daten, geladen, regal
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.rules.checks.pflichtinhalt import pflichtinhalt
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

FK = "fachkonzept"
PLAIN = "{feld: angebot.kurzbeschreibung, hinweis: Worum es geht}"
MILD = "{feld: angebot.kurzbeschreibung, hinweis: Worum es geht, pflicht: soll}"
WHAT = "Titel: »kurzbeschreibung« fehlt. Worum es geht."


def matches(folder: Path, documents: dict[str, str], **data: Daten) -> list[Match]:
    """What the check finds where each document has one section, with these needs."""
    loaded = geladen(folder / "konzept", **data)
    outlines = {}
    for document, needs in documents.items():
        head = f"profil: eigen\ndokument: {document}\ntitel: Probe\n"
        head += f"zaehlung: paragraf\nquelle: Muster {document}\n"
        sections = f"abschnitte:\n  - {{id: a, titel: Titel, braucht: [{needs}]}}\n"
        build_tree(folder / document / "eigen", {"gliederung.yaml": head + sections})
        profile = resolved(document, "eigen", regal(folder))
        assert not profile.befunde, profile.befunde
        outlines[document] = outline_of(loaded.konzept, profile)
    return list(pflichtinhalt(Subject(loaded, outlines)))


@pytest.mark.parametrize(
    ("lv", "fk", "severity", "said", "source"),
    [
        (
            PLAIN,
            MILD,
            Severity.ERROR,
            "Verlangt in Leistungsvereinbarung § 1, erwartet in Fachkonzept § 1",
            LV,
        ),
        (
            MILD,
            PLAIN,
            Severity.ERROR,
            "Verlangt in Fachkonzept § 1, erwartet in Leistungsvereinbarung § 1",
            FK,
        ),
        (MILD, MILD, Severity.WARNING, "Erwartet in Leistungsvereinbarung § 1 und Fachkonzept § 1", LV),
        (PLAIN, PLAIN, Severity.ERROR, "Verlangt in Leistungsvereinbarung § 1 und Fachkonzept § 1", LV),
    ],
)
def test_the_document_that_asks_hardest_gives_weight_and_source(
    lv: str, fk: str, severity: Severity, said: str, source: str, tmp_path: Path
) -> None:
    (match,) = matches(tmp_path, {LV: lv, FK: fk})
    assert (match.code, match.severity, match.source) == ("TD301", severity, f"Muster {source}")
    assert (match.requirement, [place.document for place in match.documents]) == ("", [LV, FK])
    assert match.text == f"{WHAT} {said} (Muster {source})."


TEXT, PLACES = "{feld: angebot.kurzbeschreibung, hinweis: x}", "{feld: angebot.plaetze, hinweis: x}"
EITHER = "{feld: [angebot.plaetze, angebot.kurzbeschreibung], hinweis: x}"


@pytest.mark.parametrize(
    ("needs", "places"),
    [
        (f"{TEXT}, {PLACES}", ["angebot.kurzbeschreibung", "angebot.plaetze"]),
        (f"{TEXT}, {TEXT}", ["angebot.kurzbeschreibung"]),
        (f"{EITHER}, {TEXT}", ["angebot.kurzbeschreibung"]),
        (f"{EITHER}, {PLACES}", ["angebot.plaetze"]),
        (
            "{feld: angebot.umfang, hinweis: x}, {feld: angebot.umfang.beschreibung}",
            ["angebot.umfang.beschreibung"],
        ),
        (
            "{feld: angebot.methoden, erfuellt: leitbild}, {feld: angebot.plaetze, erfuellt: leitbild}",
            ["angebot.methoden", "angebot.plaetze"],
        ),
        ("{feld: angebot.plaetze}, {feld: angebot.plaetze, erfuellt: leitbild}", ["angebot.plaetze"]),
    ],
)
def test_what_one_finding_says_no_other_repeats(needs: str, places: list[str], tmp_path: Path) -> None:
    assert [match.place for match in matches(tmp_path, {LV: needs})] == places


def test_only_of_several_fields_one_suffices(tmp_path: Path) -> None:
    said = [matches(tmp_path / name, {LV: needs})[0].text for name, needs in (("a", EITHER), ("b", TEXT))]
    assert [text.partition("Eines genügt: ")[2] for text in said] == [
        "»plaetze« oder »kurzbeschreibung«.",
        "",
    ]


def test_of_a_requirement_its_norm_is_cited(tmp_path: Path) -> None:
    need = "{feld: angebot.plaetze, erfuellt: gewaltschutz}"
    (match,) = matches(tmp_path, {LV: need}, angebot={"vertragsgrundlage": "sgb9_125"})
    assert (match.requirement, match.source) == ("gewaltschutz", "§ 37a Abs. 1 SGB IX")
    assert match.text.startswith("Schutz vor Gewalt: »plaetze« fehlt.")


def test_of_one_without_a_norm_where_the_section_comes_from(tmp_path: Path) -> None:
    need = "{feld: angebot.plaetze, erfuellt: leitbild}"
    (match,) = matches(tmp_path, {LV: need}, angebot={"vertragsgrundlage": "sgb9_125"})
    assert (match.requirement, match.source) == ("leitbild", f"Muster {LV}")


@pytest.mark.parametrize(("beginn", "many"), [("2025-06-30", 0), ("2025-07-01", 1), (None, 1)])
def test_what_is_no_law_yet_is_not_asked_for(beginn: str | None, many: int, tmp_path: Path) -> None:
    offer = {"vertragsgrundlage": "sgb8_77", "laufzeit": {"beginn": beginn} if beginn else {}}
    need = "{feld: angebot.plaetze, erfuellt: gewaltschutz}"
    assert len(matches(tmp_path, {LV: need}, angebot=offer)) == many


def test_a_reason_given_for_waiving_it_is_repeated(tmp_path: Path) -> None:
    need = "{feld: angebot.plaetze, entfaellt: nein}"
    (match,) = matches(tmp_path, {LV: need}, angebot={"plaetze": {"entfaellt": "offene Gruppe"}})
    assert match.code == "TD306"
    assert match.text.endswith("Angegeben ist: »offene Gruppe«")
