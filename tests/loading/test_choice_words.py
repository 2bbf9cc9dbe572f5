"""Values and keys are suggested by what they mean: by label, synonym and place, never the opposite."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from sampling import few
from teilhabe_docs.loading.choice_words import YES_NO, choice_words
from teilhabe_docs.loading.key_words import FILES, meant_key, never_for_each_other
from teilhabe_docs.loading.number_fields import data_beside
from teilhabe_docs.loading.refused_values import belongs_beside
from teilhabe_docs.model import assistance_choices, choices, configuration, place_choices, treatment_choices
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, fields_of
from teilhabe_docs.near_names import OPPOSITES, UNITS, nearest, turns


def _is_choice(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Choice) and kind is not Choice


CHOICES = {
    kind.__name__: kind
    for module in (choices, assistance_choices, place_choices, treatment_choices, configuration)
    for kind in vars(module).values()
    if _is_choice(kind)
}
DATA = data_beside("choices.yaml")
KEYS = data_beside("keys.yaml")


def test_every_closed_list_has_its_words_and_no_other() -> None:
    assert set(DATA) == {*CHOICES, YES_NO}
    for name, kind in CHOICES.items():
        assert list(DATA[name]["werte"]) == [member.value for member in kind]


@pytest.mark.parametrize("name", DATA)
def test_every_label_and_at_least_three_synonyms_lead_to_the_value(name: str) -> None:
    words = choice_words(name)
    for value, synonyms in DATA[name]["werte"].items():
        assert len(synonyms) >= 3
        for word in (value, words.labels[value], *synonyms):
            assert words.meant(word) == ((value,), ""), word
            assert words.meant(word.upper())[0] == (value,), word


@pytest.mark.parametrize("name", DATA)
def test_what_has_several_readings_is_asked_and_what_has_none_is_explained(name: str) -> None:
    words = choice_words(name)
    for word, values in DATA[name].get("nachfragen", {}).items():
        assert set(values) <= set(words.labels)
        assert words.meant(word) == (tuple(values), ""), word
    for word, values in DATA[name].get("zusammen", {}).items():
        assert (words.meant(word), words.all_at_once(word)) == ((tuple(values), ""), True)
    for word in DATA[name].get("kein_wert", {}):
        near, note = words.meant(word)
        assert (near, word in note, note[-1]) == ((), True, ".")


def slips(word: str) -> set[str]:
    """A word with one letter left out, or two changed over."""
    left_out = {word[:i] + word[i + 1 :] for i in range(1, len(word))}
    return left_out | {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}


@pytest.mark.parametrize("name", DATA)
def test_no_slip_of_the_pen_leads_alone_to_what_a_value_must_not_be_taken_for(name: str) -> None:
    words = choice_words(name)
    for pair in words.never:
        assert pair <= set(words.labels)
        for typed, other in permutations(sorted(pair)):
            for word in (typed, words.labels[typed]):
                for slip in few(sorted(slips(word)), 5):
                    assert words.meant(slip)[0] != (other,), slip


@pytest.mark.parametrize(
    ("name", "typed", "values"),
    [
        ("Kategorie", "Fachkraft", ("fachkraft_studium", "fachkraft_ausbildung")),
        ("Kategorie", "fachkraft_studim", ("fachkraft_studium",)),
        ("Kategorie", "Erzieher:in", ("fachkraft_ausbildung",)),
        ("Kategorie", "Sozialarbeiterin", ("fachkraft_studium",)),
        ("Bereich", "Betreuung", ("gruppe", "individuell")),
        ("Land", "Niedersachsen", ("ni",)),
        ("Land", "Niedersachen", ("ni",)),
        ("Vertragsgrundlage", "§ 125", ("sgb9_125",)),
        ("Vertragsgrundlage", "sgb9", ("sgb9_125", "sgb9_134")),
        ("Vertragsgrundlage", "sgb9_126", ()),
        ("Beeintraechtigung", "seelische Behinderung", ("seelisch",)),
        ("Beschaeftigung", "BFD", ("freiwilligendienst",)),
        ("Gebietsart", "regional", ("oertlich", "ueberoertlich")),
        ("Kategorie", "Krankenschwesterhelferin", ("nicht_fachkraft",)),
        ("Kategorie", "Krankenschwesterhlferin", ()),
        ("Kategorie", "Heilpädagogikstudentin", ()),
        ("Kategorie", "Altenpflegeschülerin", ()),
        ("Kategorie", "Ergotherapeutin", ("fachkraft_ausbildung",)),
        ("Kategorie", "Erzieherin (staatl. anerk.)", ("fachkraft_ausbildung",)),
        ("Kategorie", "Erzieherin (in Ausbildung)", ()),
        ("Kategorie", "Erzieherin (ohne Abschluss)", ()),
        ("Fuehrungszeugnisart", "Führungszeugnis (erweitert)", ("erweitert",)),
        ("Vertragsgrundlage", "§ 78 b KJHG", ("sgb8_78b",)),
        ("Vertragsgrundlage", "§ 77 KJHG", ("sgb8_77",)),
        ("Vertragsgrundlage", "Paragraf 125 SGB 9", ("sgb9_125",)),
        ("Vertragsgrundlage", "Paragraph 134 SGB9", ("sgb9_134",)),
        ("Vertragsgrundlage", "SGB VIII, § 78b", ("sgb8_78b",)),
        ("Vertragsgrundlage", "SGB8 77", ("sgb8_77",)),
        ("Vertragsgrundlage", "§ 125 Abs. 1 SGB IX", ("sgb9_125",)),
        ("Vertragsgrundlage", "SGB IX (§ 134)", ("sgb9_134",)),
        ("Vertragsgrundlage", "LV nach BTHG", ("sgb9_125", "sgb9_134")),
        ("Vertragsgrundlage", "§ 78b SGB IX", ("sgb8_78b", "sgb9_125", "sgb9_134")),
        ("Vertragsgrundlage", "§ 78 SGB IX", ("sgb9_125",)),
        ("Vertragsgrundlage", "§ 78c SGB VIII", ()),
        ("Vertragsgrundlage", "§ 134 SGB X", ()),
        ("Vertragsgrundlage", "§ 25 SGB IX", ()),
        ("Vertragsgrundlage", "§ 13", ()),
        ("Beeintraechtigung", "hörgeschädigt", ("sinne",)),
        ("Beeintraechtigung", "KB", ("koerperlich",)),
        ("Bereich", "Putzdienst", ("hauswirtschaft_technik",)),
        ("Bereich", "GF", ("leitung",)),
        ("Leistungsform", "gepoolt", ("gruppe",)),
        ("Kategorie", "Fachhochschule", ("fachkraft_studium",)),
        ("Bereich", "Fahrdienst", ("hauswirtschaft_technik", "gruppe", "individuell")),
        ("Minderzeitart", "fallunspezifisch", ("berufsspezifisch",)),
        (
            "Genehmigungsart",
            "Genehmigung erforderlich",
            ("schulaufsicht", "betriebserlaubnis_sgb8", "heimaufsicht"),
        ),
        ("Genehmigungsart", "beantragt", ()),
        ("Land", "Berlin-Brandenburg", ("be", "bb")),
        ("Beeintraechtigung", "Hirnschädigung", ("koerperlich", "geistig", "seelisch")),
        ("Vertragsgrundlage", "Kinder", ("sgb9_134", "sgb8_77", "sgb8_78b")),
        ("Vertragsgrundlage", "§ 123 SGB IX", ("sgb9_125", "sgb9_134")),
        ("Wochentag", "feiertags", ()),
        ("Wochentag", "x", ()),
        ("Wochentag", "", ()),
    ],
)
def test_a_value_is_suggested_by_what_it_means(name: str, typed: str, values: tuple[str, ...]) -> None:
    assert choice_words(name).meant(typed)[0] == values


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Heilpädagogin", "Heilpädagoge"),
        ("Heilpädagogen", "Heilpädagoge"),
        ("Heilpädagog:innen", "Heilpädagoge"),
        ("Hauswirtschafterin", "Hauswirtschaft"),
        ("Kinderpflegerin", "Kinderpflege"),
        ("Kinderpflegrin", "Kinderpflege"),
        ("Sozialassistentin", "Sozialassistenz"),
        ("Sozialassi", "Sozialassistenz"),
        ("Familienpflegerin", "Familienpflege"),
        ("Heilerziehungspflegehelferin", "Heilerziehungspflegehelfer"),
        ("Genesungsbegleiterin", "Genesungsbegleitung"),
    ],
)
def test_people_and_slips_come_to_what_has_no_value(typed: str, word: str) -> None:
    near, note = choice_words("Kategorie").meant(typed)
    assert (near, note.partition(":")[0]) == ((), f"»{word}«")


def test_every_synonym_of_a_key_leads_to_a_field_that_there_is() -> None:
    for root in FILES:
        for path, words in KEYS[root].items():
            BUILT_IN_FIELDS.at(f"{root}.{path}".replace("[]", ""))
            above, _, key = path.rpartition(".")
            for word in words:
                here = meant_key(root, above, word, tuple(_keys(root, above)))
                assert here.here == (key,) or (word in _keys(root, above)), word


def _keys(root: str, above: str) -> list[str]:
    kind = BUILT_IN_FIELDS.model(root)
    for part in FieldPath(above.replace("[]", "")).parts if above else ():
        kind = fields_of(kind)[part].typ  # type: ignore[assignment]
    return list(fields_of(kind))


@pytest.mark.parametrize(
    ("place", "typed", "here", "elsewhere"),
    [
        ("angebot", "bundesland", ("land",), ""),
        ("angebot", "Plätze", ("plaetze",), ""),
        ("angebot", "tage_pro_jahr", (), "; »tage_pro_jahr« gehört unter »oeffnung«"),
        ("angebot", "mitarbeiter", (), "; »positionen« gehört in staffing.yaml"),
        ("traeger", "telefonnummer", (), "; »telefon« gehört unter »kontakt«"),
        ("angebot.kontakt", "telefonnummer", ("telefon",), ""),
        ("angebot.oeffnung", "tage_pro_woche", (), ""),
        ("angebot.umfang", "wegbegleitung_woche_min", (), ""),
        ("angebot.umfang", "betreuung_tagh", ("betreuung_tag_h",), ""),
        ("personal", "brutto_jahresarbeitszeit_h", (), ""),
        ("angebot.laufzeit", "beginnt", ("beginn",), ""),
        ("angebot.laufzeit", "von", ("beginn",), ""),
        ("angebot.laufzeit", "bis", ("ende",), ""),
        ("angebot", "leistungserbringer", (), "; »name« gehört in provider.yaml"),
        ("angebot", "keine_optionen", (), ""),
        ("angebot", "standort", ("anschrift",), ""),
        ("angebot", "unterschrift", ("unterzeichnung",), ""),
        ("angebot", "homepage", (), "; »web« gehört unter »kontakt«"),
        ("personal", "hilfskraftquote", (), ""),
        ("personal.positionen[]", "gruppen", ("gruppe",), ""),
    ],
)
def test_a_key_is_suggested_by_what_it_means_and_where_it_stands(
    place: str, typed: str, here: tuple[str, ...], elsewhere: str
) -> None:
    root, _, above = place.partition(".")
    found = meant_key(root, above, typed, tuple(_keys(root, above)))
    assert (found.here, found.elsewhere) == (here, elsewhere)


@pytest.mark.parametrize(
    ("place", "typed", "keys"),
    [
        ("angebot", "traeger", ("name", "leistungstraeger")),
        ("angebot.leistungstraeger", "traeger", ("name", "leistungstraeger")),
        ("traeger", "Träger", ("name", "leistungstraeger")),
        ("personal", "wochenstunden", ("vollzeit_wochenstunden_h", "wochenstunden_h")),
        ("personal.positionen[]", "umfang", ("vzae", "wochenstunden_h")),
    ],
)
def test_a_key_of_several_meanings_is_asked(place: str, typed: str, keys: tuple[str, ...]) -> None:
    root, _, above = place.partition(".")
    found = meant_key(root, above, typed, tuple(_keys(root, above)))
    assert (found.here, found.places) == ((), ())
    assert all(f"»{key}«" in found.asked for key in keys)
    assert found.asked.count(" oder »") == 1


def test_no_field_is_taken_for_a_slip_of_another() -> None:
    names = sorted({name for root in FILES for name in _names(BUILT_IN_FIELDS.model(root))})
    synonyms = {word for root in FILES for words in KEYS[root].values() for word in words}
    pairs = [pair for pair in permutations(names, 2) if pair[0] not in synonyms and pair[0][:1] in pair[1]]
    for one, other in few(pairs, 5000):
        found = meant_key("angebot", "", one, (other,)).here
        assert found == () or one.startswith(other) or other.startswith(one), (one, other)
    for one, other in (("behoerde", "beschwerde"), ("optionen", "positionen"), ("vernetzung", "vertretung")):
        assert meant_key("angebot", "", one, (other,)).here == ()


def _names(kind: type[Model]) -> Iterator[str]:
    for name, info in fields_of(kind).items():
        yield name
        if isinstance(info.typ, type) and issubclass(info.typ, Model):
            yield from _names(info.typ)


def test_the_fields_that_are_never_suggested_for_each_other_exist() -> None:
    for pair in never_for_each_other():
        for path in pair:
            assert any(_exists(root, path.replace("[]", "")) for root in FILES), path


def _exists(root: str, path: str) -> bool:
    try:
        return path == root or bool(BUILT_IN_FIELDS.at(f"{root}.{path}"))
    except LookupError:
        return False


@pytest.mark.parametrize("group", OPPOSITES)
def test_an_opposite_is_never_suggested(group: tuple[str, ...]) -> None:
    for one, other in permutations(group, 2):
        if {one, other} <= {"mit", "in", "an", "auf", "zu", "ein"}:
            continue
        assert nearest(f"{one}_begleitung", [f"{other}_begleitung"]) == ()
        assert nearest(f"begleitung_{one}", [f"begleitung_{other}"]) == ()
    assert nearest("begleitung", [f"nicht_{group[0]}begleitung"]) == ()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("leistungserbringer", "leistungstraeger"),
        ("hilfskraftquote", "fachkraftquote"),
        ("fachhochschule", "fachschule"),
        ("fallunspezifisch", "fallspezifisch"),
        ("unterschrift", "anschrift"),
        ("standort", "stand"),
        ("elternbeirat", "heimbeirat"),
        ("keine_optionen", "optionen"),
    ],
)
def test_another_stem_is_no_slip_of_the_pen(typed: str, name: str) -> None:
    assert nearest(typed, [name], 0.5) == ()
    for slip in few(sorted(slips(name)), 5):
        assert nearest(slip, [name]) == (name,)


def test_neither_another_unit_nor_number_nor_order_is_suggested() -> None:
    for one, other in permutations(UNITS, 2):
        assert nearest(f"turnus_{one}", [f"turnus_{other}"]) == ()
    assert nearest("konzept2", ["konzept1"]) == ()
    assert nearest("anlage-78", ["anlage-78b"]) == nearest("anlage-78c", ["anlage-78b"]) == ()
    assert nearest("§ 134 SGB X", ["§ 134 SGB IX"]) == ()
    assert nearest("§ 11 SGB IX", ["§ 111 SGB IX"]) == ()
    assert nearest("TD3001", ["TD301"]) == ("TD301",)
    assert nearest("TD999", ["TD209", "TD109"]) == ()
    assert nearest("dauer_pause", ["pause_dauer"]) == ()
    assert turns("oertlich", "ueberoertlich")
    assert turns("befristet", "unbefristet")
    assert not turns("plaezte", "plaetze")


def test_what_several_names_begin_with_is_asked() -> None:
    assert nearest("sgb9", ["sgb9-125-bund", "sgb9-134-bund", "sgb8-77"]) == (
        "sgb9-125-bund",
        "sgb9-134-bund",
    )
    assert nearest("a", [f"a{letter}" for letter in "bcdefg"]) == ()


STAFF = "personal.positionen[]"


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        (f"{STAFF}.kategorie", "FSJ", "»FSJ« gehört zu »beschaeftigung« (freiwilligendienst)."),
        (
            f"{STAFF}.bereich",
            "BFD/FSJ",
            "»BFD/FSJ« gehört zu »beschaeftigung« (freiwilligendienst).",
        ),
        (f"{STAFF}.kategorie", "Hausleitung", "»Hausleitung« gehört zu »bereich« (leitung)."),
        (f"{STAFF}.beschaeftigung", "FSJ", ""),
        (f"{STAFF}.kategorie", "FSJ oder Azubi", ""),
        (f"{STAFF}.kategorie", "Wanderung", ""),
        ("tdocs.formate[]", "FSJ", ""),
    ],
)
def test_a_value_of_a_field_beside_it_is_told(path: str, typed: str, said: str) -> None:
    assert belongs_beside(typed, path) == said
