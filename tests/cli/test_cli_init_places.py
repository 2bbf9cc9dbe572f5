"""`tdocs init` looks whether all its places can be written before it writes any."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.aufruf import Tdocs

KINDS = {"a profile": ("--profile", "rahmen"), "an example": ("--example", "schulkindergarten-bw")}


def link_out(place: Path) -> None:
    Path("aussen").mkdir()
    place.symlink_to(Path("aussen").resolve(), target_is_directory=True)


def dangling(place: Path) -> None:
    place.symlink_to(Path("nirgends").resolve())


def a_file(place: Path) -> None:
    place.write_text("x", "utf-8")


@pytest.mark.parametrize("name", [".tdocs", "texte"])
@pytest.mark.parametrize("way", [link_out, dangling, a_file])
@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_the_way_is_told_before_anything_is_written(
    tdocs: Tdocs, kind: str, way: Callable[[Path], None], name: str
) -> None:
    Path("neu").mkdir()
    way(Path("neu", name))
    result = tdocs("init", "neu", *KINDS[kind])
    if kind == "a profile" and name == "texte" and result.code == 0:
        return  # this starter has no texts of its own
    assert result.code in (1, 2)
    assert f"neu/{name}" in result.err
    assert "--out" not in result.err
    assert [one.name for one in Path("neu").iterdir()] == [name]
    assert not Path("aussen").exists() or list(Path("aussen").iterdir()) == []


def test_a_link_that_leads_out_of_the_output_may_be_named_with_out(tdocs: Tdocs) -> None:
    assert tdocs("init", "neu", *KINDS["an example"]).code == 0
    Path("aussen").mkdir()
    Path("neu/ausgabe").symlink_to(Path("aussen").resolve(), target_is_directory=True)
    result = tdocs("render", "neu", "--format", "md")
    assert (result.code, "mit --out nennen" in result.err) == (2, True)
