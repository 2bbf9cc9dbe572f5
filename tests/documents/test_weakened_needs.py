"""Each key of each need of a duty that a profile inherits: whoever asks for less is told so (TD308)."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import build_tree
from kleinprofil import regal
from sampling import one_of
from teilhabe_docs.documents.profile.demands import RANKS, Demand, demands_of
from teilhabe_docs.documents.profile.narrowed import Narrowed, Way, narrowed
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.documents.profile.uncovered import demanded, uncovered
from teilhabe_docs.documents.profile.vocabulary import Bedarf

Entry = dict[str, Any]
ONLY = "angebot.plaetze is gegeben and angebot.plaetze > 900"
ELSEWHERE = "traeger.schwerpunkte"


def said(need: Bedarf) -> Entry:
    return need.model_dump(mode="json", exclude_defaults=True)


def conditional(need: Entry) -> Entry:
    return need | {
        "wenn": f"({need['wenn']}) and ({ONLY})" if "wenn" in need else ONLY,
        "weil": "es groß ist",
    }


WEAKER: Mapping[Way, Callable[[Entry], Entry | None]] = {
    "wenn": conditional,
    "pflicht": lambda need: need | {"pflicht": "nein"},
    "ohne": lambda _: None,
    "feld": lambda need: need | {"feld": [*need["feld"], ELSEWHERE]},
    "mit": lambda need: {key: value for key, value in need.items() if key != "mit"},
    "anlage": lambda need: need | {"anlage": "ja"},
    "entfaellt": lambda need: need | {"entfaellt": "ja"},
    "mindestens": lambda need: {key: value for key, value in need.items() if key != "mindestens"},
}
"""How a need asks for less, by the key that it does so with."""

APART = {"feld", "erfuellt", "weil", "hinweis"}
"""Keys of a need that are tried as "feld" and "ohne", and those that ask for nothing."""


def test_each_key_of_a_need_is_tried() -> None:
    assert {*Bedarf.model_fields} - APART == {*WEAKER} - {"feld", "ohne"}


def weakened(model: Profil, change: Callable[[Entry], Entry | None]) -> Entry:
    """The sections of a profile with each need changed, as another one says them."""
    changed: Entry = {}
    for plan in model.alle():
        entry, here = plan.eintrag, Entry()
        if entry.braucht:
            here["braucht"] = [one for need in entry.braucht if (one := change(said(need)))]
        for name, part in entry.teile.items():
            if part.braucht:
                needs = [one for need in part.braucht if (one := change(said(need)))]
                here.setdefault("teile", {})[name] = {"braucht": needs}
        if here:
            changed[plan.id] = here
    return changed


def heir(model: Profil, root: Path, changes: Entry, shelf: Shelf = BUILT_IN) -> Profil:
    outline = {"profil": "haus", "dokument": model.dokument, "titel": "Haus", "erweitert": model.name}
    text = yaml.safe_dump(outline | changes, allow_unicode=True, sort_keys=False)
    build_tree(root, {f"{model.dokument}/haus/gliederung.yaml": text})
    return resolved(model.dokument, "haus", Shelf((*shelf.ordner, *regal(root).ordner)))


def owed(model: Profil, basis: str) -> Iterator[tuple[str, Demand, Bedarf]]:
    """The needs by which a profile asks for what is a duty under a basis."""
    for slug in sorted(demanded(model, basis)):
        for demand in demands_of(model).get(slug, ()):
            if demand.need is not None and demand.rank > RANKS["nein"]:
                yield slug, demand, demand.need


def is_told(found: tuple[Narrowed, ...], slug: str, way: Way, demand: Demand) -> bool:
    section = demand.sections[-1].id
    ways = ("braucht", way) if way == "ohne" else (way,)
    return any(
        one.slug == slug and one.way in ways and one.place.pfad[:2] == ("aendern", section) for one in found
    )


BUILT = [(model.dokument, model.name) for model in all_profiles()]


@pytest.mark.parametrize(
    ("document", "name", "way"),
    [
        (*one, way)
        for turn, one in enumerate(BUILT)
        for way in dict.fromkeys([*one_of(WEAKER, turn), "entfaellt", "ohne"])
    ],
)
def test_each_need_of_a_duty_that_is_weaker_is_told_at_its_section(
    document: str, name: str, way: Way, tmp_path: Path
) -> None:
    model = resolved(document, name)
    own = heir(model, tmp_path, {"aendern": weakened(model, WEAKER[way])})
    for basis in model.vertragsgrundlagen:
        found, gone = narrowed(own, basis), uncovered(own, basis)
        for slug, demand, need in owed(model, basis):
            before, now = said(need), WEAKER[way](said(need))
            if before != now and slug not in gone:
                assert is_told(found, slug, way, demand), (slug, demand.id, before)


@pytest.mark.parametrize(("document", "name"), BUILT)
def test_needs_that_are_said_again_as_they_are_take_nothing_back(
    document: str, name: str, tmp_path: Path
) -> None:
    model = resolved(document, name)
    own = heir(model, tmp_path, {"aendern": weakened(model, lambda need: need | {"hinweis": "Wie immer"})})
    for basis in model.vertragsgrundlagen:
        assert narrowed(own, basis) == ()


PACKAGE = """\
profil: verband
dokument: fachkonzept
titel: Verband
erweitert: allgemein
verlangt: leitbild
merkmale: {alle_lebensbereiche: ja}
einfuegen:
  - nach: traeger
    id: bus
    titel: Bus
    erfuellt: fahrdienst
    wenn: merkmale.alle_lebensbereiche
    weil: alles dazugehört
    braucht: [{feld: angebot.besonderheiten, mindestens: 40}, angebot.kurzbeschreibung]
