"""A folder with which tdocs runs on Linux and macOS without Python, as an archive.

PyInstaller packs, in a bare environment with the locked packages, each with its hash. The archive is for the
system and the processor it is made on, and for Linux not older than this one. Same input, same bytes.
"""

import gzip
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from download import (
    OF_THIS_MACHINE,
    ROOT,
    bill_of_materials,
    locked,
    module,
    pages_as_text,
    refuse_if_too_large,
)
from teilhabe_docs import __version__

HERE = Path(__file__).resolve().parent
PARTS = HERE / "bundle"
SYSTEMS = {"Linux": ("linux", "sh"), "Darwin": ("macos", "command")}
"""What a system is called here, and the ending with which it runs what is clicked on."""
SYSTEM, ENDING = SYSTEMS.get(platform.system(), ("", ""))
NAME = f"tdocs-{__version__}-{SYSTEM}-{platform.machine()}"
_EARLIEST = 315_532_800  # seconds: 1 January 1980, as in the ZIP for Windows


def packed(wanted: Path, scratch: Path) -> Path:
    """What PyInstaller makes of tdocs and the packages that are `wanted`."""
    built, environment = scratch / "packed", scratch / "environment"
    module("hatchling", "build", "-t", "wheel", "-d", scratch)
    (wheel,) = scratch.glob("*.whl")
    venv.create(environment, with_pip=True, symlinks=True)
    python = environment / "bin" / "python"
    install = (python, "-m", "pip", "--quiet", "install", "--no-compile")
    fixed = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(_EARLIEST)}
    paths = ("--distpath", built, "--workpath", scratch / "work")
    for command in (
        (*install, "--require-hashes", "--no-deps", "-r", wanted),
        (*install, "--no-deps", wheel),
        (*install, "-c", ROOT / "constraints.txt", "pyinstaller"),
        (python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *paths, PARTS / "tdocs.spec"),
    ):
        subprocess.run([*map(str, command)], cwd=scratch, env=fixed, check=True)
    return built / "tdocs"


def add_parts(folder: Path) -> None:
    """Put beside the program what people read and click on."""
    starter = folder / f"Vorschau starten.{ENDING}"
    shutil.copy(PARTS / "start_preview.sh", starter)
    starter.chmod(0o755)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    told = (PARTS / "LIESMICH.txt").read_text("utf-8").replace("{version}", __version__)
    (folder / "LIESMICH.txt").write_text(told, "utf-8")
    (folder / "Anleitung").mkdir()
    for name, text in pages_as_text():
        (folder / "Anleitung" / name).write_text(text, "utf-8")


def pack(folder: Path, target: Path) -> None:
    """Write an archive with one folder, named as the archive; nothing of this machine is in it."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = _EARLIEST
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    name = target.name.removesuffix(".tar.gz")
    with (
        target.open("wb") as written,
        gzip.GzipFile("", "wb", 9, written, mtime=_EARLIEST) as compressed,
        tarfile.open(fileobj=compressed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(path for path in folder.rglob("*") if path.name not in OF_THIS_MACHINE):
            archive.add(path, f"{name}/{path.relative_to(folder).as_posix()}", recursive=False, filter=plain)
    refuse_if_too_large(target)


def main(out: Path) -> None:
    """Write the archive and the list of what is in it into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "requirements.txt"
        locked(wanted, "--python-version", platform.python_version())
        folder = packed(wanted, Path(scratch))
        add_parts(folder)
        pack(folder, out / f"{NAME}.tar.gz")
        bill_of_materials(wanted, platform.python_version(), out / f"{NAME}.cdx.json")


if __name__ == "__main__":
    if not SYSTEM:
        raise SystemExit("`make bundle` is for Linux and macOS; on Windows: packaging/windows_zip.py")
    main(ROOT / "dist")
