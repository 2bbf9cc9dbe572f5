"""What is wrong in the body of a section is said with its file and line, without any data."""

from pathlib import Path

import pytest

from kleinprofil import lies_profil, stellen
from teilhabe_docs.documents.profile.profile_check import check_profile

DANACH = "  - {id: z, titel: Z, braucht: angebot.bezeichnung}\n"


UNLESBAR = "Diese Zeile lässt sich nicht lesen; vielleicht fehlt »}}« oder »%}«."
MOEGLICH = "Möglich sind Felder, Vergleiche, if, for, ref(), link(), stellenplan(), normen() und anlage()."
ANWEISUNG = f"Diese Anweisung gibt es in Texten nicht. {MOEGLICH}"
AUFRUF = f"Diesen Aufruf gibt es hier nicht. {MOEGLICH}"
ANFANG = "gibt es hier nicht. Ein Feld beginnt mit traeger, angebot oder personal."


def meldungen(wurzel: Path, text: str | bytes, eintrag: str = "") -> list[str]:
    """What is said of a section `a` with the body `text`."""
    abschnitte = f"  - {{id: a, titel: A{eintrag and ', '}{eintrag}}}\n" + DANACH
    return stellen(check_profile(lies_profil(wurzel, abschnitte, {"a.md": text})))


def test_a_body_that_is_not_utf8(tmp_path: Path) -> None:
    erste = meldungen(tmp_path, b"Eins\nz\xe4h")[0]
    assert erste.startswith("eigen/a.md:2:2 Die Datei ist kein UTF-8, vermutlich Windows-1252 ")


@pytest.mark.parametrize(
    "text",
    [
        "{% if %}{% endif %}",
        "{{ angebot. }}",
        "{{ angebot.bezeichnung }",
    ],
)
def test_a_broken_tag_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    assert meldungen(tmp_path, f"Eins\n\n{text}\n") == [f"eigen/a.md:3:1 {UNLESBAR}"]


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
    assert meldungen(tmp_path, f"Eins\n\n{text}\n") == [f"eigen/a.md:3:1 {ANWEISUNG}"]


def test_an_autoescape_block_is_not_allowed(tmp_path: Path) -> None:
    text = "Eins\n\n{% autoescape false %}x{% endautoescape %}\n"
    assert meldungen(tmp_path, text) == [f"eigen/a.md:1:1 {ANWEISUNG}"]


