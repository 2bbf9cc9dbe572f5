"""A warm tdocs: each job is a forked process with its own folder, streams and limits.

`python -I server.py READ WRITE`: a job as a line of JSON on descriptor READ, how it ended as one on WRITE.
The names in TDOCS_WITHOUT (`O_NOFOLLOW,fchmod,fcntl`) are deleted first, as on a system that lacks them.
"""

import contextlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from typing import Any

FOREIGN = (
    "teilhabe_docs",
    "yaml",
    "pydantic",
    "jinja2",
    "markdown_it",
    "mdit_py",
    "docx",
    "lxml",
    "rich",
    "PIL",
    "zipfile",
)


def delete(names: str) -> None:
    """Make calls vanish that other systems do not have."""
    for name in filter(None, names.split(",")):
        if name == "fcntl":
            sys.modules["fcntl"] = None  # type: ignore[assignment]
        elif hasattr(os, name):
            delattr(os, name)


def act(job: dict[str, Any]) -> None:
    """Become the call: folder, streams, limits, then the program's own entry; never returns."""
    os.setsid()
    os.chdir(job["cwd"])
    mode = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        path = job[name]
        stream = os.open(path, os.O_RDONLY if number == 0 else mode, 0o600)
        os.dup2(stream, number)
        os.close(stream)
    os.closerange(3, 64)
    os.environ.clear()
    os.environ.update(job["env"])
    for kind in ("AS", "CPU", "FSIZE"):
        if job[kind]:
            resource.setrlimit(getattr(resource, f"RLIMIT_{kind}"), (job[kind], job[kind]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.argv = ["tdocs", *job["argv"]]
    code: Any = 0
    try:
        from teilhabe_docs.__main__ import main

        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code if isinstance(code, int) else int(code is not None))


def serve(job: dict[str, Any]) -> dict[str, Any]:
    """Fork the call and wait for its end, as long as the job allows; what it leaves running is ended."""
    child = os.fork()
    if child == 0:
        try:
            act(job)
        finally:
            os._exit(99)
    end = time.monotonic() + job["timeout"]
    hung = False
    while True:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > end:
            hung = True
            os.kill(child, signal.SIGKILL)
            _, status, usage = os.wait4(child, 0)
            break
        time.sleep(0.002)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(status)
    return {"code": code, "hung": hung, "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss}


def main() -> None:
    """Load the program once, then answer until the other end is closed."""
    delete(os.environ.get("TDOCS_WITHOUT", ""))
    read, write = int(sys.argv[1]), int(sys.argv[2])
    from importlib import import_module

    for name in os.environ.get("TDOCS_WARM", "").split(","):
        if name.startswith(FOREIGN):
            try:
                import_module(name)
            except ImportError:
                continue
    with os.fdopen(read, "r", encoding="ascii") as jobs:
        for line in jobs:
            os.write(write, json.dumps(serve(json.loads(line))).encode("ascii") + b"\n")


if __name__ == "__main__":
    main()
