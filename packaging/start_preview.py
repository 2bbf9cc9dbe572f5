"""Ask for a folder and show its preview: for a double click, where nobody types commands.

It lies beside the program in each download and starts that as a user would.
"""

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import platformdirs

INTERRUPTED = 130
"""The exit code with which tdocs ends when the window says so."""

_GREETING = """\
tdocs zeigt Ihr Konzept im Browser: die drei Dokumente und was noch fehlt.

Ein Konzept, das es schon gibt: Ziehen Sie seinen Ordner in dieses Fenster.
Ein neues: nur die Eingabetaste drücken."""


def tdocs() -> list[str]:
    """What starts tdocs: the packed program beside us, else our Python."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name("tdocs"))]
    return [sys.executable, "-m", "teilhabe_docs"]


def dropped(line: str, *, posix: bool) -> str:
    """The path in what a window writes when something is dragged into it: quoted, escaped, or an address."""
    line = line.strip()
    if line.startswith("file://"):
        return url2pathname(urlsplit(line).path)
    if posix and not Path(line).exists():
        try:
            words = shlex.split(line)
        except ValueError:
            return line
        return words[0] if len(words) == 1 else line
    return line if posix else line.strip('"')


def asked(question: str) -> str:
    """What is typed; raises `EOFError` where nobody can."""
    return input(f"\n{question}: ").strip()


def new_concept() -> str | None:
    """Write a new concept among the user's documents; its folder, or None where none came to be."""
    documents = Path(platformdirs.user_documents_dir())
    print(f"\nDer neue Ordner entsteht in {documents}.")
    name = asked("Name des Ordners, etwa birkenhof")
    if Path(name).name != name or name.startswith(".") or not name:
        print("Ein Name allein, ohne \\ und /, bitte.")
        return None
    command = [*tdocs(), "profiles", "--doc", "leistungsvereinbarung", "--format", "json"]
    profiles = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    print()
    for number, profile in enumerate(profiles, 1):
        print(f"{number:3}  {profile['title']}")
    number = asked(f"Welche Vereinbarung soll es werden, 1 bis {len(profiles)}")
    if number not in map(str, range(1, len(profiles) + 1)):
        print("Diese Zahl steht nicht in der Liste.")
        return None
    folder = str(documents / name)
    chosen = profiles[int(number) - 1]["name"]
    return folder if run("init", folder, "--profile", chosen) == 0 else None


def known_concept(line: str) -> str | None:
    """The folder that is meant; of a file, the one it lies in. None where there is none."""
    path = Path(dropped(line, posix=os.name == "posix"))
    folder = path.parent if path.is_file() else path
    if folder.is_dir():
        return str(folder)
    print(f"Den Ordner »{path}« gibt es nicht.")
    return None


def run(*arguments: str) -> int:
    """Run tdocs in this window until it ends, or the window ends it; its exit code."""
    print(flush=True)
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C reaches us too, and is not for us
    try:
        return subprocess.run([*tdocs(), *arguments], check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def main() -> int:
    """Ask until a preview has been shown or nobody answers."""
    print(_GREETING)
    code = -1
    while code not in (0, INTERRUPTED):
        try:
            line = asked("Ordner")
            folder = known_concept(line) if line else new_concept()
        except (EOFError, KeyboardInterrupt):
            return 0
        if folder is not None:
            code = run("preview", folder, "--edit", "--open")
    return 0


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
