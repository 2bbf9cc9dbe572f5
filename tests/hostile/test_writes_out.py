"""Writing through links: outside the target folder nothing is made, changed or replaced."""

import os
import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.kit import ONE, Run, cases, decent, everything, plant, put, tdocs, told, unix

pytestmark = unix
Plant = Callable[[Path, Path], object]
MD = "ausgabe/haus/leistungsbeschreibung.md"
RENDER = ("render", "--format", "md", *ONE)
DOCX = ("render", "--format", "docx", *ONE)
FIXABLE = "name: Träger\nanschrift: {strasse: Weg 1, plz: 01067, ort: Musterstadt}\nkommen: 07:30\n"


def link(name: str, target: str) -> Plant:
    """`name` in the repository leads to `target`, from the folder that holds both repository and canaries."""
    return lambda repo, outside: put(repo / name, lambda path: path.symlink_to(outside.parent / target))


def configured(words: str) -> Plant:
    return lambda repo, outside: plant(repo, {"tdocs.yaml": words.replace("OUTSIDE", str(outside))})


def pipe(name: str) -> Plant:
    return lambda repo, outside: put(repo / name, os.mkfifo)


def device(name: str) -> Plant:
    def make(path: Path) -> None:
        try:
            os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        except PermissionError:
            pytest.skip("only root makes devices")

    return lambda repo, outside: put(repo / name, make)


def plug(name: str) -> Plant:
    def make(path: Path) -> None:
        here = Path.cwd()
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
        os.chdir(here)

    return lambda repo, outside: put(repo / name, make)


def state(repo: Path, outside: Path) -> dict[str, str]:
    """What no call may change: the canaries with their modes, git's own folder, the folders beside."""
    modes = {str(p): f"mode {stat.S_IMODE(p.lstat().st_mode):o}" for p in (outside, *outside.rglob("*"))}
    found = {**everything(outside), **everything(repo / ".git")}
    beside = {path.name: "beside the repository" for path in repo.parent.iterdir()}
    return {**modes, **{name: repr(content)[:80] for name, content in found.items()}, **beside}


def unharmed(repo: Path, outside: Path, *calls: tuple[str, ...]) -> list[Run]:
    before = state(repo, outside)
    runs = [decent(tdocs(repo, *argv)) for argv in calls]
    after = state(repo, outside)
    story = "\n".join(map(str, runs))
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    assert not changed, f"written, changed or gone outside: {changed}\n{story}"
    return runs


@cases(
    {
        "output folder": (link("ausgabe", "outside"), RENDER),
        "output folder of a comparison": (link("ausgabe", "outside"), ("synopse", "--format", "docx")),
        "output folder in git": (link("ausgabe", "repo/.git/hooks"), (*RENDER, "--force")),
        "folder of an offer": (link("ausgabe/haus", "outside"), RENDER),
        "document": (link(MD, "outside/secret.md"), (*RENDER, "--force")),
        "document that does not exist": (link(MD, "outside/new.md"), (*RENDER, "--force")),
        "pipe": (pipe(MD), (*RENDER, "--force")),
        "socket": (plug(MD), (*RENDER, "--force")),
        "device": (device(MD), (*RENDER, "--force")),
        "configured above": (configured("ausgabe: ../outside\n"), RENDER),
        "configured elsewhere": (configured("ausgabe: OUTSIDE\n"), RENDER),
        "configured in git": (configured("ausgabe: .git/hooks\n"), RENDER),
        "schemas": (link(".tdocs", "outside"), ("schema", "--write")),
        "one schema": (link(".tdocs/provider.schema.json", "outside/secret.txt"), ("schema", "--write")),
        "baseline": (link("tdocs.yaml", "outside/secret.yaml"), ("lint", "--write-baseline")),
        "baseline that does not exist": (
            link("tdocs.yaml", "outside/new.yaml"),
            ("lint", "--write-baseline"),
        ),
        "starter": (link("neu/provider.yaml", "outside/new.yaml"), ("init", "neu", "--profile", "sgb9-125")),
        "schemas of a starter": (link("neu/.tdocs", "outside"), ("init", "neu", "--profile", "sgb9-125")),
    }
)
def test_a_way_out_is_refused(case: tuple[Plant, tuple[str, ...]], repo: Path, outside: Path) -> None:
    make, argv = case
    make(repo, outside)
    (run,) = unharmed(repo, outside, argv)
    told(run, 1, 2)


