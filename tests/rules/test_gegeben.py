"""What is given is printed or told, held against the documents: nothing is lost, nothing told in vain."""

import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from helpers import build_tree
from own_fields import own_example
from rules.erschoepfend import Marked, blocks, filled, is_told, others, told, with_values
from rules.linten import lint
from sampling import THOROUGH, few
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.choices import Land, Vertragsgrundlage
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis, ReadFileSlot

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ROUNDS = 60 if THOROUGH else 2


@cache
def examples() -> tuple[LoadedConcept, ...]:
    folders = sorted(EXAMPLES.glob("*/"))
    return (own_example(), *(loaded for one in folders for loaded in load_repository(one).konzepte))


@cache
def fitting() -> tuple[dict[str, Any], ...]:
    """For each choice of profiles that fit together, one for each document, what an offer has to say."""
    by_document: dict[str, list[Profil]] = {}
    for profile in all_profiles():
        by_document.setdefault(profile.dokument, []).append(profile)
    found = []
    for chosen in itertools.product(*by_document.values()):
        values: dict[str, Any] = {f"angebot.profil.{one.dokument}": one.name for one in chosen}
        values["angebot.vertragsgrundlage"] = Vertragsgrundlage(chosen[0].vertragsgrundlagen[0])
        values["angebot.land"] = next((Land(one.land) for one in chosen if one.land), None)
        usable = choose(with_values(examples()[1], values)).brauchbare
        found += [values] if len(usable) == len(by_document) else []
    return tuple(found)


def complete(turn: int, choices: Iterable[dict[str, Any]]) -> list[LoadedConcept]:
    """Concepts with every field given, each with one of these `choices`."""
    concepts = []
    for number, values in enumerate(choices):
        konzept = Konzept(*(filled(model, turn + number) for _, model in BUILT_IN_FIELDS.models()))
        concepts.append(with_values(replace(examples()[1], konzept=konzept), values))
    return concepts


def value(loaded: LoadedConcept, path: str) -> Any:
    ((_, found),) = loaded.konzept.values_at(path)
    return found


def changes(loaded: LoadedConcept, path: str, values: Iterable[Any], before: str) -> bool:
    """Whether a document is another than `before` with one of these values."""
    return any(blocks(with_values(loaded, {path: other})) != before for other in values)


def wrong(loaded: LoadedConcept) -> list[str]:
    """The leaves that no document has and nothing tells, and those that are told although one has them."""
    marked = Marked.of(loaded)
    text, matches = blocks(marked.loaded), told(marked.loaded)
    unused = {m.place for m in matches if m.code == "TD321"}
    lost = [p for p, mark in marked.marks.items() if mark not in text and not is_told(p, matches, loaded)]
    in_vain = [p for p, mark in marked.marks.items() if mark in text and p in unused]
    before = blocks(loaded) if lost else ""
    return [p for p in lost if not changes(loaded, p, [value(marked.loaded, p)], before)] + in_vain


def wrong_choices(loaded: LoadedConcept, nth: int) -> list[str]:
    """The same of what is chosen from a list: some other choice makes another document."""
    matches = told(loaded)
    unused, before = {m.place for m in matches if m.code == "TD321"}, blocks(loaded)
    return [
        path
        for path in few(Marked.of(loaded).chosen, nth)
        if (path in unused) is changes(loaded, path, others(value(loaded, path)), before)
        and not (path not in unused and is_told(path, matches, loaded))
    ]


def name(loaded: LoadedConcept) -> str:
    return "-".join(filter(None, vars(loaded.konzept.angebot.profil).values()))


@pytest.mark.parametrize("loaded", few(examples(), 3), ids=lambda one: one.konzept.angebot.id)
def test_nothing_of_an_example_is_lost(loaded: LoadedConcept) -> None:
    assert wrong(loaded) == []
    assert wrong_choices(loaded, 60) == []


@pytest.mark.parametrize("loaded", complete(0, few(fitting(), 30)), ids=name)
def test_nothing_of_a_complete_concept_is_lost(loaded: LoadedConcept) -> None:
    assert wrong(loaded) == []
    assert wrong_choices(loaded, 60) == []


def optional(model: Any, path: str) -> Iterator[str]:
    """The paths of what can be left out."""
    if isinstance(model, tuple):
        for number, entry in enumerate(model):
            yield from optional(entry, f"{path}[{number}]")
    elif isinstance(model, Model) and not isinstance(model, Entfaellt | ReadFileSlot | AnlageVerweis):
        for field, info in type(model).model_fields.items():
            given = getattr(model, field)
            if not info.is_required() and given is not None and given != ():
                yield f"{path}.{field}"
                yield from optional(given, f"{path}.{field}")


