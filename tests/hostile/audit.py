"""Calls tdocs under an audit hook: `python -I audit.py CALLS EVENTS`, both files of JSON.

CALLS holds for each call its folder and arguments; EVENTS gets for each its exit code and what it opened,
made, moved, removed, listed or started, and every connection. Each call is a process forked from one.
"""

import json
import os
import sys
from typing import Any

WATCHED = (
    "os.",
    "subprocess.",
    "socket.",
    "shutil.",
    "ctypes.",
    "ftplib.",
    "http.",
    "urllib.",
    "tempfile.",
    "exec",
)
IGNORED = {"os.putenv", "os.unsetenv", "os.fork", "os.listdrives", "exec"}


def plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return os.fsdecode(value)
    return value if isinstance(value, str | int | type(None)) else str(value)


def watch(into: list[list[Any]]) -> None:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            flags = arguments[2] if isinstance(arguments[2], int) else 0
            into.append([event, plain(arguments[0]), flags])
        elif event.startswith(WATCHED) and event not in IGNORED:
            into.append([event, *map(plain, arguments)])

    sys.addaudithook(hook)


def run(folder: str, argv: list[str], into: str) -> None:
    from teilhabe_docs.__main__ import main

    os.chdir(folder)
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.argv = ["tdocs", *argv]
    events: list[list[Any]] = []
    watch(events)
    code: Any = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException as fault:
        code = repr(fault)
    seen = list(events)
    with open(into, "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump({"argv": argv, "code": code, "events": seen}, file)
    os._exit(0)


def main() -> None:
    calls_file, events_file = sys.argv[1:]
    with open(calls_file, encoding="utf-8") as file:  # noqa: PTH123
        calls = json.load(file)
    import teilhabe_docs.__main__  # noqa: F401

    told = []
    for number, (folder, argv) in enumerate(calls):
        into = f"{events_file}.{number}"
        child = os.fork()
        if child == 0:
            run(folder, argv, into)
        os.waitpid(child, 0)
        with open(into, encoding="utf-8") as file:  # noqa: PTH123
            told.append(json.load(file))
    with open(events_file, "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(told, file)


if __name__ == "__main__":
    main()
