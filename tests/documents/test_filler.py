"""Whether a text says something: the data keep their examples, and the cases of `tests/cases/stille/`."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from case_files import read_cases
from sampling import few
from teilhabe_docs.documents.emptiness import Reason, shortfall_of
from teilhabe_docs.documents.filler import filler_in
from teilhabe_docs.documents.filler_data import FillerKind, Tier, filler_kinds
from teilhabe_docs.documents.filler_forms import folded, verb_forms
from teilhabe_docs.documents.text_reasons import describes, excuses, reason_against, says_why
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, fields_of
from teilhabe_docs.model.text_slot import Markdown

FOLDER = Path(__file__).parents[1] / "cases" / "stille"
VERDICTS = {Tier.LEER: "leer", Tier.VERWEIST: "verweis", Tier.BEHAUPTET: "behauptung", Tier.UNGENANNT: "leer"}
SAYS = "sagt_etwas"
REASONS = ("entfaellt", "ausnahme", "kurz")


def cases() -> Iterator[dict[str, Any]]:
    """The cases of all files, without those that experts might judge differently or that escape as yet."""
    numbered = (f"fuellung_{number}" for number in (*range(2, 12), 13, 14))
    for file in ("eigene", "eigene_2", "fuellung", *numbered, "werte"):
        read = read_cases(FOLDER / f"{file}.yaml")
        yield from (case for case in read if not (case.get("strittig") or case.get("entgeht")))


CASES = list(cases())
KINDS = filler_kinds()


def verdict(case: dict[str, Any]) -> str:
    """What is said of a case, in the words of the cases."""
    text, place = case["text"], case.get("ort", "")
    if place == "tabellenzelle":
        text = f"| {case['titel']} |\n|---|\n| {text} |"
    labels = tuple(filter(None, (case.get("titel"), case.get("hinweis"), case.get("anlage_titel"))))
    prose = place != "einzeiliges_feld"
    filler = filler_in(text, labels, prose=prose, reason=place in REASONS)
    if filler:
        return VERDICTS[filler.tier]
    return "leer" if reason_against(text, labels, strict=False, prose=prose) else SAYS


@pytest.mark.parametrize("case", few(CASES, 6), ids=lambda case: case["id"])
def test_a_case_gets_the_verdict_it_is_due(case: dict[str, Any]) -> None:
    assert verdict(case) in (case["urteil"], *case.get("auch", ()))


def test_sentences_are_told_from_phrases() -> None:
    sentences = read_cases(FOLDER / "saetze.yaml")
    flagged = {
        kind: [text for title, text in pairs if filler_in(text, (title,))]
        for kind, pairs in sentences.items()
    }
    assert flagged == {"sagt_etwas": [], "fueller": [text for _, text in sentences["fueller"]]}


def test_there_are_enough_cases_of_both_kinds() -> None:
    counts = Counter(case["urteil"] == SAYS for case in CASES)
    assert counts[False] >= 150
    assert counts[True] >= 100


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_keeps_its_examples(kind: FillerKind) -> None:
    reason = kind.stufe is Tier.UNGENANNT
    found = {text: filler_in(text, reason=reason) for text in kind.beispiele}
    assert {text: filler and filler.tier for text, filler in found.items()} == dict.fromkeys(
        found, kind.stufe
    )
    assert [text for text in kind.gegenbeispiele if filler_in(text, reason=reason)] == []


LABELS = ("Gewaltschutz", "Schutz vor Gewalt in der Einrichtung")


def test_patterns_are_in_small_letters_as_the_texts_are_that_they_meet() -> None:
    patterns = [pattern for kind in KINDS for pattern in (*kind.irgendwo, *kind.ganz)]
    letters = [re.sub(r"\\.|\(\?P", "", pattern) for pattern in patterns]
    assert letters == [written.lower() for written in letters]


def test_no_pattern_has_an_umlaut_in_a_class_that_takes_the_place_of_one_letter() -> None:
    patterns = [pattern for kind in KINDS for pattern in (*kind.irgendwo, *kind.ganz)]
    assert [p for p in patterns if re.search(r"\[[^\]]*[äöüß][^\]]*\]", p)] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_entry_of_a_kind_finds_something(kind: FillerKind) -> None:
    entries = (*kind.ausdruecke, *kind.allein, *kind.beginnt, *kind.woerter.split(), *kind.beugbar.split())
    assert [one for one in entries if not any(map(is_found, wordings(one)))] == []


def is_found(text: str) -> bool:
    """Whether a text is a filler of any kind, as a text or as a reason."""
    return bool(filler_in(text) or filler_in(text, reason=True))


def wordings(expression: str) -> Iterator[str]:
    """Texts that the expression stands for, each choice in one of them; what may be between words is not."""
    parts = [
        one.split("|") if one else [*perhaps.split("|"), ""] if perhaps else [word.replace("…", "")]
        for one, perhaps, word in re.findall(r"\(([^)]*)\)|\[([^\]]*)\]|(\S+)", expression)
    ]
    for number in range(max(map(len, parts))):
        yield " ".join(filter(None, (part[number % len(part)] for part in parts)))


@pytest.mark.parametrize(
    "text", ["Gewaltschutz", "**Gewaltschutz**", "Schutz vor Gewalt in der Einrichtung."]
)
def test_a_text_that_only_repeats_its_label_is_empty(text: str) -> None:
    assert shortfall_of(Markdown(text), LABELS) is Reason.WIEDERHOLUNG
    assert shortfall_of(Markdown(text), ()) is not Reason.WIEDERHOLUNG


@pytest.mark.parametrize(
    "round_it", ["{}", "**{}**", "> {}", "- {}\n- {}", "({})", "## Titel\n\n{}", "{}.", "1. {}"]
)
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("siehe Anlage 2", Reason.VERWEIS),
        ("wird nachgereicht", Reason.NACHTRAG),
        ("https://www.example.org", Reason.ADRESSE),
        ("texte/schutz.md", Reason.PFAD),
        ("TODO", Reason.PLATZHALTER),
    ],
)
def test_notation_around_a_filler_changes_nothing(round_it: str, text: str, reason: Reason) -> None:
    assert shortfall_of(Markdown(round_it.replace("{}", text))) is reason


@pytest.mark.parametrize(
    "rest", ["Die Küche {}.", "{}; nachts gilt die Rufbereitschaft", "{}\n\nEs kocht das Team."]
)
@pytest.mark.parametrize("text", ["siehe Anlage 2", "wird nachgereicht", "liegt vor", "offen"])
def test_one_content_word_is_enough(rest: str, text: str) -> None:
    assert shortfall_of(Markdown(rest.replace("{}", text))) is None


def test_reasons_and_short_descriptions_must_say_something() -> None:
    assert not says_why("Altbestand")
    assert not says_why(" ")
    assert says_why("dafür hat das Haus keinen Raum")
    assert not says_why("folgt im Mai – hoffentlich")
    assert not says_why("Der Verbund wird neu geordnet.")
    assert not says_why("ist halt so")
    assert says_why("Das Haus wird im Herbst umgebaut.")
    assert shortfall_of(Entfaellt(entfaellt="k. A.")) is Reason.OHNE_GRUND
    assert shortfall_of(Entfaellt(entfaellt="TODO")) is Reason.PLATZHALTER
    assert shortfall_of(Entfaellt(entfaellt="aufsuchend")) is None
    assert not describes(Markdown("Das Leitbild liegt bei."), ("Leitbild",))
    assert describes(Markdown("Das Leitbild nennt vier Werte."), ("Leitbild",))


EXCUSES = (
    "Besonderheiten gibt es nicht, mit QMB abgestimmt.",
    "Mit der Leitung abgestimmt.",
    "mit dem Jugendamt so vereinbart",
    "Eine Leitung gibt es nicht.",
    "Der Verbund wird neu geordnet.",
    "Die Vereinbarung wird derzeit überarbeitet.",
    "Wird im Mai mit dem Leistungsträger verhandelt.",
    "Kein Fahrdienst vorhanden.",
    "Gilt für dieses Angebot nicht.",
    "Entspricht der Vorgabe des Leistungsträgers.",
    "Keine Änderung nötig, Qualität ist gesichert.",
    "Alle Mitarbeitenden sind geeignet.",
    "Die Angabe fehlt im Bescheid.",
    "Steht im Rahmenvertrag, hier nicht nötig.",
    "Wir arbeiten noch daran, mit Amt abgesprochen.",
    "Leitbild liegt dem Träger vor und wird nicht gedruckt.",
    "aus organisatorischen Gründen",
    "historisch gewachsen",
    "Bestand",
    "Zitat",
)
NO_EXCUSES = (
    *("", " ", "-", "...", "TODO", "k. A.", "n/a", "keine Angabe", "[Grund]", "Grund eintragen"),
    *("Altbestand", "Altbestand.", "Grund", "Begründung", "Ausnahme", "egal", "ok", "entfällt", "temporär"),
    *(
        "siehe Anlage 2",
        "siehe oben",
        "s. o.",
        "s. Anlage vom 3. Mai",
        "vgl. Konzept",
        "siehe Protokoll, liegt nicht bei",
    ),
    *("folgt", "folgt noch", "folgt im Mai – hoffentlich", "Begründung folgt", "Die Begründung folgt."),
    *("wird nachgereicht", "wird mit der nächsten Fassung nachgereicht", "kommt später", "in Arbeit"),
)


@pytest.mark.parametrize("text", EXCUSES)
def test_what_somebody_answers_for_is_a_reason_for_an_exception(text: str) -> None:
    assert excuses(text)


@pytest.mark.parametrize("text", NO_EXCUSES)
def test_a_placeholder_reference_promise_or_mere_word_is_no_reason_for_an_exception(text: str) -> None:
    assert not excuses(text)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("klären", "klären klärt klärte geklärt geklärte"),
        ("nach|reichen", "nachreichen nachgereicht nachzureichen nachgereichte"),
        ("überarbeiten", "überarbeitet überarbeiteten"),
        ("finalisieren", "finalisiert finalisieren"),
    ],
)
def test_a_verb_is_known_in_its_regular_forms(verb: str, words: str) -> None:
    assert set(folded(words).split()) <= set(verb_forms(verb).joined)


def test_the_parts_of_a_separable_verb_are_found_apart() -> None:
    assert filler_in("Wir reichen die Unterlagen gern noch nach.")
    assert not filler_in("Wir reichen die Teller nach.")


def test_an_instruction_is_known_whatever_it_is_about() -> None:
    about = "die Beleuchtung der Kegelbahn"
    for text in (
        f"Hier bitte {about} beschreiben (max. 1 Seite).",
        f"Beschreiben Sie {about}.",
        f"Hinweis: Angaben zu {about}, ca. ½ Seite",
    ):
        assert reason_against(text, (), strict=False, prose=True) is Reason.PLATZHALTER, text
    assert not filler_in(f"Wir beschreiben {about} hier im Haus.")
    assert not filler_in("Bitte klingeln und warten.")


HOSTILE = (
    "siehe Anlage " * 80_000,
    "[" * 1_000_000,
    "»" * 500_000 + "«" * 500_000,
    "| s. Anlage " * 80_000,
    "- siehe Anlage 1\n" * 60_000,
    "a:" * 500_000,
    "x/" * 500_000,
    "<!--" * 250_000,
    "_" * 1_000_000,
    "siehe " + "a." * 500_000,
    " " * 1_000_000 + "x",
    "wird " * 200_000,
    "\n".join("wird " * 12 for _ in range(20_000)),
)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of Unix")
def test_texts_of_a_megabyte_take_seconds_at_most() -> None:
    code = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        "sys.path.insert(0, 'tests')\nfrom documents.test_filler import HOSTILE\nfrom sampling import few\n"
        "from teilhabe_docs.documents.text_reasons import reason_against\n"
        "for text in few(HOSTILE, 7):\n    reason_against(text, ('Leitbild',), strict=True, prose=True)\n"
        "    reason_against(text, ('Leitbild',), strict=True, prose=False)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parents[2], check=True)


@pytest.mark.parametrize("form", ["{}ierende", "{}istische", "{}orientierte", "{}würdige", "{}mäßige"])
def test_an_unknown_adjective_says_nothing_beside_praise(form: str) -> None:
    pale = form.format("knarz")
    assert filler_in(f"Unsere {pale} Haltung ist wertschätzend.")
    assert filler_in(f"* professionell\n* wertschätzend\n* {pale[:-1]}")
    assert not filler_in(f"Unsere {pale} Knarzerei ist wertschätzend.")
    assert not filler_in(f"Der {pale[:-1]}e Zug.")


@pytest.mark.parametrize("form", ["täglich", "vegetarisch", "dreijährig", "kurdischsprachig", "ambulant"])
def test_an_adjective_that_can_be_checked_says_something(form: str) -> None:
    assert not filler_in(f"Die Begleitung wird wertschätzend und {form} gestaltet.")


@pytest.mark.parametrize(
    "evidence", ["1 : 3", "zu 80 %", "montags", "um 8 Uhr", "mit der Feuerwehr", "zweimal"]
)
def test_what_can_be_checked_wins_over_praise(evidence: str) -> None:
    praise = "Unsere humanistische Haltung ist wertschätzend"
    assert filler_in(f"{praise}.")
    assert not filler_in(f"{praise}, {evidence}.")


def test_what_a_promise_waits_for_is_no_content() -> None:
    assert filler_in("Die Unterlagen reichen wir nach, sobald die Kegelbahn gebohnert ist.")
    assert not filler_in("Die Kegelbahn öffnet, sobald die Unterlagen vorliegen.")


@pytest.mark.parametrize(
    "hole", ["[Name, Telefon]", "«Nachname»", "<Ort>", "[Huhn / Hase / Igel]", "TT.MM.JJJJ"]
)
def test_a_ready_sentence_with_a_hole_is_a_form_that_nobody_filled_in(hole: str) -> None:
    assert reason_against(f"Zuständig dafür ist {hole}.", (), strict=False, prose=True) is Reason.PLATZHALTER
    assert not filler_in(f"Zuständig dafür ist {hole}, mit 20 Stunden in der Kegelbahn.") or "/" in hole


def test_the_order_of_a_clause_changes_nothing() -> None:
    assert filler_in("Die Angebote werden gut angenommen.")
    assert filler_in("Die Erfahrung zeigt, dass die Angebote gut angenommen werden.")
    assert not filler_in("Genutzt wird die Kegelbahn.")


@pytest.mark.parametrize("subject", ("Das Konzept", "Der Gewaltschutz", "Das Vorgehen"))
def test_who_follows_a_norm_announces_nothing(subject: str) -> None:
    by_norms = f"{subject} folgt § 37a SGB IX und § 45 SGB VIII."
    assert reason_against(by_norms, ("Gewaltschutz",), strict=True, prose=True) is Reason.VERWEIS
    assert reason_against(f"{subject} folgt.", (), strict=True, prose=True) is not Reason.VERWEIS


@pytest.mark.parametrize("verb", ["aufknarzen", "durchknarzt", "knarzten"])
def test_an_unknown_word_in_small_letters_says_nothing_beside_praise(verb: str) -> None:
    assert filler_in(f"Unsere Haltung ist wertschätzend, wir können gemeinsam mit Freude {verb}.")
    assert not filler_in(f"unsere haltung: wertschätzend {verb}")
    assert not filler_in("Unsere Haltung ist wertschätzend, wir können gemeinsam mit Freude kochen.")


@pytest.mark.parametrize("rule", ["nur, wenn {}", "niemals, dass {}", "solange {}", "wer {}"])
def test_what_may_be_kept_or_broken_says_something_however_general_its_words(rule: str) -> None:
    said = "Die Person entscheidet über die Form der Unterstützung, "
    assert not filler_in(said + rule.format("die Bewohner es wollen") + ".")


def test_much_praise_bears_one_unknown_noun() -> None:
    praise = "ist wertschätzend, professionell und empathisch gestaltet"
    assert filler_in(f"Unsere Knarzerei {praise}.")
    assert not filler_in(f"Unsere Knarzerei am Teich {praise}.")
    assert not filler_in("Unsere Knarzerei ist empathisch gestaltet.")


def test_each_sentence_of_a_paragraph_may_be_a_filler_of_its_own() -> None:
    praise = "Unsere humanistische Haltung ist wertschätzend."
    assert filler_in(f"{praise} Das Konzept reichen wir nach. Siehe Anlage 3.")
    assert filler_in(f"{praise} " * 12)
    assert not filler_in(f"{praise} Das Konzept reichen wir nach. Die Kegelbahn ist offen.")


@pytest.mark.parametrize(
    "note",
    [
        "Absatz über die {} stimmt so nicht mehr",
        "evtl. noch was zur {} ergänzen",
        "Schau hier nach der {}, bitte prüfen",
    ],
)
def test_a_note_about_the_text_is_no_content_whatever_it_is_about(note: str) -> None:
    assert reason_against(note.format("Kegelbahn"), (), strict=False, prose=True) is Reason.PLATZHALTER
    assert not filler_in("Die Kegelbahn stimmt so nicht mehr.")


def test_a_bare_number_is_no_text_where_none_is_asked_for() -> None:
    assert filler_in("24", ("Ziele",))
    assert not filler_in("24", ("Anzahl der Plätze",))
    assert not filler_in("24", ("Ziele",), prose=False)


@pytest.mark.parametrize("when", ["vorher", "zuerst", "hinterher"])
@pytest.mark.parametrize("who", ["sie", "die Leitung", "die Person"])
def test_who_does_what_when_is_no_praise_however_general_its_words_are(who: str, when: str) -> None:
    rule = "Fällt jemand aus, übernimmt eine Kraft aus demselben Team, die die Person kennt"
    assert filler_in(f"{rule}.", ("Vertretung",)) is None
    assert filler_in(f"{rule}; {who} wird {when} gefragt.", ("Vertretung",)) is None


@pytest.mark.parametrize("question", ["wie", "wo", "wann", "womit"])
@pytest.mark.parametrize("will", ["will", "möchte"])
def test_whose_will_counts_is_no_praise(question: str, will: str) -> None:
    text = f"Wir gehen davon aus, dass jede Person selbst weiß, {question} sie leben {will}."
    assert filler_in(text, ("Leitbild",)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Unsere Aufgabe ist, ihr dabei den Rücken zu stärken und Barrieren abzubauen.",
        "Wir gehen davon aus, dass jede Person wertvoll ist und ihren eigenen Weg geht.",
        "Die Vertretung ist jederzeit zuverlässig und professionell sichergestellt.",
    ],
)
def test_praise_alone_remains_praise(text: str) -> None:
    assert filler_in(text, ("Leitbild",)) is not None


def every_field(kind: Any, path: str) -> Iterator[str]:
    """The paths of all fields below a model, and of what stands in the entries of lists."""
    for name, info in fields_of(kind).items():
        yield f"{path}.{name}"
        if isinstance(info.typ, type) and issubclass(info.typ, Model):
            yield from every_field(info.typ, f"{path}.{name}")


@pytest.mark.parametrize("root", ROOTS)
def test_a_field_that_a_text_puts_in_is_no_placeholder_wherever_it_stands(root: str) -> None:
    paths = [*every_field(BUILT_IN_FIELDS.model(root), root)]
    assert len(paths) > 20
    for path in paths:
        for name in (path, path.removeprefix("angebot.")):
            for text in (
                f"{{{{ {name} }}}} leistet die Hilfe.",
                f"Es leistet {{{{{name}}}}} die Hilfe an 5 Tagen.",
                f"{{{{ {name} }}}} hält {{{{ plaetze }}}} Plätze vor.",
                f"{{{{ {name} }}}}",
            ):
                assert reason_against(text, (), strict=False, prose=True) is not Reason.PLATZHALTER, text


@pytest.mark.parametrize("hole", ["{{ Name des Trägers }}", "{ Name }", "[Name]", "<Name>", "«Name»"])
def test_a_bracket_that_names_no_field_is_a_placeholder_still(hole: str) -> None:
    text = f"{hole} leistet die Hilfe."
    assert reason_against(text, (), strict=False, prose=True) is Reason.PLATZHALTER