APART = ("angebot.profil", "angebot.vertragsgrundlage", "angebot.land", "angebot.anlagen", "traeger.anlagen")
"""What decides about everything, and annexes: reading tells of those that are named and not listed."""


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_nothing_is_lost_where_much_is_missing(turn: int) -> None:
    chance = random.Random(turn)
    every = (*examples(), *fitting()[::3])
    chosen = every[turn * 3 % len(every)]
    loaded = chosen if isinstance(chosen, LoadedConcept) else complete(turn, [chosen])[0]
    paths = [path for root in ROOTS for path in optional(getattr(loaded.konzept, root), root)]
    share = chance.choice((0.03, 0.1, 0.3))
    gone = [path for path in paths if chance.random() < share and not path.startswith(APART)]
    assert wrong(with_values(loaded, dict.fromkeys(reversed(gone)))) == []


PROVIDER = "name: Musterträger\n"
OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"


def unused(folder: Path) -> dict[tuple[str, str], str]:
    """What law 1 tells of a repository, by file and path."""
    return {(f.file, f.path): f.message for f in lint(folder) if f.code in ("TD321", "TD322")}


def test_the_field_that_is_missing_is_named(tmp_path: Path) -> None:
    offer = OFFER + "kooperation: {beschreibung: Treffen in jedem Monat.}\n"
    found = unused(build_tree(tmp_path, {"provider.yaml": PROVIDER, "offer.yaml": offer}))
    message = found["offer.yaml", "kooperation"]
    assert "Fachkonzept, Abschnitt »Kooperation«" in message
    assert "Bitte »kooperation.partner« ergänzen" in message


def test_a_value_that_only_decides_is_told_with_what_it_waits_for(tmp_path: Path) -> None:
    term = "laufzeit: {beginn: 2027-01-01, ende: 2028-12-31, fortgeltung_ohne_enddatum: ja}\n"
    found = unused(build_tree(tmp_path, {"provider.yaml": PROVIDER, "offer.yaml": OFFER + term}))
    message = found["offer.yaml", "laufzeit.fortgeltung_ohne_enddatum"]
    assert "richtet sich danach nur, wenn eine Kündigungsfrist vereinbart ist" in message
    assert "Bitte »laufzeit.kuendigungsfrist« ergänzen" in message


def test_a_part_that_wants_another_field_is_told_with_it(tmp_path: Path) -> None:
    staff = "minderzeiten: [{art: fallspezifisch, jahr_h: 100}]\n"
    files = {"provider.yaml": PROVIDER, "offer.yaml": OFFER, "staffing.yaml": staff}
    message = unused(build_tree(tmp_path, files))["staffing.yaml", "minderzeiten"]
    assert "Bitte »netto_jahresarbeitszeit_h« ergänzen" in message


@pytest.mark.parametrize("loaded", few(examples(), 3), ids=lambda one: one.konzept.angebot.id)
def test_what_waits_for_a_missing_field_is_told_with_a_reason(loaded: LoadedConcept) -> None:
    paths = [path for root in ROOTS for path in optional(getattr(loaded.konzept, root), root)]
    before = {match.place for match in told(loaded)}
    for gone in few([path for path in paths if "[" not in path and not path.startswith(APART)], 40):
        matches = (m for m in told(with_values(loaded, {gone: None})) if m.code == "TD321")
        for match in (m for m in matches if m.place not in before):
            assert "Keines der gewählten Profile" not in match.text, gone
            assert "entfällt hier" not in match.text, gone


def test_times_without_places_are_told(tmp_path: Path) -> None:
    offer = OFFER + "oeffnung: {tage_pro_jahr: 200}\n"
    found = unused(build_tree(tmp_path, {"provider.yaml": PROVIDER, "offer.yaml": offer}))
    assert "»plaetze«" in found["offer.yaml", "oeffnung"]


@pytest.mark.parametrize(
    "given",
    [
        "genehmigung: {art: nicht_erforderlich}\n",
        "kurzbezeichnung: ABC\n",
        "kontakt: {ansprechpersonen: [{funktion: Leitung}]}\n",
        "optionen: {ferienbegleitung: [gruppe], nachmittagsbetreuung: ja}\n",
        "einzugsgebiet: {art: oertlich}\nzielgruppe: {drohende_behinderung: nein}\n",
    ],
)
def test_what_is_printed_is_not_told(given: str, tmp_path: Path) -> None:
    assert unused(build_tree(tmp_path, {"provider.yaml": PROVIDER, "offer.yaml": OFFER + given})) == {}


