"""Headings and texts that decide, that decide nothing, that say nothing: each kind generated."""

import pytest

from sampling import few
from teilhabe_docs.documents.profile.requirements import Anforderung, catalogue
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.recognition.asked import outline_names
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.judge import judge
from teilhabe_docs.documents.recognition.names import Names
from teilhabe_docs.documents.recognition.profile_words import catalogue_names
from teilhabe_docs.documents.recognition.recognition_data import RecognitionFile, heading_key
from teilhabe_docs.documents.recognition.verdicts import Recognised, RequirementVerdict
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.resources import folder

NEUTRAL = "Am Dienstag lag über dem Hafen ein dichter Nebel, der lange blieb."
"""A text that says something, and nothing of what a requirement is about."""
ALL = sorted(catalogue().items())
DATA = RecognitionFile.model_validate(packaged_data(folder("templates") / "erkennung.yaml"))
FACHKONZEPT = resolved("fachkonzept", "allgemein")
COUNTED = ("{}", "3.2 {}", "§ 4 {}", "IV. {}", "a) {}", "Teil 2: {}", "{} (§ 125 SGB IX)", "7.{}")


def found_below(heading: str, text: str = NEUTRAL) -> tuple[str, ...]:
    """What one section meets between two that have nothing to do with it."""
    sections = [GivenSection(1, "Vorwort", (NEUTRAL,)), GivenSection(1, heading, (text,) if text else ())]
    return judge(sections, FACHKONZEPT).by_section[1]


def verdict_on(requirement: str, *sections: GivenSection) -> RequirementVerdict:
    return next(v for v in judge(sections, FACHKONZEPT).verdicts if v.requirement == requirement)


@pytest.mark.parametrize(("slug", "requirement"), few(ALL, 2), ids=[slug for slug, _ in few(ALL, 2)])
def test_a_name_is_enough_however_it_is_counted(slug: str, requirement: Anforderung) -> None:
    everywhere = [o.name for o in requirement.ueberschriften if not (o.dokument or o.land)]
    for number, name in enumerate(everywhere):
        heading = COUNTED[number % len(COUNTED)].format(name)
        found = found_below(heading)
        assert slug in found, heading
        assert len(found) < 3, heading


@pytest.mark.parametrize("heading", DATA.mehrdeutig)
def test_a_name_of_several_is_never_enough(heading: str) -> None:
    here = {heading_key(o.name) for r in catalogue().values() for o in r.ueberschriften if o.dokument}
    assert heading_key(heading) in here or not set(found_below(heading)) & set(DATA.mehrdeutig[heading])


@pytest.mark.parametrize("heading", [*DATA.keine, *DATA.verzeichnisse])
def test_some_headings_belong_to_no_requirement(heading: str) -> None:
    assert found_below(heading) == ()


def test_a_name_that_counts_in_some_documents_only_decides_there() -> None:
    agreement = resolved("leistungsvereinbarung", "sgb9-125")
    section = (GivenSection(1, "Vorwort", (NEUTRAL,)), GivenSection(1, "§ 3 Konzeption", (NEUTRAL,)))
    assert judge(section, agreement).by_section[1] == ("konzeption-bezug",)
    assert judge(section, FACHKONZEPT).by_section[1] == ()


@pytest.mark.parametrize(
    "heading",
    ["Beschwerdewesen im Haus", "Unser Umgang mit Beschwerden", "BESCHWERDEN", "Das Beschwerde-Management"],
)
def test_words_of_a_name_and_of_its_text_decide_together(heading: str) -> None:
    text = "Wer sich beschweren will, wendet sich an die Beschwerdestelle und bekommt bald Antwort."
    assert "beschwerde" in found_below(heading, text)


def test_a_text_alone_may_be_it() -> None:
    text = "Ein Kummerkasten hängt aus. Die Beschwerdestelle nimmt Kritik entgegen, auch anonym."
    others = [GivenSection(1, f"Nebel {n}", (NEUTRAL,)) for n in range(8)]
    assert (
        verdict_on("beschwerde", *others, GivenSection(1, "Ganz anderes", (text,))).state < Recognised.MISSING
    )


GIFTS = (
    "Medikamente geben wir aus, wenn der Arzt sie verordnet hat und die Angehörigen eingewilligt haben; "
    "Spritzen und Verbände übernimmt der Pflegedienst."
)


def test_what_a_short_text_is_about_is_found_and_what_a_long_one_mentions_is_not() -> None:
    short = GivenSection(1, "Und sonst", (GIFTS,))
    shifts = "Der Dienstplan hängt zwei Wochen vorher aus, Urlaub und Schichten sind darin verteilt."
    long = GivenSection(1, "Dienstplanung", (*[shifts] * 30, GIFTS))
    neutral = [GivenSection(1, f"Nebel {n}", (NEUTRAL,)) for n in range(8)]
    agreement = resolved("leistungsvereinbarung", "sgb9-134")
    states = [
        next(
            v.state
            for v in judge([*neutral, one], agreement).verdicts
            if v.requirement == "behandlungspflege"
        )
        for one in (short, long)
    ]
    assert states[0] is Recognised.FOUND
    assert states[1] is not Recognised.FOUND


def test_a_chapter_without_words_is_not_what_none_of_its_sections_is_about() -> None:
    chapter = GivenSection(1, "Qualitätsmanagement")
    about = GivenSection(2, "Datenschutz", ("Alle sind zur Verschwiegenheit über Daten verpflichtet.",))
    assert verdict_on("qualitaetssicherung", chapter, about).state is Recognised.MAYBE
    own = GivenSection(2, "Interne Audits", ("Die Qualitätsbeauftragte plant Audits im Haus.",))
    assert verdict_on("qualitaetssicherung", chapter, own).state is Recognised.FOUND


