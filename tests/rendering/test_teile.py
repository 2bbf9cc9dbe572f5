"""Marks become Absätze and letters; what falls away leaves no trace; lists get their punctuation."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import absaetze, gebaut, geladen, lies_profil, worte
from rendering.bausteine import absatz, punkt, striche
from teilhabe_docs.documents.blocks import (
    ItemList,
    ListItem,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.documents.template.environment import TEIL_AUF, TEIL_ZU
from teilhabe_docs.rendering.numbered_parts import (
    append_part,
    group_parts,
    letter,
    number_parts,
    put_before,
    without_parts,
)

WEG = "wenn: angebot.optionen.ileb, weil: w"


def abschnitt(wurzel: Path, text: str, eintrag: str = "", **daten: Any) -> Section:
    """The section `a` with the body `text`, from a profile that is sound."""
    gewaehlt = lies_profil(
        wurzel / "p", f"  - {{id: a, titel: A{eintrag and ', '}{eintrag}}}\n", {"a.md": text}
    )
    fertig = gebaut(geladen(wurzel / "k", **daten), gewaehlt)
    assert not fertig.befunde, fertig.befunde
    return fertig.dokument.abschnitte[0]


def teile(gebauter: Section) -> list[tuple[str, str, str]]:
    """Id, number and words of each part."""
    return [(k.id, k.nummer, worte(k)) for k in gebauter.kinder if isinstance(k, NumberedPart)]


def punkte(gebauter: Section) -> list[tuple[str, str, str]]:
    """Id, letter and words of each item of the first list."""
    liste = next(k for block in gebauter.kinder for k in _listen(block))
    return [(p.id, p.nummer, worte(p)) for p in liste.punkte]


def _listen(block: Any) -> list[ItemList]:
    if isinstance(block, ItemList):
        return [block]
    return [liste for kind in getattr(block, "kinder", ()) for liste in _listen(kind)]


def test_everything_up_to_the_next_mark_belongs_to_the_absatz(tmp_path: Path) -> None:
    text = "(@p) eins\n\nnoch eins\n\n- Punkt\n\n| a |\n|---|\n| b |\n\n(@q) zwei\n"
    a = abschnitt(tmp_path, text)
    assert teile(a) == [("a.p", "1", "einsnoch einsPunktab"), ("a.q", "2", "zwei")]
    erster = a.kinder[0]
    assert isinstance(erster, NumberedPart)
    assert [type(k) for k in erster.kinder] == [Paragraph, Paragraph, ItemList, TableBlock]


def test_what_stands_before_the_first_mark_belongs_to_none(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "Vorweg\n\n(@p) eins\n")
    assert a.kinder[0] == absatz("Vorweg")


def test_a_named_part_ends_the_absatz_and_is_not_counted(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "(@p) eins\n\n(#n) dazwischen\n\n(@) zwei\n")
    assert teile(a) == [("a.p", "1", "eins"), ("a.n", "", "dazwischen"), ("", "2", "zwei")]


def test_a_single_absatz_has_no_number(tmp_path: Path) -> None:
    assert teile(abschnitt(tmp_path, "(@p) eins\n")) == [("a.p", "", "eins")]


def test_a_mark_may_stand_alone_before_a_table(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "(@p)\n\n| a |\n|---|\n| b |\n\n(@q) zwei\n")
    (erster, _) = a.kinder
    assert isinstance(erster, NumberedPart)
    assert [type(k) for k in erster.kinder] == [TableBlock]


def test_marks_of_items_make_letters(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "(@p) Das Angebot\n\n- (@l) ist gut\n- (@) ist nah\n")
    assert punkte(a) == [("a.l", "a", "ist gut"), ("", "b", "ist nah")]
    assert _listen(a)[0].art == "buchstabe"


def test_a_name_alone_leaves_an_item_a_bullet(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "- (#l) eins\n- zwei\n")
    assert punkte(a) == [("a.l", "", "eins"), ("", "", "zwei")]
    assert _listen(a)[0].art == "strich"


def test_letters_from_a_loop(tmp_path: Path) -> None:
    text = "{% for m in angebot.methoden %}\n- (@) {{ m }}\n{% endfor %}\n"
    angebot = {"methoden": ["Spiel", "Musik"]}
    a = abschnitt(tmp_path, text, "braucht: angebot.methoden", angebot=angebot)
    assert punkte(a) == [("", "a", "Spiel"), ("", "b", "Musik")]


@pytest.mark.parametrize(("stelle", "wort"), [(0, "a"), (25, "z"), (26, "aa"), (27, "bb"), (52, "aaa")])
def test_letters_after_z_are_doubled(stelle: int, wort: str) -> None:
    assert letter(stelle) == wort


@pytest.mark.parametrize(
    ("text", "weg", "rest"),
    [
        ("(@p) eins\n\nmehr\n\n(@q) zwei\n\n(@r) drei\n", "p", [("a.q", "1", "zwei"), ("a.r", "2", "drei")]),
        ("(@p) eins\n\n(@q) zwei\n", "q", [("a.p", "", "eins")]),
        ("(@p) eins\n\n(#q) weg\n\n(@r) zwei\n", "q", [("a.p", "1", "eins"), ("a.r", "2", "zwei")]),
    ],
)
def test_a_part_that_falls_away_takes_its_number(
    tmp_path: Path, text: str, weg: str, rest: list[tuple[str, str, str]]
) -> None:
    assert teile(abschnitt(tmp_path, text, f"teile: {{{weg}: {{{WEG}}}}}")) == rest


def test_a_letter_that_falls_away_moves_the_others_up(tmp_path: Path) -> None:
    text = "- (@k) eins\n- (@l) zwei\n- (@m) drei\n"
    a = abschnitt(tmp_path, text, f"teile: {{l: {{{WEG}}}}}")
    assert punkte(a) == [("a.k", "a", "eins"), ("a.m", "b", "drei")]


def test_a_list_that_loses_its_last_item_falls_with_it(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "Text\n\n- (#l) eins\n\nEnde\n", f"teile: {{l: {{{WEG}}}}}")
    assert a.kinder == (absatz("Text"), absatz("Ende"))


def test_a_part_that_falls_away_takes_its_letters_along(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "(@p) eins\n\n- (@l) zwei\n\n(@q) drei\n", f"teile: {{p: {{{WEG}}}}}")
    assert teile(a) == [("a.q", "", "drei")]


@pytest.mark.parametrize(
    ("rolle", "anzahl", "erwartet"),
    [
        ("und", 1, ["eins."]),
        ("und", 2, ["eins und", "zwei."]),
        ("und", 3, ["eins,", "zwei und", "drei."]),
        ("oder", 2, ["eins oder", "zwei."]),
        ("oder", 4, ["eins,", "zwei,", "drei oder", "vier."]),
    ],
)
def test_commas_conjunction_and_full_stop(
    tmp_path: Path, rolle: str, anzahl: int, erwartet: list[str]
) -> None:
    zeilen = [f"- {wort}" for wort in ("eins", "zwei", "drei", "vier")[:anzahl]]
    a = abschnitt(tmp_path, "\n".join(["Das Angebot", "", f"{{.{rolle}}}", *zeilen]))
    assert [worte(p) for p in _listen(a)[0].punkte] == erwartet


def test_a_last_item_that_falls_away_leaves_no_conjunction_behind(tmp_path: Path) -> None:
    text = "{.und}\n- (@k) eins\n- (@l) zwei\n- (@m) drei\n"
    a = abschnitt(tmp_path, text, f"teile: {{m: {{{WEG}}}}}")
    assert punkte(a) == [("a.k", "a", "eins und"), ("a.l", "b", "zwei.")]


def test_a_list_without_a_role_keeps_its_items_as_they_are(tmp_path: Path) -> None:
    assert absaetze(abschnitt(tmp_path, "- eins\n- zwei\n").kinder, ListItem) == ["eins", "zwei"]


def test_the_punctuation_stands_behind_a_bold_end(tmp_path: Path) -> None:
    a = abschnitt(tmp_path, "{.und}\n- ist **gut**\n- ist nah\n")
    letzter = _listen(a)[0].punkte[0].kinder[0]
    assert letzter == absatz("ist ", TextRun("gut", fett=True), " und")


STELLE = OpenPlace("angebot.plaetze", "Plätze")


def marke(kennung: str) -> str:
    """The mark `(@kennung)` as a body hands it over."""
    return f"{TEIL_AUF}@{kennung}{TEIL_ZU} "


def test_a_paragraph_is_added_to_its_part_or_at_the_end() -> None:
    bloecke = group_parts((absatz(f"{marke('p')}eins"), absatz(f"{marke('q')}zwei")), "a")
    an_teil = append_part(bloecke, {"a.p": [absatz(STELLE)]})
    assert an_teil == (
        NumberedPart("a.p", (absatz("eins"), absatz(STELLE))),
        NumberedPart("a.q", (absatz("zwei"),)),
    )
    am_ende = append_part(bloecke, {"": [absatz(STELLE)]})
    assert am_ende == (*bloecke, absatz(STELLE))


def test_a_paragraph_is_put_before_its_part_or_at_the_start() -> None:
    bloecke = group_parts((absatz(f"{marke('p')}eins"), absatz(f"{marke('q')}zwei")), "a")
    vor_teil = put_before(bloecke, "a.q", (STELLE,))
    assert vor_teil == (
        NumberedPart("a.p", (absatz("eins"),)),
        NumberedPart("a.q", (absatz(STELLE), absatz("zwei"))),
    )
    assert put_before(bloecke, "", (STELLE,)) == (absatz(STELLE), *bloecke)


def test_a_paragraph_is_added_to_a_letter() -> None:
    (liste,) = group_parts((striche(f"{marke('l')}eins", f"{marke('m')}zwei"),), "a")
    (neu,) = append_part((liste,), {"a.l": [absatz(STELLE)]})
    assert isinstance(neu, ItemList)
    assert neu.punkte[0].kinder == (absatz("eins"), absatz(STELLE))


def test_numbers_are_given_after_parts_fell_away() -> None:
    bloecke = group_parts(tuple(absatz(f"{marke(k)}Text") for k in "pqr"), "a")
    geblieben = number_parts(without_parts(bloecke, frozenset({"a.p"})))
    assert [k.nummer for k in geblieben if isinstance(k, NumberedPart)] == ["1", "2"]


@pytest.mark.parametrize("text", ["(@p eins", "(@p) eins", "(#p) eins"])
def test_what_reads_like_a_mark_and_comes_from_a_value_is_text(text: str) -> None:
    assert group_parts((absatz(text), striche(text)), "a") == (absatz(text), striche(text))


def test_an_item_that_begins_with_a_table_of_its_own_stays() -> None:
    liste = ItemList("strich", (punkt(), punkt(striche("innen"))))
    assert group_parts((liste,), "a") == (liste,)
