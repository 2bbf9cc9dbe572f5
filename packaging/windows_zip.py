"""One ZIP with which tdocs runs on Windows without Python, and one of wheels for `pip install --no-index`.

It takes the embeddable package of python.org as a file and the locked packages, each with its hash, from the
index. Same input, same bytes. Source: Python documentation, "Using Python on Windows", "The embeddable
package".
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
PARTS = HERE / "windows"
STARTER = HERE / "start_preview.py"
NAME = f"tdocs-{__version__}-windows"
WANTED = "requirements.txt"
SITE = "Lib/site-packages"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PLATFORM = ("--platform", "win_amd64", "--implementation", "cp", "--only-binary", ":all:")


def pip(*arguments: str | Path) -> None:
    """Run pip without words."""
    module("pip", "--quiet", *arguments)


def version_of(embedded: Path) -> str:
    """The version of the Python in the embeddable package, `3.12`; raises `SystemExit` where it is none."""
    with ZipFile(embedded) as archive:
        found = [re.fullmatch(r"python3(\d+)\._pth", name) for name in archive.namelist()]
    minors = [match[1] for match in found if match]
    if len(minors) != 1:
        raise SystemExit(f"{embedded.name} is not the embeddable package of python.org")
    return f"3.{minors[0]}"


def wheels(python: str, folder: Path) -> None:
    """Put tdocs and the locked packages that it needs on Windows into a folder, their list beside it."""
    wanted = folder.parent / WANTED
    version = ("--python-version", python)
    locked(wanted, "--python-platform", "x86_64-pc-windows-msvc", *version)
    pip("download", "--no-deps", "--require-hashes", "-r", wanted, "-d", folder, *_PLATFORM, *version)
    module("hatchling", "build", "-t", "wheel", "-d", folder)


def assemble(embedded: Path, python: str, brought: Path, folder: Path) -> None:
    """The folder as users unpack it."""
    with ZipFile(embedded) as archive:
        archive.extractall(folder / "python")
    (paths,) = (folder / "python").glob("python3*._pth")
    lines = [line for line in paths.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    paths.write_bytes("\r\n".join([*lines, SITE.replace("/", "\\"), ""]).encode())
    site = folder / "python" / SITE
    options = ("--no-deps", "--no-index", "--no-compile", "--target", site)
    pip("install", *options, *_PLATFORM, "--python-version", python, *sorted(brought.glob("*.whl")))
    shutil.rmtree(site / "bin", ignore_errors=True)
    for part in (*PARTS.glob("*.*"), STARTER):
        write(folder / ("python" if part.suffix == ".py" else "") / part.name, part.read_text("utf-8"))
    write(folder / "LICENSE.txt", (ROOT / "LICENSE").read_text("utf-8"))
    for name, text in pages_as_text():
        write(folder / "Anleitung" / name, text)


def write(target: Path, text: str) -> None:
    """Write a text with the line ends of Windows; for people with a byte order mark, which cmd.exe minds."""
    text = text.replace("{version}", __version__).replace("\n", "\r\n")
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(text.encode({".txt": "utf-8-sig", ".cmd": "ascii"}.get(target.suffix, "utf-8")))


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names and contents below a folder, sorted; what pip notes about this machine stays behind."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in OF_THIS_MACHINE:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def pack(folder: Path, target: Path) -> None:
    """Write a ZIP without a folder around all: Windows makes one. Raises `SystemExit` if too large."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files(folder):
            archive.writestr(ZipInfo(name, _EARLIEST), content, ZIP_DEFLATED, 9)
    refuse_if_too_large(target)


def main(embedded: Path, out: Path) -> None:
    """Write both ZIPs and the list of what is in them into the folder `out`."""
    python = version_of(embedded)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        brought, folder = Path(scratch) / "wheels", Path(scratch) / NAME
        wheels(python, brought)
        assemble(embedded, python, brought, folder)
        pack(folder, out / f"{NAME}.zip")
        pack(brought, out / f"tdocs-{__version__}-wheels-windows-python{python}.zip")
        bill_of_materials(brought.with_name(WANTED), python, out / f"{NAME}.cdx.json")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        raise SystemExit(
            "make windows-zip EMBED=python-3.x.y-embed-amd64.zip (from python.org, Downloads, Windows)"
        )
    main(Path(sys.argv[1]).resolve(), ROOT / "dist")
