# ruff: noqa: E501
"""An audit hook sees what each command touches: reads of the repository and the installation, writes where it may."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms import form, line, run
from hostile.kit import HERE, environment_of, plant, unix
from hostile.parts import docx, paragraph
from sampling import few

pytestmark = unix
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CALLS = {
    "validate": ("validate",),
    "lint": ("lint", "--format", "github"),
    "fix --diff": ("fix", "--diff"),
    "render": (
        "render",
        "--doc",
        "fachkonzept",
        "--format",
        "docx",
        "--format",
        "md",
        "--comments",
        "--out",
        "TARGET/render",
    ),
    "render --house": (
        "render",
        "--doc",
        "leistungsbeschreibung",
        "--house",
        "TARGET/haus.docx",
        "--out",
        "TARGET/house",
    ),
    "render --check": ("render", "--check"),
    "outline": ("outline",),
    "synopse": ("synopse", "--format", "docx", "--out", "TARGET/synopse.docx"),
    "diff": ("diff", ".", ".", "--out", "TARGET/diff.docx"),
    "redline": ("diff", ".", ".", "--redline", "--out", "TARGET/redline"),
    "personal": ("personal",),
    "status": ("status",),
    "preview": ("preview", "--once", "TARGET/vorschau.html"),
    "profiles": ("profiles",),
    "explain": ("explain", "TD301"),
    "recht": ("recht",),
    "house": ("house", "TARGET/hausvorlage.docx"),
    "fill": ("fill", "TARGET/antrag.docx", ".", "--offer", "haus", "--out", "TARGET/aus.docx"),
    "init": ("init", "TARGET/neu", "--profile", "sgb9-125"),
    "output": ("lint", "--output", "sarif=TARGET/sarif.json", "--output", "junit=TARGET/junit.xml"),
    "own profile": ("render", "--doc", "leistungsbeschreibung", "--format", "md", "--out", "TARGET/profile"),
}
CALLS = dict(few(CALLS.items(), 2))
INSTALLED = [
    *(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    Path(sys.prefix),
    Path(sys.base_prefix),
]
HARMLESS = {
    "/dev/null": "a stream that is not there",
    "/dev/urandom": "a random name beside a target",
    "/etc/localtime": "the library's own look at the zone",
    "/proc/self/fd": "which descriptors are open",
    "/proc/cpuinfo": "how many processes at once",
    "/proc/meminfo": "how many processes at once",
}


def checkout() -> list[Path]:
    """The program's own folders, wherever it was installed from; the repositories of the cases lie elsewhere."""
    script = "import teilhabe_docs; print(teilhabe_docs.__file__)"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    package = Path(done.stdout.strip()).parent
    root = package.parents[1]
    return [package, root / "templates", root / "schemas"]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, dict[str, Any]]]:
    """Every call once, in a repository that has something of everything; its folder, the target, what was seen."""
    from hostile.kit import HOUSE

    base = tmp_path_factory.mktemp("audit").resolve()
    repo, target = base / "repo", base / "target"
    (repo / ".git").mkdir(parents=True)
    target.mkdir()
    (base / "temporary").mkdir()
    profile = "profile/leistungsbeschreibung/nord"
    plant(
        repo,
        {
            **HOUSE,
            "offer.yaml": str(HOUSE["offer.yaml"]) + "profil: {leistungsbeschreibung: nord}\n",
            "tdocs.yaml": "formate: [docx, md]\nhausvorlage: haus.docx\n",
            "haus.docx": docx(body=paragraph("Briefkopf")),
            "angebote/sued/offer.yaml": "id: sued\nbezeichnung: Haus Süd\n",
            f"{profile}/gliederung.yaml": "profil: nord\ndokument: leistungsbeschreibung\ntitel: N\nerweitert: rahmen\n",
            f"{profile}/ziel.md": "Ziele.\n\n{{ angebot.ziele }}\n",
        },
    )
    answers = "felder:\n  - {bezeichnung: Name, pfad: traeger.name}\n"
    blank = {"antrag.docx": form(line(run("Name: ...."))), "antrag.felder.yaml": answers}
    plant(target, {"haus.docx": docx(body=paragraph("Briefkopf")), **blank})
    calls = [(str(repo), [word.replace("TARGET", str(target)) for word in argv]) for argv in CALLS.values()]
    (base / "calls").write_text(json.dumps(calls), "utf-8")
    command = [sys.executable, "-I", str(HERE / "audit.py"), str(base / "calls"), str(base / "events")]
    environment = environment_of(TMPDIR=str(base / "temporary"), XDG_CACHE_HOME=str(base / "cache"))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads((base / "events").read_text("utf-8"))
    return repo, target, dict(zip(CALLS, told, strict=True))


