"""Whatever a profile tries: it reads no file, reaches no Python, and comes to an end soon, with a place."""

from pathlib import Path
from typing import Any

import pytest
from jinja2.exceptions import SecurityError

from kleinprofil import EIGEN, LV, absaetze, gebaut, geladen, lies_profil, schreibe_profil, stellen
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.documents.blocks import Paragraph
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import ProfileFolder, Shelf
from teilhabe_docs.documents.template.environment import ENVIRONMENT
from teilhabe_docs.documents.template.view import UnreachableError, Viewing, value_in, views
from teilhabe_docs.loading.files.folders import DiskFolder

UNLESBAR = "Diese Zeile lässt sich nicht lesen; vielleicht fehlt »}}« oder »%}«."
NO_CONDITION = "Diese Bedingung lässt sich nicht lesen."
TAGS = "Möglich sind if, elif, else, endif, for, endfor, set."
MOEGLICH = "Möglich sind Felder, Vergleiche, if, for, ref(), link(), stellenplan(), normen() und anlage()."
ANWEISUNG = f"Diese Anweisung gibt es in Texten nicht. {MOEGLICH}"
AUFRUF = f"Diesen Aufruf gibt es hier nicht. {MOEGLICH}"
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
    (
        "angebot.model_config",
        "Das Feld »model_config« gibt es in »angebot« nicht. Alle Felder stehen in docs/felder.md.",
    ),
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
        ("{% debug %}", "»{% debug %}« gibt es nicht. " + TAGS),
    ],
    ids=kurz,
)
def test_a_body_is_refused_with_its_line_before_anything_runs(
    tmp_path: Path, text: str, meldung: str
) -> None:
    befunde = stellen(check_profile(mit_text(tmp_path, f"Eins\n\n{text}\n")))
    zeile = 1 if meldung == TIEF else 3
    assert befunde == [f"eigen/a.md:{zeile}:1 {meldung}"]


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        *((ausdruck, meldung) for ausdruck, meldung in AUSDRUECKE),
        (SCHLEIFE, NO_CONDITION),
        (SELBSTRUF, NO_CONDITION),
        ("true %}{% include 'x' %}{% endif %}{% if true", NO_CONDITION),
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
    befunde = stellen(check_profile(mit_text(tmp_path, "(@p) {{ angebot.bezeichnung }}\n", eintrag)))
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
    (befund,) = stellen(check_profile(mit_text(tmp_path, f"\n\n{text}\n")))
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
    (befund,) = stellen(
        check_profile(lies_profil(tmp_path, f"  - {{id: a, titel: A, wenn: '{wenn}', weil: w}}\n"))
    )
    assert befund.startswith("eigen/gliederung.yaml:6:29 ")


@pytest.mark.parametrize("wenn", ["angebot.plaetze is gegeben and angebot.plaetze >= 3", "3 in [3, 4]"])
def test_a_condition_that_compares_like_with_like(tmp_path: Path, wenn: str) -> None:
    abschnitt = f"  - {{id: a, titel: A, wenn: '{wenn}', weil: w}}\n"
    befunde = check_profile(lies_profil(tmp_path, abschnitt, {"a.md": "Text\n"}))
    assert stellen(befunde) == []


def verschachtelt(tiefe: int, innen: str) -> str:
    """Loops over the same list inside one another."""
    auf = "".join(f"{{% for m{i} in angebot.methoden %}}\n" for i in range(tiefe))
    return auf + innen + "\n" + "{% endfor %}\n" * tiefe


STUMM = "{% if m0 == 'nie' %}\nx\n{% endif %}"
"""Goes round without printing."""
ORT = "profile/leistungsvereinbarung/eigen/a.md:1:1 Der Abschnitt »a« im Dokument »leistungsvereinbarung« "
GROSS = (
    f"{ORT}wird zu groß (Grenze: 500.000 Zeichen). "
    "Schachteln Sie Schleifen weniger, und drucken Sie Texte und Listen nur einmal."
)


def aus(wurzel: Path, text: str, anzahl: int) -> tuple[list[str], list[str]]:
    """Findings and paragraphs of a body over a list of `anzahl` entries."""
    daten: dict[str, Any] = {"methoden": [f"m{i}" for i in range(anzahl)]}
    mit_text(wurzel, text, "braucht: angebot.methoden")
    gewaehlt = resolved(LV, EIGEN, Shelf((ProfileFolder(DiskFolder(wurzel / "p"), "profile"),)))
    said = [f for f in check_profile(gewaehlt) if "druckt nichts" not in f.message]
    assert not has_errors([f for f in said if "nicht gedruckt" not in f.message])
    gelesen = geladen(wurzel / "k", daten)
    fertig = gebaut(gelesen, gewaehlt)
    return stellen(fertig.befunde), absaetze(fertig.dokument.abschnitte, Paragraph)


