"""The archive of `make bundle`: what it is made of, and that it works where only a C library and zlib are."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

import bundle
from download import ROOT

ARCHIVE = ROOT / "dist" / f"{bundle.NAME}.tar.gz"
EXAMPLE = "schulkindergarten-bw"
LIBRARIES = ("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libz.so.1")
LOADER = "ld-linux-x86-64.so.2"
HOME = "home/Jörg Müller"
"""With a name that needs more than ASCII, in an environment that says nothing of signs."""
FORMATS = ("--format", "docx", "--format", "md", "--format", "html", "--format", "pdf")
unix = pytest.mark.skipif(os.name == "nt", reason="Windows has a ZIP of its own")


def made(folder: Path) -> Path:
    """A folder as it is packed: a program, a text, a link."""
    (folder / "programm").mkdir(parents=True)
    (folder / "tdocs").write_bytes(b"program")
    (folder / "tdocs").chmod(0o700)
    (folder / "programm" / "direct_url.json").write_text(str(folder), "utf-8")
    (folder / "LIESMICH.txt").write_text("Text", "utf-8")
    (folder / "LIESMICH.txt").chmod(0o600)
    (folder / "programm" / "libz.so").symlink_to("../tdocs")
    return folder


@unix
def test_the_archive_tells_nothing_of_this_machine_and_is_the_same_again(tmp_path: Path) -> None:
    archives = [tmp_path / f"{number}" / "tdocs-1-linux.tar.gz" for number in (1, 2)]
    for number, target in enumerate(archives):
        target.parent.mkdir()
        bundle.pack(made(tmp_path / f"made{number}"), target)
    first, second = (target.read_bytes() for target in archives)
    assert first == second
    assert str(tmp_path).encode() not in gzip.decompress(first)
    with tarfile.open(archives[0]) as archive:
        entries = {entry.name.removeprefix("tdocs-1-linux/"): entry for entry in archive}
    modes = {name: oct(entry.mode) for name, entry in entries.items() if not entry.issym()}
    assert modes == {"LIESMICH.txt": "0o644", "programm": "0o755", "tdocs": "0o755"}
    assert entries["programm/libz.so"].linkname == "../tdocs"
    assert {(entry.uid, entry.gid, entry.uname, entry.gname) for entry in entries.values()} == {
        (0, 0, "", "")
    }


@unix
def test_beside_the_program_lies_what_people_read_and_click_on(tmp_path: Path) -> None:
    bundle.add_parts(tmp_path)
    starter = f"Vorschau starten.{bundle.ENDING}"
    assert {path.name for path in tmp_path.iterdir()} == {"Anleitung", "LICENSE.txt", "LIESMICH.txt", starter}
    assert os.access(tmp_path / starter, os.X_OK)
    assert bundle.__version__ in (tmp_path / "LIESMICH.txt").read_text("utf-8")
    assert (tmp_path / "Anleitung" / "felder.txt").is_file()


def lay_root(root: Path) -> None:
    """Lay a root with a C library and zlib, and nothing else."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    places = dict(re.findall(r"^\s*(\S+) \(libc6,x86-64.*\) => (\S+)$", known, re.MULTILINE))
    for name in (*LIBRARIES, LOADER):
        target = root / ("lib64" if name == LOADER else "lib") / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(places[name], target)
    for name in ("dev", "tmp", HOME):
        (root / name).mkdir(parents=True)