STEHT = "bleibt im Text stehen; fehlt eine Klammer?"
NUR_FILTER = "gibt es nicht. Möglich: »| und«, »| oder«, »| zeilen«, »| grund«."
ABSATZ = "Ein Absatz »(@…)« steht nicht in »if« oder »for«; dafür gibt es »wenn«."
IM_IF = "{% if angebot.optionen.ileb %}"
IM_FOR = "{% for g in angebot.gruppen %}"


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("{{ angebott.plaetze }}", f"»angebott« {ANFANG}"),
        ("{{ unbekannt }}", f"»unbekannt« {ANFANG}"),
        ("{{ _bindungen }}", f"»_bindungen« {ANFANG}"),
        ("{{ self }}", f"»self« {ANFANG}"),
        ("{% if foo == 1 %}x{% endif %}", f"»foo« {ANFANG}"),
        ("{{ angebot.bezeichnung() }}", AUFRUF),
        ("{{ angebot.bezeichnung.upper() }}", AUFRUF),
        ("{{ angebot.model_dump() }}", AUFRUF),
        ("{{ range(9) }}", AUFRUF),
        ("{{ angebot.bezeichnung | upper }}", f"»| upper« {NUR_FILTER}"),
        ("{{ angebot.bezeichnung | _gezaehlt }}", f"»| _gezaehlt« {NUR_FILTER}"),
        (
            "{{ angebot.bezeichnung is defined }}",
            "»is defined« gibt es nicht. Möglich sind »is gegeben«, »is entfallen«.",
        ),
        (
            "{{ angebot.bezeichnung | und }}",
            "»angebot.bezeichnung« ist keine Liste; »| und« und »| oder« verbinden Listen.",
        ),
        (
            "{{ ref(angebot.bezeichnung) }}",
            '»ref« nimmt Kennungen in Anführungszeichen: ref("abschnitt.teil").',
        ),
        ("{{ ref(3) }}", '»ref« nimmt Kennungen in Anführungszeichen: ref("abschnitt.teil").'),
        ("{{ [1, 2] }}", "Gedruckt werden Felder, keine Listen aus dem Text."),
        ("{{ (1, 2) }}", "Gedruckt werden Felder, keine Listen aus dem Text."),
        ("{% raw %}{{ x }}{% endraw %}", f"»{{{{« {STEHT}"),
        ("{ angebot.bezeichnung }}", f"»}}}}« {STEHT}"),
        ("Ende %}", f"»%}}« {STEHT}"),
        (
            "Und {{ angebot.kurzbeschreibung }}.",
            "»angebot.kurzbeschreibung« ist ein Text oder eine Liste und steht allein auf seiner Zeile.",
        ),
        (
            "- {{ angebot.methoden }}",
            "»angebot.methoden« ist ein Text oder eine Liste und steht allein auf seiner Zeile.",
        ),
    ],
)
def test_a_body_is_judged_without_any_offer(tmp_path: Path, text: str, meldung: str) -> None:
    braucht = "braucht: [{feld: [angebot.kurzbeschreibung, angebot.methoden, angebot.bezeichnung]}]"
    body = f"{{{{ angebot.bezeichnung }}}}\n\n{text}\n"
    assert meldungen(tmp_path, body, braucht) == [f"eigen/a.md:3:1 {meldung}"]


@pytest.mark.parametrize(
    ("text", "zeile"),
    [
        (f"{IM_IF}\n(@p) eins\n{{% endif %}}\n", 2),
        (f"{IM_IF}\nnull\n{{% else %}}\n\n(#p) eins\n{{% endif %}}\n", 5),
        (f"Text\n\n{IM_FOR}\n  (@) eins\n{{% endfor %}}\n", 4),
    ],
)
def test_an_absatz_does_not_hang_on_a_tag(tmp_path: Path, text: str, zeile: int) -> None:
    gefunden = meldungen(tmp_path, text, "braucht: angebot.gruppen")
    assert f"eigen/a.md:{zeile}:1 {ABSATZ}" in gefunden


def test_a_letter_may_stand_in_a_loop(tmp_path: Path) -> None:
    text = f"{IM_FOR}\n- (@) {{{{ g.id }}}}\n{{% endfor %}}\n"
    assert meldungen(tmp_path, text, "braucht: angebot.gruppen") == []


@pytest.mark.parametrize("schleife", ["recursive %}x", "%}x{% else %}y"])
def test_a_loop_has_neither_recursion_nor_else(tmp_path: Path, schleife: str) -> None:
    (meldung,) = meldungen(tmp_path, f"Eins\n{{% for g in angebot.gruppen {schleife}{{% endfor %}}\n")
    assert meldung == "eigen/a.md:2:1 Schleifen kennen hier weder »recursive« noch »else«."


@pytest.mark.parametrize(
    "text",
    [f"{{{{ {'(' * 3000} }}}}", "{% if angebot.optionen.ileb %}" * 2000 + "x" + "{% endif %}" * 2000],
    ids=["brackets", "conditions"],
)
def test_a_body_that_is_nested_too_deep(tmp_path: Path, text: str) -> None:
    assert meldungen(tmp_path, text) == ["eigen/a.md:1:1 Die Vorlage ist zu tief verschachtelt."]


@pytest.mark.parametrize("zeichen", ["\ue000", "\ue001", "\ue002", "\ue003", "\ue00f"])
def test_the_characters_of_the_engines_own_marks_cannot_be_typed(tmp_path: Path, zeichen: str) -> None:
    erste = meldungen(tmp_path, f"Eins\nText {zeichen}\n")[0]
    assert erste.startswith("eigen/a.md:2:6 Hier steht ein unsichtbares Steuerzeichen (U+E00")


