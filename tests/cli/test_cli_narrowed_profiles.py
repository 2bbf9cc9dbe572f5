"""A profile of one's own that takes a duty back is told so at its own line, once (TD308)."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

NRW = 'angebot.land is gegeben and angebot.land == "nrw"'
ALWAYS = "angebot.land is gegeben or angebot.land is not gegeben"
MEMBER = (
    "id: {}\nbezeichnung: Haus\nvertragsgrundlage: sgb9_125\nstand: 2027-03-01\nprofil: {{fachkonzept: {}}}\n"
)
HEAD = "profil: {}\ndokument: fachkonzept\ntitel: Haus\n"


def profile(name: str, rest: str, base: str = "allgemein") -> dict[str, str]:
    """The outline of a Fachkonzept; `rest` begins in line 5."""
    text = f"{HEAD.format(name)}erweitert: {base}\n{rest}"
    return {f"profile/fachkonzept/{name}/gliederung.yaml": text}


def told(tdocs: Tdocs, files: dict[str, str], *offers: str, choice: str = "haus") -> list[dict[str, Any]]:
    """What TD308 says of a repository with these profiles and offers."""
    members = {f"{name}/offer.yaml": MEMBER.format(name, choice) for name in offers or ("eins",)}
    settings = {
        "provider.yaml": "name: Träger\n",
        "staffing.yaml": "",
        "tdocs.yaml": "regeln: {nur: [TD308, TD902]}\n",
    }
    build_tree(Path("repo"), {**settings, **members, **files})
    findings: list[dict[str, Any]] = json.loads(tdocs("lint", "repo", "--format", "json").out)["findings"]
    return findings


SECTION = "qualitaet.gewaltschutz"
OTHER_FIELDS = f"aendern: {{{SECTION}: {{braucht: {{feld: traeger.leitbild, erfuellt: gewaltschutz}}}}}}"
FEW = "angebot.plaetze is gegeben and angebot.plaetze"
ONLY = "nur unter einer Bedingung"
WAYS = {
    f"aendern: {{{SECTION}: {{wenn: '{NRW}', weil: nur in NRW}}}}": ONLY,
    f"aendern: {{{SECTION}: {{wenn: angebot.pool.vorgesehen, weil: nur im Pool}}}}": ONLY,
    f"aendern: {{qualitaet: {{wenn: '{NRW}', weil: nur in NRW}}}}": ONLY,
    f"aendern: {{{SECTION}: {{pflicht: soll}}}}": "weniger streng als das Profil »allgemein«",
    f"verbindlich: '{NRW}'\nweil: sie sonst niemand vereinbart hat": "weniger streng",
    OTHER_FIELDS: "mit anderen Feldern als das Profil »allgemein« (»angebot.gewaltschutz«)",
    f"entfernen: {{{SECTION}: Der Leistungsträger hat verzichtet.}}": "keinen Abschnitt dafür",
    "entfernen: {qualitaet: Der Leistungsträger hat verzichtet.}": "keinen Abschnitt dafür",
}


@pytest.mark.parametrize("rest", WAYS)
def test_each_way_to_take_a_duty_back_is_told_at_its_line_once_for_all_members(
    tdocs: Tdocs, rest: str
) -> None:
    files = profile("haus", f"{rest}\n")
    if rest == OTHER_FIELDS:
        files[f"profile/fachkonzept/haus/{SECTION}.md"] = "Wie wir schützen:\n\n{{ traeger.leitbild }}\n"
    found = [f for f in told(tdocs, files, "eins", "zwei") if f.get("requirement") == "gewaltschutz"]
    (finding,) = found
    assert finding["file"] == "profile/fachkonzept/haus/gliederung.yaml"
    assert finding["line"] >= 5
    assert WAYS[rest] in finding["message"]
    assert "»haus«" in finding["message"]
    assert finding["source"] == "§ 37a Abs. 1 SGB IX"


@pytest.mark.parametrize(
    "rest",
    [
        "stand: 2027-01-01",
        f"aendern: {{qualitaet.gewaltschutz: {{wenn: '{ALWAYS}', weil: immer}}}}",
        "aendern: {qualitaet.gewaltschutz: {wenn: 'angebot.bezeichnung is gegeben', weil: immer}}",
        f"aendern: {{{SECTION}: {{wenn: 'not ({FEW} > 5 and angebot.plaetze < 3)', weil: immer}}}}",
        "aendern: {qualitaet.gewaltschutz: {titel: Schutz vor Gewalt, pflicht: ja, hinweis: Was gilt.}}",
    ],
)
def test_what_asks_as_much_is_let_be(tdocs: Tdocs, rest: str) -> None:
    assert told(tdocs, profile("haus", f"{rest}\n")) == []


def test_a_reason_in_the_profile_counts_for_all_members(tdocs: Tdocs) -> None:
    reason = "# tdocs: ignore[TD308:gewaltschutz] Das Amt bekommt das Schutzkonzept jedes Jahr gesondert."
    rest = f"aendern:\n  {reason}\n  qualitaet.gewaltschutz: {{pflicht: soll}}\n"
    assert told(tdocs, profile("haus", rest), "eins", "zwei") == []


def test_a_reason_that_nothing_needs_is_told(tdocs: Tdocs) -> None:
    reason = "# tdocs: ignore[TD308:gewaltschutz] Das Amt bekommt das Schutzkonzept jedes Jahr gesondert."
    rest = f"aendern:\n  {reason}\n  qualitaet.gewaltschutz: {{titel: Schutz}}\n"
    assert [f["code"] for f in told(tdocs, profile("haus", rest))] == ["TD902"]


def test_each_profile_answers_for_what_it_takes_back_itself(tdocs: Tdocs) -> None:
    middle = profile("verband", "aendern: {qualitaet.gewaltschutz: {pflicht: soll}}\n")
    same = profile("haus", "aendern: {qualitaet.gewaltschutz: {titel: Schutz}}\n", "verband")
    (finding,) = told(tdocs, middle | same)
    assert finding["file"] == "profile/fachkonzept/verband/gliederung.yaml"


def test_what_a_profile_gives_back_is_not_missing(tdocs: Tdocs) -> None:
    middle = profile("verband", "aendern: {qualitaet.gewaltschutz: {pflicht: soll}}\n")
    back = profile("haus", "aendern: {qualitaet.gewaltschutz: {pflicht: ja}}\n", "verband")
    assert told(tdocs, middle | back) == []


def test_a_profile_is_measured_by_the_one_it_extends(tdocs: Tdocs) -> None:
    """The association asks for the Leitbild, which no law does; its member asks for it less strictly."""
    middle = profile("verband", "verlangt: leitbild\naendern: {angebot.leitbild: {pflicht: ja}}\n")
    less = profile("haus", "aendern: {angebot.leitbild: {pflicht: nein}}\n", "verband")
    (finding,) = told(tdocs, middle | less)
    assert (finding["requirement"], finding["line"]) == ("leitbild", 5)
    assert "als das Profil »verband«" in finding["message"]


def test_one_that_stands_alone_may_ask_as_the_least_strict_built_in_one(tdocs: Tdocs) -> None:
    section = "{id: a, titel: A, erfuellt: gewaltschutz, pflicht: soll, braucht: angebot.gewaltschutz}"
    text = f"{HEAD.format('haus')}abschnitte:\n  - {section}\n"
    found = told(tdocs, {"profile/fachkonzept/haus/gliederung.yaml": text})
    (finding,) = [f for f in found if f.get("requirement") == "gewaltschutz"]
    assert (finding["file"], finding["line"]) == ("profile/fachkonzept/haus/gliederung.yaml", 5)
    assert "weniger streng als das Profil »allgemein«" in finding["message"]
