"""Values are bound, never markup: what an author typed comes out as typed, wherever a body prints it."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import gebaut, geladen, lies_profil, stellen, worte
from rendering.bausteine import absatz, striche
from teilhabe_docs.documents.blocks import (
    Footnote,
    ItemList,
    Link,
    ListItem,
    NumberedPart,
    Paragraph,
    TableBlock,
    TextRun,
    mapped,
    nodes,
)
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.rendering.assembly import AssembledDocument
from teilhabe_docs.rendering.markdown.normal_form import normalised

WERTE = (
    "AWO *Nord* & Co_KG <Süd> #5",
    "1. Gasse",
    "{{ 7*7 }}",
    "{% x %}",
    "{# weg #} Haus",
    "# 5",
    "a|b",
    "- Strich",
    "> Zitat",
    "``` Haus",
    "*** Haus",
    "[x](https://x.de)",
    "![x](y.png)",
    "[^1]",
    "^[Note]",
    "{.und} Haus",
    "<b>fett</b>",
    "&amp;",
    "a\\*b\\",
    "`code`",
    "__x__ ~~y~~",
    "{{ methoden }} Haus",
    "{% for x in y %} Haus",
    "zwei  Leerzeichen",
    "https://x.de",
    "$1 \\1 %s {0}",
    "(@x) Haus",
    "(#5) Haus",
    "(@) Haus",
)
SAGT_NICHTS = ("{# weg #}", "```", "***", "{.und}", "{{ angebot.id }}", "{% for x in y %}")
"""Nothing but signs, or what a template has between them: an open place, and never markup."""


def dokument(wurzel: Path, text: str, **daten: Any) -> AssembledDocument:
    gewaehlt = lies_profil(wurzel / "p", "  - {id: a, titel: A, braucht: angebot.methoden}\n", {"a.md": text})
    return gebaut(geladen(wurzel / "k", **daten), gewaehlt)


@pytest.fixture(params=WERTE)
def wert(request: pytest.FixtureRequest) -> str:
    return str(request.param)


ALLE = """\
{{ angebot.bezeichnung }}

Vor {{ angebot.bezeichnung }} nach

**{{ angebot.bezeichnung }}**

{.untertitel}
{{ angebot.bezeichnung }}

| {{ angebot.bezeichnung }} |
|---|
| {{ angebot.bezeichnung }} |

- {{ angebot.bezeichnung }}

Text^[{{ angebot.bezeichnung }}] und[^n]

{.partei}
{{ angebot.bezeichnung }}
und

(@) {{ angebot.bezeichnung }}

{{ angebot.methoden }}

{{ link(angebot.bezeichnung, "https://example.org") }}

{{ angebot.methoden | und }}

