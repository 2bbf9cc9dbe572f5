"""`make test-windows`: the tests with a Windows Python under wine, then the ZIP as its users have it."""

import os
import shutil
import subprocess
import sys

from stand_in import ROOT, VERSION, WINE, embeddable, python

FOLDER = ROOT / "build" / "windows"
EMBEDDED = FOLDER.with_name(f"python-{VERSION}-embed-amd64.zip")


def install() -> None:
    """Put tdocs as it is now, and what its tests need, beside the stand-in."""
    site = FOLDER / "Lib" / "site-packages"
    platform = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", VERSION)
    command = [sys.executable, "-m", "uv", "--quiet", "pip", "install", *platform, "--target", str(site)]
    for old in site.glob("teilhabe_docs*"):
        shutil.rmtree(old)
    subprocess.run([*command, "-c", "constraints.txt", ".", "--group", "test"], cwd=ROOT, check=True)


def tests(*arguments: str) -> int:
    """Run them under wine, whose Python cannot write to plain files as standard streams."""
    environment = {**os.environ, **WINE, "TDOCS_WINE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["wine", str(FOLDER / "python.exe"), "-m", "pytest", "-p", "no:cacheprovider", "-rs"]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen([*command, *arguments], cwd=ROOT, env=environment, **streams) as run:
        assert run.stdout is not None
        for line in run.stdout:
            sys.stdout.write(line.decode("utf-8", "replace"))
            sys.stdout.flush()
    return run.returncode


def main(arguments: list[str]) -> int:
    """Make the stand-in where it is missing; run the tests that are named, or all and those of the ZIP."""
    if not FOLDER.exists():
        python(FOLDER)
    install()
    if arguments:
        return tests(*arguments)
    embeddable(FOLDER, EMBEDDED)
    zipped = [sys.executable, "-m", "pytest", "-m", "windows", "tests/windows"]
    return tests("-n", "2", "--dist", "worksteal") or subprocess.run(zipped, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
