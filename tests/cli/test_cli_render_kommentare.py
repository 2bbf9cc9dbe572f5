"""`tdocs render --comments` puts what lint says, and what is open, into the margin of the Word files."""

import zipfile
from pathlib import Path

import docx
import pypandoc
import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

OFFER = """\
id: haus
bezeichnung: Haus am See
stand: 2027-03-01
vertragsgrundlage: sgb9_125
kurzbeschreibung: Für jeden Hilfeempfänger der Stadt.
"""
LV, FK = Path("aus/haus/leistungsvereinbarung.docx"), Path("aus/haus/fachkonzept.docx")


def kommentare(datei: Path) -> dict[str, str]:
    """The comments by what they are set on, as Word reads them."""
    dokument = docx.Document(str(datei))
    texte = {str(k.comment_id): k.text for k in dokument.comments}
    am: dict[str, str] = {}
    for absatz in dokument.element.body.iter("{*}p"):
        offen: list[str] = []
        for element in absatz.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}t"):
            art = element.tag.rpartition("}")[2]
            ident = next(iter(element.attrib.values()), "")
            if art == "t":
                am |= {offenes: am.get(offenes, "") + element.text for offenes in offen}
            elif art == "commentRangeStart":
                offen.append(ident)
                am.setdefault(ident, "")
            else:
                offen.remove(ident)
    assert am.keys() == texte.keys()
    return {worauf: texte[ident] for ident, worauf in am.items()}


def noted(document: Path) -> list[str]:
    """All notes of the comments, wherever they are set."""
    comments = docx.Document(str(document)).comments
    return [paragraph.text for comment in comments for paragraph in comment.paragraphs]


@pytest.fixture
def rendere(tdocs: Tdocs, haus: Path) -> Path:
    build_tree(haus, {"offer.yaml": OFFER})
    assert tdocs("render", "haus", "--out", "aus", "--comments").code == 0
    return haus


def test_an_open_place_bears_rule_path_and_norm(rendere: Path) -> None:
    text = kommentare(FK)["[offen: Gewaltschutz in diesem Angebot]"]
    assert text.startswith("TD301 · offer.yaml · gewaltschutz\n")
    assert "§ 37a Abs. 1 SGB IX" in text


def test_where_one_of_several_fields_would_do_one_comment_says_so(rendere: Path) -> None:
    (text,) = (gesagt for worauf, gesagt in kommentare(LV).items() if "Definition der Fachkraft]" in worauf)
    assert text.startswith("TD301 · staffing.yaml · qualifikation.fachkraft\n")
    assert "Noch offen" not in text


def test_an_open_place_that_no_rule_is_about_says_what_belongs_there(tdocs: Tdocs, rendere: Path) -> None:
    build_tree(rendere, {"tdocs.yaml": "regeln: {nur: [TD702]}\n"})
    assert tdocs("render", "haus", "--out", "aus", "--comments").code == 0
    assert (
        kommentare(LV)["[offen: Ziele des Angebots]"] == "offer.yaml · ziele\nNoch offen: Ziele des Angebots"
    )


def test_a_doubtful_word_is_marked_where_it_stands(rendere: Path) -> None:
    text = kommentare(FK)["Hilfeempfänger"]
    assert text.startswith("TD702 · offer.yaml · kurzbeschreibung\n»Hilfeempfänger« ist überholt.")


def test_what_another_document_lacks_stands_in_its_own_margin(rendere: Path) -> None:
    assert any("»leistungstraeger.name«" in text for text in kommentare(LV).values())
    assert not any("»leistungstraeger.name«" in text for text in kommentare(FK).values())


WHERE = {
    "root and below": {"haus": "", "wg": "angebote/wg/"},
    "side by side": {"nord": "angebote/nord/", "sued": "angebote/sued/"},
}


@pytest.mark.parametrize("folders", WHERE.values(), ids=WHERE.keys())
@pytest.mark.parametrize("alone", [False, True], ids=["all", "one"])
def test_what_is_said_of_another_offer_stands_in_no_margin(
    folders: dict[str, str], alone: bool, tdocs: Tdocs, tmp_path: Path
) -> None:
    provider = 'name: "Lebenshilfe Musterstadt"\nleitbild: Für jeden Hilfeempfänger der Stadt.\n'
    first, second = folders
    texts = {first: OFFER, second: OFFER.replace("sgb9_125", "sgb9_134")}
    offers = {f"{where}offer.yaml": texts[name].replace("haus", name) for name, where in folders.items()}
    build_tree(tmp_path / "ort", {"provider.yaml": provider, **offers})
    asked = ["--offer", second] if alone else []
    assert tdocs("render", "ort", "--out", "aus", "--comments", *asked).code == 0
    for name in [second] if alone else folders:
        own = {"provider.yaml", f"{folders[name]}offer.yaml"}
        files = {
            text.partition("\n")[0].split(" · ")[text.startswith("TD")]
            for document in Path("aus", name).glob("*.docx")
            for text in noted(document)
        }
        assert files == own
        said = "".join(noted(Path("aus", name, "fachkonzept.docx")))
        assert "TD702 · provider.yaml · leitbild" in said


def test_what_is_excepted_is_not_said_again(tdocs: Tdocs, rendere: Path) -> None:
    ausnahme = "{regel: TD702, ort: kurzbeschreibung, grund: Zitat, person: Leitung, bis: 2028-01-01}"
    build_tree(rendere, {"tdocs.yaml": f"ausnahmen:\n  - {ausnahme}\n"})
    assert tdocs("render", "haus", "--out", "aus", "--comments").code == 0
    assert not any("TD702" in text for text in kommentare(FK).values())


def test_every_comment_is_read_by_another_program(rendere: Path) -> None:
    gelesen = pypandoc.convert_file(str(LV), "native", extra_args=["--track-changes=all"])
    assert gelesen.count('"comment-start"') == len(kommentare(LV)) > 5


def test_comments_are_of_the_day_of_the_document(tdocs: Tdocs, rendere: Path) -> None:
    assert {str(k.timestamp) for k in docx.Document(str(LV)).comments} == {"2027-03-01 00:00:00+00:00"}
    vorher = LV.read_bytes()
    assert tdocs("render", "haus", "--out", "nochmal", "--comments").code == 0
    assert Path("nochmal/haus/leistungsvereinbarung.docx").read_bytes() == vorher
    build_tree(rendere, {"offer.yaml": OFFER.replace("stand: 2027-03-01\n", "")})
    assert tdocs("render", "haus", "--out", "aus", "--comments").code == 0
    assert {k.timestamp for k in docx.Document(str(LV)).comments} == {None}


def test_without_the_option_and_without_findings_there_is_no_comment(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus", "--out", "aus").code == 0
    assert "word/comments.xml" not in zipfile.ZipFile(LV).namelist()


def test_a_final_document_has_no_comments(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("render", "haus", "--final", "--comments")
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert "--final und --comments schließen sich aus" in ergebnis.err
