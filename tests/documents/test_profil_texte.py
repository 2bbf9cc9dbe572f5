"""What is wrong in the body of a section is said with its file and line, without any data."""

from pathlib import Path

import pytest

from kleinprofil import lies_profil, stellen
from teilhabe_docs.documents.pruefung import pruefe

DANACH = "  - {id: z, titel: Z}\n"


def meldungen(wurzel: Path, text: str | bytes, eintrag: str = "") -> list[str]:
    """What is said of a section `a` with the body `text`."""
    abschnitte = f"  - {{id: a, titel: A{eintrag and ', '}{eintrag}}}\n" + DANACH
    return stellen(pruefe(lies_profil(wurzel, abschnitte, {"a.md": text})))


def test_a_body_that_is_not_utf8(tmp_path: Path) -> None:
    assert meldungen(tmp_path, b"\xe4") == ["eigen/a.md:1:1 Die Datei ist nicht als UTF-8 gespeichert."]


@pytest.mark.parametrize(
    "text",
    [
        "{% if %}",
        "{{ angebot. }}",
        "{% if angebot.plaetze is gegeben %}offen",
        "{{ angebot.bezeichnung }",
        "{% endif %}",
        "{% gibtsnicht %}",
    ],
)
def test_a_broken_tag_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    (meldung,) = meldungen(tmp_path, f"Eins\n\n{text}\n")
    assert meldung.startswith("eigen/a.md:3:1 Die Vorlage lässt sich nicht lesen: ")


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m() %}x{% endmacro %}",
        "{% call m() %}{% endcall %}",
        '{% include "a.md" %}',
        '{% import "a.md" as a %}',
        '{% from "a.md" import b %}',
        '{% extends "a.md" %}',
        "{% block b %}x{% endblock %}",
        "{% set b %}x{% endset %}",
        "{% filter und %}x{% endfilter %}",
        "{% with b = 1 %}{% endwith %}",
        '{{ angebot.bezeichnung ~ "x" }}',
        "{{ angebot.gruppen[0] }}",
        '{{ angebot["id"] }}',
        "{{ 1 + 1 }}",
        "{{ 2 ** 99 }}",
        '{{ {"a": 1} }}',
    ],
)
def test_a_building_block_that_is_not_allowed(tmp_path: Path, text: str) -> None:
    (meldung,) = meldungen(tmp_path, f"Eins\n\n{text}\n")
    assert meldung.startswith("eigen/a.md:3:1 »")
    assert meldung.endswith("« gibt es in diesen Vorlagen nicht.")


@pytest.mark.parametrize("schleife", ["recursive %}x", "%}x{% else %}y"])
def test_a_loop_has_neither_recursion_nor_else(tmp_path: Path, schleife: str) -> None:
    (meldung,) = meldungen(tmp_path, f"Eins\n{{% for g in angebot.gruppen {schleife}{{% endfor %}}\n")
    assert meldung == "eigen/a.md:2:1 Schleifen kennen hier weder »recursive« noch »else«."


@pytest.mark.parametrize(
    "text",
    [f"{{{{ {'(' * 3000} }}}}", "{% if angebot.optionen.ileb %}" * 3000 + "x" + "{% endif %}" * 3000],
    ids=["brackets", "conditions"],
)
def test_a_body_that_is_nested_too_deep(tmp_path: Path, text: str) -> None:
    assert meldungen(tmp_path, text) == ["eigen/a.md:1:1 Die Vorlage ist zu tief verschachtelt."]


def test_the_marks_of_bound_values_cannot_be_typed(tmp_path: Path) -> None:
    (meldung,) = meldungen(tmp_path, "Text \ue0000\ue001\n")
    assert "Steuerzeichen" in meldung