@pytest.mark.parametrize(
    ("text", "feld"),
    [
        ("{{ angebot.plaetz }}", "Das Feld »plaetz« gibt es in »angebot« nicht; gemeint: »plaetze«?"),
        ("{% if angebot.plaetz is gegeben %}x{% endif %}", "gemeint: »plaetze«?"),
        ("{% if angebot.plaetz == 3 %}x{% endif %}", "gemeint: »plaetze«?"),
        ("{% for g in angebot.gruppn %}x{% endfor %}", "gemeint: »gruppen«?"),
        ("{% for g in angebot.gruppen %}{{ g.plaetzee }}{% endfor %}", "gibt es in »angebot.gruppen« nicht"),
        ("{{ angebot.bezeichnung.upper }}", "Das Feld »upper« gibt es in »angebot.bezeichnung« nicht."),
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
        "{{ angebot.bezeichnung if angebot.stand is gegeben else angebot.plaetze }}",
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
        "{% if 'kita' in angebot.einsatzorte %}{{ angebot.einsatzorte | und }}{% endif %}",
        "{{ angebot.plaetze if angebot.plaetze is gegeben }}",
        "{% for m in ('a', 'b') %}{{ m }}{% endfor %}",
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
        "eigen/gliederung.yaml:6:32 »angebot.plaetze« wird hier gebraucht, aber nicht gedruckt."
    ]


def test_a_need_is_printed_in_its_own_part(tmp_path: Path) -> None:
    teile = "teile: {p: {braucht: angebot.plaetze}, q: {wenn: angebot.optionen.ileb, weil: w}}"
    text = "(@p) eins\n\n(@q) {{ angebot.plaetze }}\n"
    assert meldungen(tmp_path, text, teile) == [
        "eigen/gliederung.yaml:6:44 »angebot.plaetze« wird hier gebraucht, aber nicht gedruckt."
    ]


def test_a_need_of_an_absatz_may_be_printed_in_one_of_its_letters(tmp_path: Path) -> None:
    teile = "teile: {p: {braucht: angebot.plaetze}}"
    assert meldungen(tmp_path, "(@p) eins\n\n- (@l) {{ angebot.plaetze }}\n", teile) == []


def test_an_optional_member_of_a_needed_list_needs_a_guard(tmp_path: Path) -> None:
    text = "{% for g in angebot.gruppen %}\n- {{ g.plaetze }}\n{% endfor %}\n"
    (meldung,) = meldungen(tmp_path, text, "braucht: angebot.gruppen")
    assert meldung.startswith("eigen/a.md:2:1 Der Text druckt »angebot.gruppen.plaetze«")


def test_a_body_that_no_section_uses(tmp_path: Path) -> None:
    gewaehlt = lies_profil(tmp_path, "  - {id: z, titel: Z}\n", {"z.md": "Text\n", "zz.md": "Text\n"})
    assert stellen(check_profile(gewaehlt)) == [
        "eigen/zz.md:1:1 Diesen Text verwendet kein Abschnitt. Er heißt wie sein Abschnitt, mit ».md«."
    ]


def test_one_printed_alternative_is_enough(tmp_path: Path) -> None:
    bedarf = "braucht: [{feld: [angebot.plaetze, angebot.methoden]}]"
    assert meldungen(tmp_path, "{{ angebot.methoden | und }}\n", bedarf) == []


def test_a_part_without_its_mark(tmp_path: Path) -> None:
    assert meldungen(tmp_path, "(@andere) Text\n", "teile: {p: {titel: P}}") == [
        "eigen/a.md:1:1 Der Teil »p« kommt im Text nicht vor. Bitte »(@p)« vor seinen Absatz setzen, oder "
        "den Teil streichen."
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
