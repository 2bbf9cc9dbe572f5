"""`tdocs fill`: an authority's own form with the values of an offer, and nothing of it changed beside."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.aufruf import Ergebnis, Tdocs
from forms import ASKS, W14, control, document, form, line, mark, old_field, others, run, table, words
from helpers import build_tree

TREE: dict[str, str | bytes] = {
    "provider.yaml": (
        'name: Träger & Söhne\nanschrift: {strasse: Birkenweg 3, plz: "01067", ort: Musterstadt}\n'
    ),
    "offer.yaml": (
        "id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplaetze: 12\n"
        "laufzeit: {beginn: 2028-01-01}\nmethoden: [Gespräch, Musik]\noptionen: {ileb: ja}\n"
        "leistungsgruppen: [soziale_teilhabe]\n"
        "zielgruppe: {beschreibung: {datei: texte/zielgruppe.md}}\n"
    ),
    "staffing.yaml": "fachkraftquote: 70\n",
    "texte/zielgruppe.md": (
        "Erwachsene mit **Bedarf**:\n\n- am Tag\n- in der Nacht\n\nBis {{ plaetze }} Personen.\n"
    ),
}
FORM, OUT, MAPPING = Path("antrag.docx"), Path("aus.docx"), Path("antrag.felder.yaml")
LOOK = "<w:rPr><w:b/></w:rPr>"


def prepare(content: bytes, *answers: dict[str, Any]) -> None:
    build_tree(Path("konzept"), TREE)
    FORM.write_bytes(content)
    if answers:
        MAPPING.write_text(yaml.safe_dump({"felder": list(answers)}, allow_unicode=True), "utf-8")


def filled(tdocs: Tdocs, content: bytes, *answers: dict[str, Any], code: int = 0) -> dict[str, Any]:
    """What is told in JSON; the form stays as it is, and all of it but for the document."""
    prepare(content, *answers)
    done = tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx", "--format", "json")
    assert done.code == code, done.alles
    assert FORM.read_bytes() == content
    assert others(OUT.read_bytes()) == others(content)
    told: dict[str, Any] = json.loads(done.out)
    return told


def put(kind: str, name: str, path: str, **more: Any) -> dict[str, Any]:
    return {kind: name, "pfad": path, **more}


def with_controls(name: str, day: str, shown: str) -> bytes:
    """The first form: a control in a line, one around a paragraph, one in a cell."""
    block = (
        f'<w:sdt><w:sdtPr><w:alias w:val="Beginn"/><w:id w:val="3"/>{shown}<w:text/></w:sdtPr><w:sdtContent>'
        f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{day}</w:p></w:sdtContent></w:sdt>'
    )
    return form(
        line(
            run("Träger: ") + control("Träger", more="<w:text/>").replace("<w:showingPlcHdr/>", shown)
        ).replace(run(ASKS, '<w:rPr><w:rStyle w:val="Platzhaltertext"/><w:b/></w:rPr>'), name),
        block,
    )


def with_marks(name: str, places: str) -> bytes:
    """The second form: bookmarks and a field of old Word, in lines with words around."""
    return form(
        line(run("Der Träger ") + mark("Traeger", name) + run(" beantragt,")),
        line(run("Plätze: ") + mark("Text1", old_field("Text1", places), 2)),
    )


def with_table(*cells: str) -> bytes:
    """The third form: a bare table of two columns, an instruction above."""
    labels = ("Name des Angebots", "Plätze (insgesamt)", "Zielgruppe", "Von der Behörde auszufüllen")
    return form(
        line(run("Bitte ausfüllen.")), table(*((run(a), b) for a, b in zip(labels, cells, strict=True)))
    )


def test_content_controls_are_filled_and_all_else_stays(tdocs: Tdocs) -> None:
    placeholder = run(ASKS, '<w:rPr><w:rStyle w:val="Platzhaltertext"/><w:b/></w:rPr>')
    told = filled(
        tdocs,
        with_controls(placeholder, placeholder, "<w:showingPlcHdr/>"),
        put("inhaltssteuerelement", "Träger", "traeger.name"),
        put("inhaltssteuerelement", "Beginn", "laufzeit.beginn"),
    )
    assert [(one["name"], one["value"]) for one in told["filled"]] == [
        ("Träger", "Träger & Söhne"),
        ("Beginn", "1. Januar 2028"),
    ]
    expected = with_controls(run("Träger & Söhne", LOOK), run("1. Januar 2028", LOOK), "")
    assert document(OUT.read_bytes()) == document(expected)


def test_bookmarks_and_old_fields_are_filled_and_all_else_stays(tdocs: Tdocs) -> None:
    filled(
        tdocs,
        with_marks("", "\u2002" * 5),
        put("textmarke", "Traeger", "traeger.name"),
        put("formularfeld", "Text1", "angebot.plaetze"),
    )
    assert document(OUT.read_bytes()) == document(with_marks(run("Träger & Söhne"), "12"))


def test_cells_of_a_table_are_filled_and_all_else_stays(tdocs: Tdocs) -> None:
    lines = ("Erwachsene mit Bedarf:", "– am Tag", "– in der Nacht", "Bis 12 Personen.")
    filled(
        tdocs,
        with_table("", run("_____ Plätze"), "<w:p/>", ""),
        put("bezeichnung", "Name des Angebots", "angebot.bezeichnung"),
        put("bezeichnung", "Plätze", "plaetze"),
        put("bezeichnung", "Zielgruppe:", "zielgruppe.beschreibung"),
    )
    expected = with_table(run("Haus am See"), run("12 Plätze"), "".join(line(run(one)) for one in lines), "")
    assert document(OUT.read_bytes()) == document(expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (run("Plätze: ........"), "Plätze: 12"),
        (run("Plätze:____"), "Plätze: 12"),
        (run("Plätze: ») «, gesamt"), None),
        (run("Plätze: »…«, gesamt"), "Plätze: 12, gesamt"),
        (run("Plätze:"), "Plätze: 12"),
        (run("Tage: ____, Plätze: ____ (alle & mehr)"), "Tage: ____, Plätze: 12 (alle & mehr)"),
        (run("Plätze: ") + mark("X"), "Plätze: 12"),
        (run("Plätze: ") + control("X"), "Plätze: 12"),
        (run("Plätze: ") + old_field("X"), "Plätze: 12"),
    ],
)
def test_a_label_leads_to_what_is_empty_behind_it(tdocs: Tdocs, before: str, after: str | None) -> None:
    told = filled(tdocs, form(line(before)), put("bezeichnung", "Plätze", "plaetze"), code=0 if after else 1)
    assert [*words(OUT.read_bytes())] == ([after] if after else ["Plätze: ») «, gesamt"])
    assert len(told["filled"]) == bool(after)


FULL = {
    "control": line(run("Träger: ") + control("Träger", "Schon da", shown="")),
    "mark": line(run("Träger: ") + mark("Träger", run("Schon da"))),
    "field": line(run("Träger: ") + old_field("Träger", "Schon da")),
    "cell": table((run("Träger"), run("Schon da"))),
}
KINDS = {
    "control": "inhaltssteuerelement",
    "mark": "textmarke",
    "field": "formularfeld",
    "cell": "bezeichnung",
}


@pytest.mark.parametrize("kind", FULL)
def test_what_somebody_has_filled_in_stays(tdocs: Tdocs, kind: str) -> None:
    told = filled(tdocs, form(FULL[kind]), put(KINDS[kind], "Träger", "traeger.name"))
    assert document(OUT.read_bytes()) == document(FORM.read_bytes())
    ((reason),) = [one["reason"] for one in told["unfilled"]]
    assert reason == "Dort steht schon etwas: »Schon da«."


LOCK, BOUND = '<w:lock w:val="sdtContentLocked"/>', '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>'
LIST = '<w:dropDownList><w:listItem w:displayText="{}" w:value="1"/></w:dropDownList>'


@pytest.mark.parametrize(
    ("more", "value", "reason"),
    [
        (LOCK, None, "gesperrt"),
        (BOUND, None, "Word setzte sie beim Öffnen wieder ein"),
        ("<w:picture/>", None, "nimmt keinen Text auf"),
        (LIST.format("haus am see"), "haus am see", ""),
        (LIST.format("Anderes"), None, "steht nicht zur Auswahl: Anderes."),
    ],
)
def test_a_control_takes_only_what_it_can_hold(
    tdocs: Tdocs, more: str, value: str | None, reason: str
) -> None:
    told = filled(tdocs, form(line(control("A", more=more))), put("inhaltssteuerelement", "a", "bezeichnung"))
    assert [one["value"] for one in told["filled"]] == ([value] if value else [])
    assert [reason in one["reason"] for one in told["unfilled"]] == ([True] if reason else [])


def box(text: str, checked: str = "0") -> str:
    state = (
        f'<w14:checkbox><w14:checked w14:val="{checked}"/><w14:checkedState w14:val="2612"/></w14:checkbox>'
    )
    sign = run("☒" if checked == "1" else "☐")
    control_ = (
        f'<w:sdt><w:sdtPr><w:id w:val="9"/>{state}</w:sdtPr><w:sdtContent>{sign}</w:sdtContent></w:sdt>'
    )
    return control_ + run(f" {text}")


def test_boxes_are_ticked_where_the_value_is_so(tdocs: Tdocs) -> None:
    old = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="K"/><w:checkBox>'
    old += '<w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    old += f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run("alt")}'
    told = filled(
        tdocs,
        form(line(box("ILEB")), line(run("☐ Soziale Teilhabe  ☐ Bildung")), line(old), line(box("Pool"))),
        put("kaestchen", "ILEB", "optionen.ileb"),
        put("kaestchen", "Soziale Teilhabe", "leistungsgruppen", wert="soziale_teilhabe"),
        put("kaestchen", "alt", "optionen.ileb"),
        put("kaestchen", "Pool", "leistungsgruppen", wert="teilhabe_bildung"),
    )
    text = document(OUT.read_bytes())
    assert line(box("ILEB", "1")) in text
    assert "☒ Soziale Teilhabe  ☐ Bildung" in text
    assert '<w:default w:val="0"/><w:checked/>' in text
    assert line(box("Pool")) in text
    assert [one["name"] for one in told["unfilled"]] == ["Pool"]
    assert W14 in text


def test_lists_and_several_fields_are_printed_as_documents_do(tdocs: Tdocs) -> None:
    filled(
        tdocs,
        form(line(run("A: ") + control("A")), line(run("B: ....")), line(run("C: ...."))),
        put("inhaltssteuerelement", "A", "methoden"),
        put("bezeichnung", "B", "traeger.anschrift"),
        {"bezeichnung": "C", "pfad": ["traeger.anschrift.plz", "traeger.anschrift.ort"]},
    )
    assert words(OUT.read_bytes()) == [
        "A: – Gespräch\n– Musik",
        "B: Birkenweg 3, 01067 Musterstadt",
        "C: 01067 Musterstadt",
    ]


def test_what_the_concept_lacks_is_told_and_left_empty(tdocs: Tdocs) -> None:
    told = filled(
        tdocs,
        form(line(run("A: ....")), line(run("B: ...."))),
        put("bezeichnung", "A", "traeger.kontakt.telefon"),
        put("bezeichnung", "B", "anschrift"),
    )
    assert words(OUT.read_bytes()) == ["A: ....", "B: ...."]
    assert [one["reason"] for one in told["unfilled"]] == [
        "Die Angabe fehlt im Konzept (kontakt.telefon).",
        "Die Angabe fehlt im Konzept (anschrift).",
    ]


def test_an_entry_of_a_list_is_named_by_its_id_or_place(tdocs: Tdocs) -> None:
    prepare(
        form(line(run("A: ....")), line(run("B: ....")), line(run("C: ...."))),
        put("bezeichnung", "A", "gruppen[id=west].plaetze"),
        put("bezeichnung", "B", "gruppen[0].plaetze"),
        put("bezeichnung", "C", "gruppen[id=nord].plaetze"),
    )
    groups = "gruppen: [{id: ost, plaetze: 5}, {id: west, plaetze: 7}]\n"
    build_tree(Path("konzept"), {**TREE, "offer.yaml": f"{TREE['offer.yaml']!s}{groups}"})
    done = tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx")
    assert words(OUT.read_bytes()) == ["A: 7", "B: 5", "C: ...."]
    assert "Einen Eintrag »gruppen[id=nord].plaetze« gibt es in diesem Angebot nicht." in done.out


def test_a_place_that_is_not_there_is_told_with_what_is_meant(tdocs: Tdocs) -> None:
    told = filled(tdocs, form(line(run("Plätze: ...."))), put("bezeichnung", "Plaetse", "plaetze"), code=1)
    ((reason),) = [one["reason"] for one in told["missing"]]
    assert reason == "Diese Stelle gibt es im Formular nicht. Gemeint: »Plätze«?"
    assert told["open"] == [{"kind": "bezeichnung", "name": "Plätze"}]


def test_of_several_with_one_label_the_mapping_says_which(tdocs: Tdocs) -> None:
    twice = form(line(run("Name: ....")), line(run("Name: ....")))
    told = filled(tdocs, twice, put("bezeichnung", "Name", "traeger.name"))
    assert "»nummer: 1« bis 2" in told["unfilled"][0]["reason"]
    OUT.unlink()
    filled(tdocs, twice, put("bezeichnung", "Name", "traeger.name", nummer=2))
    assert words(OUT.read_bytes()) == ["Name: ....", "Name: Träger & Söhne"]


@pytest.mark.parametrize(
    ("answer", "path", "words_"),
    [
        ({"bezeichnung": "A", "pfad": "plaetzze"}, "felder[0].pfad", "Gemeint: »plaetze«?"),
        ({"bezeichnung": "A"}, "felder[0].pfad", "pfad"),
        ({"pfad": "plaetze"}, "felder[0]", "genau eine Stelle"),
        ({"bezeichnung": "A", "textmarke": "B", "pfad": "plaetze"}, "felder[0]", "genau eine Stelle"),
        ({"bezeichnung": "A", "pfad": "plaetze", "feld": "x"}, "felder[0].feld", "feld"),
    ],
)
def test_a_mistake_in_the_mapping_is_told_with_its_line(
    tdocs: Tdocs, answer: dict[str, Any], path: str, words_: str
) -> None:
    prepare(form(line(run("A: ...."))), answer)
    done = tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx")
    assert (done.code, OUT.exists()) == (1, False)
    assert "antrag.felder.yaml:" in done.err
    assert words_ in done.err


def test_a_first_mapping_is_proposed_and_then_fills(tdocs: Tdocs) -> None:
    blank = table(*((run(label), "") for label in ("Name", "PLZ, Ort", "Rechtsform")))
    prepare(
        form(
            line(run("Angaben zum Träger")), blank, line(run("Angaben zum Angebot")), table((run("Name"), ""))
        )
    )
    asked = tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx")
    assert (asked.code, "--draft" in asked.err) == (1, True)
    assert tdocs("fill", "antrag.docx", "konzept", "--draft").code == 0
    assert not OUT.exists()
    proposed = yaml.safe_load(MAPPING.read_text("utf-8"))["felder"]
    assert proposed == [
        {"bezeichnung": "Name", "nummer": 1, "pfad": "traeger.name"},
        {"bezeichnung": "PLZ, Ort", "pfad": ["traeger.anschrift.plz", "traeger.anschrift.ort"]},
        {"bezeichnung": "Name", "nummer": 2, "pfad": "angebot.bezeichnung"},
    ]
    assert '#  - bezeichnung: "Rechtsform"' in MAPPING.read_text("utf-8")
    assert tdocs("fill", "antrag.docx", "konzept", "--draft").code == 0
    MAPPING.write_text(MAPPING.read_text("utf-8") + "# geprüft\n", "utf-8")
    assert tdocs("fill", "antrag.docx", "konzept", "--draft").code == 1
    assert tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx").code == 0
    assert {"Träger & Söhne", "01067 Musterstadt", "Haus am See"} <= {*words(OUT.read_bytes())}


def test_boxes_are_proposed_with_the_value_that_ticks_them(tdocs: Tdocs) -> None:
    prepare(
        form(
            line(run("☐ Soziale Teilhabe  ☐ Leistungen zur Teilhabe an Bildung  ☐ Schule")),
            line(run("☐ 30 %")),
        )
    )
    assert tdocs("fill", "antrag.docx", "konzept", "--draft").code == 0
    assert yaml.safe_load(MAPPING.read_text("utf-8"))["felder"] == [
        {"kaestchen": name, "pfad": "angebot.leistungsgruppen", "wert": value}
        for name, value in (
            ("Soziale Teilhabe", "soziale_teilhabe"),
            ("Leistungen zur Teilhabe an Bildung", "teilhabe_bildung"),
        )
    ]
    for other in ("Schule", "30 %"):
        assert f'#  - kaestchen: "{other}"\n#    pfad:' in MAPPING.read_text("utf-8")
    assert tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx").code == 0
    said = "".join(words(OUT.read_bytes()))
    assert "☒ Soziale Teilhabe  ☐ Leistungen" in said


def refused(tdocs: Tdocs, *arguments: str) -> Ergebnis:
    return tdocs("fill", *arguments)


def test_the_form_itself_is_never_written(tdocs: Tdocs) -> None:
    content = form(line(run("A: ....")))
    prepare(content, put("bezeichnung", "A", "plaetze"))
    Path("verweis.docx").symlink_to("antrag.docx")
    for out in ("antrag.docx", "./antrag.docx", "konzept/../antrag.docx", "verweis.docx"):
        done = refused(tdocs, "antrag.docx", "konzept", "--out", out, "--force")
        assert (done.code, FORM.read_bytes() == content) == (2, True), done.alles


def test_a_file_of_others_is_not_overwritten(tdocs: Tdocs) -> None:
    prepare(form(line(run("A: ...."))), put("bezeichnung", "A", "plaetze"))
    OUT.write_bytes(b"fremd")
    assert refused(tdocs, "antrag.docx", "konzept", "--out", "aus.docx").code == 1
    assert OUT.read_bytes() == b"fremd"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "ist ein PDF"),
        ("a.xlsx", b"PK\3\4", "ist eine Excel-Mappe"),
        ("a.docx", b"%PDF-1.7", "PDF"),
        ("a.docx", b"", "leer"),
        ("a.docx", b"PK\3\4kaputt", "beschädigt"),
    ],
)
def test_other_forms_are_refused_with_a_way_out(tdocs: Tdocs, name: str, content: bytes, said: str) -> None:
    prepare(form())
    Path(name).write_bytes(content)
    done = refused(tdocs, name, "konzept", "--out", f"aus{Path(name).suffix}")
    assert (done.code, said in done.err, done.out) == (1, True, "")


@pytest.mark.parametrize("arguments", [(), ("--out", "aus.pdf"), ("--out", "a.docx", "--draft")])
def test_wrong_calls_are_told(tdocs: Tdocs, arguments: tuple[str, ...]) -> None:
    prepare(form(line(run("A: ...."))))
    assert refused(tdocs, "antrag.docx", "konzept", *arguments).code == 2


def test_with_several_offers_one_is_asked_for(tdocs: Tdocs) -> None:
    prepare(form(line(run("A: ...."))), put("bezeichnung", "A", "bezeichnung"))
    build_tree(Path("konzept/zwei"), {"offer.yaml": "id: zwei\nbezeichnung: Zweites Haus\n"})
    done = tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx")
    assert (done.code, "--offer ID (haus, zwei)" in done.err) == (2, True)
    assert tdocs("fill", "antrag.docx", "konzept", "--out", "aus.docx", "--offer", "zwei").code == 0
    assert words(OUT.read_bytes()) == ["A: Zweites Haus"]


def test_the_same_call_writes_the_same_bytes(tdocs: Tdocs) -> None:
    prepare(form(line(run("A: ...."))), put("bezeichnung", "A", "bezeichnung"))
    for out in ("eins.docx", "zwei.docx"):
        assert tdocs("fill", "antrag.docx", "konzept", "--out", out).code == 0
    assert Path("eins.docx").read_bytes() == Path("zwei.docx").read_bytes()
