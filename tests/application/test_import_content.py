"""What stands in Word files beside plain paragraphs, and what several files say of one field."""

import zipfile
from pathlib import Path

import pytest
import yaml

from cli.test_cli_finished_documents import STYLES
from examples import EXAMPLES
from helpers import build_tree
from reading.word_samples import paragraph, run, styled, table, tracked, word_file
from rendering.picture_samples import saved, upright
from teilhabe_docs.application.importing import Imported, import_files, write_imported
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.documents.known_text.profile_lines import profile_lines
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import resolved

PNG = saved(upright(3, 2), "PNG")
TITLE = paragraph("Fachkonzept Haus am See", styled("T"))


def heading(text: str, level: int = 1) -> str:
    return paragraph(text, styled(f"H{level}"))


def cells(*texts: str) -> str:
    return "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts)


def imported(tmp_path: Path, *bodies: str, **parts: str) -> Imported:
    names = []
    for number, body in enumerate(bodies):
        name = tmp_path / f"datei{number}.docx"
        name.write_bytes(word_file(TITLE + body, styles=STYLES, **parts))
        names.append(str(name))
    return import_files(names, str(tmp_path / "neu"), ["allgemein"])


def test_lists_tables_notes_and_emphasis_become_markdown(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        heading("Leitbild")
        + f"<w:p>{run('Wir sind ')}{run('da', '<w:b/>')}{run('.')}{note}</w:p>"
        + table(f"<w:tr>{cells('Was', 'Wie')}</w:tr>", f"<w:tr>{cells('Haus', 'groß')}</w:tr>")
        + heading("Unsere Haltung", 2)
        + paragraph("Offen.")
    )
    notes = f'<w:footnote w:id="2">{paragraph("Seit 1987.")}</w:footnote>'
    done = imported(tmp_path, body, footnotes=notes)
    assert done.contents["texte/leitbild.md"].decode() == (
        "Wir sind **da**.[^1]\n\n| Was | Wie |\n| --- | --- |\n| Haus | groß |\n\n"
        "### Unsere Haltung\n\nOffen.\n\n[^1]: Seit 1987.\n"
    )


def test_pictures_lie_beside_the_texts(tmp_path: Path) -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Das Haus"/><a:graphic>'
        '<a:blip r:embed="rId9"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    link = '<Relationship Id="rId9" Type="http://x/image" Target="media/haus.png"/>'
    for name, section in (("feld", "Leitbild"), ("rest", "Apfelkuchen")):
        place = tmp_path / f"{name}.docx"
        place.write_bytes(word_file(TITLE + heading(section) + picture, link, styles=STYLES))
        with zipfile.ZipFile(place, "a") as package:
            package.writestr("word/media/haus.png", PNG)
    done = import_files([str(tmp_path / "feld.docx")], str(tmp_path / "neu"), ["allgemein"])
    (file,) = [n for n in done.contents if n.endswith(".png")]
    assert done.contents[file] == PNG
    assert f"![Das Haus]({file.removeprefix('texte/')})" in done.contents["texte/leitbild.md"].decode()
    done = import_files([str(tmp_path / "rest.docx")], str(tmp_path / "neu"), ["allgemein"])
    (text,) = [c.decode() for n, c in done.contents.items() if "apfelkuchen" in n]
    (file,) = [n for n in done.contents if n.endswith(".png")]
    assert f"![Das Haus](../{file.removeprefix('texte/')})" in text


def test_changes_count_as_accepted_and_what_nobody_sees_is_named(tmp_path: Path) -> None:
    deleted = "<w:r><w:delText>niemals</w:delText></w:r>"
    body = (
        heading("Leitbild")
        + f"<w:p>{run('Wir sind ')}{tracked('ins', run('immer'))}{tracked('del', deleted)}{run(' da.')}"
        + f"{run('Intern.', '<w:vanish/>')}</w:p>"
    )
    done = imported(tmp_path, body, header1=paragraph("Vertraulich"))
    assert done.contents["texte/leitbild.md"] == b"Wir sind immer da.\n"
    left = {(one.reason, one.words) for one in done.report.left}
    assert {("nachverfolgt gestrichen", "niemals"), ("ausgeblendeter Text", "Intern.")} <= left


def test_the_same_text_in_two_files_is_one(tmp_path: Path) -> None:
    body = heading("Leitbild") + paragraph("Wir sind da.")
    done = imported(tmp_path, body, body)
    assert done.contents["texte/leitbild.md"] == b"Wir sind da.\n"
    assert [one.path for one in done.report.taken].count("traeger.leitbild") == 2
    assert not [one for one in done.report.left if one.path == "traeger.leitbild"]


def test_of_two_texts_for_a_field_the_other_lies_beside(tmp_path: Path) -> None:
    done = imported(
        tmp_path,
        heading("Leitbild") + paragraph("Wir sind da."),
        heading("Leitbild") + paragraph("Wir sind gern da."),
    )
    assert done.contents["texte/leitbild.md"] == b"Wir sind da.\n"
    (other,) = [one for one in done.report.left if one.path == "traeger.leitbild"]
    assert done.contents[other.target] == b"Wir sind gern da.\n"
    assert "datei0.docx" in other.reason


