"""Clauses: agreed text in place of a section's or an Absatz's own, judged like a profile's."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import filled_starter
from kleinprofil import EIGEN, LV, geladen, lies_profil, punkte, schreibe_profil, worte
from sampling import few
from teilhabe_docs.documents.blocks import NumberedPart, Section, nodes
from teilhabe_docs.documents.clause_findings import clause_findings
from teilhabe_docs.documents.clause_places import ClausePlace, all_ids, clause_place
from teilhabe_docs.documents.clauses import clause_field, needs_labels, replaceable, with_clauses
from teilhabe_docs.documents.emptiness import NeedState, Reason, emptiness_of
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldInfo, fields_of
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble

SECTIONS = """\
  - id: a
    titel: A
    braucht: angebot.plaetze
    teile:
      eins: {braucht: angebot.personen}
      zwei: {wenn: angebot.optionen.ileb, weil: die ILEB vereinbart ist}
      buchstabe: {braucht: angebot.kurzbezeichnung}
  - {id: b, titel: B}
  - {id: c, titel: C, abschnitte: [{id: d, titel: D, braucht: angebot.methoden}]}
  - {id: weg, titel: W, wenn: angebot.optionen.ileb, weil: die ILEB vereinbart ist}
  - {id: signatur, titel: U, braucht: traeger.name}
  - {id: liste, titel: Anlagen, abgeleitet: anlagen}
