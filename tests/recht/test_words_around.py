"""Words beside a citation that decide nothing, and ways of writing that change nothing, combined."""

import pytest

from sampling import few
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.verdict import Surroundings

BASES = {
    "sgb9_125": "§ 125 SGB IX",
    "sgb9_134": "§ 134 SGB IX",
    "sgb8_77": "§ 77 SGB VIII",
    "sgb8_78b": "§ 78b SGB VIII",
}
CLOSED = (
    "Diese Vereinbarung nach {} {}.",
    "Diese Leistungsvereinbarung gemäß {} {}.",
    "Diese Vereinbarung ({}) {}.",
    "Diese Vereinbarung wird nach {} geschlossen und {}.",
)
BESIDE = (
    "regelt die Assistenz im eigenen Wohnraum",
    "umfasst 125 Plätze und 77 Stunden",
    "kann nicht ordentlich gekündigt werden",
    "gilt, sofern der Kreis zustimmt",
    "beachtet die Rechtsprechung des BSG",
    "bindet den Kooperationsverbund",
    "gilt für weitere Standorte",
    "ergänzt andere Hilfen",
)
OTHERS = (
    "Werden andere Menschen aufgenommen, ist zuvor eine Vereinbarung nach {} zu schließen.",
    "Der Zuwendungsvertrag nach {} betrifft einen anderen Dienst.",
    "Diese Vereinbarung wird nicht nach {} geschlossen.",
    "Diese Vereinbarung unterscheidet sich von einer Vereinbarung nach {}.",
    "Der Nachbardienst erbringt seine Hilfen nach einer Vereinbarung nach {}.",
)
FORMER = (
    "{} i. d. F. vom {}",
    "{} idF vom {}",
    "{} in der Fassung vom {}",
    "{} in der Fassung des Gesetzes vom {}",
    "{} (Stand {})",
    "{} (Stand: {})",
    "{}, Stand {}",
)
OLD_NORMS = ("§ 53 SGB XII", "§§ 53, 54 SGB XII", "§ 1896 BGB", "§ 60 Abs. 1 SGB XII")
BETWEEN = (
    "({})",
    "[{}]",
    "(des {})",
    ": {}",
    "/ {}",
    "„{}“",
    "»{}«",
    '"{}"',
    "des „{}“",
    "`{}`",
    "<br>{}",
    "\\\n{}",
)
BETWEEN += ("[{}](https://example.org)", "„Leistungen und Aufgabe“ {}", "– {}", ", {}")
BELOW = ("", " Abs. 1", " Abs. 1 Satz 1 Nummer 1 Buchstabe a", " Absatz 1 Unterabsatz 2", " Nr. 2a bb")
BOOKS = {"Ⅰ": "I", "Ⅱ": "II", "Ⅴ": "V", "Ⅷ": "VIII", "Ⅸ": "IX", "Ⅺ": "XI", "Ⅻ": "XII"}


def kinds(text: str, basis: str = "sgb9_125") -> list[str]:
    return [verdict.art.value for verdict in verdicts(text, Surroundings(basis))]


@pytest.mark.parametrize("beside", BESIDE)
def test_words_beside_the_agreement_do_not_hide_its_wrong_basis(beside: str) -> None:
    cases = [(own, norm, form) for own in BASES for norm in BASES.values() for form in CLOSED]
    for own, norm, form in few(cases, 16):
        expected = [] if BASES[own] == norm else ["falsche-grundlage"]
        assert kinds(form.format(norm, beside), own) == expected, (own, norm, form)


@pytest.mark.parametrize("form", OTHERS)
def test_another_agreement_may_have_another_basis(form: str) -> None:
    for own in BASES:
        for norm in BASES.values():
            assert kinds(form.format(norm), own) == [], (own, norm)


@pytest.mark.parametrize("form", FORMER)
def test_a_version_of_then_is_former_law_and_one_of_today_is_not(form: str) -> None:
    for norm in OLD_NORMS:
        assert kinds(f"Maßgeblich ist {form.format(norm, '1.5.2016')}.") == [], norm
        assert set(kinds(f"Maßgeblich ist {form.format(norm, '1.5.2025')}.")) == {"aufgehoben"}, norm


@pytest.mark.parametrize("between", BETWEEN)
def test_what_parts_a_norm_from_its_law_changes_nothing(between: str) -> None:
    for law in ("SGB XII", "BGB", "DSGVO"):
        for below in BELOW:
            found = list(read_citations(f"Es gilt § 53{below} {between.format(law)}."))
            assert [(c.normen[0].nummer, c.quelle and c.quelle.name) for c in found] == [("53", law)], below


@pytest.mark.parametrize("sign", BOOKS)
def test_signs_of_one_number_are_read_as_their_letters(sign: str) -> None:
    for odd, plain in (
        (f"§ 9999 SGB {sign}", f"§ 9999 SGB {BOOKS[sign]}"),
        ("§ ５３ ＳＧＢ XII", "§ 53 SGB XII"),
    ):
        text = f"Ａ gilt nach {odd}, wie es heißt."
        (found,) = verdicts(text)
        (expected,) = verdicts(text.replace(odd, plain))
        assert (found.text, text[found.von : found.bis]) == (expected.text, odd)
