"""In an interpreter of its own: run tdocs, then write down our modules and functions that were executed.

`python inside.py FILE ARGUMENTS…`, in the folder that tdocs is to run in. The file gets JSON: the modules
with their files, and each function as file and first line. What a module only does to itself while it is
imported does not count.
"""

import importlib.util
import json
import sys
from inspect import CO_NEWLOCALS
from pathlib import Path
from types import CodeType, FrameType

PACKAGE = "teilhabe_docs"
called: dict[CodeType, None] = {}
imported: list[str] = []
"""The files that are being imported."""


def note(frame: FrameType, event: str, _: object) -> None:
    code = frame.f_code
    if code.co_name == "<module>" and event in ("call", "return"):
        imported.append(code.co_filename) if event == "call" else imported.remove(code.co_filename)
    elif event == "call" and code.co_flags & CO_NEWLOCALS and code.co_filename not in imported:
        called[code] = None


def main() -> None:
    target, sys.argv = Path(sys.argv[1]), ["tdocs", *sys.argv[2:]]
    del sys.path[0]
    nothing_kept = target.with_name(
        "nothing kept.pyc"
    )  # else some modules would be executed in the first run only
    importlib.util.cache_from_source = lambda *_, **__: str(nothing_kept)
    from teilhabe_docs.__main__ import main as tdocs

    sys.setprofile(note)
    try:
        tdocs()
    except SystemExit:
        pass
    finally:
        sys.setprofile(None)
    modules = {name: module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == PACKAGE}
    functions = [(code.co_filename, code.co_firstlineno) for code in called]
    target.write_text(json.dumps({"modules": modules, "functions": functions}), "utf-8")


if __name__ == "__main__":
    main()