"""
BODIES = {
    "a.md": (
        "(@eins) Es sind {{ angebot.personen }} Personen auf {{ angebot.plaetze }} Plätzen.\n\n"
        "(@zwei) Die ILEB.\n\n(@drei) Dazu:\n\n- (@buchstabe) {{ angebot.kurzbezeichnung }}\n"
    ),
    "b.md": 'Siehe {{ ref("a.drei") }}.\n',
    "signatur.md": "Wir.\n\n{.unterschriften}\n| {{ traeger.name }} | Y |\n|---|---|\n| | |\n",
    "weg.md": 'Siehe {{ ref("a.buchstabe") }}.\n',
}
DATA: dict[str, Any] = {"plaetze": 9, "personen": 12, "kurzbezeichnung": "X", "methoden": ["Spiel", "Musik"]}


def clause(stelle: str, text: Any = "Anders.", **more: Any) -> dict[str, Any]:
    return {
        "stelle": stelle,
        "text": text,
        "grund": "Der Leistungsträger hat in der Verhandlung darum gebeten.",
        "vereinbart_mit": "Landkreis Musterkreis",
        "vereinbart_am": "2026-10-01",
        **more,
    }


def profile(root: Path, bodies: dict[str, str] = BODIES) -> Profil:
    return lies_profil(root / "p", SECTIONS, bodies)


def loaded(root: Path, *clauses: dict[str, Any], **files: str) -> LoadedConcept:
    return geladen(
        root / "k",
        {**DATA, "klauseln": list(clauses)},
        dateien={"texte/k.md": "{{ plaetze }} da.\n", **files},
    )


def built(root: Path, *clauses: dict[str, Any]) -> AssembledDocument:
    concept = loaded(root, *clauses)
    return assemble(concept, outline_of(concept.konzept, with_clauses(concept.konzept, profile(root))))


def text_of(document: AssembledDocument, id_: str) -> str:
    return next(worte(k) for k in nodes(document.dokument) if isinstance(k, Section) and k.id == id_)


def told(root: Path, *clauses: dict[str, Any], bodies: dict[str, str] = BODIES) -> list[tuple[str, str, str]]:
    """Code, path and message of each finding, those on a missing `fassung` aside."""
    found = clause_findings(loaded(root, *clauses), {LV: profile(root, bodies)})
    return [(f.code, f.path, f.message) for f in found if not f.message.startswith("Hier fehlt »fassung«")]


def test_it_stands_in_place_of_the_text_of_a_section(tmp_path: Path) -> None:
    document = built(tmp_path, clause("b", "Es gilt **das**.\n\nUnd {{ plaetze }}."))
    assert text_of(document, "b") == "Es gilt das.Und 9."
    assert [
        (k.nummer, k.titel) for k in nodes(document.dokument) if isinstance(k, Section) and k.id == "b"
    ] == [("§ 2", "B")]


def test_it_stands_in_place_of_one_absatz_and_the_others_stay(tmp_path: Path) -> None:
    text = text_of(built(tmp_path, clause("a.eins", "{{ personen }} auf {{ angebot.plaetze }}.")), "a")
    assert text == "12 auf 9.Dazu:X"


def test_its_paragraphs_are_counted_where_those_that_it_replaces_are(tmp_path: Path) -> None:
    text = "Es gilt:\n\n- {{ plaetze }}\n\nUnd {{ angebot.personen }}.\n\n{{ kurzbezeichnung }}"

    def numbers(stelle: str, text: str) -> list[str]:
        document = built(tmp_path, clause(stelle, text)).dokument
        section = next(k for k in nodes(document) if isinstance(k, Section) and k.id == stelle)
        return [part.nummer for part in section.kinder if isinstance(part, NumberedPart)]

    assert numbers("a", text) == ["1", "2", "3"]
    assert numbers("a", "Nur das: {{ plaetze }}, {{ angebot.personen }}, {{ kurzbezeichnung }}.") == [""]
    assert numbers("a", text.replace("Und", "(2) Und")) == []
    assert numbers("b", text) == []


def test_it_may_come_from_a_file(tmp_path: Path) -> None:
    assert text_of(built(tmp_path, clause("b", {"datei": "texte/k.md"})), "b") == "9 da."


def test_subsections_stay(tmp_path: Path) -> None:
    document = built(tmp_path, clause("c.d", "Wir {{ traeger.name }}:\n\n{{ methoden }}"))
    assert text_of(document, "c.d") == "Wir Träger:SpielMusik"


def test_no_markup_of_profiles_is_read_in_it(tmp_path: Path) -> None:
    words = "(@eins) {% if x %} {{ ref(3) }}"
    assert text_of(built(tmp_path, clause("b", words)), "b") == words


NOT_PRINTED = (
    "nichts",
    "`{{ personen }}`",
    "```\n{{ personen }}\n```",
    "<!-- {{ personen }} -->",
    r"\{{ personen }}",
    '[Plan](https://example.org "{{ personen }}")',
    "![{{ personen }}](plan.png)",
    "- ~~~\n  {{ personen }}",
    "> ```\n> {{ personen }}\n> ```",
    "[^1]: {{ personen }}",
)


@pytest.mark.parametrize("text", NOT_PRINTED)
def test_what_it_does_not_print_is_missing(tmp_path: Path, text: str) -> None:
    concept = loaded(tmp_path, clause("a.eins", f"{text}\n"))
    needs = punkte(outline_of(concept.konzept, with_clauses(concept.konzept, profile(tmp_path))))
    hidden = {(n.feld, n.klausel) for n in needs if n.grund is Reason.NICHT_IN_KLAUSEL}
    assert hidden == {
        (field, "angebot.klauseln[0].text") for field in ("angebot.personen", "angebot.plaetze")
    }


def test_what_is_missing_in_it_is_an_open_place(tmp_path: Path) -> None:
    document = built(tmp_path, clause("a.eins", "Nichts."))
    assert {place.pfad for place in document.offene} == {"angebot.personen", "angebot.plaetze"}


def test_a_letter_s_needs_are_those_of_the_absatz_around_it(tmp_path: Path) -> None:
    concept = loaded(tmp_path, clause("a.drei", "Nichts."))
    needs = punkte(outline_of(concept.konzept, with_clauses(concept.konzept, profile(tmp_path))))
    assert {n.feld for n in needs if n.zustand is NeedState.LEER} == {"angebot.kurzbezeichnung"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("{{ ziele }}", True),
        ("{{ ziele.text }} ({{ ziele.bereich }})", True),
        ("{{ ziele.bereich }}", False),
        ("{{ ziele.text }}", False),
        ("Ziele", False),
    ],
)
def test_a_list_is_printed_by_itself_or_by_all_that_is_given_in_it(
    tmp_path: Path, text: str, whole: bool
) -> None:
    profil = lies_profil(tmp_path / "p", "  - {id: a, titel: A, braucht: angebot.ziele}\n")
    data = {"ziele": [{"bereich": "Teilhabe", "text": "Eins."}], "klauseln": [clause("a", text)]}
    konzept = geladen(tmp_path / "k", data).konzept
    (need,) = punkte(outline_of(konzept, with_clauses(konzept, profil)))
    assert (need.grund is Reason.NICHT_IN_KLAUSEL) is not whole


NO_PLACE = {
    "listee": "Gemeint: »liste«?",
    "eins": "Gemeint: »a.eins«?",
    "a.einz": "Gemeint: »a.eins«?",
    "a.buchstabe": "»a.buchstabe« ist ein Listenpunkt. Eine Klausel ersetzt einen ganzen Absatz: »a.drei«.",
    "c": "Bitte einen seiner Unterabschnitte nennen: »c.d«.",
    "liste": "entsteht aus den Angaben",
    "signatur": "enthält die Zeilen zum Unterschreiben",
    "weg": "Er steht dort nur, wenn die ILEB vereinbart ist.",
    "a.zwei": "Er steht dort nur, wenn die ILEB vereinbart ist.",
}


@pytest.mark.parametrize("stelle", NO_PLACE)
def test_what_is_no_place_is_told_with_a_way_out(tmp_path: Path, stelle: str) -> None:
    ((code, path, message),) = told(tmp_path, clause(stelle))
    assert (code, path) == ("TD826", "klauseln[0].stelle")
    assert NO_PLACE[stelle] in message


@pytest.mark.parametrize(("stellen", "number"), [(("b", "b"), 1), (("a", "a.drei"), 1), (("a.drei", "a"), 0)])
def test_two_for_one_place_are_told_once(tmp_path: Path, stellen: tuple[str, str], number: int) -> None:
    bodies = {**BODIES, "b.md": "Nichts.\n"}
    ((code, path, _),) = told(tmp_path, *map(clause, stellen), bodies=bodies)
    assert (code, path) == ("TD826", f"klauseln[{number}].stelle")


def test_a_reference_to_what_it_takes_away_is_told_where_it_stands_here(tmp_path: Path) -> None:
    assert [message.partition(";")[0] for *_, message in told(tmp_path, clause("a"))] == [
        "Mit dieser Klausel gibt es »a.drei« nicht mehr"
    ]
    assert told(tmp_path / "both", clause("a"), clause("b")) == []
    assert told(tmp_path / "part", clause("a.drei")) == []


@pytest.mark.parametrize("inline", [True, False])
@pytest.mark.parametrize("text", ["", " \n", "TODO", "# Nur\n\n## Überschriften\n"])
def test_an_empty_text_is_told_wherever_it_stands(tmp_path: Path, text: str, inline: bool) -> None:
    concept = loaded(
        tmp_path, clause("b", text if inline else {"datei": "texte/leer.md"}), **{"texte/leer.md": text}
    )
    found = clause_findings(concept, {LV: profile(tmp_path)})
    assert [f.code for f in found if "Bitte schreiben, was vereinbart ist." in f.message] == ["TD826"]


@pytest.mark.parametrize("joint", ["sobald", "wenn", "falls", "solange", "bis"])
@pytest.mark.parametrize("verb", ["endet", "kommt zustande", "tritt außer Kraft"])
@pytest.mark.parametrize("done", ["das erklären", "den Umfang schriftlich beschreiben", "es so darstellen"])
def test_a_sentence_that_ends_with_what_both_do_is_agreed(
    tmp_path: Path, joint: str, verb: str, done: str
) -> None:
    assert told(tmp_path, clause("b", f"Die Vereinbarung {verb}, {joint} beide {done}.")) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"text": " "}, "text"),
        ({"text": "TODO"}, "text"),
        ({"text": {"anlage": "lrv"}}, "text"),
        ({"text": {"entfaellt": "Braucht hier niemand."}}, "text"),
        ({"grund": "TODO"}, "grund"),
        ({"dokument": "fachkonzept"}, "stelle"),
    ],
)
def test_what_it_lacks_is_told_there(tmp_path: Path, change: dict[str, Any], path: str) -> None:
    ((code, where, _),) = told(tmp_path, clause("b") | change)
    assert (code, where) == ("TD826", f"klauseln[0].{path}")


def test_the_text_below_is_named_and_a_change_of_it_told(tmp_path: Path) -> None:
    numbers = count()

    def found(bodies: dict[str, str], stelle: str, **more: str) -> list[tuple[str, str]]:
        root = tmp_path / str(next(numbers))
        findings = clause_findings(loaded(root, clause(stelle, **more)), {LV: profile(root, bodies)})
        return [(f.code, f.message) for f in findings]

    for stelle, changed in (("b", "b.md"), ("a.drei", "a.md"), ("a", "a.md")):
        ((code, message), *_) = found(BODIES, stelle)
        sign = message.rpartition(" ")[2]
        assert code == "TD826"
        assert "TD826" not in [code for code, m in found(BODIES, stelle, fassung=sign) if "fassung" in m]
        spaced = BODIES | {changed: BODIES[changed].replace("\n", "  \r\n")}
        assert "TD827" not in [code for code, _ in found(spaced, stelle, fassung=sign)]
        other = BODIES | {changed: BODIES[changed].replace("Dazu", "Ferner").replace("Siehe", "Vgl.")}
        assert "TD827" in [code for code, _ in found(other, stelle, fassung=sign)]
    elsewhere = BODIES | {"a.md": BODIES["a.md"].replace("Dazu", "Ferner")}
    sign = found(BODIES, "a.eins")[0][1].rpartition(" ")[2]
    assert found(elsewhere, "a.eins", fassung=sign) == []


@pytest.mark.parametrize("body", [None, "Es fährt {{ angebot.eigene.§ }}.\n"])
@pytest.mark.parametrize(
    ("name", "label", "same"), [("bus", "Bus", True), ("fahrt", "Bus", True), ("bus", "Fahrt", False)]
)
def test_a_field_that_is_only_called_otherwise_lets_no_clause_expire(
    tmp_path: Path, body: str | None, name: str, label: str, same: bool
) -> None:
    def sign(root: Path, name: str, label: str) -> str:
        rest = (
            f"felder: {{angebot.eigene.{name}: {{art: langer_text, beschreibung: {label}}}}}\n"
            f"abschnitte: [{{id: a, titel: A, braucht: angebot.eigene.{name}}}]\n"
        )
        shelf = schreibe_profil(root, rest, {"a.md": body.replace("§", name)} if body else None)
        place = clause_place(resolved(LV, EIGEN, shelf), "a")
        assert place
        return place.fassung

    assert (sign(tmp_path / "1", "bus", "Bus") == sign(tmp_path / "2", name, label)) is same


@cache
def starter(name: str, root: Path) -> Path:
    folder = root / name
    folder.mkdir()
    filled_starter.fill(folder, name)
    return folder


@pytest.fixture(scope="module")
def starters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("starters")


def _places(profil: Profil) -> list[ClausePlace]:
    found = [clause_place(profil, id_) for id_ in all_ids(profil)]
    return [place for place in found if place and replaceable(place)]


@pytest.mark.parametrize("name", few(sorted({profil.name for profil in all_profiles()}), 9))
def test_no_clause_in_a_built_in_profile_hides_a_duty(name: str, starters: Path, tmp_path: Path) -> None:
    """Of each place: with all that it needs in its clause nothing is missing more, without it each is."""
    folder = shutil.copytree(starter(name, starters), tmp_path / "k")
    offer = (folder / "offer.yaml").read_text("utf-8")
    (concept,) = load_repository(folder).konzepte
    profil = choose(concept).profile[filled_starter.PROFILES[name]]
    before = {
        (n.feld, n.teil) for n in punkte(outline_of(concept.konzept, profil)) if n.zustand is NeedState.LEER
    }
    for place in _places(profil):
        entry = place.plan.eintrag
        needs = [
            n for a in outline_of(concept.konzept, profil).alle() if a.id == place.plan.id for n in a.punkte
        ]
        fields = dict.fromkeys(n.feld.field for n in needs if n.felder != ANNEX_LISTS)
        for printed in ((), tuple(fields)):
            text = "Anders.\n\n" + "\n\n".join(f"{{{{ {field} }}}}" for field in printed)
            data = clause(place.id, text, dokument=profil.dokument)
            (folder / "offer.yaml").write_text(
                f"{offer}\nklauseln: [{json.dumps(data, ensure_ascii=False)}]\n", "utf-8"
            )
            (changed,) = load_repository(folder).konzepte
            laid = with_clauses(changed.konzept, profil)
            outline = outline_of(changed.konzept, laid)
            after = {(n.feld, n.teil) for n in punkte(outline) if n.zustand is NeedState.LEER}
            own = {
                (n.feld, n.teil)
                for n in needs
                if n.grad != "nein" and n.felder != ANNEX_LISTS and not n.entscheidet
                if not place.part or n.teil == place.part
            }
            missing = after - before
            assert (missing == set()) if printed else own <= after, (place.id, printed, missing, entry.id)
            if printed:
                assert [f.message for f in assemble(changed, outline).befunde if f.code == "TD802"] == []


def _fields(model: type[Model], path: str) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in fields_of(model).items():
        yield f"{path}.{name}", info
        if isinstance(info.typ, type) and issubclass(info.typ, Model):
            yield from _fields(info.typ, f"{path}.{name}")


def _labels(value: Any) -> Iterator[str]:
    """What the members that are given in a structure, or in the structures of a list, are called."""
    for one in value if isinstance(value, tuple) else (value,):
        for name, info in fields_of(type(one)).items():
            if name != "id" and not emptiness_of(getattr(one, name)):
                yield info.description


@pytest.mark.parametrize("name", few(sorted({profil.name for profil in all_profiles()}), 6))
def test_a_field_prints_its_values_in_words_or_is_none_for_a_clause(
    name: str, starters: Path, tmp_path: Path
) -> None:
    """Nothing of Python, and structures without words of their own say what each value is."""
    folder = shutil.copytree(starter(name, starters), tmp_path / "k")
    every = [(path, info) for root, model in BUILT_IN_FIELDS.models() for path, info in _fields(model, root)]
    text = "\n\n".join(f"Feld {path}¦\n\n{{{{ {path} }}}}" for path, _ in every)
    with (folder / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write(f"\nklauseln: [{json.dumps(clause('b', text), ensure_ascii=False)}]\n")
    (concept,) = load_repository(folder).konzepte
    document = assemble(
        concept, outline_of(concept.konzept, with_clauses(concept.konzept, profile(tmp_path)))
    )
    printed = text_of(document, "b")
    assert not re.search(r"\w+\(\w+=|<\w+|object at", printed)
    pieces = dict(re.findall(r"Feld ([a-z_.]+)¦(.*?)(?=Feld [a-z]+\.|\Z)", printed, re.DOTALL))
    for path, info in every:
        found = concept.konzept.values_at(path)
        if len(found) == 1 and needs_labels(info) and clause_field(path, BUILT_IN_FIELDS):
            value = found[0][1]
            if not emptiness_of(value) and not isinstance(value, Entfaellt) and path != "personal.positionen":
                assert [label for label in _labels(value) if label not in pieces[path]] == [], path
