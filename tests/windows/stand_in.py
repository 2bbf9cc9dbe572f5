"""A Windows Python under wine, for tests only: python.org's own cannot be fetched by a package manager.

panda3d's wheel brings `python312.dll` and the compiled modules as python.org signed them; the standard
library is that of a Python 3.12 here; `python.exe` is four lines of C. What wine 8 lacks is left out or made.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

ROOT = Path(__file__).resolve().parents[2]
VERSION = "3.12"
WINE = {"WINEDEBUG": "-all", "WINEPREFIX": str(ROOT / "build" / "wine")}
"""What wine is to have in its environment."""
_TOOLS = "x86_64-w64-mingw32"
PROGRAMS = {"wine": "wine wine64", f"{_TOOLS}-gcc": "gcc-mingw-w64-x86-64-win32"}
"""Program to the Debian packages that bring it."""

_DLLS = "panda3d==1.10.16"
_MAIN = """\
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int count, wchar_t **arguments) { return Py_Main(count, arguments); }
"""
_RANDOM = """\
#include <windows.h>
__declspec(dllimport) BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T count) { return SystemFunction036(to, count); }
"""
_WITHOUT = "import _winapi\nif hasattr(_winapi, 'CopyFile2'):\n    del _winapi.CopyFile2\n"
_LEFT_OUT = (
    "site-packages",
    "test",
    "lib-dynload",
    "idlelib",
    "tkinter",
    "ensurepip",
    "lib2to3",
    "__pycache__",
)


def library() -> Path:
    """The standard library of a Python 3.12 here."""
    pyenv = sorted((Path.home() / ".pyenv" / "versions").glob(f"{VERSION}.*/lib/python{VERSION}"))
    own = Path(sysconfig.get_paths()["stdlib"])
    found = [own] if own.name == f"python{VERSION}" else pyenv
    if not found:
        raise SystemExit(f"Python {VERSION} is missing: its standard library is needed")
    return found[-1]


def pip(*arguments: str | Path) -> None:
    """Run pip for packages of Windows, as far as it is told of packages."""
    platform = ("--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp")
    command = [sys.executable, "-m", "pip", "--quiet", *map(str, arguments), *platform]
    subprocess.run([*command, "--only-binary", ":all:"], check=True)


def compiled(source: str, target: Path, *options: str) -> None:
    """Compile a C source into a program or library of Windows."""
    command = [f"{_TOOLS}-gcc", "-O1", "-x", "c", "-", "-x", "none", *options, "-o", str(target)]
    subprocess.run(command, input=source, text=True, check=True)


def stable(folder: Path) -> None:
    """Make the `python3.dll` that all versions share: it hands everything on to the library of this one."""
    command = [f"{_TOOLS}-objdump", "-p", str(folder / "python312.dll")]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    names = dict.fromkeys(re.findall(r"^\s+\[ *\d+\].*?\b(_?Py\w+)$", shown, re.MULTILINE))
    exports = folder / "python3.def"
    exports.write_text("EXPORTS\n" + "".join(f"{name}=python312.{name}\n" for name in names), "ascii")
    compiled("", folder / "python3.dll", "-shared", str(exports))
    exports.unlink()


def python(folder: Path) -> None:
    """Make the Python in a folder that does not exist yet."""
    for name, packages in PROGRAMS.items():
        if shutil.which(name) is None:
            raise SystemExit(f"{name} is missing. On Debian: apt-get install {packages}")
    lib = library()
    shutil.copytree(
        lib, folder / "Lib", ignore=shutil.ignore_patterns(*_LEFT_OUT, "_sysconfigdata*", "config-3*")
    )
    (folder / "Lib" / "site-packages").mkdir()
    (folder / "DLLs").mkdir()
    pip("download", "--no-deps", "-d", folder / "w", _DLLS)
    (wheel,) = (folder / "w").glob("panda3d*.whl")
    with ZipFile(wheel) as archive:
        for entry in archive.infolist():
            path = Path(entry.filename)
            if path.parent.name == "deploy_libs" and not path.name.startswith(
                ("api-ms", "_wmi", "tcl", "tk", "_tk")
            ):
                beside = path.suffix == ".dll" and path.name.lower().startswith(("python", "vcruntime"))
                (folder if beside else folder / "DLLs").joinpath(path.name).write_bytes(archive.read(entry))
    shutil.rmtree(folder / "w")
    compiled(_MAIN, folder / "python.exe", "-municode", str(folder / "python312.dll"))
    stable(folder)
    compiled(_RANDOM, folder / "bcryptprimitives.dll", "-shared", "-ladvapi32")
    (folder / "Lib" / "site-packages" / "sitecustomize.py").write_text(_WITHOUT, "ascii")


def embeddable(folder: Path, target: Path) -> None:
    """Pack a Python as python.org packs its embeddable one: its library as a zip, the rest beside."""
    stdlib = folder / "Lib"
    inner = target.with_suffix(".inner")
    with ZipFile(inner, "w", ZIP_DEFLATED) as archive:
        for path in sorted(stdlib.rglob("*.py")):
            if "site-packages" not in path.parts:
                archive.write(path, path.relative_to(stdlib).as_posix())
        archive.writestr("sitecustomize.py", _WITHOUT)
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.write(inner, "python312.zip")
        archive.writestr(
            "python312._pth",
            "python312.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\nimport site\r\n",
        )
        for path in [*folder.glob("*.dll"), *folder.glob("*.exe"), *(folder / "DLLs").iterdir()]:
            archive.write(path, path.name)
    inner.unlink()


if __name__ == "__main__":
    place = Path(sys.argv[1])
    if not place.exists():
        python(place)
    embeddable(place, place.with_name("python-3.12-embed-amd64.zip"))
