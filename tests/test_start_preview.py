"""»Vorschau starten« without a double click: what is dragged into its window, asked, and started."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import start_preview

PARTS = Path(__file__).resolve().parents[1] / "packaging"
unix = pytest.mark.skipif(os.name == "nt", reason="how a terminal of Unix writes a dragged name")


class Window:
    """Answers to the questions, and the commands that follow from them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answers: Iterable[str], codes: Iterable[int]) -> None:
        self.answers, self.codes = iter(answers), iter(codes)
        self.commands: list[tuple[str, ...]] = []
        monkeypatch.setattr("builtins.input", self.answer)
        monkeypatch.setattr(start_preview, "run", self.run)

    def answer(self, _question: str) -> str:
        try:
            return next(self.answers)
        except StopIteration:
            raise EOFError from None

    def run(self, *arguments: str) -> int:
        self.commands.append(arguments)
        return next(self.codes)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Dokumente"
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(folder))
    return folder


@pytest.mark.parametrize("name", ["Haus", "Haus am Bach", 'Jörg\'s "neues" Haus', "100% $neu & [2]"])
@unix
def test_a_folder_is_the_one_that_was_dragged(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    escaped = "".join(sign if sign.isalnum() or sign in "/_-" else f"\\{sign}" for sign in str(folder))
    for line in (str(folder), f"{shlex.quote(str(folder))} ", f"{escaped} ", folder.as_uri()):
        folder.mkdir(exist_ok=True)
        assert start_preview.dropped(line, posix=True) == str(folder), line


@pytest.mark.parametrize(
    "path", [r"C:\Konzepte\Haus", r"C:\Haus & Hof\Jörg's (neu)", r"\\server\freigabe\K L"]
)
def test_so_it_is_in_the_window_of_windows(path: str) -> None:
    assert start_preview.dropped(f'"{path}" ', posix=False) == path
    assert start_preview.dropped(path, posix=False) == path


@pytest.mark.parametrize("line", ["'", "a b 'c", '"', "\\"])
def test_what_is_no_path_is_left_as_it_is(line: str) -> None:
    assert start_preview.dropped(line, posix=True) == line


def test_a_folder_is_shown_also_by_a_file_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "offer.yaml").touch()
    for line in (tmp_path, tmp_path / "offer.yaml"):
        window = Window(monkeypatch, [str(line)], [130])
        assert start_preview.main() == 0
        assert window.commands == [("preview", str(tmp_path), "--edit", "--open")]


def test_what_cannot_be_shown_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = Window(monkeypatch, [str(tmp_path / "fehlt"), str(tmp_path)], [3])
    assert start_preview.main() == 0
    assert f"Den Ordner »{tmp_path / 'fehlt'}« gibt es nicht." in capsys.readouterr().out
    assert window.commands == [("preview", str(tmp_path), "--edit", "--open")]


def test_a_new_concept_lies_among_the_documents(
    documents: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = Window(monkeypatch, ["", "birkenhof", "1"], [0, 130])
    assert start_preview.main() == 0
    folder = str(documents / "birkenhof")
    assert window.commands == [
        ("init", folder, "--profile", "assistenz"),
        ("preview", folder, "--edit", "--open"),
    ]
    assert "1  Leistungsvereinbarung über Assistenz im eigenen Wohnraum" in capsys.readouterr().out


@pytest.mark.parametrize(
    "answers",
    [("",), ("../x",), ("..",), ("a/b",), (".",), ("birkenhof", ""), ("birkenhof", "0"), ("birkenhof", "99")],
)
def test_a_new_concept_needs_a_name_and_a_profile(
    answers: tuple[str, ...], documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(monkeypatch, ["", *answers], [])
    assert start_preview.main() == 0
    assert (window.commands, documents.exists()) == ([], False)


def test_a_concept_that_is_there_already_is_not_shown_in_its_place(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(monkeypatch, ["", "birkenhof", "1"], [2])
    assert start_preview.main() == 0
    assert [command[0] for command in window.commands] == ["init"]


def test_it_runs_beside_our_python_and_ends_with_the_window() -> None:
    command = [sys.executable, str(PARTS / "start_preview.py")]
    done = subprocess.run(
        command, input="\nbirkenhof\n0\n", capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "1  Leistungsvereinbarung über" in done.stdout  # what tdocs says of its profiles
    assert done.stdout.rstrip().endswith("Ordner:")  # asked again, where nobody answers any more


def beside(folder: Path, program: str) -> Path:
    """The starter of Unix in a folder, beside a program in the place of the one that asks."""
    folder.mkdir()
    (folder / "vorschau").write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    (folder / "vorschau").chmod(0o755)
    starter = folder / "Vorschau starten.sh"
    starter.write_bytes((PARTS / "bundle" / "start_preview.sh").read_bytes())
    return starter


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs that are started can be interrupted, also where whoever runs the tests lets nobody do that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@unix
@pytest.mark.usefixtures("interruptible")
def test_a_window_stays_until_it_has_said_what_there_is_to_say(tmp_path: Path) -> None:
    """Ctrl-C reaches all that run in a window, and is for the preview alone."""
    starter = beside(tmp_path / "Haus & Hof", "trap 'exit 0' INT; echo asked; read -r line")
    typed, shown = os.openpty()
    command = ["/bin/sh", str(starter)]
    pipes = {"stdin": shown, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes, start_new_session=True) as window:  # type: ignore[call-overload]
        assert window.stdout.readline() == "asked\n"
        os.killpg(window.pid, signal.SIGINT)
        assert "geschlossen werden" in window.stdout.read()
    assert window.returncode == 0
    os.close(typed)
    os.close(shown)


@unix
@pytest.mark.parametrize("terminal", ["x-terminal-emulator", "konsole", "xterm", "gnome-terminal"])
def test_a_click_without_a_window_opens_one(terminal: str, tmp_path: Path) -> None:
    starter = beside(tmp_path / "Haus & Hof", 'echo "asked $*"')
    path = tmp_path / "bin"
    path.mkdir()
    for name in ("dirname", "sh"):
        (path / name).symlink_to(f"/usr/bin/{name}")
    (path / terminal).write_text('#!/bin/sh\nfirst=$1; shift; echo "$0 $first"; exec "$@"\n', "utf-8")
    (path / terminal).chmod(0o755)
    command = ["/bin/sh", str(starter)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, env={"PATH": str(path)}
    )
    first = "--" if terminal == "gnome-terminal" else "-e"
    assert done.stdout.splitlines() == [f"{path / terminal} {first}", "asked "]
