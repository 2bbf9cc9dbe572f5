"""A tag or condition that cannot be read is told at its line, by what is wrong with it, and that helps."""

from pathlib import Path

import pytest

from kleinprofil import lies_profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError

GIVEN = "angebot.plaetze is gegeben"
LIST = "x in angebot.methoden"
BEFORE = "Eins.\n\n"
AFTER = "\n\nZwei.\n\nDrei.\n"
PAIRS = {"if": (GIVEN, "endif"), "for": (LIST, "endfor")}
OTHER = {"if": "for", "for": "if"}


def fault(text: str) -> tuple[int, str] | None:
    try:
        assert Body("a.md", BEFORE + text + AFTER).gebrauch is not None
    except BodyError as wrong:
        return wrong.zeile, wrong.text
    return None


@pytest.mark.parametrize("name", PAIRS)
def test_a_tag_left_open_is_told_where_it_opens(name: str) -> None:
    test, end = PAIRS[name]
    opened = f"{{% {name} {test} %}}\nText."
    said = fault(opened)
    assert said
    assert said[0] == 3
    assert f"»{{% {name} … %}}« fehlt »{{% {end} %}}«" in said[1]
    assert fault(f"{opened}\n{{% {end} %}}") is None


@pytest.mark.parametrize("name", PAIRS)
def test_an_end_without_beginning_is_told_and_the_other_end_too(name: str) -> None:
    test, end = PAIRS[name]
    alone = fault(f"Text.\n{{% {end} %}}")
    assert alone
    assert (alone[0], f"»{{% {name} … %}}«" in alone[1], "streichen" in alone[1]) == (4, True, True)
    wrong_end = PAIRS[OTHER[name]][1]
    crossed = fault(f"{{% {name} {test} %}}\nText.\n{{% {wrong_end} %}}")
    assert crossed
    assert crossed[0] == 5
    assert f"aus Zeile 3 offen; es endet mit »{{% {end} %}}«" in crossed[1]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (f"{{% wenn {GIVEN} %}}A{{% endif %}}", f"{{% if {GIVEN} %}}A{{% endif %}}"),
        (f"{{% if {GIVEN} %}}A{{% sonst %}}B{{% endif %}}", f"{{% if {GIVEN} %}}A{{% else %}}B{{% endif %}}"),
        (f"{{% if {GIVEN} %}}A{{% end %}}", f"{{% if {GIVEN} %}}A{{% endif %}}"),
        (f"{{% if {GIVEN} %}}A{{% edif %}}", f"{{% if {GIVEN} %}}A{{% endif %}}"),
        (f"{{% für {LIST} %}}A{{% endfor %}}", f"{{% for {LIST} %}}A{{% endfor %}}"),
        (
            f"{{% if {GIVEN} %}}A{{% else if {GIVEN} %}}B{{% endif %}}",
            f"{{% if {GIVEN} %}}A{{% elif {GIVEN} %}}B{{% endif %}}",
        ),
    ],
)
def test_a_tag_that_is_none_is_named_with_what_is_meant(typed: str, right: str) -> None:
    said = fault(typed)
    assert said
    changed = [new for new in ("if", "elif", "else", "endif", "for") if right.count(new) > typed.count(new)]
    assert said[0] == 3
    assert any(new in said[1] for new in changed)
    assert fault(right) is None


SLIPS = {
    "=": ('angebot.land = "sh"', "==", 'angebot.land == "sh"'),
    "und": (f'{GIVEN} und angebot.land == "sh"', "and", f'{GIVEN} and angebot.land == "sh"'),
    "oder": (f'{GIVEN} ODER angebot.land == "sh"', "or", f'{GIVEN} or angebot.land == "sh"'),
    "nicht": ("nicht angebot.pool.vorgesehen", "not", "not angebot.pool.vorgesehen"),
    "ist": ("angebot.plaetze ist gegeben", "is", GIVEN),
    "„": ("angebot.land == „sh“", '"…"', 'angebot.land == "sh"'),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_condition_is_told_in_texts_and_outlines(tmp_path: Path, slip: str) -> None:
    typed, remedy, right = SLIPS[slip]
    said = fault(f"{{% if {typed} %}}A{{% endif %}}")
    assert said
    assert (said[0], slip in said[1].casefold(), remedy in said[1]) == (3, True, True)
    assert fault(f"{{% if {right} %}}A{{% endif %}}") is None
    needs = "[angebot.plaetze, angebot.land, angebot.pool.vorgesehen]"
    profile = lies_profil(tmp_path, f"  - {{id: a, titel: A, wenn: '{typed}', weil: w, braucht: {needs}}}\n")
    (found,) = check_profile(profile)
    assert remedy in found.message
    assert "%}" not in found.message
    assert condition(right).gebrauch


@pytest.mark.parametrize("word", ["und", "oder", "nicht", "ist"])
def test_words_in_quotes_and_names_are_no_slips(word: str) -> None:
    from teilhabe_docs.documents.template.slips import expression_slip

    assert expression_slip(f'angebot.eigene.{word} == "a {word} b = c"') == ""
