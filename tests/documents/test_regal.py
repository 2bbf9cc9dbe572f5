"""Profiles from one's own folders: found, never in the way of the built-in ones, never from elsewhere."""

from pathlib import Path

import pytest

from helpers import build_tree
from kleinprofil import EIGEN, LV, schreibe_profil, stellen
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import all_profiles, profile_chain, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf, UnknownProfileError
from teilhabe_docs.loading.files.folders import DiskFolder

A = "abschnitte:\n  - {id: a, titel: A}\n"
EINGEBAUTES = "sgb9-134"

HINAUS = (
    "Die Datei ist eine Verknüpfung, die nach außen führt, und wird nicht gelesen. Bitte die Datei selbst "
    "hineinlegen."
)


def regal(*ordner: Path) -> Shelf:
    """The built-in profiles and those of these folders, each called by its folder's name."""
    return Shelf((*BUILT_IN.ordner, *(ProfileFolder(DiskFolder(o), o.name) for o in ordner)))


def geschrieben(wurzel: Path, rest: str = A, texte: dict[str, str] | None = None, name: str = EIGEN) -> Shelf:
    """The built-in profiles and one of one's own in the folder `haus`."""
    schreibe_profil(wurzel / "haus", rest, texte, name=name)
    return regal(wurzel / "haus")


def koerper(gelesen: Profil) -> dict[str, str]:
    return {p.koerper.datei: p.koerper.text for p in gelesen.alle() if p.koerper}


def test_a_profile_in_a_folder_of_ones_own_is_found(tmp_path: Path) -> None:
    eigen = resolved(LV, EIGEN, geschrieben(tmp_path, A, {"a.md": "Text\n"}))
    assert (eigen.name, eigen.herkunft, eigen.befunde) == (EIGEN, "haus", ())
    assert koerper(eigen) == {f"haus/{LV}/{EIGEN}/a.md": "Text\n"}


def test_a_built_in_profile_has_no_folder_of_its_own(tmp_path: Path) -> None:
    eingebaut = resolved(LV, EINGEBAUTES, geschrieben(tmp_path))
    assert eingebaut.herkunft == ""
    assert eingebaut.texte
    assert not any(datei.startswith("haus/") for datei in eingebaut.texte)


def test_the_list_has_the_built_in_profiles_first_then_the_others_by_folder_and_name(tmp_path: Path) -> None:
    for ordner, name in [("z", "nord"), ("z", "mitte"), ("a", "sued")]:
        schreibe_profil(tmp_path / ordner, A, name=name)
    namen = regal(tmp_path / "z", tmp_path / "a").namen(LV)
    assert namen == (*BUILT_IN.namen(LV), "mitte", "nord", "sued")
    alle = list(all_profiles(regal(tmp_path / "z", tmp_path / "a")))
    assert [p.name for p in alle if p.herkunft] == ["mitte", "nord", "sued"]


def test_a_folder_that_is_missing_holds_nothing(tmp_path: Path) -> None:
    assert regal(tmp_path / "weg").namen(LV) == BUILT_IN.namen(LV)


def test_what_is_no_profile_is_not_listed(tmp_path: Path) -> None:
    build_tree(
        tmp_path / "haus",
        {f"{LV}/ohne/a.md": "Text", f"{LV}/datei": "", f"anderes/{EIGEN}/gliederung.yaml": "titel: X\n"},
    )
    assert regal(tmp_path / "haus").namen(LV) == BUILT_IN.namen(LV)


def test_a_profile_of_ones_own_extends_a_built_in_one(tmp_path: Path) -> None:
    vorhanden = resolved(LV, EINGEBAUTES)
    bibliothek = geschrieben(tmp_path, f"erweitert: {EINGEBAUTES}\naendern: {{ziele: {{titel: Wohin}}}}\n")
    eigen = resolved(LV, EIGEN, bibliothek)
    assert stellen(check_profile(eigen)) == []
    assert [p.id for p in eigen.alle()] == [p.id for p in vorhanden.alle()]
    assert [p.eintrag.titel for p in eigen.alle() if p.id == "ziele"] == ["Wohin"]
    assert koerper(eigen) == koerper(vorhanden)
    assert profile_chain(LV, EIGEN, bibliothek) == (*profile_chain(LV, EINGEBAUTES), EIGEN)


def test_a_profile_extends_one_in_another_folder(tmp_path: Path) -> None:
    schreibe_profil(tmp_path / "verband", A, {"a.md": "fern\n"}, name="verband")
    schreibe_profil(tmp_path / "haus", "erweitert: verband\n")
    eigen = resolved(LV, EIGEN, regal(tmp_path / "verband", tmp_path / "haus"))
    assert (eigen.herkunft, koerper(eigen)) == ("haus", {f"verband/{LV}/verband/a.md": "fern\n"})


def test_the_built_in_profile_wins_over_one_of_the_same_name(tmp_path: Path) -> None:
    bibliothek = geschrieben(tmp_path, A, name=EINGEBAUTES)
    gewaehlt = resolved(LV, EINGEBAUTES, bibliothek)
    assert gewaehlt.herkunft == ""
    assert [p.id for p in gewaehlt.alle()] == [p.id for p in resolved(LV, EINGEBAUTES).alle()]
    assert bibliothek.namen(LV).count(EINGEBAUTES) == 1