@pytest.mark.parametrize(
    "heading", ["Abgrenzung zu Pflege und Schule", "Sicher und gehört", "Kommen und Gehen"]
)
def test_a_word_of_a_name_is_no_name(heading: str) -> None:
    assert set(found_below(heading)) <= {"abgrenzung"}


EMPTY = ["", "folgt", "siehe Handbuch", "nach Bedarf", "[Bitte ergänzen]", "liegt vor", "k. A.", "…"]


@pytest.mark.parametrize("text", EMPTY)
def test_a_heading_with_nothing_below_it_is_found_without_content(text: str) -> None:
    verdict = verdict_on("gewaltschutz", GivenSection(2, "6.4 Gewaltschutz", (text,) if text else ()))
    assert verdict.state is Recognised.EMPTY
    (place,) = verdict.places
    assert (place.section, bool(place.reason)) == (0, True)


def test_what_stands_in_a_section_below_counts_for_the_one_above() -> None:
    below = GivenSection(2, "Ablauf", (NEUTRAL,))
    assert verdict_on("gewaltschutz", GivenSection(1, "Gewaltschutz"), below).state is Recognised.FOUND
    after = below._replace(level=1)
    assert verdict_on("gewaltschutz", GivenSection(1, "Gewaltschutz"), after).state is Recognised.EMPTY


def test_of_two_places_one_with_content_is_enough() -> None:
    twice = (GivenSection(1, "Datenschutz", ("folgt",)), GivenSection(1, "Datenschutz", (NEUTRAL,)))
    verdict = verdict_on("datenschutz", *twice)
    assert (verdict.state, [place.section for place in verdict.places]) == (Recognised.FOUND, [1])


@pytest.mark.parametrize("form", ["Vertretung: {}", "Vertretung | {}", "Vertretung – {}"])
def test_a_heading_in_front_of_a_text_is_found_at_its_paragraph(form: str) -> None:
    section = GivenSection(1, "Struktur", (NEUTRAL, form.format("im Tandem, sonst durch die Leitung")))
    verdict = verdict_on("vertretung", section)
    assert (verdict.state, verdict.places[0].paragraph) == (Recognised.FOUND, 1)


def test_a_name_of_somebody_is_no_text_behind_a_heading() -> None:
    section = GivenSection(1, "Struktur", (NEUTRAL, "Vertretung: Petra Muster"))
    assert verdict_on("vertretung", section).state > Recognised.EMPTY


def test_nothing_at_all_is_judged_too() -> None:
    assert {verdict.state for verdict in judge([], FACHKONZEPT).verdicts} == {Recognised.MISSING}


def test_a_duty_says_by_which_norm_and_how_strictly() -> None:
    verdict = verdict_on("gewaltschutz")
    assert "§ 37a Abs. 1 SGB IX" in verdict.norm
    assert (verdict.grad, verdict.conditional, bool(verdict.hint)) == ("ja", False, True)
    assert verdict_on("bild-vom-kind").conditional


def test_the_data_fit_the_catalogue() -> None:
    assert set(DATA.woerter) == set(catalogue())
    for slugs in DATA.mehrdeutig.values():
        assert len(set(slugs)) == len(slugs) > 1
        assert set(slugs) <= set(catalogue())
    assert set(DATA.verweise) <= set(catalogue())


def test_each_name_belongs_to_one_requirement() -> None:
    undecided = {*map(heading_key, (*DATA.mehrdeutig, *DATA.keine, *DATA.verzeichnisse))}
    owners: dict[tuple[str, ...], str] = {}
    for slug, requirement in ALL:
        for one in requirement.ueberschriften:
            if not (one.dokument or one.land):
                assert owners.setdefault(heading_key(one.name), slug) == slug, one.name
                assert heading_key(one.name) not in undecided, one.name


LEFT_OUT = {
    ("leistungsvereinbarung", "sgb9-125"): 0.9,
    ("leistungsvereinbarung", "bw-schulkindergarten"): 0.9,
    ("fachkonzept", "allgemein"): 0.9,
    ("fachkonzept", "erwachsene"): 0.9,
    ("leistungsbeschreibung", "rahmen"): 0.9,
    ("leistungsbeschreibung", "integrationshilfe"): 0.9,
}
"""For outlines without their own names in the catalogue: how many titles have the right one among three."""


@pytest.mark.parametrize("place", LEFT_OUT, ids="/".join)
def test_an_outline_is_known_without_its_own_names(place: tuple[str, str]) -> None:
    profil = resolved(*place)
    titles = [(slugs[0], title) for slugs, title in outline_names(profil) if len(slugs) == 1]
    own = {heading_key(title) for _, title in titles}
    names = Names([(slug, name) for slug, name in catalogue_names(profil) if heading_key(name) not in own])
    right = 0
    for slug, title in titles:
        alike = names.likeness(title).by_slug
        right += slug in sorted(alike, key=lambda one: (-alike[one], one))[:3]
    assert right >= LEFT_OUT[place] * len(titles), (right, len(titles))


def test_every_profile_can_judge() -> None:
    for profil in all_profiles():
        assert judge([GivenSection(1, "Ziele", (NEUTRAL,))], profil).profile == profil.name