@pytest.mark.parametrize(
    ("text", "feld"),
    [
        ("{{ angebot.plaetz }}", "Das Feld »plaetz« gibt es in »angebot« nicht; gemeint: »plaetze«?"),
        ("{% if angebot.plaetz is gegeben %}x{% endif %}", "gemeint: »plaetze«?"),
        ("{% if angebot.plaetz == 3 %}x{% endif %}", "gemeint: »plaetze«?"),
        ("{% for g in angebot.gruppn %}x{% endfor %}", "gemeint: »gruppen«?"),
        ("{% for g in angebot.gruppen %}{{ g.plaetzee }}{% endfor %}", "gibt es in »angebot.gruppen« nicht"),
        ("{{ angebot.bezeichnung.upper }}", "Das Feld »upper« gibt es in »angebot.bezeichnung« nicht."),
        ("{{ angebot.bezeichnung.upper() }}", "Das Feld »upper« gibt es in »angebot.bezeichnung« nicht."),
        ("{{ angebot.model_dump() }}", "Das Feld »model_dump« gibt es in »angebot« nicht."),
        ("{{ angebot.__class__ }}", "Das Feld »__class__« gibt es in »angebot« nicht."),
        ("{{ angebot.plaetz | und }}", "gemeint: »plaetze«?"),
        ('{{ link("x", traeger.kontakt.webb) }}', "gemeint: »web«?"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_exist(tmp_path: Path, text: str, feld: str) -> None:
    befunde = meldungen(tmp_path, f"Eins\n\n{text}\n", "braucht: [angebot.gruppen]")
    passende = [b for b in befunde if feld in b]
    assert passende and all(b.startswith("eigen/a.md:3:1 ") for b in passende)


@pytest.mark.parametrize(
    "text",
    [
        "{{ angebot.plaetze }}",
        "{% if angebot.stand is gegeben %}{{ angebot.plaetze }}{% endif %}",
        "{% if angebot.plaetze is not gegeben %}{{ angebot.plaetze }}{% endif %}",
        "{% if angebot.plaetze is gegeben or angebot.stand is gegeben %}{{ angebot.plaetze }}{% endif %}",
    ],
)
def test_a_value_that_is_printed_but_neither_needed_nor_guarded(tmp_path: Path, text: str) -> None:
    (meldung,) = meldungen(tmp_path, f"Eins\n\n{text}\n")
    assert meldung.startswith("eigen/a.md:3:1 Der Text druckt »angebot.plaetze«")


@pytest.mark.parametrize(
    "text",
    [
        "{% if angebot.plaetze is gegeben %}{{ angebot.plaetze }}{% endif %}",
        "{% if angebot.stand is gegeben and angebot.plaetze is gegeben %}{{ angebot.plaetze }}{% endif %}",
        "{% if angebot.plaetze is not gegeben %}nein{% else %}{{ angebot.plaetze }}{% endif %}",
        "{% if not angebot.plaetze is not gegeben %}{{ angebot.plaetze }}{% endif %}",
        "{{ angebot.plaetze if angebot.plaetze is gegeben else angebot.bezeichnung }}",
        "{% if angebot.methoden is gegeben %}{% for m in angebot.methoden %}{{ m }}{% endfor %}{% endif %}",
        "{{ angebot.bezeichnung }} {{ traeger.name }} {{ angebot.optionen.ileb }}",
    ],
)  # fmt: skip
def test_a_guarded_value_and_one_that_is_always_there_are_silent(tmp_path: Path, text: str) -> None:
    assert meldungen(tmp_path, f"{text}\n") == []


@pytest.mark.parametrize("wert", ["angebot.plaetze", "angebot.plaetze == 1", "not angebot.plaetze"])
def test_a_text_that_hangs_on_a_value_that_may_be_missing(tmp_path: Path, wert: str) -> None:
    (meldung,) = meldungen(tmp_path, f"Eins\n{{% if {wert} %}}x{{% endif %}}\n")
    assert meldung.startswith("eigen/a.md:2:1 Ob dieser Text gilt, hängt von »angebot.plaetze« ab")


def test_a_need_that_the_body_does_not_print(tmp_path: Path) -> None:
    assert meldungen(tmp_path, "Text\n", "braucht: angebot.plaetze") == [
        "eigen/a.md:1:1 »angebot.plaetze« wird gebraucht, aber nicht gedruckt."
    ]


def test_one_printed_alternative_is_enough(tmp_path: Path) -> None:
    bedarf = "braucht: [{feld: [angebot.plaetze, angebot.methoden]}]"
    assert meldungen(tmp_path, "{{ angebot.methoden | und }}\n", bedarf) == []


def test_a_part_without_its_mark(tmp_path: Path) -> None:
    assert meldungen(tmp_path, "(@andere) Text\n", "teile: {p: {titel: P}}") == [
        "eigen/a.md:1:1 Der Teil »p« kommt im Text nicht vor."
    ]


@pytest.mark.parametrize("marke", ["(@p) Text", "(#p) Text", "- (@p) Text", "* (#p) Text"])
def test_the_mark_of_a_part_in_each_of_its_forms(tmp_path: Path, marke: str) -> None:
    assert meldungen(tmp_path, f"{marke}\n", "teile: {p: {titel: P}}") == []


def test_a_mark_that_stands_twice(tmp_path: Path) -> None:
    assert meldungen(tmp_path, "(@p) eins\n\n- (@p) zwei\n") == [
        "eigen/a.md:3:1 Die Kennung »p« steht hier zweimal."
    ]


def test_marks_without_an_id_may_repeat(tmp_path: Path) -> None:
    assert meldungen(tmp_path, "(@) eins\n\n(@) zwei\n") == []


@pytest.mark.parametrize("verweis", ['ref("b")', 'ref("a.nix")', 'ref("a.p", bis="a.nix")', 'ref("z", "b")'])
def test_a_reference_into_nothing(tmp_path: Path, verweis: str) -> None:
    (meldung,) = meldungen(tmp_path, f"(@p) eins\n\nzwei {{{{ {verweis} }}}}\n")
    assert meldung.startswith("eigen/a.md:3:1 Der Verweis auf »")
    assert meldung.endswith("« geht ins Leere.")


@pytest.mark.parametrize(
    "verweis", ['ref("z")', 'ref("a.p")', 'ref("a.l")', 'ref("a", "z")', 'ref("a", bis="z")']
)
def test_a_reference_to_a_section_a_part_and_a_letter(tmp_path: Path, verweis: str) -> None:
    assert meldungen(tmp_path, f"(@p) eins {{{{ {verweis} }}}}\n\n- (@l) zwei\n") == []
