"""`tdocs diff --redline`: documents with tracked changes, seen from outside."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from cli.aufruf import Ergebnis, Tdocs
from cli.test_cli_diff import OFFER, STAFF, TREE, offer
from helpers import build_tree
from rendering.docx_lesen import Datei, W
from rendering.hausdateien import gepackt, hausdatei, kopf_mit
from rendering.unwrapped import demand_same, demand_sound, reading, unwrapped
from sampling import one_of

DOCUMENTS = ("leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung")
Tree = dict[str, str | bytes]


def picture(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (6, 4), colour).save(buffer, "PNG")
    return buffer.getvalue()


PICTURES: Tree = {"texte/bilder/eins.png": picture("red"), "texte/bilder/zwei.png": picture("blue")}


def text(words: str) -> Tree:
    """The tree with this text, which the Fachkonzept prints."""
    return {**TREE, **PICTURES, "texte/leitbild.md": f"{words}\n"}


LIST = "Wir bieten:\n\n- Musik am Morgen\n- Sport im Hof\n- Ruhe"
NUMBERS = "So geht es:\n\n1. ankommen\n2. essen\n3. gehen\n\nDann:\n\n4. ausruhen"
TABLE = "| Zeit | Was |\n|---|---|\n| 8 Uhr | Beginn |\n| 12 Uhr | Essen |\n| 16 Uhr | Ende |"
NOTES = "Wir sind da^[Seit 1990 in Musterstadt.] und bleiben^[So der Beschluss vom Mai.]."

KINDS: dict[str, tuple[Tree, Tree]] = {
    "a figure in three documents": (TREE, offer(("plaetze: 12", "plaetze: 14"))),
    "a citation and a decimal": (
        TREE,
        offer(("3,5 Stunden", "4,5 Stunden"), ("§ 112 Abs. 4", "§ 112 Abs. 5")),
    ),
    "the names in headers": (
        TREE,
        {**TREE, "provider.yaml": str(TREE["provider.yaml"]).replace("Lebensräume", "Wohnräume")},
    ),
    "the whole offer": (TREE, offer(("Haus am See", "Hof am Berg"), ("2027-03-01", "2028-03-01"))),
    "a section that comes": (
        TREE,
        offer(
            then="zusatzabschnitte:\n"
            "  - {dokument: fachkonzept, nach: angebot.leitbild, titel: Garten, text: Er ist groß.}\n"
        ),
    ),
    "a row of a table comes": (
        TREE,
        offer(
            ("plaetze: 6}\nanlagen", "plaetze: 4}\n  - {id: nord, bezeichnung: Nord, plaetze: 2}\nanlagen")
        ),
    ),
    "another annex comes first": (
        TREE,
        offer(
            ("anlagen: [{id: schutz", "anlagen: [{id: haus, titel: Hausordnung}, {id: schutz"),
            ("gewaltschutz: {anlage: schutz}", "gewaltschutz: {anlage: haus}"),
        ),
    ),
    "words": (text("Wir sind da für alle Menschen."), text("Wir sind stets da für viele Menschen.")),
    "other words": (text("Wir sind da."), text("Niemand bleibt hier allein zurück, das gilt.")),
    "only blanks": (text("Wir sind da: ja."), text("Wir sind da : ja.")),
    "only emphasis": (text("Wir sind **da** und *hier*."), text("Wir sind da und **hier**.")),
    "a paragraph at the end": (text("Eins ist da."), text("Eins ist da.\n\nZwei auch.\n\nDrei.")),
    "a paragraph at the beginning": (text("Eins ist da."), text("Null ist vorn.\n\nEins ist da.")),
    "paragraphs turned": (
        text("Eins ist da.\n\nZwei auch.\n\nDrei."),
        text("Drei.\n\nEins ist da.\n\nZwei auch."),
    ),
    "an item in a list": (text(LIST), text(LIST.replace("- Sport im Hof", "- Sport im Hof\n- Tanz"))),
    "an item in an item": (text(LIST), text(LIST.replace("- Ruhe", "    - im Chor\n- Ruhe"))),
    "a list becomes text": (text(LIST), text(LIST.replace("- ", ""))),
    "numbers go on": (text(NUMBERS), text(NUMBERS.replace("1. ankommen\n2. essen\n3.", "1. ankommen\n2."))),
    "a numbered list for another": (text(NUMBERS), text("5. fünftens\n6. sechstens\n\nEnde.\n\n3. dann")),
    "a cell": (text(TABLE), text(TABLE.replace("Essen", "Mittag"))),
    "rows": (text(TABLE), text(TABLE.replace("| 8 Uhr | Beginn |\n", "") + "\n| 17 Uhr | Schluss |")),
    "columns": (
        text(TABLE),
        text("| Zeit | Was | Wer |\n|---|---|---|\n| 8 Uhr | Beginn | alle |\n| 9 Uhr | Spiel | Team |"),
    ),
    "a table comes between": (text("Vorn.\n\nHinten."), text(f"Vorn.\n\nNeu ist:\n\n{TABLE}\n\nHinten.")),
    "a table goes at the end": (text(f"Vorn steht:\n\n{TABLE}"), text("Vorn steht nichts mehr.")),
    "a table for text": (text("Nur ein Satz."), text(TABLE)),
    "a lead-in of a table": (
        text(f"Alt ist das:\n\n{TABLE}"),
        text(f"Es folgt mehr.\n\nNeu ist es:\n\n{TABLE}"),
    ),
    "two tables": (
        text(f"{TABLE}\n\nDann:\n\n| A |\n|---|\n| b |"),
        text(f"| A |\n|---|\n| b |\n\nDann:\n\n{TABLE}"),
    ),
    "the words of a note": (text(NOTES), text(NOTES.replace("1990", "1991"))),
    "a note goes": (text(NOTES), text(NOTES.replace("^[Seit 1990 in Musterstadt.]", ""))),
    "a note comes": (text(NOTES), text(NOTES.replace("Wir", "Wir^[Alle im Haus.]"))),
    "all with its notes": (
        text(NOTES),
        text("Etwas ganz anderes steht jetzt hier^[Seit 1990 in Musterstadt.]."),
    ),
    "a note of two paragraphs": (
        text("Da[^1].\n\n[^1]: Erstens ist es so."),
        text("Da[^1].\n\n[^1]: Erstens ist es so.\n\n    Zweitens auch."),
    ),
    "a picture": (text("![Rot](bilder/eins.png)"), text("![Blau](bilder/zwei.png)")),
    "a picture goes": (text("Da ![Rot](bilder/eins.png) ist es."), text("Da ist es.")),
    "a link": (
        text("Siehe [hier](https://www.example.org/a) nach."),
        text("Siehe [hier](https://www.example.org/b) nach."),
    ),
    "a heading": (
        text("Vorn.\n\n### Alt\n\nText."),
        text("Vorn.\n\n### Neu und Alt\n\nText.\n\n### Zuletzt"),
    ),
    "a quotation": (text("> So ist es.\n\nGut."), text("So ist es.\n\n> Gut.")),
    "an open place is filled": (offer((OFFER[OFFER.index("kurz") : OFFER.index("methoden")], "")), TREE),
}


@pytest.fixture
def redline(tdocs: Tdocs, tmp_path: Path) -> Callable[..., Ergebnis]:
    def run(old: Tree, new: Tree, *options: str) -> Ergebnis:
        build_tree(tmp_path / "alt", old)
        build_tree(tmp_path / "neu", new)
        return tdocs("diff", "alt", "neu", "--redline", "--out", "rot", *options)

    return run


def document(folder: str, name: str, offer_id: str = "haus") -> bytes:
    return Path(folder, offer_id, f"{name}.docx").read_bytes()


def changes(content: bytes) -> list[etree._Element]:
    file = Datei(content)
    trees = [file.xml(name[5:-4]) for name in file.teile if re.fullmatch(r"word/[a-z]+\d?\.xml", name)]
    return [
        one for tree in trees for one in tree.iter(f"{W}ins", f"{W}del", f"{W}pPrChange", f"{W}rPrChange")
    ]


@pytest.mark.parametrize(
    ("kind", "back"),
    [(kind, back) for n, kind in enumerate(KINDS) for back in one_of((False, True), n)],
)
def test_accepted_it_is_the_new_state_as_rendered_and_rejected_the_old_one(
    redline: Any, tdocs: Tdocs, kind: str, back: bool
) -> None:
    old, new = KINDS[kind][:: -1 if back else 1]
    result = redline(old, new)
    assert result.code == 0, result.err
    assert result.out.split() == [f"rot/haus/{name}.docx" for name in DOCUMENTS]
    for side in ("alt", "neu"):
        assert tdocs("render", side, "--out", f"{side}-aus").code == 0
    marked = 0
    for name in DOCUMENTS:
        content = document("rot", name)
        demand_sound(Datei(content))
        accepted, rejected = (unwrapped(content, accept=accept) for accept in (True, False))
        demand_same(reading(accepted), reading(document("neu-aus", name)))
        before = reading(document("alt-aus", name), layout=False)
        demand_same(reading(rejected, layout=False), before)
        marked += len(changes(content))
    assert marked


DAMAGE: dict[str, Callable[[str], str]] = {
    "a deleted text says something else": lambda xml: re.sub(r"(<w:delText[^>]*>)", r"\1x", xml, count=1),
    "an inserted text says something else": lambda xml: re.sub(
        r"(<w:ins [^>]*><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>)", r"\1x", xml, count=1
    ),
    "an insertion is not marked": lambda xml: re.sub(r"<w:ins [^>]*>(<w:r>.*?)</w:ins>", r"\1", xml, count=1),
    "a deletion is gone": lambda xml: re.sub(r"<w:del [^>]*>(<w:r>.*?)</w:del>", "", xml, count=1),
    "the end of a paragraph is not marked": lambda xml: re.sub(
        r"<w:rPr><w:ins [^>]*/></w:rPr>", "", xml, count=1
    ),
    "a row is not marked": lambda xml: re.sub(r"<w:ins [^>]*/></w:trPr>", "</w:trPr>", xml, count=1),
    "another row is marked": lambda xml: re.sub(
        r"</w:trPr>", '<w:del w:id="9" w:author="x"/></w:trPr>', xml, count=1
    ),
    "a look is not told": lambda xml: re.sub(r"<w:rPrChange .*?</w:rPrChange>", "", xml, count=1),
    "an old style is not told": lambda xml: re.sub(r"<w:pPrChange .*?</w:pPrChange>", "", xml, count=1),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_proof_fails_for_a_redline_that_is_wrong(redline: Any, tdocs: Tdocs, damage: str) -> None:
    old = text(f"Wir sind **da** für alle Menschen.\n\n- Punkt eins ist da\n\nAlt.\n\n{TABLE}")
    row = "\n| 17 Uhr | Schluss |"
    new = text(
        f"Wir sind da für viele Menschen.\n\nPunkt eins ist da\n\nNeu.\n\nDazu.\n\nAlt.\n\n{TABLE}{row}"
    )
    assert redline(old, new).code == 0
    states = []
    for side in ("neu", "alt"):
        assert tdocs("render", side, "--out", f"{side}-aus").code == 0
        states.append(reading(document(f"{side}-aus", "fachkonzept"), layout=side == "neu"))
    parts = dict(Datei(document("rot", "fachkonzept")).teile)
    for change in (lambda xml: xml, DAMAGE[damage]):
        xml = parts["word/document.xml"].decode()
        damaged = gepackt({**parts, "word/document.xml": change(xml).encode()})
        assert (change(xml) == xml) == (change is not DAMAGE[damage])
        found = [reading(unwrapped(damaged, accept=one), layout=one) for one in (True, False)]
        assert (found == states) == (change is not DAMAGE[damage])


def test_who_has_changed_is_the_provider_and_when_the_day_of_the_new_state(redline: Any) -> None:
    assert redline(TREE, offer(("plaetze: 12", "plaetze: 14"), ("2027-03-01", "2028-03-01"))).code == 0
    for one in changes(document("rot", "fachkonzept")):
        assert one.get(f"{W}author") == "Lebensräume Musterstadt gGmbH"
        assert str(one.get(f"{W}date")).startswith("2028-03-01T00:0")


def test_another_author_can_be_named_and_without_a_day_there_is_none(redline: Any) -> None:
    assert (
        redline(
            TREE, offer(("plaetze: 12", "plaetze: 14"), ("stand: 2027-03-01\n", "")), "--author", "A. B."
        ).code
        == 0
    )
    found = changes(document("rot", "fachkonzept"))
    assert {one.get(f"{W}author") for one in found} == {"A. B."}
    assert {one.get(f"{W}date") for one in found} == {None}


def test_the_same_states_give_the_same_bytes(redline: Any, tdocs: Tdocs) -> None:
    new = offer(("plaetze: 12", "plaetze: 14"))
    redline(TREE, new)
    first = [document("rot", name) for name in DOCUMENTS]
    assert tdocs("diff", "alt", "neu", "--redline", "--out", "rot2").code == 0
    assert [document("rot2", name) for name in DOCUMENTS] == first
    assert redline(TREE, new).code == 0


def test_a_document_without_changes_is_written_and_told(redline: Any) -> None:
    result = redline(TREE, text("Wir sind hier."))
    assert "haus, leistungsvereinbarung: keine Änderung." in result.err
    assert "fachkonzept" not in result.err
    assert not changes(document("rot", "leistungsvereinbarung"))
    assert redline(TREE, TREE, "-q").err == ""


def test_only_words_that_change_are_marked(redline: Any) -> None:
    redline(
        text("Sie kostet 3,5 Stunden nach § 112 Abs. 4 SGB IX."),
        text("Sie kostet 4,5 Stunden nach § 112 Abs. 5 SGB IX."),
    )
    found = changes(document("rot", "fachkonzept"))
    assert ["".join(one.itertext()) for one in found] == [
        "3,5",
        "4,5",
        "§\u00a0112\u00a0Abs.\u00a04",
        "§\u00a0112\u00a0Abs.\u00a05",
    ]


@pytest.mark.parametrize("gone", [False, True], ids=["comes", "goes"])
def test_a_document_or_an_offer_of_one_state_is_told(redline: Any, gone: bool) -> None:
    other = OFFER.replace("id: haus", "id: hof").replace("Haus am See", "Hof")
    agreement = "profil: {leistungsvereinbarung: sgb9-125}\n"
    one = {**TREE, "offer.yaml": f"{OFFER}{agreement}"}
    two = {
        "provider.yaml": TREE["provider.yaml"],
        "texte/leitbild.md": TREE["texte/leitbild.md"],
        "angebote/haus/offer.yaml": OFFER,
        "angebote/haus/staffing.yaml": STAFF,
        "angebote/hof/offer.yaml": other,
        "angebote/hof/staffing.yaml": STAFF,
    }
    result = redline(*((two, one) if gone else (one, two)))
    assert result.code == 0, result.err
    state = "neuen Stand nicht mehr" if gone else "bisherigen Stand nicht"
    assert f"Das Angebot »hof« gibt es im {state}." in result.err
    assert not Path("rot/hof").exists()


def test_states_without_a_common_document_are_told(redline: Any) -> None:
    def two(*ids: str) -> Tree:
        return {
            f"angebote/{name}/{file}": content.replace("id: haus", f"id: {name}")
            for name in ids
            for file, content in (
                ("offer.yaml", OFFER),
                ("staffing.yaml", STAFF),
                ("provider.yaml", "name: T\n"),
            )
        }

    result = redline(two("a", "b"), two("c", "d"))
    assert result.code == 1
    assert "Kein Dokument gibt es in beiden Ständen" in result.err
    assert not Path("rot").exists()


_BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
    "<w:r><w:t>[Angebot], Stand [Stand]</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
_COVER = "".join(
    f'<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0000000{number}">'
    f"<w:r><w:t>{words}</w:t></w:r>{more}</w:p>"
    for number, (words, more) in enumerate(
        (("[Titel] für [Angebot]", ""), ("[Angebot]", _BOX), ("[Angebot]", ""))
    )
)


def test_the_house_of_the_new_state_is_worn_with_its_marks_changed(redline: Any, tdocs: Tdocs) -> None:
    page = (
        f'<w:document xmlns:w="{W[1:-1]}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<w:body>{_COVER}"
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p><w:r><w:t>[Dokument]</w:t></w:r></w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr></w:body></w:document>'
    )
    house = hausdatei(page, kopf=kopf_mit("[Angebot] der [Träger]", "Stand [Stand]"))
    worn: Tree = {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": house}
    new = {**offer(("Haus am See", "Tagesstätte"), ("2027-03-01", "2028-03-01")), **worn}
    assert redline(TREE, new).code == 0
    build_tree(Path("alt"), worn)
    for side in ("alt", "neu"):
        assert tdocs("render", side, "--out", f"{side}-aus").code == 0
    for name in DOCUMENTS:
        content = document("rot", name)
        demand_sound(Datei(content))
        accepted, rejected = (unwrapped(content, accept=accept) for accept in (True, False))
        demand_same(reading(accepted), reading(document("neu-aus", name)))
        before = reading(document("alt-aus", name), layout=False)
        demand_same(reading(rejected, layout=False), before)
    box = Datei(document("rot", "fachkonzept")).finde("//w:txbxContent//w:del//w:delText/text()")
    assert "See" in "".join(box)


def test_a_house_that_is_not_fit_is_told_and_nothing_written(redline: Any) -> None:
    result = redline(TREE, {**TREE, "tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": b"nichts"})
    assert result.code == 1
    assert "Die Hausvorlage taugt nicht" in result.err
    assert not Path("rot").exists()


def test_what_is_not_a_redline_of_ours_stays_unless_forced(redline: Any, tdocs: Tdocs) -> None:
    new = offer(("plaetze: 12", "plaetze: 14"))
    place = Path("rot/haus/fachkonzept.docx")
    build_tree(Path(), {str(place): b"von Hand"})
    result = redline(TREE, new)
    assert (result.code, result.out) == (1, "")
    assert "stammt nicht von tdocs" in result.err
    assert [file.name for file in place.parent.iterdir()] == [place.name]
    assert redline(TREE, new, "--force").code == 0
    assert redline(TREE, offer(("plaetze: 12", "plaetze: 16"))).code == 0
    place.write_bytes(gepackt({**Datei(place.read_bytes()).teile, "word/x.xml": b"<x/>"}))
    assert redline(TREE, new).code == 1
    assert tdocs("render", "neu", "--out", "plain").code == 0
    plain = tdocs("diff", "alt", "neu", "--redline", "--out", "plain")
    assert plain.code == 1
    assert "»tdocs render« geschrieben hat" in plain.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--redline"], "Für --redline bitte mit --out einen Zielordner nennen."),
        (["--redline", "--out", "rot", "--format", "md"], "--redline schreibt Word-Dateien; --format md"),
        (["--redline", "--out", "rot.docx"], "»rot.docx« heißt wie eine Datei"),
        (["--author", "A"], "--author gehört zu --redline."),
        (["--redline", "--out", "rot", "--author", " "], "--author: Bitte einen Namen nennen."),
    ],
)
def test_a_call_that_does_not_go_together_is_told(
    tdocs: Tdocs, tmp_path: Path, options: list[str], said: str
) -> None:
    for side in ("alt", "neu"):
        build_tree(tmp_path / side, TREE)
    result = tdocs("diff", "alt", "neu", *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not Path("rot").exists()


def test_word_as_format_goes_together_with_it(redline: Any) -> None:
    assert redline(TREE, TREE, "--format", "docx").code == 0


def test_a_state_with_errors_is_not_compared(redline: Any) -> None:
    result = redline(TREE, offer(("plaetze: 12", "plaetze: viele")))
    assert result.code == 1
    assert "nichts verglichen" in result.err
    assert not Path("rot").exists()