class Bundle:
    """The unpacked archive in a root of its own, where nothing else is."""

    def __init__(self, root: Path) -> None:
        lay_root(root)
        with tarfile.open(ARCHIVE) as archive:
            archive.extractall(root / "opt", filter="data")
        self.root = root
        self.home = root / HOME

    def command(self, *arguments: str, network: bool = False, program: str = "tdocs") -> list[str]:
        """What runs a program with the root as current folder; a home and lures in its environment."""
        variables = '"HOME=/$1" PYTHONPATH=/ PYTHONHOME=/'
        enter = (
            f'mount --bind /dev "$0/dev" && exec env -i {variables} "$(command -v chroot)" "$0" "${{@:2}}"'
        )
        apart = ["unshare", "--mount", *([] if network else ["--net"])]
        return [
            *apart,
            "bash",
            "-c",
            enter,
            str(self.root),
            HOME,
            f"/opt/{bundle.NAME}/{program}",
            *arguments,
        ]

    def __call__(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(self.command(*arguments), capture_output=True, check=False, encoding="utf-8")
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout


def checkout(root: Path, *arguments: str, code: int = 0) -> str:
    """The same with the tested tdocs, from the same folder."""
    command = [sys.executable, "-m", "teilhabe_docs", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def tdocs(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("only the superuser of Linux may change the root")
    return Bundle(tmp_path_factory.mktemp("root"))


@pytest.fixture
def konzept(tdocs: Bundle) -> Iterator[Path]:
    """A filled concept in the home, as a path from the root."""
    target = tdocs.home / "Konzept"
    shutil.copytree(ROOT / "examples" / EXAMPLE, target)
    yield target.relative_to(tdocs.root)
    shutil.rmtree(target)


@pytest.mark.bundle
def test_it_starts_where_there_is_no_python(tdocs: Bundle) -> None:
    there = {path.relative_to(tdocs.root).parts[0] for path in tdocs.root.rglob("*") if path.is_file()}
    assert there == {"lib", "lib64", "opt"}
    assert tdocs("--version") == checkout(tdocs.root, "--version")
    assert tdocs() == checkout(tdocs.root)


@pytest.mark.bundle
def test_a_new_concept_is_that_of_the_checkout(tdocs: Bundle, tmp_path: Path) -> None:
    tdocs("init", f"{HOME}/neu", "--profile", "sgb9-125")
    checkout(tmp_path, "init", "neu", "--profile", "sgb9-125")
    assert contents(tdocs.home / "neu") == contents(tmp_path / "neu")


@pytest.mark.bundle
@pytest.mark.parametrize("more", [(), ("--jobs", "2")])
def test_documents_are_those_of_the_checkout(
    tdocs: Bundle, konzept: Path, more: tuple[str, ...], tmp_path: Path
) -> None:
    out = f"{HOME}/fertig{len(more)}"
    tdocs("render", str(konzept), "--out", out, *FORMATS, *more)
    checkout(tdocs.root, "render", str(konzept), "--out", str(tmp_path), *FORMATS)
    assert contents(tdocs.root / out) == contents(tmp_path)
    assert len(contents(tmp_path)) >= 12


@pytest.mark.bundle
def test_findings_are_those_of_the_checkout(tdocs: Bundle, konzept: Path) -> None:
    checkout(tdocs.root, "render", str(konzept))
    (written,) = (tdocs.root / konzept / "ausgabe").rglob("fachkonzept.docx")
    word = written.relative_to(tdocs.root)
    unfinished = tdocs.home / "unvollstaendig"
    shutil.copytree(ROOT / "examples" / "unvollstaendig", unfinished)
    for judged, code in ((konzept, 0), (word, 0), (unfinished.relative_to(tdocs.root), 1)):
        assert tdocs("lint", str(judged), code=code) == checkout(tdocs.root, "lint", str(judged), code=code)


@pytest.mark.bundle
def test_what_the_extras_bring_is_there(tdocs: Bundle, konzept: Path) -> None:
    tdocs("personal", str(konzept), "--format", "xlsx", "--out", f"{HOME}/plan.xlsx")
    assert (tdocs.home / "plan.xlsx").read_bytes().startswith(b"PK")
    shutil.copytree(tdocs.root / konzept, tdocs.home / "git")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=tdocs.home / "git", check=True)
    offer = tdocs.home / "git" / "offer.yaml"
    offer.write_text(
        re.sub(r"(?m)^bezeichnung: .*", "bezeichnung: Anders", offer.read_text("utf-8")), "utf-8"
    )
    assert "Anders" in tdocs("diff", "HEAD", f"{HOME}/git")


@pytest.mark.bundle
def test_what_lies_about_is_not_run(tdocs: Bundle, konzept: Path) -> None:
    """Neither the current folder nor the environment bring code along."""
    for folder in (tdocs.root, tdocs.root / konzept):
        (folder / "yaml.py").write_text("raise SystemExit('canary')", "utf-8")
    try:
        assert "canary" not in tdocs("validate", str(konzept)) + tdocs("render", str(konzept), "--jobs", "2")
    finally:
        (tdocs.root / "yaml.py").unlink()


@pytest.mark.bundle
def test_a_page_is_written_that_does_not_change(tdocs: Bundle, konzept: Path, tmp_path: Path) -> None:
    tdocs("preview", str(konzept), "--once", f"{HOME}/vorschau.html")
    checkout(tdocs.root, "preview", str(konzept), "--once", str(tmp_path / "vorschau.html"))
    assert (tdocs.home / "vorschau.html").read_bytes() == (tmp_path / "vorschau.html").read_bytes()


@pytest.mark.bundle
def test_a_page_is_shown_until_the_terminal_ends_it(tdocs: Bundle, konzept: Path) -> None:
    command = tdocs.command("preview", str(konzept), network=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as shown:
        assert shown.stdout is not None
        address = shown.stdout.readline().strip()
        try:
            with urllib.request.urlopen(address) as page:
                assert "Fachkonzept" in page.read().decode("utf-8")
        finally:
            shown.send_signal(signal.SIGINT)
        assert shown.wait() == 130


@pytest.mark.bundle
def test_the_starter_makes_a_concept_and_shows_it(tdocs: Bundle) -> None:
    command = tdocs.command(network=True, program="vorschau")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(command, **pipes, start_new_session=True) as asking:  # type: ignore[call-overload]
        print("", "birkenhof", "1", sep="\n", file=asking.stdin, flush=True)
        address = next(found[0] for line in asking.stdout if (found := re.search(r"http://\S+", line)))
        try:
            with urllib.request.urlopen(address) as page:
                assert page.status == 200
        finally:
            os.killpg(asking.pid, signal.SIGINT)
        assert asking.wait() == 0
    (made,) = tdocs.home.rglob("birkenhof/offer.yaml")
    assert made.parents[1].parent == tdocs.home  # among the documents


@pytest.mark.bundle
def test_the_list_of_what_is_in_it_is_sound_and_whole(tmp_path: Path) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = ARCHIVE.with_name(f"{bundle.NAME}.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = {component["name"] for component in json.loads(text)["components"]}
    with tarfile.open(ARCHIVE) as archive:
        brought = {
            found[1]
            for n in archive.getnames()
            if (found := re.search(r"/([^/]+)-[^/-]+\.dist-info/METADATA$", n))
        }
    named = {canonicalize_name(name) for name in brought}
    assert named - listed == {"teilhabe-docs"}
    assert listed - named == {"python"}


@pytest.mark.bundle
def test_nothing_of_this_machine_is_in_it() -> None:
    """Neither the checkout nor the folder of packing; what others have built names places of theirs."""
    with tarfile.open(ARCHIVE) as archive:
        for entry in archive:
            data = archive.extractfile(entry).read() if entry.isfile() else b""
            for place in (str(ROOT), "/environment/bin/python", "/environment/lib/python"):
                assert place.encode() not in data, entry.name
