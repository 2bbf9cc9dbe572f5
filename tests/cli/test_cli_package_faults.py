"""One fault of a package is told in the package, whatever it is, and its members are spared what follows."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import GIVEN, LB, NORD, OFFER, OUTLINE, PACKAGE, member, package, said
from helpers import build_tree
from sampling import few

FOLDER = Path(f"verband/{LB}/nord")


def without_outline() -> None:
    Path("verband", OUTLINE).unlink()
    build_tree(FOLDER, {"fahrdienst.md": "(@) Es fährt ein Bus.\n"})


def outline_called(name: str) -> Callable[[], None]:
    return lambda: Path("verband", OUTLINE).rename(FOLDER / name) and None


def without_folder() -> None:
    rmtree(FOLDER)
    build_tree(Path("verband"), {f"{LB}/west/gliederung.yaml": NORD.replace("profil: nord", "profil: west")})


def said_as(line: str, text: str) -> Callable[[], None]:
    (old,) = (one for one in PACKAGE.splitlines() if one.startswith(line))
    return lambda: package(**{"paket.yaml": PACKAGE.replace(old, text)})


FAULTS: dict[str, tuple[Callable[[], None], str]] = {
    "no outline": (without_outline, f"verband/{OUTLINE}"),
    "capitals": (outline_called("Gliederung.yaml"), f"verband/{OUTLINE}"),
    "another ending": (outline_called("gliederung.yml"), f"verband/{OUTLINE}"),
    "no profile": (without_folder, "verband/paket.yaml"),
    **{
        f"{line} {text}": (said_as(line, text), "verband/paket.yaml")
        for line in ("name:", "version:")
        for text in ("", f'{line} ""', f"{line} ~", f"{line} []", f"{line} {{a: b}}", f'{line} " "')
    },
}


@pytest.mark.parametrize("fault", few(FAULTS, 3))
def test_a_fault_of_a_package_is_told_there_and_no_member_is_told_what_follows(
    tdocs: Tdocs, fault: str
) -> None:
    package()
    for name in ("eins", "zwei"):
        member(name)
    done, file = FAULTS[fault]
    done()
    found = said(tdocs, "validate", ".")
    assert [f for f in found if f["file"].startswith(("eins/", "zwei/"))] == []
    assert file in {f["file"] for f in found if f["severity"] == "error"}
    assert not [f for f in said(tdocs, "lint", ".") if "unlesbar" in f["message"]]
    alone = said(tdocs, "validate", "eins")
    assert file in {f["file"].removeprefix("../") for f in alone if f["severity"] == "error"}
    assert [f for f in alone if not f["file"].startswith("../")] == []


def test_a_name_that_nobody_prescribes_is_still_the_member_s_fault(tdocs: Tdocs) -> None:
    package()
    member(**{"offer.yaml": OFFER.replace(": nord", ": nordd") + GIVEN})
    (told,) = (f for f in said(tdocs, "validate", "mitglied") if f["code"] == "TD803")
    assert (told["file"], "»nordd«" in told["message"]) == ("offer.yaml", True)
