"""`tdocs house` and `tdocs render --house`: documents in the looks of the house's Word file."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.docx_lesen import Datei
from rendering.fremde_haeuser import mit_deckblatt
from rendering.hausdateien import LIBREOFFICE, LISTEN, beziehung, hausdatei
from rendering.house_kinds import (
    FOOTER,
    HEADER,
    MARK,
    READABLE,
    control,
    floating_logo,
    open_document,
    paragraph,
    title_on_heading,
    word_file,
)
from sampling import few
from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

LV = Path("aus/haus/leistungsvereinbarung.docx")


@pytest.fixture
def rendere(tdocs: Tdocs, haus: Path) -> Tdocs:
    return lambda *argumente: tdocs(
        "render", "haus", "--doc", "leistungsvereinbarung", "--out", "aus", *argumente
    )


def test_the_starting_point_takes_part_without_a_remark(tdocs: Tdocs, rendere: Tdocs) -> None:
    geschrieben = tdocs("house")
    assert (geschrieben.code, geschrieben.out) == (0, "hausvorlage.docx\n")
    assert "tdocs render --house" in geschrieben.err
    ergebnis = rendere("--house", "hausvorlage.docx")
    assert ergebnis.code == 0
    assert "TD806" not in ergebnis.err


def test_a_designed_starting_point_is_not_overwritten(tdocs: Tdocs, haus: Path) -> None:
    Path("haus.docx").write_bytes(LIBREOFFICE)
    ergebnis = tdocs("house", "haus.docx")
    assert ergebnis.code == 1
    assert "»haus.docx«" in ergebnis.err
    assert Path("haus.docx").read_bytes() == LIBREOFFICE
    assert '»tdocs house --check "haus.docx"«' in ergebnis.err
    ueber = tdocs("house", "haus.docx", "--force", "--quiet")
    assert (ueber.code, ueber.out) == (0, "haus.docx\n")
    assert ueber.err.startswith("»haus.docx« stammte nicht von tdocs oder war bearbeitet")
    assert tdocs("house", "haus.docx", "--force", "--quiet").err == ""


def test_the_starting_point_is_a_word_file(tdocs: Tdocs) -> None:
    assert tdocs("house", "haus.doc").code == 2


def test_the_house_file_gives_the_looks_and_what_it_lacks_is_for_who_makes_it(
    tdocs: Tdocs, rendere: Tdocs
) -> None:
    Path("haus.docx").write_bytes(hausdatei())
    ergebnis = rendere("--house", "haus.docx")
    assert (ergebnis.code, "TD806" in ergebnis.err) == (0, False)
    assert Datei(LV.read_bytes()).absaetze("berschrift1")
    told = tdocs("house", "--check", "haus.docx").out
    assert "haus.docx:1:1: TD806 Hinweis: Diese Formatvorlagen fehlen und werden ergänzt:" in told


@pytest.mark.parametrize("name", few(READABLE, 3))
def test_beside_documents_only_what_changes_their_pages_is_told(
    tdocs: Tdocs, rendere: Tdocs, name: str
) -> None:
    """Whatever the kind: what a check calls a warning, and nothing else; settings of rules count."""
    Path("haus.docx").write_bytes(READABLE[name]())
    call = ("house", "--check", "haus.docx", "--format", "json")
    found = json.loads(tdocs(*call).out)["findings"]
    changing = {one["code"] for one in found if one["severity"] == "warning"}
    told = rendere("--house", "haus.docx").err
    assert {one["code"] for one in found if one["code"] in told} == changing
    for code in changing:
        Path("haus/tdocs.yaml").write_text(f"regeln: {{ausser: [{code}]}}\n", "utf-8")
        assert code not in rendere("--house", "haus.docx").err
    hints = {one["code"] for one in found} - changing
    for code in hints:
        Path("haus/tdocs.yaml").write_text(f"regeln: {{schwere: {{{code}: warnung}}}}\n", "utf-8")
        assert code in rendere("--house", "haus.docx").err


def test_settings_of_rules_that_are_not_sound_do_not_keep_documents_from_being_written(
    rendere: Tdocs,
) -> None:
    Path("haus.docx").write_bytes(floating_logo())
    Path("haus/tdocs.yaml").write_text("regeln: {ausser: [TD999]}\n", "utf-8")
    called = rendere("--house", "haus.docx")
    assert (called.code, "TD834" in called.err) == (0, True)


LEFT = {
    "a mark": paragraph("[Dateiname] – Seite"),
    "a placeholder of texts": paragraph("Stand: XX.XX.20XX"),
    "a word for one": paragraph("TODO"),
    "a word alone": paragraph("Platzhalter"),
    "a control": paragraph("", inside=control("Klicken Sie hier.", placeholder=True)),
    "a message of Word": paragraph("Fehler! Kein Text mit angegebener Formatvorlage im Dokument."),
}
PLACES: dict[str, Callable[[str], bytes]] = {
    "cover": lambda left: word_file(left + MARK),
    "header": lambda left: word_file(header=HEADER + left),
    "footer": lambda left: word_file(footer=FOOTER + left),
}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("left", few(LEFT.values(), 3))
def test_final_documents_bear_no_placeholder_of_the_house(
    tdocs: Tdocs, haus: Path, where: str, left: str
) -> None:
    profile = (
        "profil: mini\ndokument: leistungsbeschreibung\ntitel: Mini\nabschnitte:\n  - {id: a, titel: A}\n"
    )
    own = "profile/leistungsbeschreibung/mini/"
    files = {
        f"{own}gliederung.yaml": profile,
        f"{own}a.md": "Text.\n",
        "tdocs.yaml": "regeln: {nur: [TD602]}\n",
    }
    offer = f"{HAUS['offer.yaml']}profil: {{leistungsbeschreibung: mini}}\n"
    build_tree(haus, {**files, "offer.yaml": offer})
    Path("gut.docx").write_bytes(word_file())
    Path("haus.docx").write_bytes(PLACES[where](left))
    final = ("render", "haus", "--doc", "leistungsbeschreibung", "--final", "--out", "aus", "-q")
    assert tdocs(*final, "--house", "gut.docx", "--out", "gut").code == 0
    called = tdocs(*final, "--house", "haus.docx")
    assert (called.code, "(--final)" in called.err, Path("aus").exists()) == (1, True, False)
    assert re.search(r"haus\.docx:1:1: TD83[678] Fehler: (Deckblatt|Kopfzeile|Fußzeile): ", called.err)
    assert tdocs(*final, "--house", "haus.docx", "--format", "md").code == 0
    assert tdocs(*final, "--house", "haus.docx", "--allow-open").code == 0


@pytest.mark.parametrize("words", ["Ort, Datum ________", "Seite [1]", "– · –", "[Träger] [Angebot] [Stand]"])
def test_lines_to_sign_on_and_marks_are_no_placeholder(tdocs: Tdocs, words: str) -> None:
    Path("haus.docx").write_bytes(word_file(footer=paragraph(words)))
    assert "TD838" not in tdocs("house", "--check", "haus.docx").out


@pytest.mark.parametrize(
    ("level", "code"), [(None, 0), ("error", 0), ("warning", 1), ("hint", 1), ("never", 0)]
)
def test_a_check_fails_from_the_weight_that_is_named(tdocs: Tdocs, level: str | None, code: int) -> None:
    Path("haus.docx").write_bytes(floating_logo())
    assert tdocs("house", "--check", "haus.docx", *(("--fail-on", level) if level else ())).code == code
    Path("schlicht.docx").write_bytes(b"PK")
    assert tdocs("house", "--check", "schlicht.docx", "--fail-on", level or "error").code == (
        level != "never"
    )


def test_the_configuration_names_the_house_file_from_its_own_folder(rendere: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "hausvorlage: vorlagen/haus.docx\n", "vorlagen/haus.docx": hausdatei()})
    assert rendere().code == 0
    assert Datei(LV.read_bytes()).absaetze("berschrift1")


def test_the_option_wins_over_the_configuration(rendere: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": hausdatei()})
    Path("anderes.docx").write_bytes(LIBREOFFICE)
    assert rendere("--house", "anderes.docx").code == 0
    assert not Datei(LV.read_bytes()).absaetze("berschrift1")


def test_a_house_file_that_does_not_exist_is_wrong_usage(rendere: Tdocs, haus: Path) -> None:
    assert rendere("--house", "fehlt.docx").code == 2
    build_tree(haus, {"tdocs.yaml": "hausvorlage: fehlt.docx\n"})
    ergebnis = rendere()
    assert ergebnis.code == 2
    assert "hausvorlage: Die Datei »fehlt.docx« gibt es nicht." in ergebnis.err


def test_a_broken_house_file_is_a_finding_and_nothing_is_written(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(b"PK")
    ergebnis = rendere("--house", "haus.docx")
    assert ergebnis.code == 1
    assert "haus.docx:1:1: TD805 Fehler: Die Hausvorlage taugt nicht:" in ergebnis.err
    assert not LV.exists()


def test_markdown_needs_no_house_file(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(b"PK")
    assert rendere("--house", "haus.docx", "--format", "md").code == 0


def test_the_document_names_the_house_file_that_it_wears(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(hausdatei())
    rendere()
    assert "tdocs:house" not in read_written(LV.read_bytes()).digests
    assert rendere("--house", "haus.docx").code == 0
    assert "tdocs:house" in read_written(LV.read_bytes()).digests


def test_comments_and_house_go_together(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(hausdatei())
    assert rendere("--house", "haus.docx", "--comments").code == 0
    datei = Datei(LV.read_bytes())
    stile = set(datei.finde("//w:style/@w:styleId", "styles"))
    assert set(datei.finde("//w:pStyle/@w:val", "comments")) <= stile


def test_what_does_not_go_along_is_named_and_the_document_is_written(tdocs: Tdocs, rendere: Tdocs) -> None:
    feld = '<w:p><w:fldSimple w:instr="DDEAUTO a b"><w:r><w:t>Gezeigt</w:t></w:r></w:fldSimple></w:p>'
    makros = beziehung("rId7", "vbaProject", "vbaProject.bin")
    Path("haus.docx").write_bytes(hausdatei(mit_deckblatt(feld), weitere=makros))
    ergebnis = rendere("--house", "haus.docx")
    assert ergebnis.code == 0
    assert "haus.docx:1:1: TD807 Warnung: Nicht übernommen: Felder" in ergebnis.err
    told = tdocs("house", "--check", "haus.docx").out
    assert "haus.docx:1:1: TD808 Hinweis: Nicht übernommen: Makros." in told
    assert b"DDEAUTO" not in Datei(LV.read_bytes()).teile["word/document.xml"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_odd_numbers_in_a_house_file_are_a_finding(rendere: Tdocs, jobs: str) -> None:
    listen = LISTEN.replace('w:numId="3"', 'w:numId="abc"').encode()
    Path("haus.docx").write_bytes(hausdatei(teile={"word/numbering.xml": listen}))
    ergebnis = rendere("--house", "haus.docx", "--jobs", jobs)
    assert ergebnis.code == 1
    assert "TD805 Fehler: Die Hausvorlage taugt nicht: Eine Zahl in der Datei ist beschädigt" in ergebnis.err
    assert not LV.exists()


def test_what_a_file_does_to_documents_is_the_result(tdocs: Tdocs) -> None:
    Path("haus").mkdir()
    Path("haus/logo.docx").write_bytes(floating_logo())
    ergebnis = tdocs("house", "--check", "haus/logo.docx")
    assert ergebnis.code == 0
    assert "haus/logo.docx:1:1: TD834 Warnung: Kopfzeile: Ein Bild oder Textfeld" in ergebnis.out
    assert Path("haus/logo.docx").read_bytes() == floating_logo()


def test_a_file_that_is_no_house_file_is_a_finding(tdocs: Tdocs) -> None:
    Path("haus.odt").write_bytes(open_document())
    ergebnis = tdocs("house", "--check", "haus.odt", "--proof", "probe.docx")
    assert ergebnis.code == 1
    assert "TD805 Fehler: Die Hausvorlage taugt nicht: Die Datei ist eine OpenDocument-Datei" in ergebnis.out
    assert not Path("probe.docx").exists()


@pytest.mark.parametrize("form", FINDING_FORMATS)
def test_a_check_speaks_every_format_of_findings(tdocs: Tdocs, form: str) -> None:
    Path("haus.docx").write_bytes(title_on_heading())
    ergebnis = tdocs("house", "--check", "haus.docx", "--format", form, "--output", "json=befunde.json")
    assert ergebnis.code == 0
    assert "TD831" in ergebnis.out
    codes = [finding["code"] for finding in json.loads(Path("befunde.json").read_text("utf-8"))["findings"]]
    assert "TD831" in codes


def test_wrong_calls_of_a_check(tdocs: Tdocs) -> None:
    Path("haus.docx").write_bytes(title_on_heading())
    for call in (
        ("--check", "gibtesnicht.docx"),
        ("--check", "."),
        ("neu.docx", "--format", "json"),
        ("neu.docx", "--fail-on", "warning"),
        ("--check", "haus.docx", "--fail-on", "bunt"),
        ("haus.docx", "--proof", "probe.doc"),
        ("haus.docx", "--proof", "haus.docx", "--force"),
        ("--check", "haus.docx", "--format", "bunt"),
    ):
        assert tdocs("house", *call).code == 2, call
    assert Path("haus.docx").read_bytes() == title_on_heading()


def dangling(name: str) -> None:
    Path(name).symlink_to("nirgends.docx")


ODD = {
    "empty": ("", lambda _: None, "Der Pfad ist leer. Nennen Sie die Word-Datei"),
    "folder": ("ordner.docx", os.mkdir, "ist ein Ordner. Nennen Sie die Word-Datei"),
    "pipe": (
        "leitung.docx",
        lambda name: os.mkfifo(name),
        "ist keine gewöhnliche Datei. Nennen Sie die Word-Datei",
    ),
    "dangling link": ("verweis.docx", dangling, "ist eine Verknüpfung mit etwas, das es nicht gibt."),
    "nothing": ("fehlt.docx", lambda _: None, "»fehlt.docx« gibt es nicht."),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(("name", "make", "said"), ODD.values(), ids=ODD)
def test_what_is_no_word_file_is_called_what_it_is(tdocs: Tdocs, rendere: Tdocs, name, make, said) -> None:
    make(name)
    for called in (
        tdocs("house", "--check", name),
        tdocs("house", "--check", name, "--proof", "probe.docx"),
        rendere("--house", name),
    ):
        assert (called.code, said in called.err, called.out) == (2, True, "")
    assert not Path("probe.docx").exists()


def test_settings_that_name_something_else_than_a_file_say_so(rendere: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "hausvorlage: vorlagen\n", "vorlagen/a.txt": "a"})
    called = rendere()
    assert (called.code, "»vorlagen« ist keine Datei." in called.err) == (2, True)


def test_a_new_file_has_a_name(tdocs: Tdocs) -> None:
    called = tdocs("house", "")
    assert (called.code, "Der Name ist leer." in called.err) == (2, True)


def test_a_link_is_called_one_before_it_is_replaced(tdocs: Tdocs) -> None:
    dangling("neu.docx")
    called = tdocs("house", "neu.docx")
    assert (called.code, "»neu.docx« ist eine Verknüpfung." in called.err) == (1, True)
    assert "--check" not in called.err
    assert (tdocs("house", "neu.docx", "--force").code, Path("neu.docx").is_symlink()) == (0, False)


def test_what_is_found_is_shown_where_the_proof_cannot_be_written(tdocs: Tdocs) -> None:
    Path("haus.docx").write_bytes(title_on_heading())
    Path("fremd.docx").write_bytes(floating_logo())
    called = tdocs("house", "--check", "haus.docx", "--proof", "fremd.docx")
    assert (called.code, "TD831" in called.out) == (1, True)
    assert called.err.startswith("--proof: »fremd.docx« stammt nicht von tdocs")
    assert Path("fremd.docx").read_bytes() == floating_logo()


def test_by_no_name_findings_are_written_over_the_checked_file(tdocs: Tdocs) -> None:
    house = Path("haus.docx")
    house.write_bytes(title_on_heading())
    for name in other_names(house):
        called = tdocs("house", "--check", "haus.docx", "--output", f"sarif={name}")
        assert house.read_bytes() == title_on_heading(), name
        assert (called.code, "ist die Datei, die geprüft wird" in called.err) == (2, True), name


def test_a_proof_shows_each_style_and_is_written_anew(tdocs: Tdocs) -> None:
    Path("haus.docx").write_bytes(title_on_heading())
    for _ in range(2):
        ergebnis = tdocs("house", "haus.docx", "--proof", "probe.docx")
        assert ergebnis.code == 0
        assert "»probe.docx« zeigt jede Formatvorlage." in ergebnis.err
    file = Datei(Path("probe.docx").read_bytes())
    path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
    parts = [
        name.removeprefix("word/").removesuffix(".xml") for name in file.teile if name.startswith("word/")
    ]
    used = {ident for part in parts if "/" not in part for ident in file.finde(path, part)}
    named = set(file.finde("//w:style/@w:styleId", "styles"))
    beside = {"CommentReference", "CommentText", "Footer", "DefaultParagraphFont", "NoList", "TableNormal"}
    assert named - used <= {*beside, "Standard", "Dokumentkopf", "Dokumentfuss"}
    Path("probe.docx").write_bytes(floating_logo())
    assert tdocs("house", "haus.docx", "--proof", "probe.docx").code == 1


def other_names(file: Path) -> Iterator[str]:
    """Ways to write the name of a file, with other capitals or through a folder, and other names of it."""
    yield from (
        file.name.upper(),
        file.name.swapcase(),
        f"./{file.name}",
        f"../{file.absolute().parent.name}/{file.name}",
    )
    for name, link in (("hart.docx", Path.hardlink_to), ("weich.docx", Path.symlink_to)):
        link(Path(name), file.absolute())
        yield name


def test_by_no_name_the_checked_file_is_overwritten(tdocs: Tdocs) -> None:
    house = Path("haus.docx")
    house.write_bytes(title_on_heading())
    for name in other_names(house):
        said = tdocs("house", "--check", "haus.docx", "--proof", name, "--force")
        assert house.read_bytes() == title_on_heading(), name
        assert (said.code, "ist die Datei, die geprüft wird" in said.err) == (2, True), name


def test_a_document_is_never_written_over_the_house_file(rendere: Tdocs) -> None:
    LV.parent.mkdir(parents=True)
    LV.write_bytes(hausdatei())
    for named in (LV.as_posix(), "hart.docx"):
        if not Path(named).exists():
            Path(named).hardlink_to(LV)
        said = rendere("--house", named, "--force")
        assert LV.read_bytes() == hausdatei()
        assert said.code == 2
        assert f"»{LV.as_posix()}« ist die Hausvorlage" in said.err