def test_a_name_that_is_taken_is_told(tmp_path: Path) -> None:
    schreibe_profil(tmp_path / "haus", A, name=EINGEBAUTES)
    for ordner in ("haus", "verband"):
        schreibe_profil(tmp_path / ordner, A)
    doppelte = regal(tmp_path / "haus", tmp_path / "verband").doppelte()
    assert [(ordner.name, dokument, name) for ordner, dokument, name in doppelte] == [
        ("haus", LV, EINGEBAUTES),
        ("verband", LV, EIGEN),
    ]


def test_the_same_name_in_another_document_is_not_taken(tmp_path: Path) -> None:
    rest = "profil: sgb9-134\ndokument: fachkonzept\ntitel: P\n"
    build_tree(tmp_path / "haus", {f"fachkonzept/{EINGEBAUTES}/gliederung.yaml": rest})
    bibliothek = regal(tmp_path / "haus")
    assert list(bibliothek.doppelte()) == []
    assert resolved("fachkonzept", EINGEBAUTES, bibliothek).herkunft == "haus"


def test_a_near_name_is_sought_in_all_folders(tmp_path: Path) -> None:
    bibliothek = geschrieben(tmp_path, A, name="haus-nord")
    with pytest.raises(UnknownProfileError) as fehler:
        resolved(LV, "haus-nort", bibliothek)
    assert fehler.value.rat == ("haus-nord",)


GEHEIM = "Geheimes von anderswo\n"


def test_a_body_that_is_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    bibliothek = geschrieben(tmp_path)
    (tmp_path / "geheim.md").write_text(GEHEIM, "utf-8")
    (tmp_path / "haus" / LV / EIGEN / "a.md").symlink_to(tmp_path / "geheim.md")
    eigen = resolved(LV, EIGEN, bibliothek)
    assert koerper(eigen) == {}
    assert GEHEIM not in eigen.texte.values()


def test_an_outline_that_is_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    bibliothek = geschrieben(tmp_path)
    datei = tmp_path / "haus" / LV / EIGEN / "gliederung.yaml"
    datei.rename(tmp_path / "anderswo.yaml")
    datei.symlink_to(tmp_path / "anderswo.yaml")
    eigen = resolved(LV, EIGEN, bibliothek)
    assert stellen(eigen.befunde) == [f"haus/{LV}/{EIGEN}/gliederung.yaml:1:1 {HINAUS}"]
    assert eigen.abschnitte == ()


def test_a_profile_that_is_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    schreibe_profil(tmp_path / "fremd", A, {"a.md": GEHEIM})
    build_tree(tmp_path / "haus", {f"{LV}/x": ""})
    (tmp_path / "haus" / LV / EIGEN).symlink_to(tmp_path / "fremd" / LV / EIGEN)
    eigen = resolved(LV, EIGEN, regal(tmp_path / "haus"))
    assert [b.message for b in eigen.befunde] == [HINAUS]
    assert (eigen.abschnitte, dict(eigen.texte)) == ((), {})


def test_a_link_inside_the_folder_is_fine(tmp_path: Path) -> None:
    bibliothek = geschrieben(tmp_path)
    build_tree(tmp_path / "haus", {"gemeinsam.md": "Text\n"})
    (tmp_path / "haus" / LV / EIGEN / "a.md").symlink_to(tmp_path / "haus" / "gemeinsam.md")
    assert koerper(resolved(LV, EIGEN, bibliothek)) == {f"haus/{LV}/{EIGEN}/a.md": "Text\n"}


NO_PATH = (
    "»{}« ist ein Pfad; ein Text liegt im Ordner des Profils. Bitte die Datei dort ablegen und hier nur "
    "ihren Namen nennen."
)


@pytest.mark.parametrize("ziel", ["../x.md", "../../x.md", "sub/x.md", "./x.md", "..", "/etc/hostname"])
def test_a_body_is_named_not_reached(tmp_path: Path, ziel: str) -> None:
    rest = f"abschnitte:\n  - {{id: a, titel: A, text: {ziel}}}\n"
    build_tree(tmp_path / "haus" / LV, {"x.md": GEHEIM, "../x.md": GEHEIM, f"{EIGEN}/sub/x.md": GEHEIM})
    eigen = resolved(LV, EIGEN, geschrieben(tmp_path, rest))
    assert stellen(eigen.befunde) == [f"haus/{LV}/{EIGEN}/gliederung.yaml:5:29 {NO_PATH.format(ziel)}"]
    assert koerper(eigen) == {}


def test_the_text_of_a_part_is_named_not_reached(tmp_path: Path) -> None:
    rest = "abschnitte:\n  - {id: a, titel: A, teile: {p: {text: ../x.md}}}\n"
    build_tree(tmp_path / "haus" / LV, {"x.md": GEHEIM})
    eigen = resolved(LV, EIGEN, geschrieben(tmp_path, rest, {"a.md": "(@p) eins\n"}))
    assert [b.message for b in eigen.befunde] == [NO_PATH.format("../x.md")]
    assert [dict(p.eigene) for p in eigen.alle()] == [{}]
