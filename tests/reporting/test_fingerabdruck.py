"""When two findings are one."""

import re
from dataclasses import replace
from itertools import permutations

import pytest

from reporting.befunde import FEHLT, MOBIL, NOCH_EINE
from teilhabe_docs.diagnostics import Severity, Span, WordPlace
from teilhabe_docs.loading.places import stretch
from teilhabe_docs.reporting.fingerprint import fingerprints


def eines(**anders: object) -> str:
    (ergebnis,) = fingerprints([replace(FEHLT, **anders)], {})  # type: ignore[arg-type]
    return ergebnis


def test_it_stays_while_lines_words_and_weight_change() -> None:
    assert eines(span=Span(99, 1, 99, 2), message="Anders.", severity=Severity.HINT, source="x") == eines()


def test_code_requirement_file_and_path_each_count() -> None:
    anders = [eines(code="TD302"), eines(requirement="ziel"), eines(file="b.yaml"), eines(path="b")]
    assert len({eines(), *anders}) == 5


def test_equal_ones_are_numbered_in_their_order() -> None:
    erster, zweiter, dritter = fingerprints([MOBIL, NOCH_EINE, MOBIL], {})
    assert len({erster, zweiter, dritter}) == 3
    assert fingerprints([NOCH_EINE, MOBIL], {}) == [erster, zweiter]


def test_a_name_that_is_no_text_has_one_too() -> None:
    assert len(eines(file="\udcfc.yaml")) == 64


SENTENCES = ("Der Zögling kommt.", "Einen Zögling fragen.", "Jedem Zögling hilft er.", "Zögling oder nicht?")
FILES = {
    "plain": ("a.yaml", "kurz: {}\n", " "),
    "quoted": ("a.yaml", 'kurz: "Vorweg. {} Danach."\n', " "),
    "block": ("a.yaml", "name: Haus\nkurz: |\n  {}\n", "\n  "),
    "folded": ("a.yaml", "kurz: >\n  {}\nname: Haus\n", "\n\n  "),
    "file": ("texte/a.md", "# Titel\n\n{}\n", "\n\n"),
    "list in a file": ("texte/a.md", "- {}\n", "\n- "),
}


def in_text(name: str, text: str, word: str = "Zögling") -> dict[str, str]:
    """The fingerprints of findings at each place of a word, by what stands there."""
    found = [
        replace(FEHLT, file=name, path="kurz", span=stretch(text, match.start(), match.end()))
        for match in re.finditer(word, text)
    ]
    lines = [text[: match.end() + 6].rpartition("\n")[2][-20:] for match in re.finditer(word, text)]
    given = fingerprints(found, {name: text})
    assert len(set(given)) == len(given)
    return dict(zip(lines, given, strict=True))


@pytest.mark.parametrize(("name", "form", "between"), FILES.values(), ids=FILES)
def test_it_stays_when_others_come_beside_it(name: str, form: str, between: str) -> None:
    """Whatever sentences are there: each finding is the same as alone."""
    alone: dict[str, str] = {}
    for many in range(1, len(SENTENCES) + 1):
        for order in permutations(SENTENCES, many):
            text = form.format(between.join(("Anfang.", *order, "Ende.")))
            for sentence, given in zip(order, in_text(name, text).values(), strict=True):
                assert alone.setdefault(sentence, given) == given
    assert len(set(alone.values())) == len(SENTENCES)


@pytest.mark.parametrize(
    "form", ["plaetze: {}", "a: [1, {}, 3]  # so", "- {}", 'name: "{}"', "{}: 5", "x: {{a: {}}}"]
)
def test_a_whole_value_or_key_may_change(form: str) -> None:
    one, other = (in_text("a.yaml", form.format(word), word) for word in ("zwölf", "elf"))
    assert [*one.values()] == [*other.values()]


def test_in_a_word_file_heading_and_words_count_and_no_number() -> None:
    def printed(heading: str, paragraph: int, words: str) -> str:
        place = WordPlace(heading, paragraph, paragraph // 10)
        (one,) = fingerprints([replace(MOBIL, file="a.docx", span=Span(), place=place, words=words)], {})
        return one

    first = printed("3.2 Kontakt", 14, "Rufen Sie an")
    assert printed("4.1 Kontakt", 99, "Rufen Sie an") == first
    assert printed("§ 4 Kontakt", 99, "Rufen Sie an") == first
    assert printed("3.2 Träger", 14, "Rufen Sie an") != first
    assert printed("3.2 Kontakt", 14, "Schreiben Sie") != first