"""
DUTY = "anforderungen: {fahrdienst: {titel: Fahrdienst, quelle: Beschluss}}\n"
NEED = {"feld": "angebot.besonderheiten", "mindestens": 40}
REST = "angebot.kurzbeschreibung"
BUS: dict[str, tuple[Entry, str]] = {
    "fewer words": ({"aendern": {"bus": {"braucht": [{**NEED, "mindestens": 39}, REST]}}}, "mindestens"),
    "a reason": ({"aendern": {"bus": {"braucht": [{**NEED, "entfaellt": "ja"}, REST]}}}, "entfaellt"),
    "an annex": ({"aendern": {"bus": {"braucht": [{**NEED, "anlage": "kurz"}, REST]}}}, "anlage"),
    "one need less": ({"aendern": {"bus": {"braucht": [NEED]}}}, "ohne"),
    "a grade": ({"aendern": {"bus": {"pflicht": "nein"}}}, "pflicht"),
    "a trait": ({"merkmale": {"alle_lebensbereiche": "nein"}}, "merkmale"),
    "another duty": ({"aendern": {"bus": {"erfuellt": "vernetzung"}}}, ""),
    "no section": ({"entfernen": {"bus": "Alle gehen."}}, ""),
}


@pytest.mark.parametrize("change", BUS)
def test_a_duty_that_a_package_has_a_section_for_is_held_like_one_of_the_law(
    change: str, tmp_path: Path
) -> None:
    files = {"fachkonzept/verband/gliederung.yaml": PACKAGE, "anforderungen.yaml": DUTY}
    build_tree(tmp_path / "verband", files)
    shelf = Shelf((*BUILT_IN.ordner, *regal(tmp_path / "verband").ordner))
    changes, way = BUS[change]
    own = heir(resolved("fachkonzept", "verband", shelf), tmp_path / "haus", changes, shelf)
    told = [one.way for one in narrowed(own, "sgb9_125") if one.slug == "fahrdienst"]
    assert told == ([way] if way else [])
    assert ("fahrdienst" in uncovered(own, "sgb9_125")) is not bool(way)


def test_what_a_package_demands_nobody_takes_from_its_list(tmp_path: Path) -> None:
    build_tree(
        tmp_path / "verband", {"fachkonzept/verband/gliederung.yaml": PACKAGE.partition("merkmale")[0]}
    )
    shelf = Shelf((*BUILT_IN.ordner, *regal(tmp_path / "verband").ordner))
    changes = {"verlangt": "ziel", "entfernen": {"angebot.leitbild": "Steht im Heft."}}
    own = heir(resolved("fachkonzept", "verband", shelf), tmp_path / "haus", changes, shelf)
    assert own.verlangt == ("leitbild", "ziel")
    assert "leitbild" in uncovered(own, "sgb9_125")


def test_every_way_has_its_words() -> None:
    from teilhabe_docs.rules.checks import deckung

    said_ways = set(re.findall(r"[a-z]+", repr(Way)))
    assert said_ways >= deckung._WAYS.keys() > WEAKER.keys()
