"""Large files and texts: the work grows as they do, and a flood of findings is told in a few lines."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from hostile.shapes import OFFER, PROVIDER, SHAPES, TEXT, repository
from sampling import few
from teilhabe_docs.documents.markup.markup_limits import MAX_BRACKETS, MAX_LINES, MAX_MARKUP
from teilhabe_docs.loading import places
from teilhabe_docs.near_names import Nearest
from teilhabe_docs.rendering.docx.elements import Element, root, sub
from teilhabe_docs.rendering.docx.house.marks import fill

SIZE = 50_000  # characters
SECONDS = 20  # CPU for all of a group; it takes about 2
EACH_TOOK_MINUTES = (
    *("rules", "outdated word", "outdated words, all", "list in a line, a word", "brackets nested, a target"),
    *("links, bad targets, a line each", "links unfinished, address", "pictures and brackets open"),
    *("notes open, words", "notes missing, all different", "notes unused", "notes twice", "fields unknown"),
    *("table, rows too long", "comments open", "empty lines", "dots", "braces open, words", "citations bare"),
)
EACH_FILE_TOOK_MINUTES = (
    *("YAML: keys nearly right", "YAML: positions, no such group", "YAML: comments, a position each"),
    *("YAML: comments, many rules", "YAML: exceptions", "YAML: plain text, findings"),
    *("YAML: quoted text, findings", "YAML: missing files, many names", "YAML: sections of a profile"),
    *("YAML: annexes", "YAML: block, folded"),
)
RUN = """\
import sys
from teilhabe_docs.cli import program
for folder in sys.argv[1:]:
    for command in (["lint", folder], ["render", folder, "--format", "md", "-q"]):
        try:
            program(command)(command, standalone_mode=False)
        except Exception as end:
            if type(end).__name__ not in ("End", "ImpossibleError", "Exit"):
                raise
print("read to the end")
"""


def limited(seconds: int, *arguments: str) -> str:
    """What a Python process says that has so many seconds of CPU time and is killed after them."""
    done = subprocess.run(
        [sys.executable, "-c", *arguments],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
    )
    return done.stdout.decode().strip().rpartition("\n")[2] or done.stderr.decode()[-500:]


@pytest.mark.parametrize("names", [EACH_TOOK_MINUTES, EACH_FILE_TOOK_MINUTES], ids=["texts", "files"])
def test_shapes_that_took_minutes_are_read_in_seconds(tmp_path: Path, names: tuple[str, ...]) -> None:
    folders = [build_tree(tmp_path / str(i), repository(name, SIZE)) for i, name in enumerate(few(names, 10))]
    assert limited(SECONDS, RUN, *map(str, folders)) == "read to the end"


def test_the_limit_of_time_is_one() -> None:
    assert limited(1, "while True: pass") == ""


def test_each_shape_grows_with_its_size() -> None:
    for name, shape in SHAPES.items():
        small, large = (sum(map(len, shape(size).values())) for size in (2_000, 8_000))
        assert small < large < 30_000 or "offers" in name or "missing" in name, name


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, those of the library among them."""
    number = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize(
    "name",
    [
        *("outdated word", "rules", "fields unknown, all different", "notes unused", "table, rows too long"),
        *("YAML: positions, placeholders", "YAML: positions and groups", "YAML: annexes", "YAML: exceptions"),
        *("YAML: comments, a position each", "YAML: block", "YAML: sections of a profile"),
    ],
)
def test_four_times_the_size_is_at_most_five_times_the_work(tdocs: Tdocs, tmp_path: Path, name: str) -> None:
    folders = [build_tree(tmp_path / str(size), repository(name, size)) for size in (3_000, 12_000)]
    tdocs("lint", str(folders[0]))  # what is loaded once
    small, large = (calls(lambda folder=folder: tdocs("lint", str(folder))) for folder in folders)  # type: ignore[misc]
    assert large < 5 * small


def test_the_lines_of_a_text_are_counted_once(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {TEXT: "TODO Hilfeempfänger\n" * 300})
    places.line_starts.cache_clear()
    tdocs("lint", "haus")
    assert places.line_starts.cache_info().misses == 1


def findings(tdocs: Tdocs, *arguments: str) -> dict[str, list[dict[str, object]]]:
    return json.loads(tdocs(*arguments, "--format", "json").out)  # type: ignore[no-any-return]


def test_many_findings_of_a_rule_in_a_file_are_told_in_part_and_counted_in_full(
    tdocs: Tdocs, haus: Path
) -> None:
    before = findings(tdocs, "lint", "haus")["summary"]["errors"]  # type: ignore[call-overload]
    build_tree(haus, {TEXT: "TODO\n" * 3000})
    report = findings(tdocs, "lint", "haus")
    todos = [finding for finding in report["findings"] if finding["code"] == "TD701"]
    assert len(todos) == 201
    assert todos[-1]["message"] == "Ab hier hat diese Datei noch 2800 Befunde TD701, die nicht dastehen."
    assert (todos[-1]["line"], todos[-1]["count"], todos[-1]["path"]) == (201, 2800, "leitbild")
    assert report["summary"]["errors"] == before + 3000  # type: ignore[call-overload]
    status = json.loads(tdocs("status", "haus", "--format", "json").out)["summary"]["findings"]
    assert status["errors"] == before + 3000


def test_one_more_than_is_told_is_told_too(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {TEXT: "TODO\n" * 201})
    report = findings(tdocs, "lint", "haus")
    assert sum(finding["code"] == "TD701" for finding in report["findings"]) == 201
    assert not any("count" in finding for finding in report["findings"])


