"""Whatever a profile tries: it reads no file, reaches no Python, and comes to an end soon, with a place."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import absaetze, gebaut, geladen, lies_profil, stellen
from teilhabe_docs.documents.bloecke import Absatz
from teilhabe_docs.documents.profil import Profil
from teilhabe_docs.documents.pruefung import pruefe
from teilhabe_docs.documents.umgebung import MAX_SCHRITTE

"""Seconds; what is refused takes a hundredth of it."""
UNLESBAR = "Diese Zeile lässt sich nicht lesen; vielleicht fehlt »}}«, »%}« oder »{% endif %}«."
MOEGLICH = "Möglich sind Felder, Vergleiche, if, for, ref(), link(), stellenplan() und normen()."
ANWEISUNG = f"Diese Anweisung gibt es in Texten nicht. {MOEGLICH}"
AUFRUF = f"Aufrufe gibt es hier nicht. {MOEGLICH}"
ANFANG = "gibt es hier nicht. Ein Feld beginnt mit traeger, angebot oder personal."
FILTER = "gibt es nicht. Möglich: »| und«, »| oder«, »| zeilen«, »| grund«."
NAME = f"ist hier nicht erreichbar. {MOEGLICH}"
TIEF = "Die Vorlage ist zu tief verschachtelt."
BEDINGUNG = "Bedingungen bestehen aus Feldern, Vergleichen und and, or, not."


def mit_text(wurzel: Path, text: str, eintrag: str = "") -> Profil:
    """A profile with one section and this body."""
    abschnitte = f"  - {{id: a, titel: A{eintrag and ', '}{eintrag}}}\n"
    return lies_profil(wurzel / "p", abschnitte, {"a.md": text})


AUSDRUECKE = [
    ("open('/etc/hostname')", AUFRUF),
    ("open('/etc/hostname').read()", AUFRUF),
    ("range(99999)", AUFRUF),
    ("angebot.id.__class__()", AUFRUF),
    ("''.__class__.__mro__[1].__subclasses__()", ANWEISUNG),
    ("'{0.__class__}'.format(angebot)", AUFRUF),
    ("angebot['__class__']", ANWEISUNG),
    ("angebot.gruppen[0]", ANWEISUNG),
    ("'x' * 10**10", ANWEISUNG),
    ("'%9999999999d' % 1", ANWEISUNG),
    ("9 ** 9 ** 9", ANWEISUNG),
    ("'x' ~ 'x'", ANWEISUNG),
    ("[1] + [1]", ANWEISUNG),
    ("{'a': angebot}", ANWEISUNG),
    ("cycler", f"»cycler« {ANFANG}"),
    ("cycler.__init__.__globals__", f"»__globals__« {NAME}"),
    ("''.__class__", f"»__class__« {NAME}"),
    ("lipsum", f"»lipsum« {ANFANG}"),
    ("namespace", f"»namespace« {ANFANG}"),
    ("self", f"»self« {ANFANG}"),
    ("_bindungen", f"»_bindungen« {ANFANG}"),
    ("angebot.id | attr('__class__')", f"»| attr« {FILTER}"),
    ("angebot.methoden | map('upper')", f"»| map« {FILTER}"),
    ("'x' | center(9999999999)", f"»| center« {FILTER}"),
    ("angebot.id.__class__", f"»__class__« {NAME}"),
    ("angebot.__init__", f"»__init__« {NAME}"),
    ("angebot.model_config", "Das Feld »model_config« gibt es in »angebot« nicht."),
    ("(" * 3000 + ")" * 3000, TIEF),
    ("not " * 3000 + "true", TIEF),
]
SCHLEIFE = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"
SELBSTRUF = "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"


def kurz(wert: object) -> str:
    return str(wert)[:40]


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        *((f"{{{{ {ausdruck} }}}}", meldung) for ausdruck, meldung in AUSDRUECKE),
        (SCHLEIFE, AUFRUF),
        (SELBSTRUF, ANWEISUNG),
        ("{% include '/etc/hostname' %}", ANWEISUNG),
        ("{% import 'os' as os %}", ANWEISUNG),
        ("{% debug %}", UNLESBAR),
    ],
    ids=kurz,
)
def test_a_body_is_refused_with_its_line_before_anything_runs(
    tmp_path: Path, text: str, meldung: str
) -> None:
    befunde = stellen(pruefe(mit_text(tmp_path, f"Eins\n\n{text}\n")))
    zeile = 1 if meldung == TIEF else 3
    assert befunde == [f"eigen/a.md:{zeile}:1 {meldung}"]


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        *((ausdruck, meldung) for ausdruck, meldung in AUSDRUECKE),
        (SCHLEIFE, UNLESBAR),
        (SELBSTRUF, UNLESBAR),
        ("true %}{% include 'x' %}{% endif %}{% if true", ANWEISUNG),
    ],
    ids=kurz,
)
@pytest.mark.parametrize("wo", ["section", "part", "need"])
def test_a_condition_is_refused_where_it_stands_before_anything_runs(
    tmp_path: Path, text: str, meldung: str, wo: str
) -> None:
    wenn = "wenn: '" + text.replace("'", "''") + "', weil: w"
    eintrag, ort = {
        "section": (wenn, "6:29"),
        "part": (f"teile: {{p: {{{wenn}}}}}", "6:41"),
        "need": (f"braucht: [{{feld: angebot.bezeichnung, {wenn}}}]", "6:67"),
    }[wo]
    befunde = stellen(pruefe(mit_text(tmp_path, "(@p) {{ angebot.bezeichnung }}\n", eintrag)))
    rat = "" if meldung.startswith("Das Feld") else f" {BEDINGUNG}"
    assert befunde == [f"eigen/gliederung.yaml:{ort} {meldung}{rat}"]


@pytest.mark.parametrize(
    "text",
    [
        *("{{ ref() }}", "{{ ref }}", "{{ ref('a', b='z') }}", "{{ ref(*angebot.methoden) }}"),
        *("{{ ref(**angebot) }}", "{{ ref('a') | und }}", "{{ link }}", "{{ link('a') }}"),
        *("{{ link(ref('a'), 'x') }}", "{{ angebot }}", "{{ none }}", "{{ angebot.bezeichnung > 3 }}"),
        *("{{ loop.first }}", "{{ angebot.methoden | und('x') }}", "{{ true" + " and true" * 3000 + " }}"),
        *("{{ angebot" + ".x" * 3000 + " }}", "{{ " + "9" * 5000 + " }}", "{{ 0x" + "f" * 4000 + " }}"),
        *("{{ 1e999 }}", '{{ "\\x00" }}', '{{ "\\ud800" }}', '{{ "\\ue002@x\\ue003" }}'),
        *("{% set _bindungen = 3 %}", "{% set angebot = 3 %}", "{% set (a, b) = (1, 2, 3) %}"),
        *("{% for a, b in angebot.methoden %}x{% endfor %}", "{% for a in 3 %}x{% endfor %}"),
        *("{% for m in angebot.methoden %}{{ loop }}{% endfor %}", "{% for a in angebot.id %}x{% endfor %}"),
        *("{% if 3 > 'x' %}x{% endif %}", "{% if 1 > traeger %}x{% endif %}"),
        "{% if angebot.bezeichnung is gegeben('x') %}x{% endif %}",
    ],
    ids=kurz,
)
def test_what_could_not_be_printed_is_refused_without_any_data(tmp_path: Path, text: str) -> None:
    (befund,) = stellen(pruefe(mit_text(tmp_path, f"\n\n{text}\n")))
    ohne_zeile = f"eigen/a.md:1:1 {TIEF}", f"eigen/a.md:1:1 {UNLESBAR}"
    assert befund.startswith(("eigen/a.md:3:1 ", *ohne_zeile))


@pytest.mark.parametrize(
    "wenn",
    [
        *("angebot.bezeichnung > 3", 'angebot.optionen.ileb > "x"', "3 in angebot.optionen.ileb"),
        'angebot.plaetze is gegeben and angebot.plaetze > "x"',
        'angebot.plaetze is gegeben and "x" in angebot.plaetze',
        'angebot.stand is gegeben and angebot.stand > "2026"',
        *("angebot.methoden > 3", 'angebot.methoden | und("x")', 'angebot.bezeichnung is gegeben("x")'),
        *("loop", "loop.first", "link()", 'ref("a")', "3 < angebot.plaetze < 9", "9" * 5000),
    ],
    ids=kurz,
)
def test_a_condition_that_could_not_be_decided_is_refused_without_any_data(tmp_path: Path, wenn: str) -> None:
    (befund,) = stellen(pruefe(lies_profil(tmp_path, f"  - {{id: a, titel: A, wenn: '{wenn}', weil: w}}\n")))
    assert befund.startswith("eigen/gliederung.yaml:6:29 ")


@pytest.mark.parametrize("wenn", ["angebot.plaetze is gegeben and angebot.plaetze >= 3", "3 in [3, 4]"])
def test_a_condition_that_compares_like_with_like(tmp_path: Path, wenn: str) -> None:
    befunde = pruefe(lies_profil(tmp_path, f"  - {{id: a, titel: A, wenn: '{wenn}', weil: w}}\n"))
    assert stellen(befunde) == []


def verschachtelt(tiefe: int, innen: str) -> str:
    """Loops over the same list inside one another."""
    auf = "".join(f"{{% for m{i} in angebot.methoden %}}\n" for i in range(tiefe))
    return auf + innen + "\n" + "{% endfor %}\n" * tiefe


STUMM = "{% if m0 == 'nie' %}\nx\n{% endif %}"
"""Goes round without printing."""


def aus(wurzel: Path, text: str, anzahl: int) -> tuple[list[str], list[str]]:
    """Findings and paragraphs of a body over a list of `anzahl` entries."""
    daten: dict[str, Any] = {"methoden": [f"m{i}" for i in range(anzahl)]}
    gewaehlt = mit_text(wurzel, text, "braucht: angebot.methoden")
    assert stellen(pruefe(gewaehlt)) == []
    gelesen = geladen(wurzel / "k", daten)
    fertig = gebaut(gelesen, gewaehlt)
    return stellen(fertig.befunde), absaetze(fertig.dokument.abschnitte, Absatz)


OFT = "Die Schleifen laufen zu oft; bitte weniger ineinander schachteln"


@pytest.mark.parametrize("tiefe", [3, 4, 8])
@pytest.mark.parametrize("innen", ["x", "{{ m0 }}", "{% if m0 == m1 %}x{% endif %}"])
def test_nested_loops_over_big_lists_end_in_a_finding(tmp_path: Path, tiefe: int, innen: str) -> None:
    befunde, text = aus(tmp_path, verschachtelt(tiefe, innen), 100)
    (befund,) = befunde
    assert befund.startswith("eigen/a.md:1:1 ")
    assert OFT in befund
    assert text == []


def test_loops_one_after_the_other_count_together(tmp_path: Path) -> None:
    einmal = verschachtelt(2, STUMM)
    assert len(aus(tmp_path / "eine", einmal, 100)[0]) == 0
    (befund,) = aus(tmp_path / "zwei", einmal * 2, 100)[0]
    assert OFT in befund


def test_a_loop_that_leaves_entries_out_counts_them_all_the_same(tmp_path: Path) -> None:
    ohne = "{% for a in angebot.methoden if a == 'nie' %}x{% endfor %}\n"
    text = verschachtelt(2, ohne)
    (befund,) = aus(tmp_path, text, 100)[0]
    assert OFT in befund


def test_the_loops_of_a_real_document_are_far_below_the_bound(tmp_path: Path) -> None:
    befunde, text = aus(tmp_path, verschachtelt(2, "- {{ m0 }} {{ m1 }}"), 40)
    assert befunde == []
    assert len(text) == 40 * 40
    assert MAX_SCHRITTE > 3 * 40 * 41


def test_each_body_has_a_bound_of_its_own(tmp_path: Path) -> None:
    abschnitte = "".join(f"  - {{id: {k}, titel: T, braucht: angebot.methoden}}\n" for k in ("a", "b", "c"))
    texte = {f"{k}.md": verschachtelt(2, STUMM) for k in ("a", "b", "c")}
    gewaehlt = lies_profil(tmp_path / "p", abschnitte, texte)
    daten = {"methoden": [f"m{i}" for i in range(100)]}
    assert gebaut(geladen(tmp_path / "k", daten), gewaehlt).befunde == ()


def test_lists_printed_in_loops_count_every_entry(tmp_path: Path) -> None:
    (befund,) = aus(tmp_path, verschachtelt(2, "{{ angebot.methoden | und }}"), 50)[0]
    assert OFT in befund


def test_a_text_that_loops_make_too_long_ends_in_a_finding(tmp_path: Path) -> None:
    (befund,) = aus(tmp_path, verschachtelt(2, "x" * 1000), 100)[0]
    assert "Der Text wird zu lang" in befund