[^n]: {{ angebot.bezeichnung }}
"""


def test_a_value_comes_out_as_typed_in_every_place(tmp_path: Path, wert: str) -> None:
    fertig = dokument(tmp_path, ALLE, angebot={"bezeichnung": wert, "methoden": [wert, wert]})
    assert fertig.befunde == ()
    baum = fertig.dokument.abschnitte[0]
    (tabelle,) = [k for k in nodes(baum) if isinstance(k, TableBlock)]
    assert [worte(Paragraph(z)) for zeile in (tabelle.kopf, *tabelle.zeilen) for z in zeile] == [wert, wert]
    assert [worte(k) for k in nodes(baum) if isinstance(k, Footnote)] == [f"^[{wert}]"] * 2
    assert [worte(k) for k in nodes(baum) if isinstance(k, ListItem)] == [wert] * 3
    absaetze = [worte(k) for k in baum.kinder if isinstance(k, Paragraph)]
    assert absaetze == [
        wert,
        f"Vor {wert} nach",
        wert,
        wert,
        f"Text^[{wert}] und^[{wert}]",
        f"{wert} und",
    ]
    (teil,) = [k for k in baum.kinder if not isinstance(k, Paragraph | TableBlock | ItemList)]
    assert [worte(k) for k in teil.kinder] == [wert, wert * 2, wert, f"{wert} und {wert}"]


def ohne_links(block: Any) -> Any:
    """The block without the links around addresses that stand in its texts."""

    def wandle(k: Any) -> Any:
        if isinstance(k, Link) and k.found:
            return k.inhalt
        return Paragraph(normalised(k.inhalt), k.rolle) if isinstance(k, Paragraph) else k

    return mapped(block, wandle)


def test_a_value_is_one_run_of_plain_text(tmp_path: Path, wert: str) -> None:
    fertig = dokument(
        tmp_path, "{{ angebot.bezeichnung }}\n", angebot={"bezeichnung": wert, "methoden": ["m"]}
    )
    (gedruckt,) = fertig.dokument.abschnitte[0].kinder
    assert ohne_links(gedruckt) == Paragraph((TextRun(wert),))


@pytest.mark.parametrize("zeichen", SAGT_NICHTS)
def test_a_value_of_nothing_but_signs_is_an_open_place(tmp_path: Path, zeichen: str) -> None:
    fertig = dokument(tmp_path, ALLE, angebot={"bezeichnung": zeichen, "methoden": [zeichen, zeichen]})
    assert fertig.befunde == ()
    assert {o.pfad for o in fertig.offene} == {"angebot.bezeichnung", "angebot.methoden"}
    assert zeichen not in worte(fertig.dokument.abschnitte[0])


def test_a_value_at_the_start_of_an_absatz_and_of_an_item_is_no_mark(tmp_path: Path, wert: str) -> None:
    text = "(@p) {{ angebot.bezeichnung }}\n\n- {{ angebot.bezeichnung }}\n\n(@q) zwei\n"
    fertig = dokument(tmp_path, text, angebot={"bezeichnung": wert, "methoden": ["m"]})
    erster, zweiter = fertig.dokument.abschnitte[0].kinder
    assert ohne_links(erster) == NumberedPart("a.p", (absatz(wert), striche(wert)), nummer="1")
    assert worte(zweiter) == "zwei"


def test_emphasis_around_a_value_is_that_of_the_body(tmp_path: Path, wert: str) -> None:
    fertig = dokument(
        tmp_path, "*{{ angebot.bezeichnung }}*\n", angebot={"bezeichnung": wert, "methoden": ["m"]}
    )
    (gedruckt,) = fertig.dokument.abschnitte[0].kinder
    assert ohne_links(gedruckt) == Paragraph((TextRun(wert, kursiv=True),))


def test_a_value_beside_words_and_marks(tmp_path: Path, wert: str) -> None:
    text = "x{{ angebot.bezeichnung }}y, „{{ angebot.bezeichnung }}“ ({{ angebot.bezeichnung }})\n"
    fertig = dokument(tmp_path, text, angebot={"bezeichnung": wert, "methoden": ["m"]})
    assert worte(fertig.dokument.abschnitte[0]) == f"x{wert}y, „{wert}“ ({wert})"


def test_a_value_in_title_lines_and_header_fields(tmp_path: Path, wert: str) -> None:
    fertig = dokument(tmp_path, "Text\n", angebot={"bezeichnung": wert}, traeger={"name": wert})
    assert [worte(k) for k in fertig.dokument.kopf] == [wert, wert]
    assert (fertig.dokument.angebot, fertig.dokument.traeger) == (wert, wert)


def test_the_reason_of_a_waiver_is_no_markup_either(tmp_path: Path, wert: str) -> None:
    if wert in ("a|b", "a\\*b\\", "https://x.de", "{{ methoden }} Haus"):
        wert += " im Garten"  # letters or an address alone say not why
    bedarf = "{feld: angebot.methoden, entfaellt: ja}"
    gewaehlt = lies_profil(tmp_path / "p", f"  - {{id: a, titel: A, braucht: [{bedarf}]}}\n")
    fertig = gebaut(geladen(tmp_path / "k", {"methoden": {"entfaellt": wert}}), gewaehlt)
    assert worte(fertig.dokument.abschnitte[0]).removesuffix(".") == f"Entfällt: {wert}".removesuffix(".")


SLOT = "  - {id: a, titel: A, braucht: traeger.leitbild}\n"


GRUPPEN = [
    {"id": "g", "bezeichnung": "Eins", "plaetze": 8},
    {"id": "h", "bezeichnung": "Zwei", "plaetze": 9},
]


def aus_slot(wurzel: Path, leitbild: Any, angebot: dict[str, Any], dateien: Any = None) -> AssembledDocument:
    gelesen = geladen(wurzel / "k", angebot, {"leitbild": leitbild}, dateien=dateien)
    return gebaut(gelesen, lies_profil(wurzel / "p", SLOT))


@pytest.mark.parametrize(
    ("text", "angebot", "erwartet"),
    [
        ("Es gibt {{ plaetze }} Plätze.", {"plaetze": 24}, "Es gibt 24 Plätze."),
        ("{{plaetze}}", {"plaetze": 24}, "24"),
        ("Ab {{ laufzeit.beginn }}.", {"laufzeit": {"beginn": "2027-01-01"}}, "Ab 1. Januar 2027."),
        ("In {{ anschrift.ort }}.", {"anschrift": {"ort": "*Stadt*"}}, "In *Stadt*."),
        ("Mit {{ methoden }}.", {"methoden": ["Spiel", "Musik"]}, "Mit Spiel und Musik."),
        ("Es gibt {{ gruppen.plaetze }}.", {"gruppen": GRUPPEN}, "Es gibt 8 und 9."),
        ("{{ gruppen.bezeichnung }}", {"gruppen": GRUPPEN[:1]}, "Eins"),
        ("{{ gruppen.plaetze }}", {}, "[Gruppen mit ihren Plätzen]"),
        ("{{ plaetze }}", {"plaetze": {"entfaellt": "aufsuchend"}}, "entfällt (aufsuchend)"),
        ("{{ plaetze }}", {}, "[Zahl der gleichzeitig betreuten Personen]"),
    ],
)
def test_a_slot_may_quote_a_plain_field(
    tmp_path: Path, text: str, angebot: dict[str, Any], erwartet: str
) -> None:
    fertig = aus_slot(tmp_path, text, angebot)
    assert fertig.befunde == ()
    assert worte(fertig.dokument.abschnitte[0]) == erwartet


@pytest.mark.parametrize("text", ["(@x) Haus", "(#5) Haus", "(@) Haus"])
def test_a_slot_that_looks_like_a_mark_is_text(tmp_path: Path, text: str) -> None:
    abschnitte = "  - {id: a, titel: A, braucht: [traeger.leitbild, angebot.methoden]}\n"
    koerper = "(@p) eins\n\n{{ traeger.leitbild }}\n\n{{ angebot.methoden }}\n"
    gewaehlt = lies_profil(tmp_path / "p", abschnitte, {"a.md": koerper})
    daten = geladen(tmp_path / "k", {"methoden": [text]}, {"leitbild": f"{text}\n\n- {text}"})
    (teil,) = gebaut(daten, gewaehlt).dokument.abschnitte[0].kinder
    assert isinstance(teil, NumberedPart)
    assert teil.kinder == (absatz("eins"), absatz(text), striche(text), striche(text))


@pytest.mark.parametrize(
    ("angebot", "satz"),
    [
        ({"methoden": {"entfaellt": "offenes Haus"}}, "Die Absprache entfällt (offenes Haus)."),
        ({}, "Die Absprache [Methoden]."),
    ],
)
def test_the_reason_of_a_waiver_inside_a_sentence(tmp_path: Path, angebot: dict[str, Any], satz: str) -> None:
    bedarf = "{feld: angebot.methoden, entfaellt: ja}"
    abschnitte = f"  - {{id: a, titel: A, braucht: [{bedarf}]}}\n"
    given = "\n{% if angebot.methoden is gegeben %}\n\n{{ angebot.methoden }}\n{% endif %}\n"
    text = "Die Absprache {{ angebot.methoden | grund }}.\n" + given
    gewaehlt = lies_profil(tmp_path / "p", abschnitte, {"a.md": text})
    assert check_profile(gewaehlt) == ()
    assert worte(gebaut(geladen(tmp_path / "k", angebot), gewaehlt).dokument.abschnitte[0]) == satz


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("{{ 7*7 }}", "Zwischen »{{« und »}}« steht nur der Name eines Feldes"),
        ("{{ unbekannt }}", "»unbekannt« ist kein Feld des Angebots mit"),
        ("{{ zielgruppe }}", "»zielgruppe« ist kein Feld des Angebots mit"),
        ("{{ kurzbeschreibung }}", "»kurzbeschreibung« ist kein Feld des Angebots mit"),
    ],
)
def test_anything_else_in_braces_stays_and_is_a_finding_at_its_place(
    tmp_path: Path, text: str, meldung: str
) -> None:
    dateien = {"texte/l.md": f"Eins\n\nZwei {text}\n"}
    aus_datei = aus_slot(tmp_path / "datei", {"datei": "texte/l.md"}, {}, dateien)
    (befund,) = stellen(aus_datei.befunde)
    assert befund.startswith(f"texte/l.md:3:6 {meldung}")
    assert text in worte(aus_datei.dokument.abschnitte[0])
    (befund,) = stellen(aus_slot(tmp_path / "yaml", text, {}).befunde)
    assert befund.startswith(f"provider.yaml:1:33 {meldung}")


def test_a_field_after_a_label_is_quoted_and_no_placeholder(tmp_path: Path) -> None:
    fertig = aus_slot(tmp_path, "Plätze: {{ plaetze }}", {"plaetze": 24})
    assert worte(fertig.dokument.abschnitte[0]) == "Plätze: 24"


def test_tags_in_a_slot_are_text(tmp_path: Path) -> None:
    fertig = aus_slot(tmp_path, "{% if x %} {# y #}", {})
    assert worte(fertig.dokument.abschnitte[0]) == "{% if x %} {# y #}"
