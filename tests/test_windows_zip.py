"""What the ZIP for Windows is made of, without Windows and without a network; `make test-windows` runs it."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

import download
import windows_zip
from pipelines import wheel
from windows.skips import LIST, Skip, skips


def embedded(folder: Path, *names: str) -> Path:
    """An embeddable package as python.org packs it, with nothing in it."""
    with ZipFile(folder / "python-embed.zip", "w") as archive:
        for name in names:
            archive.writestr(
                name, "python312.zip\r\n.\r\n\r\n# Uncomment to run site.main()\r\n#import site\r\n"
            )
    return folder / "python-embed.zip"


def packed(folder: Path) -> Path:
    folder.mkdir()
    wheel(folder / "wheels")
    windows_zip.assemble(embedded(folder, "python312._pth"), "3.12", folder / "wheels", folder / "there")
    windows_zip.pack(folder / "there", folder / "tdocs.zip")
    return folder / "tdocs.zip"


def test_it_holds_python_with_packages_and_what_people_click_on(tmp_path: Path) -> None:
    with ZipFile(packed(tmp_path / "a")) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert content["python/python312._pth"] == b"python312.zip\r\n.\r\nLib\\site-packages\r\n"
    assert "python/Lib/site-packages/teilhabe_docs/__main__.py" in content
    assert {name for name in content if "/" not in name} == {
        *("tdocs.cmd", "Ordner hierher ziehen.cmd", "Vorschau starten.cmd", "LIESMICH.txt", "LICENSE.txt")
    }
    for name, data in content.items():
        if name.endswith((".cmd", ".txt")) and "/" not in name:
            assert data.startswith(b"\xef\xbb\xbf") == name.endswith(".txt"), name
            assert data.count(b"\n") == data.count(b"\r\n") > 2, name
    assert windows_zip.__version__ in content["LIESMICH.txt"].decode("utf-8-sig")
    assert {"python/dragged.py", "python/start_preview.py"} <= content.keys()
    assert str(tmp_path).encode() not in b"".join(content.values())


def test_it_holds_the_pages_with_links_among_them(tmp_path: Path) -> None:
    with ZipFile(packed(tmp_path / "a")) as archive:
        names = {name for name in archive.namelist() if name.startswith("Anleitung/")}
        pages = {name: archive.read(name).decode("utf-8-sig") for name in names}
    links = {link for page in pages.values() for link in re.findall(r"\]\(([a-z]+\.(?:md|txt))[)#]", page)}
    assert {"felder.txt", "repository.txt"} <= links
    assert {f"Anleitung/{link}" for link in links} <= names
    assert "texte/leitbild.md" in pages["Anleitung/repository.txt"]


def test_the_same_again_has_the_same_bytes(tmp_path: Path) -> None:
    assert packed(tmp_path / "a").read_bytes() == packed(tmp_path / "b").read_bytes()


@pytest.mark.parametrize("names", [(), ("python.exe",), ("python312._pth", "python313._pth")])
def test_another_zip_is_refused(names: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="embeddable package"):
        windows_zip.version_of(embedded(tmp_path, *names))


def test_a_zip_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST", 100)
    with pytest.raises(SystemExit, match="larger"):
        packed(tmp_path / "a")


@pytest.mark.parametrize("skip", skips(), ids=lambda skip: skip.pattern)
def test_what_windows_does_not_run_is_there_and_has_a_reason(skip: Skip) -> None:
    pattern, where, reason = skip
    module, _, name = pattern.partition("::")
    found = [
        path for path in LIST.parents[1].glob(module) if name.partition("*")[0] in path.read_text("utf-8")
    ]
    assert found
    assert where in ("windows", "wine")
    assert len(reason) > 10