def below(path: str, roots: list[Path]) -> bool:
    return any(Path(path).is_relative_to(root) for root in roots)


def touched(call: dict[str, Any], repo: Path) -> Iterator[tuple[str, str, bool]]:
    """Event, whole path and whether it writes; what is named by a descriptor was opened by its name before."""
    for event, *arguments in call["events"]:
        names = [a for a in arguments if isinstance(a, str)] if event != "open" else [arguments[0]]
        writes = event not in {"open", "os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.chdir"}
        if event == "open":
            writes = bool(arguments[1] & WRITING)
        for name in names:
            if isinstance(name, str) and name:
                yield event, os.path.normpath(repo / name), writes


Events = tuple[Path, Path, dict[str, dict[str, Any]]]


@pytest.mark.parametrize("name", CALLS)
def test_reads_only_the_repository_and_the_installation(name: str, events: Events) -> None:
    repo, target, seen = events
    roots = [
        repo,
        target,
        repo.parent / "temporary",
        repo.parent / "cache",  # the caller's own
        *INSTALLED,
        *(p.resolve() for p in INSTALLED),
        *checkout(),
    ]
    above = {*map(str, repo.parents), str(checkout()[0].parent)}  # the last for an editable installation
    wrong = sorted(
        {
            (event, path)
            for event, path, writes in touched(seen[name], repo)
            if not writes and not below(path, roots) and path not in HARMLESS and path not in above
        }
    )
    assert not wrong, f"{name} read {wrong}"
    assert isinstance(seen[name]["code"], int) and seen[name]["code"] in (0, 1), (
        f"{name}: exit {seen[name]['code']}"
    )


@pytest.mark.parametrize("name", CALLS)
def test_writes_only_into_its_target_and_the_temporary_folder(name: str, events: Events) -> None:
    repo, target, seen = events
    roots = [target, repo.parent / "temporary", repo.parent / "cache"]
    wrong = sorted(
        {
            (event, path)
            for event, path, writes in touched(seen[name], repo)
            if writes
            and not below(path, roots)
            and path != os.devnull
            and "__pycache__" not in path
            and not (
                event in {"os.rename", "os.link", "os.remove", "os.chmod"}
                and "/" not in os.path.relpath(path, repo)
            )
        }
    )
    assert not wrong, f"{name} wrote {wrong}"


@pytest.mark.parametrize("name", CALLS)
def test_starts_nothing_and_connects_to_nothing(name: str, events: Events) -> None:
    *_, seen = events
    kinds = (
        "subprocess.",
        "socket.",
        "os.exec",
        "os.posix_spawn",
        "os.system",
        "os.startfile",
        "ctypes.",
        "urllib.",
    )
    wrong = [event for event in seen[name]["events"] if event[0].startswith(kinds)]
    assert not wrong, f"{name}: {wrong}"


def test_no_temporary_file_is_left(events: Events) -> None:
    repo, *_ = events
    left = [path.name for path in (repo.parent / "temporary").rglob("*")]
    assert not left, f"left behind: {left}"
