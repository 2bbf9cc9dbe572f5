"""A section from body and data: loops and conditions, text slots in their four forms, open places."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import absaetze, gebaut, geladen, lies_profil, stellen, worte
from rendering.bausteine import absatz, striche
from teilhabe_docs.documents.blocks import (
    Footnote,
    Heading,
    Link,
    NumberedPart,
    Paragraph,
    Section,
    TextRun,
    nodes,
)
from teilhabe_docs.rendering.assembly import AssembledDocument

MIT_LEITBILD = "braucht: [{feld: traeger.leitbild, anlage: ja, entfaellt: ja}]"
SLOT = "{{ traeger.leitbild }}\n"
LRV = absatz("Das Nähere enthält der Landesrahmenvertrag.")


def dokument(
    wurzel: Path,
    text: str | None,
    eintrag: str = "",
    *,
    zaehlung: str = "paragraf",
    dateien: dict[str, str | bytes] | None = None,
    **daten: Any,
) -> AssembledDocument:
    """The document with one section `a` with this body."""
    abschnitte = f"  - {{id: a, titel: A{eintrag and ', '}{eintrag}}}\n"
    texte = {} if text is None else {"a.md": text}
    gewaehlt = lies_profil(wurzel / "p", abschnitte, texte, zaehlung=zaehlung)
    assert not gewaehlt.befunde
    return gebaut(geladen(wurzel / "k", dateien=dateien, **daten), gewaehlt)


def bloecke(fertig: AssembledDocument) -> tuple[Any, ...]:
    assert fertig.befunde == ()
    (a,) = fertig.dokument.abschnitte
    return a.kinder


def test_lines_of_tags_vanish_other_lines_stay(tmp_path: Path) -> None:
    text = """\
{% if angebot.optionen.ileb %}
weg
{% endif %}
Allein{% if not angebot.optionen.ileb %} und gern{% endif %}
auch hier.
{% for m in angebot.methoden %}
- {{ m }}
{% endfor %}
"""
    angebot = {"methoden": ["Spiel", "Musik"]}
    assert bloecke(dokument(tmp_path, text, "braucht: angebot.methoden", angebot=angebot)) == (
        absatz("Allein und gern auch hier."),
        striche("Spiel", "Musik"),
    )


def test_table_rows_from_a_loop(tmp_path: Path) -> None:
    zeile = "| {{ g.id }} | {{ g.plaetze }} |"
    text = f"| a | b |\n|---|---|\n{{% for g in angebot.gruppen %}}\n{zeile}\n{{% endfor %}}\n"
    gruppen = [{"id": "eins", "plaetze": 8}, {"id": "zwei", "plaetze": 9}]
    (tabelle,) = bloecke(dokument(tmp_path, text, "braucht: angebot.gruppen", angebot={"gruppen": gruppen}))
    assert [[worte(Paragraph(z)) for z in zeile] for zeile in tabelle.zeilen] == [
        ["eins", "8"],
        ["zwei", "9"],
    ]


def test_a_list_alone_on_its_line_becomes_bullets(tmp_path: Path) -> None:
    angebot = {"methoden": ["Spiel", "Musik *und* Tanz"]}
    fertig = dokument(
        tmp_path, "Text:\n\n{{ angebot.methoden }}\n", "braucht: angebot.methoden", angebot=angebot
    )
    assert bloecke(fertig) == (absatz("Text:"), striche("Spiel", "Musik *und* Tanz"))


def test_a_link_from_the_data(tmp_path: Path) -> None:
    text = '{{ link("Webseite", traeger.kontakt.web) }}\n'
    fertig = dokument(
        tmp_path,
        text,
        "braucht: traeger.kontakt.web",
        traeger={"kontakt": {"web": "https://example.org/a_b*c"}},
    )
    assert bloecke(fertig) == (absatz(Link("https://example.org/a_b*c", (TextRun("Webseite"),))),)


@pytest.mark.parametrize(
    ("slot", "erwartet"),
    [
        ("Wir *alle*\n\n- eins", (absatz("Wir ", TextRun("alle", kursiv=True)), striche("eins"))),
        ({"datei": "texte/leitbild.md"}, (absatz("Jedes Kind zählt."),)),
        ({"anlage": "lrv"}, (LRV,)),
        ({"anlage": "lrv", "kurz": "Kurz."}, (absatz("Kurz."), LRV)),
        ({"entfaellt": "trägt ein *anderer*"}, (absatz("Entfällt: trägt ein *anderer*."),)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", [SLOT, None], ids=["body", "no body"])
def test_a_text_slot_in_each_of_its_forms(tmp_path: Path, text: str | None, slot: Any, erwartet: Any) -> None:
    dateien: dict[str, str | bytes] = {"texte/leitbild.md": "Jedes Kind zählt.\n"}
    fertig = dokument(tmp_path, text, MIT_LEITBILD, traeger={"leitbild": slot}, dateien=dateien)
    assert bloecke(fertig) == erwartet


def test_a_missing_slot_is_an_open_place(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, SLOT, MIT_LEITBILD)
    assert [(o.pfad, o.hinweis) for o in fertig.offene] == [("traeger.leitbild", "Leitbild des Trägers")]


def test_a_slot_inside_a_sentence_is_a_finding_at_the_body(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, f"Text\n\nUnd: {SLOT}", MIT_LEITBILD, traeger={"leitbild": "Wir gehen."})
    (meldung,) = stellen(fertig.befunde)
    assert meldung.startswith("eigen/a.md:3:1 Ein Textblock steht allein auf seiner Zeile")


def test_an_unclosed_fence_in_a_slot_ends_with_the_slot(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, f"{SLOT}\nDanach.\n", MIT_LEITBILD, traeger={"leitbild": "```\ncode"})
    assert bloecke(fertig)[-1] == absatz("Danach.")


def test_notes_of_two_slots_do_not_mix(tmp_path: Path) -> None:
    text = f"{SLOT}\n{{{{ angebot.gewaltschutz }}}}\n"
    fertig = dokument(
        tmp_path,
        text,
        "braucht: [traeger.leitbild, angebot.gewaltschutz]",
        traeger={"leitbild": "Eins[^1]\n\n[^1]: Note eins"},
        angebot={"gewaltschutz": "Zwei[^1]\n\n[^1]: Note zwei"},
    )
    assert absaetze(bloecke(fertig), Footnote) == ["^[Note eins]", "^[Note zwei]"]


def test_headings_in_a_slot_follow_the_level_of_the_section(tmp_path: Path) -> None:
    slot = {"leitbild": "# Eins\n\n### Zwei\n\nWir gehen."}
    dezimal = dokument(tmp_path / "d", SLOT, MIT_LEITBILD, zaehlung="dezimal", traeger=slot)
    stufen = [(k.stufe, worte(k)) for k in nodes(dezimal.dokument) if isinstance(k, Heading)]
    assert stufen == [(2, "Eins"), (3, "Zwei")]
    paragraf = dokument(tmp_path / "p", SLOT, MIT_LEITBILD, traeger=slot)
    rollen = [(k.rolle, worte(k)) for k in bloecke(paragraf)]
    assert rollen == [("zwischentitel", "Eins"), ("zwischentitel", "Zwei"), ("", "Wir gehen.")]


def test_without_a_body_the_needed_fields_stand_one_after_the_other(tmp_path: Path) -> None:
    eintrag = "braucht: [traeger.leitbild, angebot.plaetze, angebot.methoden, angebot.anschrift]"
    angebot = {"methoden": ["Spiel"], "plaetze": 9}
    fertig = dokument(tmp_path, None, eintrag, traeger={"leitbild": "Wir gehen."}, angebot=angebot)
    offen = "[Anschrift des Orts der Leistungserbringung]"
    assert absaetze(bloecke(fertig), Paragraph) == [
        "Wir gehen.",
        "Zahl der gleichzeitig betreuten Personen: 9 Plätze",
        "Spiel",
        offen,
    ]


MIT_TEIL = "teile: {p: {braucht: angebot.plaetze}, q: {titel: Q}}"
GESCHUETZT = (
    "{% if angebot.plaetze is gegeben %}{{ angebot.plaetze }} Plätze{% else %}Keine Angabe{% endif %}"
)


def test_an_open_need_that_the_body_did_not_print_is_added_to_its_part(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, f"(@p) {GESCHUETZT}\n\n(@q) zwei\n", MIT_TEIL)
    assert absaetze(bloecke(fertig), NumberedPart) == [
        "Keine Angabe[Zahl der gleichzeitig betreuten Personen]",
        "zwei",
    ]


def test_an_open_need_of_a_letter_is_added_to_the_letter(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, f"- (@p) {GESCHUETZT}\n- (@q) zwei\n", MIT_TEIL)
    (liste,) = bloecke(fertig)
    assert [len(p.kinder) for p in liste.punkte] == [2, 1]


def test_an_open_need_of_the_section_is_added_at_its_end(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, f"(@p) {GESCHUETZT}\n", "braucht: angebot.plaetze")
    assert worte(bloecke(fertig)[-1]) == "[Zahl der gleichzeitig betreuten Personen]"


def test_an_open_need_that_is_printed_is_not_added_again(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, "(@p) Es gibt {{ angebot.plaetze }} Plätze.\n\n(@q) zwei\n", MIT_TEIL)
    assert len(fertig.offene) == 1


def test_a_filled_need_is_not_added(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, f"(@p) {GESCHUETZT}\n\n(@q) zwei\n", MIT_TEIL, angebot={"plaetze": 9})
    assert absaetze(bloecke(fertig), NumberedPart) == ["9 Plätze", "zwei"]


def test_what_decides_whether_a_part_applies_is_asked_in_the_part(tmp_path: Path) -> None:
    wenn = "angebot.laufzeit.fortgeltung_ohne_enddatum"
    eintrag = f"teile: {{p: {{wenn: {wenn}, weil: w}}}}"
    fertig = dokument(tmp_path, "(@p) eins\n\n(@q) zwei\n", eintrag)
    erster = bloecke(fertig)[0]
    assert worte(erster) == "[Fortgeltung ohne Enddatum, ja oder nein, davon hängt dieser Absatz ab]eins"


def test_what_decides_whether_a_section_applies_stands_first_in_it(tmp_path: Path) -> None:
    wenn = "angebot.laufzeit.fortgeltung_ohne_enddatum"
    fertig = dokument(tmp_path, "(@p) eins\n\n(@q) zwei\n", f"wenn: {wenn}, weil: w")
    assert [worte(k) for k in bloecke(fertig)] == [
        "[Fortgeltung ohne Enddatum, ja oder nein, davon hängt dieser Absatz ab]",
        "eins",
        "zwei",
    ]


def test_what_decides_whether_a_letter_applies_stands_first_in_it(tmp_path: Path) -> None:
    wenn = "angebot.laufzeit.fortgeltung_ohne_enddatum"
    eintrag = f"teile: {{l: {{wenn: {wenn}, weil: w}}}}"
    (liste,) = bloecke(dokument(tmp_path, "- (@k) eins\n- (@l) zwei\n", eintrag))
    assert [[worte(k)[:5] for k in p.kinder] for p in liste.punkte] == [["eins"], ["[Fort", "zwei"]]


def test_the_profiles_prompt_is_that_of_the_open_place(tmp_path: Path) -> None:
    eintrag = "braucht: [{feld: angebot.plaetze, hinweis: Plätze laut Genehmigung}]"
    fertig = dokument(tmp_path, "{{ angebot.plaetze }}\n", eintrag)
    assert [o.hinweis for o in fertig.offene] == ["Plätze laut Genehmigung"]


def test_a_value_that_does_not_count_is_open_in_the_text_too(tmp_path: Path) -> None:
    fertig = dokument(
        tmp_path,
        "{{ angebot.plaetze }}\n",
        "braucht: angebot.plaetze",
        angebot={"plaetze": {"entfaellt": "g"}},
    )
    assert [o.pfad for o in fertig.offene] == ["angebot.plaetze"]


def test_a_note_on_a_body_names_the_bodys_own_line(tmp_path: Path) -> None:
    text = "{% if angebot.optionen.ileb %}\nweg\n{% endif %}\n\n# Titel\n"
    (befund,) = dokument(tmp_path, text).befunde
    assert (befund.code, befund.file, befund.span.line) == ("TD801", "eigen/a.md", 5)


def test_an_attribute_of_a_list_is_that_of_each_entry(tmp_path: Path) -> None:
    text = "Es gibt {{ angebot.gruppen.id | und }}.\n"
    gruppen = [{"id": "eins"}, {"id": "zwei"}, {"id": "drei"}]
    fertig = dokument(tmp_path, text, "braucht: angebot.gruppen", angebot={"gruppen": gruppen})
    assert bloecke(fertig) == (absatz("Es gibt eins, zwei und drei."),)


def test_a_line_of_prose_above_a_subsection(tmp_path: Path) -> None:
    eintrag = "abschnitte: [{id: x, titel: X, zwischentitel: Teil I}, {id: y, titel: Y}]"
    kinder = bloecke(dokument(tmp_path, "Text\n", eintrag, zaehlung="dezimal"))
    assert kinder[1] == absatz("Teil I", rolle="zwischentitel")
    assert [(k.id, k.nummer) for k in kinder if isinstance(k, Section)] == [("a.x", "1.1"), ("a.y", "1.2")]


@pytest.mark.parametrize(
    "text",
    [
        "{{ angebot.bezeichnung() }}",
        "{{ angebot.bezeichnung | upper }}",
        "{{ range(9) }}",
        "{% for g in angebot.gruppen %}" * 25 + "{% endfor %}" * 25,
        "{% if 1 > traeger %}x{% endif %}",
    ],
)
def test_a_body_that_cannot_be_printed_is_a_finding_not_a_crash(tmp_path: Path, text: str) -> None:
    fertig = dokument(tmp_path, f"{text}\n")
    (befund,) = fertig.befunde
    assert (befund.code, befund.file) == ("TD801", "eigen/a.md")
    assert fertig.dokument.abschnitte[0].kinder == ()


def test_a_list_that_falls_away_stands_in_a_loop_for_itself(tmp_path: Path) -> None:
    text = "{% for m in angebot.methoden %}\n- {{ m }}\n{% endfor %}\n"
    bedarf = "braucht: [{feld: angebot.methoden, entfaellt: ja}]"
    fertig = dokument(tmp_path, text, bedarf, angebot={"methoden": {"entfaellt": "offenes Haus"}})
    assert bloecke(fertig) == (striche("Entfällt: offenes Haus."),)


@pytest.mark.parametrize(("vergleich", "gilt"), [("== 9", False), ("!= 9", True), ("> 9", False)])
def test_what_is_missing_is_unlike_anything(tmp_path: Path, vergleich: str, gilt: bool) -> None:
    text = f"{{% if angebot.plaetze {vergleich} %}}Ja.{{% else %}}Nein.{{% endif %}}\n"
    assert bloecke(dokument(tmp_path, text, "braucht: angebot.plaetze"))[0] == absatz(
        "Ja." if gilt else "Nein."
    )
