"""Check and write the folders that were dragged onto »Ordner hierher ziehen.cmd«.

What `cmd.exe` makes of a dragged `C:\\Wohnen&Arbeit` cannot be mended: as Explorer quotes only names with
blanks, it cuts names at `& , ; =`, drops `^`, expands `%`. We take apart the line that Explorer has written.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

LINE, ARGUMENTS, SCRIPT = "TDOCS_LINE", "TDOCS_ARGUMENTS", "TDOCS_SCRIPT"
"""Variables: the line that has started `cmd.exe`; what the script was given; the path of the script."""
ELSEWHERE = 9
"""Exit code: the line has not started the script; we are to be started again with its arguments."""

_CALL = re.compile(r'(?:"[^"]*"|[^ "]+) +(?:/[^ ]+ +)*?/c *"(.*)" *', re.IGNORECASE)
_WORD = re.compile(r'"([^"]*)"?|([^ "]+)')  # other white space belongs to names


def words(text: str) -> list[str]:
    """Names as Explorer writes them: in quotes, or runs without a blank."""
    return [quoted or bare for quoted, bare in _WORD.findall(text) if quoted or bare]


def started(line: str) -> list[str]:
    """The script and the names in `cmd.exe /c ""script" names"`; empty for any other line."""
    found = _CALL.fullmatch(line)
    return words(found[1]) if found else []


def _tdocs(command: str, folder: str) -> int:
    program = [sys.executable, "-m", "teilhabe_docs", command, "--", folder]
    return subprocess.run(program, check=False).returncode


def work(folder: str) -> int:
    """Say what is to be done in a folder and write its documents, where it can be read at all."""
    print(f"\n=== {folder}\n", flush=True)
    if Path(folder).is_file():
        print("Das ist eine Datei. Ziehen Sie den Ordner, in dem sie liegt.", flush=True)
        return 2
    code = _tdocs("lint", folder)
    if code > 1:
        return code  # `render` would only say the same again
    print(flush=True)
    return max(code, _tdocs("render", folder))


def main() -> int:
    """Work on each folder; the highest exit code of tdocs, or `ELSEWHERE`."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if ARGUMENTS in os.environ:
        folders = words(os.environ[ARGUMENTS])
    else:
        script, *folders = started(os.environ.get(LINE, "")) or [""]
        if not (Path(script).is_file() and Path(script).samefile(os.environ[SCRIPT])):
            return ELSEWHERE
    if not folders:
        print("Ziehen Sie den Ordner mit Ihrem Konzept auf diese Datei.", flush=True)
    return max(map(work, folders), default=0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