def test_what_is_not_told_decides_as_what_is(tdocs: Tdocs, haus: Path) -> None:
    """Severities are told apart, exceptions count each finding, and the baseline holds all of them."""
    positions = "".join(f"  - {{id: p{i}, funktion: TODO}}\n" for i in range(300))
    build_tree(haus, {"staffing.yaml": f"positionen:\n{positions}"})
    assert tdocs("lint", "haus", "--write-baseline").code == 0
    assert (haus / "tdocs.yaml").read_text("utf-8").count("regel: TD701") == 300
    report = findings(tdocs, "lint", "haus")
    assert not [f for f in report["findings"] if f["code"] == "TD701"]
    assert report["summary"]["suppressed"] >= 300  # type: ignore[call-overload]
    sarif = json.loads(tdocs("lint", "haus", "--format", "sarif").out)["runs"][0]["results"]
    assert sum(result.get("occurrenceCount", 1) for result in sarif if result["ruleId"] == "TD701") == 300


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a\n" * (MAX_LINES + 5), MAX_LINES + 1, "mehr als 20000 Zeilen"),
        ("a\n\n" + "*" * (MAX_MARKUP + 5), 3, "50000 Zeichen"),
        ("a\n\n" + "[" * (MAX_BRACKETS + 5) + "](b)", 3, "mehr als 500 öffnende eckige Klammern"),
    ],
)
@pytest.mark.parametrize("command", ["validate", "render"])
def test_a_text_with_too_much_markup_is_a_finding_where_it_becomes_too_much(
    tdocs: Tdocs, haus: Path, command: str, text: str, line: int, says: str
) -> None:
    build_tree(haus, {TEXT: text})
    result = tdocs(command, "haus")
    assert result.code == 1
    assert f"{TEXT}:{line}:" in result.alles
    assert "TD802" in result.alles
    assert says in result.alles


def test_what_people_write_is_far_from_too_much(tdocs: Tdocs, haus: Path) -> None:
    text = "**Satz** mit [Link](https://example.org) und Fußnote.[^1]\n\n" * 3000 + "[^1]: Note.\n"
    build_tree(haus, {TEXT: text})
    assert tdocs("validate", "haus").code == 0


def test_a_text_with_many_mistakes_tells_the_first(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {TEXT: "".join(f"{{{{ feld{i} }}}}\n" for i in range(500))})
    report = findings(tdocs, "validate", "haus")
    assert len(report["findings"]) == 201
    assert "hat 300 weitere Stellen" in str(report["findings"][-1]["message"])


def test_annexes_without_their_files_are_looked_for_so_often(tdocs: Tdocs, haus: Path) -> None:
    annexes = "".join(f"  - {{id: a{i}, titel: A, datei: x{i}.pdf}}\n" for i in range(500))
    build_tree(haus, {"offer.yaml": f"{OFFER}anlagen:\n{annexes}", "provider.yaml": PROVIDER})
    codes = [finding["code"] for finding in findings(tdocs, "validate", "haus")["findings"]]
    assert (codes.count("TD040"), codes.count("TD208")) == (200, 1)


def test_comments_for_tdocs_with_many_mistakes_tell_the_first(tdocs: Tdocs, haus: Path) -> None:
    names = ",".join(f"TX{i}" for i in range(5000))
    build_tree(haus, {"staffing.yaml": f"{HAUS['staffing.yaml']!s}# tdocs: ignore[{names}] so\n"})
    report = findings(tdocs, "lint", "haus")
    assert sum(f["code"] == "TD904" for f in report["findings"]) == 201


def test_comments_for_tdocs_in_a_committed_document_are_read_in_seconds() -> None:
    code = "from teilhabe_docs.rendering.document_formats import read_written; t = {}.encode() * 90_000"
    run = "; w = read_written(t); assert not w.digests; assert not w.untouched; print('read to the end')"
    assert limited(5, code.format(repr("\n<!-- tdocs\na\n")) + run) == "read to the end"


def test_marks_in_a_paragraph_of_the_house_cost_the_same_each() -> None:
    def paragraph(marks: int) -> Element:
        body = root("body")
        words = sub(body, "p")
        for piece in ("[Ange", "bot] im ", "[Träger][Angebot]") * marks:
            sub(sub(words, "r"), "t").text = piece
        return body

    top = paragraph(2)
    fill(top, {"Angebot": "Haus", "Träger": ""})
    assert "".join(top.itertext()) == "Haus im –Haus" * 2

    short, long = paragraph(50), paragraph(200)
    small, large = (
        calls(lambda: fill(short, {"Angebot": "Haus"})),
        calls(lambda: fill(long, {"Angebot": "Haus"})),
    )
    assert large < 5 * small


def test_near_names_are_looked_for_at_a_bounded_price() -> None:
    nearest = Nearest(left=1000)
    names = [f"anlage-{i}" for i in range(10)]
    assert nearest.to("anlagen-1", names) == ("anlage-1",)
    assert nearest.to("anlagen-2", names) == ()
    assert nearest.to("anlagen-2", names[:1]) == ()


def test_a_near_name_is_not_looked_for_in_a_folder_of_thousands(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": f"{PROVIDER}leitbild: {{datei: texte/leitbilt.md}}\n"})
    assert "Gemeint: »texte/leitbild.md«" in tdocs("validate", "haus").out
    build_tree(haus, {f"texte/{'x' * 200}{i}.md": "" for i in range(2000)})
    assert "Gemeint" not in tdocs("validate", "haus").out
