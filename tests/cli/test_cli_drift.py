"""`tdocs drift`: what it says, how it ends, and when a file counts as edited at all."""

import json
from pathlib import Path

import pytest
from dulwich.repo import Repo

from cli.aufruf import Tdocs
from cli.test_cli_diff_revisions import commit
from word_edits import WordFile

TARGET = Path("haus/ausgabe/haus/fachkonzept.docx")


@pytest.fixture
def sent(tdocs: Tdocs, haus: Path) -> Path:
    """A repository whose Fachkonzept has been written."""
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 0
    return TARGET


def edited(path: Path, old: str = "Haus am See", new: str = "Haus am Fluss") -> None:
    path.write_bytes(WordFile(path.read_bytes()).replace(old, new).content)


def saved_again(path: Path) -> None:
    """As another program writes the same words: other runs, other names of parts' prefixes."""
    file = WordFile(path.read_bytes())
    for run in list(file.tree().iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r")):
        run.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rsidR", "00AB12CD")
    path.write_bytes(file.content)


def test_a_change_is_told_with_its_field(tdocs: Tdocs, sent: Path) -> None:
    edited(sent)
    result = tdocs("drift", str(sent), "haus")
    assert (result.code, result.err) == (0, "")
    assert "bezeichnung (offer.yaml, Zeile " in result.out
    assert "Haus am See → Haus am Fluss" in result.out


def test_json_has_it_too(tdocs: Tdocs, sent: Path) -> None:
    edited(sent)
    found = json.loads(tdocs("drift", str(sent), "haus", "--format", "json").out)
    assert (found["version"], found["document"], found["offer"]) == (1, "fachkonzept", "haus")
    assert (found["basis"], found["edited"]) == ("folder", True)
    assert [(c["path"], c["old"], c["new"], c["tracked"]) for c in found["changes"]] == [
        ("angebot.bezeichnung", "Haus am See", "Haus am Fluss", "no")
    ]


def test_saved_again_is_not_edited_and_may_be_written_anew(tdocs: Tdocs, sent: Path) -> None:
    saved_again(sent)
    assert "Nicht bearbeitet" in tdocs("drift", str(sent), "haus").out
    assert tdocs("render", "haus", "--doc", "fachkonzept", "--check").code == 0
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 0


def test_render_says_what_it_would_overwrite(tdocs: Tdocs, sent: Path) -> None:
    edited(sent)
    result = tdocs("render", "haus", "--doc", "fachkonzept")
    assert result.code == 1
    assert "1 Stelle geändert; »tdocs drift haus/ausgabe/haus/fachkonzept.docx haus« zeigt es." in result.err


def test_words_struck_by_hand_are_said_and_not_overwritten(tdocs: Tdocs, sent: Path) -> None:
    sent.write_bytes(WordFile(sent.read_bytes()).look("Haus am See", "strike").content)
    assert "sieht anders aus: durchgestrichen" in tdocs("drift", str(sent), "haus").out
    found = json.loads(tdocs("drift", str(sent), "haus", "--format", "json").out)
    assert [change["looks"] for change in found["changes"]] == [{"struck": True}]
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 1
    result = tdocs("merge", str(sent), "haus")
    assert "Von Hand durchgestrichen; bitte" in result.out
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 1


def test_an_unknown_state_is_said(tdocs: Tdocs, sent: Path, tmp_path: Path) -> None:
    edited(sent)
    before = tmp_path / "gesandt.docx"
    before.write_bytes(sent.read_bytes())
    offer = Path("haus/offer.yaml")
    offer.write_text(offer.read_text("utf-8") + "# Nachtrag\n", "utf-8")
    result = tdocs("drift", str(sent), "haus")
    assert (result.code, result.out) == (1, "")
    assert "--sent" in result.err and "offer.yaml" in result.err
    assert "Nicht bearbeitet" in tdocs("drift", str(sent), "haus", "--sent", str(before)).out


def test_a_file_of_others_is_refused_in_words(tdocs: Tdocs, sent: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.docx"
    letter.write_bytes(
        WordFile(sent.read_bytes()).without_properties().every_text(lambda text: text[::-1]).content
    )
    result = tdocs("drift", str(letter), "haus")
    assert result.code == 1
    assert "kein Dokument aus diesem Ordner" in result.err


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"text"])
def test_what_is_no_word_file_is_refused_in_words(
    tdocs: Tdocs, haus: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(content)
    result = tdocs("drift", str(file), "haus")
    assert (result.code, result.out) == (1, "")
    assert result.err


def test_a_file_without_digests_is_found_by_its_words(tdocs: Tdocs, sent: Path) -> None:
    sent.write_bytes(WordFile(sent.read_bytes()).without_properties().content)
    result = tdocs("drift", str(sent), "haus")
    assert result.code == 0
    assert "Nicht bearbeitet" in result.out
    assert "--sent" in result.err


def test_wrong_usage_ends_with_2(tdocs: Tdocs, sent: Path) -> None:
    assert tdocs("drift", "fehlt.docx", "haus").code == 2
    assert tdocs("drift", str(sent), "fehlt").code == 2
    assert tdocs("drift", str(sent), "haus", "--sent", "fehlt.docx").code == 2
    assert tdocs("drift", str(sent), "haus", "--format", "xml").code == 2


def test_a_state_of_the_past_is_found_in_git(tdocs: Tdocs, sent: Path) -> None:
    repo = Repo.init("haus")
    files = {p.name if p.parent.name == "haus" else f"texte/{p.name}": p.read_bytes() for p in sources()}
    first = commit(repo, files, 0, [])
    now = {**files, "offer.yaml": files["offer.yaml"].replace(b"plaetze: 12", b"plaetze: 14")}
    repo.refs[b"refs/heads/master"] = commit(repo, now, 1, [first])
    repo.close()
    Path("haus/offer.yaml").write_bytes(now["offer.yaml"])
    edited(sent)
    found = json.loads(tdocs("drift", str(sent), "haus", "--format", "json").out)
    assert (found["basis"], found["revision"]) == ("revision", first.decode())
    assert [(c["path"], c["new"]) for c in found["changes"]] == [("angebot.bezeichnung", "Haus am Fluss")]
    assert tdocs("merge", str(sent), "haus").code == 0
    assert "bezeichnung: Haus am Fluss" in Path("haus/offer.yaml").read_text("utf-8")
    assert "plaetze: 14" in Path("haus/offer.yaml").read_text("utf-8")


def sources() -> list[Path]:
    return [*Path("haus").glob("*.yaml"), *Path("haus").glob("texte/*")]