def test_a_field_that_only_a_text_names_is_printed_there(tmp_path: Path) -> None:
    alone = {"provider.yaml": PROVIDER, "offer.yaml": OFFER + "pflege_schwelle: {tag_min: 45}\n"}
    assert ("offer.yaml", "pflege_schwelle") in unused(build_tree(tmp_path / "a", alone))
    text = "kurzbeschreibung: Ab {{ pflege_schwelle.tag_min }} Minuten.\n"
    named = alone | {"offer.yaml": alone["offer.yaml"] + text}
    assert unused(build_tree(tmp_path / "b", named)) == {}


def test_of_several_entries_one_tells(tmp_path: Path) -> None:
    group = "{{id: {}, plaetze: 2, foerderschwerpunkt: sehen}}"
    groups = f"plaetze: 4\ngruppen: [{group.format('a')}, {group.format('b')}]\n"
    found = unused(build_tree(tmp_path, {"provider.yaml": PROVIDER, "offer.yaml": OFFER + groups}))
    assert [path for _, path in found] == ["gruppen[id=a].foerderschwerpunkt"]
    assert "in 2 Einträgen" in found["offer.yaml", "gruppen[id=a].foerderschwerpunkt"]


def test_an_annex_that_only_an_unprinted_value_names_is_named_there(tmp_path: Path) -> None:
    offer = OFFER + "kooperation: {vereinbarung: {anlage: absprache}}\nanlagen: [{id: absprache, titel: T}]\n"
    found = unused(build_tree(tmp_path, {"provider.yaml": PROVIDER, "offer.yaml": offer}))
    assert "die Anlage »absprache«" in found["offer.yaml", "kooperation"]


def test_a_section_that_wants_another_field_is_told_with_it(tmp_path: Path) -> None:
    school = "vertragsgrundlage: sgb9_134\nprofil: {leistungsvereinbarung: bw-schulkindergarten}\n"
    offer = "id: a\nbezeichnung: A\n" + school
    provider = PROVIDER + "datenschutz: {rechtsgrundlagen: [Art. 6 DSGVO]}\n"
    found = unused(build_tree(tmp_path, {"provider.yaml": provider, "offer.yaml": offer}))
    assert "»datenschutz.kurzbeschreibung«" in found["provider.yaml", "datenschutz"]


def test_only_what_no_offer_prints_is_told_of_the_provider(tmp_path: Path) -> None:
    provider = PROVIDER + "kontakt: {ansprechpersonen: [{funktion: Leitung}]}\n"
    removed = "entfernen: {traeger: die Stadt kennt ihn}\n"
    own = f"profil: ohne\ndokument: fachkonzept\ntitel: Ohne\nerweitert: allgemein\n{removed}"
    without = OFFER.replace("id: a", "id: b") + "profil: {fachkonzept: ohne}\n"
    files = {"provider.yaml": provider, "profile/fachkonzept/ohne/gliederung.yaml": own}
    one = build_tree(tmp_path / "one", files | {"b/offer.yaml": without})
    assert ("provider.yaml", "kontakt") in unused(one)
    two = build_tree(tmp_path / "two", files | {"a/offer.yaml": OFFER, "b/offer.yaml": without})
    assert unused(two) == {}


def test_a_text_that_nothing_names_is_told(tmp_path: Path) -> None:
    files = {
        "provider.yaml": PROVIDER + "leitbild: {datei: texte/leitbild.md}\n",
        "a/offer.yaml": OFFER + "kurzbeschreibung: {datei: ../texte/kurz.md}\n",
        "b/offer.yaml": OFFER.replace("id: a", "id: b"),
        "texte/leitbild.md": "Leitbild\n",
        "texte/kurz.md": "Kurz\n",
        "texte/alt/entwurf.txt": "Alt\n",
        "texte/bild.png": "kein Text\n",
        "b/texte/.versteckt.md": "Versteckt\n",
    }
    assert list(unused(build_tree(tmp_path, files))) == [("texte/alt/entwurf.txt", "")]


def test_what_could_not_be_read_may_name_a_text(tmp_path: Path) -> None:
    files = {
        "provider.yaml": PROVIDER,
        "offer.yaml": OFFER + "kurz: {datei: texte/kurz.md}\n",
        "texte/kurz.md": "Kurz\n",
    }
    assert unused(build_tree(tmp_path, files)) == {}


@pytest.mark.parametrize("value", ["siehe Anlage 2", "wird nachgereicht", "TODO"])
def test_what_says_nothing_is_told_as_that_alone(tmp_path: Path, value: str) -> None:
    offer = f"id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nkooperation: {{beschreibung: {value}}}\n"
    build_tree(tmp_path, {"provider.yaml": "name: T\n", "offer.yaml": offer})
    assert not [f for f in lint(tmp_path) if f.code == "TD321" and "kooperation" in f.message]