@pytest.mark.parametrize("tiefe", [3, 4, 8])
@pytest.mark.parametrize("innen", ["x", "{{ m0 }}", "{% if m0 == m1 %}x{% endif %}"])
def test_nested_loops_over_big_lists_end_in_a_finding(tmp_path: Path, tiefe: int, innen: str) -> None:
    assert aus(tmp_path, verschachtelt(tiefe, innen), 100) == ([GROSS], [])


def test_loops_one_after_the_other_count_together(tmp_path: Path) -> None:
    einmal = verschachtelt(2, STUMM)
    assert aus(tmp_path / "eine", einmal, 100)[0] == []
    assert aus(tmp_path / "viele", einmal * 20, 100) == ([GROSS], [])


def test_a_loop_that_leaves_entries_out_counts_them_all_the_same(tmp_path: Path) -> None:
    ohne = "{% for a in angebot.methoden if a == 'nie' %}x{% endfor %}\n"
    assert aus(tmp_path, verschachtelt(2, ohne), 100) == ([GROSS], [])


def test_the_loops_of_a_real_document_are_far_below_the_bound(tmp_path: Path) -> None:
    befunde, text = aus(tmp_path, verschachtelt(2, "- {{ m0 }} {{ m1 }}"), 40)
    assert befunde == []
    assert len(text) == 40 * 40


def test_each_section_has_a_bound_of_its_own_and_all_together_that_of_the_document(tmp_path: Path) -> None:
    daten = {"methoden": [f"m{i}" for i in range(100)]}
    gelesen = geladen(tmp_path / "k", daten)
    einmal = verschachtelt(2, STUMM) * 6
    for anzahl, erwartet in [(4, 0), (14, 1)]:
        kennungen = [f"a{i}" for i in range(anzahl)]
        abschnitte = "".join(f"  - {{id: {k}, titel: T, braucht: angebot.methoden}}\n" for k in kennungen)
        gewaehlt = lies_profil(tmp_path / f"p{anzahl}", abschnitte, {f"{k}.md": einmal for k in kennungen})
        fertig = gebaut(gelesen, gewaehlt)
        befunde = stellen(fertig.befunde)
        assert ["wird zu groß (Grenze: 2.000.000 Zeichen)" in befund for befund in befunde] == [
            True
        ] * erwartet
        assert len(fertig.dokument.abschnitte) == (0 if erwartet else anzahl)


@pytest.mark.parametrize(
    "innen",
    [
        *("{{ angebot.methoden | und }}", "\n{{ angebot.methoden }}\n", "x" * 1000, "\n" * 200),
        *(
            "{% if angebot.methoden == angebot.methoden %}{% endif %}",
            "{% if 1 in [" + "2," * 1000 + "] %}{% endif %}",
        ),
        *("{% if 'x' in angebot.methoden %}{% endif %}", "{{ m0 }}" * 60),
    ],
    ids=kurz,
)
def test_what_is_printed_or_looked_at_in_loops_counts_by_its_size(tmp_path: Path, innen: str) -> None:
    assert aus(tmp_path, verschachtelt(2, innen), 80) == ([GROSS], [])


def test_a_text_counts_each_time_that_it_is_printed(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, braucht: traeger.leitbild}\n"
    gelesen = geladen(tmp_path / "k", traeger={"leitbild": "Zehn *Worte* stehen hier.\n\n" * 400})
    for oft, befunde in [(1, 0), (100, 1)]:
        texte = {"a.md": "{{ traeger.leitbild }}\n\n" * oft}
        fertig = gebaut(gelesen, lies_profil(tmp_path / str(oft), abschnitte, texte))
        assert len(fertig.befunde) == befunde
        assert len(fertig.dokument.abschnitte) == 1 - befunde


def test_a_note_counts_each_time_that_it_is_referred_to(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, braucht: traeger.leitbild}\n"
    text = "Satz.[^a]\n\n" * 400 + "[^a]: " + "Wort " * 500 + "\n"
    fertig = gebaut(
        geladen(tmp_path / "k", traeger={"leitbild": text}), lies_profil(tmp_path / "p", abschnitte)
    )
    (befund,) = stellen(fertig.befunde)
    assert befund.startswith("provider.yaml:1:32 ")
    assert "Kürzen Sie lange Texte und Listen, oder geben Sie sie als Anlage bei." in befund


