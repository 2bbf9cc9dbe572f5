"""A folder as it is looked at: documents with places, findings, open places; followed from save to save."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cli.aufruf import HAUS
from examples import EXAMPLES, INCOMPLETE
from helpers import build_tree
from sampling import few
from teilhabe_docs.application.followed_folder import FollowedFolder
from teilhabe_docs.application.preview import Preview, PreviewCall, PreviewedOffer, preview
from teilhabe_docs.application.preview_word import word_file
from teilhabe_docs.application.settings import SettingsSource
from teilhabe_docs.diagnostics import Severity

TEXTS = {
    "offer.yaml": (
        "id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplaetze: 12\n"
        "kurzbeschreibung: |\n  Erster Absatz.\n\n  Zweiter Absatz vom XX.XX.20XX.\n"
    ),
    "texte/leitbild.md": "Wir sind da.\n\nWir bleiben *immer* da.\n",
}


def seen(folder: Path) -> Preview:
    return preview(PreviewCall(str(folder)))


def only(folder: Path) -> PreviewedOffer:
    (offer,) = seen(folder).offers
    return offer


def spans(html: str) -> dict[str, tuple[str, str, str]]:
    """Words to file, line and path."""
    pattern = r'<span data-datei="([^"]*)" data-zeile="(\d+)" data-pfad="([^"]*)"[^>]*>([^<]*)<'
    return {words: (file, line, path) for file, line, path, words in re.findall(pattern, html)}


DOCUMENTS = ("leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung")


def digest(preview: Preview, built: Sequence[str] = DOCUMENTS) -> object:
    """All that there is to see, with the pages of these documents."""
    return (
        preview.name,
        preview.problem,
        preview.remarks,
        preview.others,
        [
            (
                offer.state,
                offer.figures,
                [(one.kind, one.profile, one.rows) for one in offer.documents],
                [one.page for one in offer.documents if one.kind in built],
            )
            for offer in preview.offers
        ],
    )


def test_words_say_in_which_file_and_line_they_stand(tmp_path: Path) -> None:
    document = only(build_tree(tmp_path, {**HAUS, **TEXTS})).document("fachkonzept")
    assert document
    found = spans(document.page.html)
    assert found["Haus am See"] == ("offer.yaml", "2", "bezeichnung")
    assert found["Erster Absatz."] == ("offer.yaml", "6", "kurzbeschreibung")
    assert found["Zweiter Absatz vom XX.XX.20XX."] == ("offer.yaml", "8", "kurzbeschreibung")
    assert found["Wir sind da."] == ("texte/leitbild.md", "1", "leitbild")
    assert found[" da."] == ("texte/leitbild.md", "3", "leitbild")


def test_a_finding_stands_at_its_words_and_in_its_section(tmp_path: Path) -> None:
    offer = only(build_tree(tmp_path, {**HAUS, **TEXTS}))
    document = offer.document("fachkonzept")
    assert document
    (finding,) = (one for one in offer.state.findings if one.code == "TD701")
    marked = re.findall(
        r'<span [^>]*class="befund error" title="[^"]*TD701[^"]*">([^<]*)<', document.page.html
    )
    assert marked == ["Zweiter Absatz vom XX.XX.20XX."]
    assert f'id="{document.page.anchors[finding]}"' in document.page.html


def test_open_places_lead_to_the_key_that_is_missing_and_to_their_section(tmp_path: Path) -> None:
    document = only(build_tree(tmp_path, HAUS)).document("leistungsvereinbarung")
    assert document
    assert document.page.html.count("<mark>") == len(document.page.open_places) > 5
    for row in document.page.open_places:
        assert row.place.file in HAUS
        assert not row.anchor or f'id="{row.anchor}"' in document.page.html
    assert sum(not row.anchor for row in document.page.open_places) <= 5  # those above the first section


def test_the_outline_says_states_and_where_the_fields_stand(tmp_path: Path) -> None:
    document = only(build_tree(tmp_path, HAUS)).document("leistungsvereinbarung")
    assert document
    states = {row.words.partition(" ")[0] for row in document.rows}
    assert states == {"gefüllt", "leer"}
    assert {place.file for row in document.rows for place in row.places} == {
        "offer.yaml",
        "provider.yaml",
        "staffing.yaml",
    }


def test_figures_are_those_of_personal(tmp_path: Path) -> None:
    offer = only(EXAMPLES[0])
    assert offer.figures
    assert {"Fachkraftquote"} <= {row.title for row in offer.figures.rows}


def test_a_file_that_cannot_be_read_leaves_the_rest(tmp_path: Path) -> None:
    build_tree(tmp_path, {**HAUS, "staffing.yaml": "positionen: [\n"})
    offer = only(tmp_path)
    assert len(offer.documents) == 3
    assert "staffing.yaml" in {one.file for one in offer.state.findings if one.severity is Severity.ERROR}


def test_an_offer_that_cannot_be_read_is_there_with_its_findings(tmp_path: Path) -> None:
    build_tree(tmp_path, {**HAUS, "offer.yaml": "id: [\n", "b/offer.yaml": HAUS["offer.yaml"]})
    sound, broken = seen(tmp_path).offers
    assert (broken.key, broken.documents, bool(broken.state.findings)) == ("offer.yaml", (), True)
    assert len(sound.documents) == 3


def test_only_documents_that_the_repository_keeps_are_shown(tmp_path: Path) -> None:
    build_tree(tmp_path, {**HAUS, "tdocs.yaml": "dokumente: [fachkonzept, leistungsbeschreibung]\n"})
    assert [one.kind for one in only(tmp_path).documents] == ["fachkonzept", "leistungsbeschreibung"]


def test_repositories_below_are_named_from_the_folder(tmp_path: Path) -> None:
    for name in ("nord", "west"):
        build_tree(tmp_path / name, {**HAUS, "tdocs.yaml": ""})
    shown = seen(tmp_path)
    assert [offer.key for offer in shown.offers] == ["nord/offer.yaml", "west/offer.yaml"]
    alone = [len(one.page.anchors) for one in only(tmp_path / "nord").documents]
    for offer in shown.offers:
        assert [len(one.page.anchors) for one in offer.documents] == alone
        place = offer.key.partition("/")[0]
        files = [one.file for one in offer.state.findings]
        files += [row.place.file for one in offer.documents for row in one.page.open_places]
        assert {file.partition("/")[0] for file in files} == {place}


def test_a_refused_repository_leaves_the_others(tmp_path: Path) -> None:
    build_tree(tmp_path / "nord", {**HAUS, "tdocs.yaml": "formate: [brief]\n"})
    build_tree(tmp_path / "west", {**HAUS, "tdocs.yaml": ""})
    shown = seen(tmp_path)
    assert [offer.key for offer in shown.offers] == ["west/offer.yaml"]
    assert {one.file for one in shown.others if one.severity is Severity.ERROR} == {"nord/tdocs.yaml"}


def test_what_keeps_all_from_being_read_is_said(tmp_path: Path) -> None:
    assert "gibt es nicht" in seen(tmp_path / "weg").problem
    assert "keine Konzeptdatei" in seen(tmp_path).problem
    build_tree(tmp_path, {**HAUS, "tdocs.yaml": "formate: [brief]\n"})
    refused = seen(tmp_path)
    assert refused.problem and [one.file for one in refused.others] == ["tdocs.yaml"]


@pytest.mark.parametrize("folder", [*few(EXAMPLES, 1), INCOMPLETE], ids=lambda folder: folder.name)
def test_nothing_says_where_on_this_machine_the_folder_is(folder: Path) -> None:
    said = repr(digest(seen(folder)))
    assert str(folder.parent) not in said and str(Path.home()) not in said


def test_nor_where_something_is_that_the_call_names(tmp_path: Path) -> None:
    folder = build_tree(tmp_path / "haus", HAUS)
    elsewhere = build_tree(
        tmp_path / "fern", {"t.yaml": "formate: [brief]\n", "profile/fachkonzept/x/a.md": ""}
    )
    source = SettingsSource(str(elsewhere / "t.yaml"), trusted=False)
    for call in (
        PreviewCall(str(folder), source),
        PreviewCall(str(folder), SettingsSource(str(elsewhere / "weg.yaml"), trusted=False)),
        PreviewCall(str(folder), profiles=str(elsewhere / "profile")),
        PreviewCall(str(folder), profiles=str(elsewhere / "weg")),
    ):
        assert str(tmp_path) not in repr(digest(preview(call)))


def test_the_word_file_is_the_one_that_render_writes() -> None:
    example = next(one for one in EXAMPLES if one.name == "assistenz")
    shown = seen(example)
    file = word_file(shown, "offer.yaml", "fachkonzept")
    assert file and file.name == "fachkonzept.docx"
    assert file.content == (example / "ausgabe/assistenz-deichbogen/fachkonzept.docx").read_bytes()
    assert word_file(shown, "anders.yaml", "fachkonzept") is None
    assert word_file(shown, "offer.yaml", "brief") is None


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: build_tree(folder, {name: text})


def change(name: str, old: str, new: str) -> Callable[[Path], object]:
    def do(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return do


SAVES: dict[str, Callable[[Path], object]] = {
    "a value": change("a/offer.yaml", "plaetze: 12", "plaetze: 13"),
    "a comment": change("a/offer.yaml", "id: haus", "# neu\nid: haus"),
    "an id that is there twice": change("a/offer.yaml", "id: haus", "id: bund"),
    "a text": write("texte/leitbild.md", "Wir waren da, am XX.XX.20XX.\n"),
    "the provider of both": change("provider.yaml", "Musterstadt", "Musterdorf"),
    "a mistake in YAML": write("a/offer.yaml", "id: [\n"),
    "mended": write("a/offer.yaml", str(HAUS["offer.yaml"])),
    "a figure of staffing": change("staffing.yaml", "Leitung}", "Leitung, vzae: 0.5}"),
    "a text that is not there": write("a/offer.yaml", f"{HAUS['offer.yaml']}leitbild: {{datei: l.md}}\n"),
    "a text that is there now": write("a/l.md", "Neu.\n"),
    "an exception": write(
        "tdocs.yaml", "ausnahmen: [{regel: TD301, ort: plaetze, grund: Weil, person: Ich}]\n"
    ),
    "broken settings": write("tdocs.yaml", "formate: [brief]\n"),
    "sound settings": write("tdocs.yaml", "dokumente: [fachkonzept]\n"),
    "a profile of its own": write("profile/fachkonzept/eigen/gliederung.yaml", "profil: eigen\n"),
    "another offer": write("c/offer.yaml", "id: neu\nbezeichnung: Neu\nvertragsgrundlage: sgb9_134\n"),
    "another offer is gone": lambda folder: shutil.rmtree(folder / "c"),
    "another repository": write("d/tdocs.yaml", ""),
    "an offer in it": write("d/offer.yaml", "id: fern\nbezeichnung: Fern\nvertragsgrundlage: sgb9_125\n"),
    "the provider that both take": change("provider.yaml", "Musterdorf", "Musterhafen"),
    "the folder is gone": lambda folder: folder.rename(folder.with_name("weg")),
    "the folder is back": lambda folder: folder.with_name("weg").rename(folder),
}
"""What people save one after the other, each on top of what was there before."""


def test_what_is_followed_is_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "haus"
    second = str(HAUS["offer.yaml"]).replace("id: haus", "id: bund")
    files = {name: text for name, text in HAUS.items() if name != "offer.yaml"}
    build_tree(folder, {**files, "a/offer.yaml": HAUS["offer.yaml"], "b/offer.yaml": second})
    followed = FollowedFolder(PreviewCall(str(folder)))
    assert digest(followed.first()) == digest(seen(folder))
    for what, save in SAVES.items():
        save(folder)
        found = followed.look()
        assert found is not None, what
        assert digest(found, DOCUMENTS[2:]) == digest(seen(folder), DOCUMENTS[2:]), what
        assert followed.look() is None, what


def test_what_has_not_changed_is_not_built_again(tmp_path: Path) -> None:
    second = str(HAUS["offer.yaml"]).replace("id: haus", "id: bund")
    build_tree(tmp_path, {**HAUS, "b/offer.yaml": second})
    followed = FollowedFolder(PreviewCall(str(tmp_path)))
    before = {offer.key: offer for offer in followed.first().offers}
    change("offer.yaml", "plaetze: 12", "plaetze: 13")(tmp_path)
    found = followed.look()
    assert found
    after = {offer.key: offer for offer in found.offers}
    assert after["b/offer.yaml"] is before["b/offer.yaml"]
    assert after["offer.yaml"] is not before["offer.yaml"]


def test_a_repository_where_nothing_has_changed_is_not_read_again(tmp_path: Path) -> None:
    for name in ("nord", "west"):
        build_tree(tmp_path / name, {**HAUS, "tdocs.yaml": ""})
    followed = FollowedFolder(PreviewCall(str(tmp_path)))
    before = followed.first()
    change("nord/offer.yaml", "Haus", "Hof")(tmp_path)
    found = followed.look()
    assert found and found.offers[0].title == "Hof am See"
    assert found.offers[1] is before.offers[1]


def test_a_file_of_the_same_size_and_time_is_seen_where_it_is_another(tmp_path: Path) -> None:
    """Many editors write a new file and rename it."""
    build_tree(tmp_path, HAUS)
    followed = FollowedFolder(PreviewCall(str(tmp_path)))
    followed.first()
    offer = tmp_path / "offer.yaml"
    state = offer.stat()
    new = (
        build_tree(tmp_path.parent, {"neu": str(HAUS["offer.yaml"]).replace("plaetze: 12", "plaetze: 13")})
        / "neu"
    )
    os.utime(new, ns=(state.st_atime_ns, state.st_mtime_ns))
    new.replace(offer)
    assert followed.look() is not None


def test_a_file_that_another_program_held_is_read_once_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teilhabe_docs.loading import codes
    from teilhabe_docs.loading.files.reader import Obstacle
    from teilhabe_docs.loading.source_tree import SourceTree

    build_tree(tmp_path, HAUS)
    followed = FollowedFolder(PreviewCall(str(tmp_path)))
    with monkeypatch.context() as held:
        held.setattr(SourceTree, "lies", lambda *_: Obstacle(codes.NICHT_LESBAR, "Festgehalten.", held=True))
        assert not followed.first().offers[0].documents
        assert followed.look() is None
    found = followed.look()
    assert found and len(found.offers[0].documents) == 3