NAMES = [
    ".leistungsbeschreibung.md.neu",
    ".leistungsbeschreibung.md.tmp",
    "leistungsbeschreibung.md.neu",
    ".leistungsbeschreibung.md.lock",
]


@pytest.mark.parametrize("dead", [False, True])
def test_no_temporary_name_can_be_guessed(dead: bool, repo: Path, outside: Path) -> None:
    for name in NAMES:
        link(f"ausgabe/haus/{name}", "outside/new" if dead else "outside/secret.txt")(repo, outside)
        link(f"ausgabe/{name}", "outside/new" if dead else "outside/secret.txt")(repo, outside)
    unharmed(repo, outside, RENDER, (*RENDER, "--force"))


@cases(
    {
        "provider": "provider.yaml",
        "text": "texte/leitbild.md",
    }
)
def test_fix_mends_no_file_outside(case: str, repo: Path, outside: Path) -> None:
    fixable = "• eins\n• zwei\n" if case.endswith(".md") else FIXABLE
    plant(outside, {"fixable": fixable})
    link(case, "outside/fixable")(repo, outside)
    folder = (repo / case).parent
    for name in (f".{Path(case).name}.neu", f".{Path(case).name}.tmp"):
        (folder / name).symlink_to(outside / "new")
    unharmed(repo, outside, ("fix",), ("fix", "--diff"))
    assert (repo / case).is_symlink(), "the link was replaced by what it leads to"


def test_fix_writes_no_mode_and_no_words_through_a_guessed_name(repo: Path, outside: Path) -> None:
    plant(repo, {"provider.yaml": FIXABLE})
    for name in (".provider.yaml.neu", ".provider.yaml.tmp", "provider.yaml.neu"):
        (repo / name).symlink_to(outside / "secret.txt")
    unharmed(repo, outside, ("fix",))


@cases(
    {
        "code quality": ("lint", "--output", "gitlab=report.json"),
        "sarif": ("validate", "--output", "sarif=report.json"),
        "overview": ("status", "--format", "html", "--out", "report.json", "--force"),
    }
)
def test_a_planted_link_where_a_report_goes(case: tuple[str, ...], repo: Path, outside: Path) -> None:
    """A pipeline writes its reports into the checkout: what lies there already is the stranger's."""
    link("report.json", "outside/secret.txt")(repo, outside)
    unharmed(repo, outside, case)
    put(repo / "report.json", lambda path: path.symlink_to(outside / "new"))
    unharmed(repo, outside, case)


def test_a_pipe_that_the_caller_names_is_written(repo: Path) -> None:
    pipe = repo.parent / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    run = decent(tdocs(repo, "validate", "--output", f"json={pipe}"), 0)
    reader.join(5)
    assert got and b'"findings"' in got[0], f"nothing came through the pipe\n{run}"
    assert stat.S_ISFIFO(pipe.lstat().st_mode), "the pipe was replaced by a file"


def test_the_folder_that_the_caller_names_may_lie_anywhere(repo: Path) -> None:
    target = repo.parent / "target"
    decent(tdocs(repo, *RENDER, "--out", str(target)), 0)
    assert (target / "haus/leistungsbeschreibung.md").is_file(), "nothing was written where --out says"


def test_in_a_named_folder_a_planted_link_is_not_followed(repo: Path, outside: Path) -> None:
    link("ziel/haus/leistungsbeschreibung.md", "outside/new")(repo, outside)
    unharmed(repo, outside, (*RENDER, "--out", "ziel", "--force"))


def test_what_is_written_has_the_mode_of_a_new_file(repo: Path) -> None:
    document = repo / MD
    decent(tdocs(repo, *RENDER), 0)
    fresh = stat.S_IMODE(document.stat().st_mode)
    assert not fresh & 0o7133, f"a document is executable or open to all: {fresh:o}"