def test_fields_that_an_authors_text_puts_in_count(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, braucht: traeger.leitbild}\n"
    gelesen = geladen(
        tmp_path / "k", {"bezeichnung": "Haus " * 200}, traeger={"leitbild": "{{ bezeichnung }} " * 1000}
    )
    (befund,) = stellen(gebaut(gelesen, lies_profil(tmp_path / "p", abschnitte)).befunde)
    assert "wird zu groß (Grenze: 500.000 Zeichen)" in befund


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("{% set a = 1 %}" + "{% set a = [a, a] %}" * 40, "»set« merkt sich ein Feld oder einen Wert: "),
        ("{% for a in [angebot.methoden] %}{% endfor %}", "In einer Liste stehen nur Werte, keine Felder: "),
        ("{% for a in [(angebot.id, 'x')] %}{% endfor %}", "In einer Liste stehen nur Werte, keine Felder: "),
        ("{% if 'x' in [angebot.id] %}{% endif %}", "In einer Liste stehen nur Werte, keine Felder: "),
        ("{% if angebot.methoden == ['x'] %}{% endif %}", "Mit einer Liste wird nur mit »in« verglichen: "),
        ("{% set a = angebot.methoden | zeilen %}", "»set« merkt sich ein Feld oder einen Wert: "),
        ("x" * 100_001, "Der Text ist länger als 100000 Zeichen; "),
    ],
    ids=kurz,
)
def test_a_body_cannot_build_values(tmp_path: Path, text: str, meldung: str) -> None:
    (befund,) = stellen(check_profile(mit_text(tmp_path, text)))
    assert befund.startswith(f"eigen/a.md:1:1 {meldung}")


def test_the_texts_of_a_profile_have_a_bound_together(tmp_path: Path) -> None:
    abschnitte = "".join(f"  - {{id: a{i}, titel: A, text: a.md}}\n" for i in range(20))
    befunde = stellen(check_profile(lies_profil(tmp_path, abschnitte, {"a.md": "x" * 90_000})))
    meldung = "Die Texte dieses Profils sind zusammen länger als 1000000 Zeichen. Bitte kürzen."
    assert befunde == [f"eigen/gliederung.yaml:17:5 {meldung}"]


@pytest.mark.parametrize("wo", ["section", "sections", "head"])
def test_conditions_over_long_lists_have_a_bound(tmp_path: Path, wo: str) -> None:
    wenn = " or ".join(["'x' in angebot.methoden"] * 60)
    anzahl, methoden = (40, 1000) if wo == "sections" else (1, 10_000)
    bedingung = "" if wo == "head" else f', wenn: "{wenn}", weil: w'
    abschnitte = "".join(f"  - {{id: a{i}, titel: A{bedingung}}}\n" for i in range(anzahl))
    texte = {f"a{i}.md": "Text\n" for i in range(anzahl)}
    kopf = f'verbindlich: "{wenn}"\nweil: w\n' if wo == "head" else ""
    rest = f"{kopf}abschnitte:\n{abschnitte}"
    gewaehlt = resolved(LV, EIGEN, schreibe_profil(tmp_path / "p", rest, texte))
    said = [f for f in check_profile(gewaehlt) if "druckt nichts" not in f.message]
    assert not has_errors([f for f in said if "nicht gedruckt" not in f.message])
    fertig = gebaut(geladen(tmp_path / "k", {"methoden": [f"m{i}" for i in range(methoden)]}), gewaehlt)
    (befund,) = stellen(fertig.befunde)
    assert befund.startswith("eigen/gliederung.yaml:2:11 Bedingungen und gebrauchte Felder dieses Profils ")
    assert fertig.dokument.abschnitte == ()


def test_an_offer_with_two_thousand_positions_has_its_document(tmp_path: Path) -> None:
    text = "{% for p in personal.positionen %}\n- {{ p.funktion }}, {{ p.bereich }}, {{ p.gruppe }}\n"
    text += "{% endfor %}\n"
    braucht = "personal.positionen, personal.positionen.gruppe, personal.positionen.bereich"
    gewaehlt = mit_text(tmp_path, text, f"braucht: [{braucht}]")
    personal = {"positionen": [{"id": f"s{i}", "funktion": f"Stelle {i}"} for i in range(2000)]}
    fertig = gebaut(geladen(tmp_path / "k", personal=personal), gewaehlt)
    assert fertig.befunde == ()
    assert len(absaetze(fertig.dokument.abschnitte, Paragraph)) == 2000
    assert len(fertig.offene) == 4000


@pytest.mark.parametrize("obj", ["text", {"a": 1}, [1], 7, None])
def test_the_environment_itself_reaches_into_nothing_but_fields(obj: object) -> None:
    for reach in (ENVIRONMENT.getattr, ENVIRONMENT.getitem):
        with pytest.raises(SecurityError, match="»upper« ist hier nicht erreichbar"):
            reach(obj, "upper")


def test_a_field_that_there_is_not_is_refused_the_same_way_from_everywhere(tmp_path: Path) -> None:
    names = views(geladen(tmp_path).konzept, Viewing())
    said = "»farbe« ist hier nicht erreichbar; erreichbar sind nur Felder des Konzepts"
    with pytest.raises(SecurityError, match=said):
        ENVIRONMENT.getattr(names["angebot"], "farbe")
    for path in ("angebot.farbe", "angebot.id.farbe", "angebot.oeffnung.farbe"):
        with pytest.raises(UnreachableError, match=said):
            value_in(names, path)
