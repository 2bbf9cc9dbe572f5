"""The warm program behind the calls of the cases: one process, from which each call is forked."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).resolve().parent


def environment_of(**more: str) -> dict[str, str]:
    """The environment without anything that steers Python or tdocs."""
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("PYTHON", "GITHUB_", "CI", "PYTEST", "NO_COLOR"))
    }
    return {**kept, "LC_ALL": "C.UTF-8", "COLUMNS": "100", **more}


class Server:
    """The warm program; one for each process of the suite, started when it is first needed."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="hostile-"))
        (self.folder / "empty").write_bytes(b"")
        self.process: subprocess.Popen[bytes] | None = None
        self.jobs: IO[bytes]
        self.ends: IO[bytes]

    def start(self, warm: str) -> None:
        job_end, job = os.pipe()
        end, end_job = os.pipe()
        environment = {**environment_of(), "TDOCS_WARM": warm}
        command = [sys.executable, "-I", str(HERE / "server.py"), str(job_end), str(end_job)]
        self.process = subprocess.Popen(
            command, env=environment, pass_fds=(job_end, end_job), stdin=subprocess.DEVNULL, cwd="/"
        )
        os.close(job_end)
        os.close(end_job)
        self.jobs, self.ends = os.fdopen(job, "wb"), os.fdopen(end, "rb")

    def stop(self) -> None:
        if self.process:
            self.jobs.close()
            self.process.wait(30)
            self.ends.close()
            self.process = None

    def call(self, job: dict[str, Any]) -> dict[str, Any]:
        if self.process is None:
            self.start(warm_modules())
            atexit.register(self.stop)
        self.jobs.write(json.dumps(job).encode("ascii") + b"\n")
        self.jobs.flush()
        return dict(json.loads(self.ends.readline()))


SERVER = Server()


def warm_modules() -> str:
    """The modules that a whole rendering has loaded, so that the calls need not load them again."""
    script = (
        "import sys, teilhabe_docs.__main__ as m\nsys.argv = ['tdocs', 'render', '--quiet', '--comments']\n"
        "try:\n    m.main()\nexcept SystemExit:\n    pass\nprint(','.join(sys.modules), file=sys.stderr)"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "provider.yaml").write_text("name: Träger\n", "utf-8")
        Path(folder, "offer.yaml").write_text("id: haus\nbezeichnung: Haus\n", "utf-8")
        done = subprocess.run(
            [sys.executable, "-I", "-c", script],
            cwd=folder,
            env=environment_of(),
            capture_output=True,
            check=False,
        )
    return done.stderr.decode().strip().rpartition("\n")[2]