def test_braces_of_a_source_are_no_placeholders(tmp_path: Path) -> None:
    body = heading("Leitbild") + paragraph("Wir sind {{ 7*7 }} und {{ plaetze }} da.")
    text = imported(tmp_path, body).contents["texte/leitbild.md"].decode()
    assert "{{ plaetze }}" not in text


def test_one_file_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    build_tree(tmp_path, {"a.docx": word_file(TITLE, styles=STYLES), "b.docx": b"kein Word"})
    with pytest.raises(ImpossibleError, match="nichts übernommen"):
        import_files([str(tmp_path / "a.docx"), str(tmp_path / "b.docx")], str(tmp_path / "neu"))
    assert not (tmp_path / "neu").exists()


def test_much_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ImpossibleError, match="nichts übernommen"):
        imported(tmp_path, heading("Leitbild") + paragraph("a") * 20_001)


def test_what_is_written_does_not_say_where_the_source_lay(tmp_path: Path) -> None:
    body = heading("Wen wir begleiten") + paragraph("Erwachsene mit geistiger Behinderung leben hier.")
    done = imported(tmp_path, body)
    assert not [name for name, content in done.contents.items() if str(tmp_path).encode() in content]
    assert any(b"datei0.docx" in content for content in done.contents.values())


ALLGEMEIN = resolved("fachkonzept", "allgemein")
TEXTS = [
    (slug, line.path)
    for line in profile_lines(ALLGEMEIN)
    if line.kind == "slot" and line.path and not ALLGEMEIN.fields.at(line.path.field).ist_liste
    for slug in line.slugs[:1]
]


@pytest.mark.parametrize("slug", dict.fromkeys(slug for slug, _ in TEXTS))
def test_a_section_that_lint_finds_comes_into_a_field_that_takes_text(slug: str, tmp_path: Path) -> None:
    title = catalogue()[slug].titel
    done = imported(tmp_path, heading(title) + paragraph(f"Hier steht, was wir zu »{title}« tun."))
    paths = {one.path for one in (*done.report.taken, *done.report.unsure)}
    assert paths & {str(path) for own, path in TEXTS if own == slug}


TABLE = table(
    f"<w:tr>{cells('Nr.', 'Titel', 'Stand')}</w:tr>",
    f"<w:tr>{cells('1', 'Fachkonzept »Haus am See«', '1. Mai 2026')}</w:tr>",
    f"<w:tr>{cells('2', 'Gewaltschutzkonzept', '01.03.2026')}</w:tr>",
    f"<w:tr>{cells('Anlage 3', 'Organigramm', '–')}</w:tr>",
)
LISTED = [
    {"id": "gewaltschutzkonzept", "titel": "Gewaltschutzkonzept", "stand": "2026-03-01"},
    {"id": "organigramm", "titel": "Organigramm"},
]


@pytest.mark.parametrize(
    ("heading_", "body", "entries"),
    [
        ("Anlagen", TABLE, LISTED),
        ("7 Anlagenverzeichnis", TABLE, LISTED),
        (
            "Anlagen zum Konzept",
            paragraph("Anlage 1: Gewaltschutzkonzept (Stand: 1. März 2026)")
            + paragraph("Anlage 2 – »Organigramm«")
            + paragraph("Mitgeltende Unterlagen")
            + paragraph("1. Vordruck Stundennachweis, Stand 27.4.2026"),
            [
                *LISTED,
                {
                    "id": "vordruck-stundennachweis",
                    "titel": "Vordruck Stundennachweis",
                    "stand": "2026-04-27",
                    "art": "mitgeltend",
                },
            ],
        ),
        ("Betriebsnotwendige Anlagen", TABLE, None),
        ("Anlagen", paragraph("Alle Anlagen liegen im Büro aus und werden jährlich geprüft."), None),
    ],
)
def test_a_list_of_annexes_becomes_entries(
    heading_: str, body: str, entries: list[dict[str, str]] | None, tmp_path: Path
) -> None:
    done = imported(tmp_path, heading("Leitbild") + paragraph("Wir achten alle.") + heading(heading_) + body)
    offer = yaml.safe_load(done.contents["offer.yaml"])
    assert offer.get("anlagen") == entries


def test_a_text_that_is_an_annex_stays_one(tmp_path: Path) -> None:
    example = next(one for one in EXAMPLES if one.name == "assistenz")
    files = [str(example / "ausgabe/assistenz-deichbogen/fachkonzept.docx")]
    target = tmp_path / "neu"
    done = import_files(files, str(target))
    offer, provider = (yaml.safe_load(done.contents[name]) for name in ("offer.yaml", "provider.yaml"))
    for slot, where in ((offer["gewaltschutz"], offer), (provider["organisationsstruktur"], provider)):
        assert slot["kurz"].strip()
        assert slot["anlage"] in {one["id"] for one in where["anlagen"]}
    write_imported(done)
    assert not import_files(files, str(target)).contents
