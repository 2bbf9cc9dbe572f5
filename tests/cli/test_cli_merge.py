"""`tdocs merge`: what it says, how it ends, and that a diff of it can be taken back."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from word_edits import WordFile

TARGET = Path("haus/ausgabe/haus/fachkonzept.docx")


@pytest.fixture
def back(tdocs: Tdocs, haus: Path, tmp_path: Path) -> Path:
    """A Fachkonzept that has come back with another name and another word of its Leitbild."""
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 0
    file = (
        WordFile(TARGET.read_bytes())
        .replace("Haus am See", "Haus am Fluss")
        .replace("Wir sind da", "Wir sind hier")
    )
    path = tmp_path / "zurueck.docx"
    path.write_bytes(file.content)
    return path


def contents() -> dict[str, bytes]:
    return {
        p.as_posix(): p.read_bytes() for p in sorted(Path("haus").rglob("*")) if p.suffix in (".yaml", ".md")
    }


def test_changes_go_where_they_belong(tdocs: Tdocs, back: Path) -> None:
    result = tdocs("merge", str(back), "haus")
    assert (result.code, result.err) == (0, "")
    assert "bezeichnung: Haus am Fluss\n" in Path("haus/offer.yaml").read_text("utf-8")
    assert Path("haus/texte/leitbild.md").read_text("utf-8") == "Wir sind hier.\n"
    assert "2 übernommen, 0 nicht übernommen." in result.out


def test_the_diff_shows_it_first_and_can_be_taken_back(tdocs: Tdocs, back: Path) -> None:
    before = contents()
    result = tdocs("merge", str(back), "haus", "--diff")
    assert result.code == 1
    assert contents() == before
    assert "+bezeichnung: Haus am Fluss" in result.out
    tdocs("merge", str(back), "haus")
    assert contents() != before
    if patch := shutil.which("patch"):
        subprocess.run(
            [patch, "-R", "-p0", "-d", "haus"], input=result.out.encode(), check=True, capture_output=True
        )
        assert contents() == before


def test_json_says_what_was_taken_and_what_not(tdocs: Tdocs, back: Path) -> None:
    found = json.loads(tdocs("merge", str(back), "haus", "--format", "json").out)
    assert found["version"] == 1
    assert {(one["path"], one["file"], one["old"], one["new"]) for one in found["taken"]} == {
        ("angebot.bezeichnung", "offer.yaml", "Haus am See", "Haus am Fluss"),
        ("traeger.leitbild", "texte/leitbild.md", "da", "hier"),
    }
    assert (found["left"], found["clauses"], found["tasks"]) == ([], [], [])


def test_only_takes_one_path_and_knows_what_is_none(tdocs: Tdocs, back: Path) -> None:
    assert tdocs("merge", str(back), "haus", "--only", "leitbilt").code == 2
    result = tdocs("merge", str(back), "haus", "--only", "traeger.leitbild")
    assert result.code == 0
    assert "Haus am See" in Path("haus/offer.yaml").read_text("utf-8")
    assert "hier" in Path("haus/texte/leitbild.md").read_text("utf-8")


def test_without_knowing_its_state_nothing_is_written(tdocs: Tdocs, back: Path) -> None:
    back.write_bytes(WordFile(back.read_bytes()).without_properties().content)
    before = contents()
    result = tdocs("merge", str(back), "haus")
    assert (result.code, result.out) == (1, "")
    assert "--sent" in result.err
    assert contents() == before


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    tdocs: Tdocs, back: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teilhabe_docs.loading.files import written_together
    from teilhabe_docs.loading.files.writer import NotWritableError

    real, before = written_together.write, contents()

    def write(place: Path, content: bytes, within: Path) -> None:
        if place.name == "leitbild.md" and b"hier" in content:
            raise NotWritableError("»leitbild.md« lässt sich nicht schreiben.")
        real(place, content, within)

    monkeypatch.setattr(written_together, "write", write)
    assert tdocs("merge", str(back), "haus").code == 2
    assert contents() == before


def test_wrong_usage_ends_with_2(tdocs: Tdocs, back: Path) -> None:
    assert tdocs("merge", "haus").code == 2
    assert tdocs("merge", "fehlt.docx", "haus").code == 2
    assert tdocs("merge", str(back), str(back), "haus", "--sent", str(back)).code == 0
    other = back.with_name("zwei.docx")
    other.write_bytes(back.read_bytes())
    assert tdocs("merge", str(back), str(other), "haus", "--sent", str(back)).code == 2


def test_asked_again_nothing_changes(tdocs: Tdocs, back: Path, tmp_path: Path) -> None:
    before = tmp_path / "gesandt.docx"
    before.write_bytes(TARGET.read_bytes())
    tdocs("merge", str(back), "haus")
    after = contents()
    again = tdocs("merge", str(back), "haus", "--sent", str(before), "--diff")
    assert (again.code, again.out) == (0, "")
    assert tdocs("merge", str(back), "haus", "--sent", str(before)).code == 0
    assert contents() == after


def test_files_in_any_order_give_one_result(tdocs: Tdocs, back: Path) -> None:
    assert tdocs("render", "haus", "--doc", "leistungsvereinbarung").code == 0
    other = back.with_name("vertrag.docx")
    sent = WordFile(TARGET.with_name("leistungsvereinbarung.docx").read_bytes(), tracked=True)
    other.write_bytes(sent.replace("12", "14", within="Vereinbart sind 12").content)
    diffs = {
        tdocs("merge", *map(str, files), "haus", "--accept-pending", "--diff").out
        for files in ((back, other), (other, back))
    }
    assert len(diffs) == 1
    assert "+plaetze: 14" in diffs.pop()


def test_proposed_clauses_can_be_pasted_as_they_are_printed(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    assert tdocs("render", "haus", "--doc", "leistungsvereinbarung").code == 0
    sent = WordFile(TARGET.with_name("leistungsvereinbarung.docx").read_bytes())
    edited = sent.replace("Vereinbart sind 12", "Ausgemacht sind 12")
    path = tmp_path / "vertrag.docx"
    path.write_bytes(edited.content)
    printed = tdocs("merge", str(path), "haus").out
    lines = printed[printed.index("\nklauseln:\n") :].rpartition("\n\n")[0]
    for empty, given in (("grund", "Formel"), ("vereinbart_mit", "Amt"), ("vereinbart_am", "2027-01-31")):
        lines = lines.replace(f"{empty}: ''", f"{empty}: {given}")
    offer = Path("haus/offer.yaml")
    offer.write_text(f"{offer.read_text('utf-8')}\n{lines}\n", "utf-8")
    assert tdocs("validate", "haus").code == 0
    assert tdocs("render", "haus", "--doc", "leistungsvereinbarung", "--format", "md").code == 0
    assert "Ausgemacht sind 12" in TARGET.with_name("leistungsvereinbarung.md").read_text("utf-8")


def test_the_diff_comes_with_all_that_it_does_not_show(tdocs: Tdocs, back: Path) -> None:
    file = WordFile(back.read_bytes(), tracked=True).replace("hier", "dort").replace("Haus am Fluss", "Haus")
    file.comment("Wir sind", "Wer?")
    back.write_bytes(file.content)
    result = tdocs("merge", str(back), "haus", "--diff")
    assert "Nicht übernommen" not in result.out
    said = tdocs("merge", str(back), "haus").out
    rest = said[said.index("Nicht übernommen") :]
    assert "Wer?" in rest
    assert result.err == rest
    assert tdocs("merge", str(back), "haus", "--diff", "--quiet", "--sent", str(back)).err == ""
