"""What is nearly called like a file of ours is told; what is something else is left alone."""

from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.loading.near_files import near_name
from teilhabe_docs.loading.repository import load_repository

OFFER = {"provider.yaml": "name: T\n", "staffing.yaml": "", "offer.yaml": "id: x\nbezeichnung: X\n"}

NEAR = {
    "offer": (
        "angebot.yaml|Angebot.yml|offer.yaml.txt|offer - Kopie.yaml|offer (1).yaml|offer.nord.yaml|"
        "offer 2.yaml|offer_v2.yaml|Kopie von offer.yaml|offer (Konflikt 2026-01-01).yaml|nord-offer.yaml|"
        "offer|offer.txt|nord.angebot.yaml|ofer.yaml|offers.yaml|offer.yam|offer .yaml|offer..yaml|"
        "offer,yaml|offer.yaml - Kopie"
    ),
    "provider": "traeger.yaml|Träger.yaml|Tra\u0308ger.yml|anbieter.yaml|provder.yaml|provider.json",
    "staffing": "personal.yaml|stellenplan.yml|stafing.yaml|staffing-alt.yaml|staffing.yaml.yaml",
    "tdocs": "tdocs.yaml.txt|.tdocs.yaml|tdoc.yaml|tdocs.json",
    "paket": "Paket.yaml|Paket.yml|paket.yml|paket.yaml.txt|package.yaml|packet.yaml",
    "anforderungen": "anforderung.yaml|anforderungen.yml|Anforderungen.yaml",
    "gliederung": "gliederung.yml|Gliederung.yaml|gliederung.yaml.txt",
}
SPARE = "Offer.yml~|offer.yaml.bak|#offer.yaml#|offer.bak|provider.yaml.orig|offer.yaml.1|angebot.yaml.old"
OTHERS = (
    "offer.yaml|OFFER.YML|nord.offer.yaml|tdocs.yml|gliederung.yaml|offerten.md|offer.md|offer.docx|angebot.md|"
    "personal.xlsx|.offer.yaml|.offer.yaml.swp|._offer.yaml|offer.yaml.license|order.yaml|other.yaml|staging.yaml|"
    "docs.yaml|mkdocs.yml|~$offer.yaml|~$angebot.yaml|personalrat.yaml|angebotsflyer.yaml|offer.schema.json|action.yml|traegerverein.md|README"
)


@pytest.mark.parametrize("stem", NEAR)
def test_a_near_miss_is_known(stem: str) -> None:
    assert [name for name in NEAR[stem].split("|") if near_name(name) != (stem, False)] == []


def test_what_an_editor_keeps_is_known_as_that() -> None:
    assert all((near := near_name(name)) and near.spare for name in SPARE.split("|"))


def test_what_is_something_else_is_left_alone() -> None:
    assert [name for name in OTHERS.split("|") if near_name(name)] == []


def told(root: Path, files: dict[str, str]) -> list[str]:
    found = load_repository(build_tree(root, files)).findings
    return [f"{f.file} {f.code} {f.message}" for f in found if f.code.startswith("TD03")]


def test_a_copy_beside_the_file_itself_is_not_to_take_its_name(tmp_path: Path) -> None:
    (text,) = told(tmp_path, {**OFFER, "offer - Kopie.yaml": ""})
    assert text.startswith(
        "offer - Kopie.yaml TD033 Diese Datei wird nicht gelesen: Ein Angebot heißt »offer.yaml«."
    )
    assert "steht schon daneben" in text
    assert "nord.offer.yaml" in text


@pytest.mark.parametrize("name", [*SPARE.split("|"), "offer.yaml~", "offer.yaml.rej", "offer.yaml.tmp"])
def test_a_spare_copy_is_to_be_deleted_only_beside_the_file_itself(name: str, tmp_path: Path) -> None:
    (text,) = told(tmp_path / "beside", {**OFFER, name: ""})
    assert text.startswith(f"{name} TD034")
    assert "löschen" in text
    stem = near_name(name)
    files = {n: t for n, t in OFFER.items() if not stem or n != f"{stem.stem}.yaml"}
    alone = told(tmp_path / "alone", {**files, name: ""})
    assert not any("löschen" in text for text in alone)
    (text,) = (text for text in alone if "TD034" in text)
    assert "die Datei selbst fehlt" in text
    assert "umbenennen" in text
    for text in alone:
        assert not text.startswith("staffing") or f"»{name}« wird nicht gelesen" in text


def test_the_name_before_the_ending_is_kept(tmp_path: Path) -> None:
    files = {name: text for name, text in OFFER.items() if name != "offer.yaml"}
    texts = told(tmp_path, {**files, "nord.offer.yaml~": "", "sued.angebot.yml": ""})
    assert any("in »nord.offer.yaml« umbenennen" in text for text in texts if "TD034" in text)
    (text,) = (text for text in texts if "TD035" in text)
    assert "»sued.angebot.yml«" in text


def test_an_outline_counts_only_where_profiles_stand(tmp_path: Path) -> None:
    files = {
        "profile/fachkonzept/eigen/gliederung.yml": "",
        "gliederung.yml": "",
        "texte/a/gliederung.yml": "",
    }
    (text,) = told(tmp_path, {**OFFER, **files})
    assert text.startswith("profile/fachkonzept/eigen/gliederung.yml TD033")


@pytest.mark.parametrize("name", ["Paket.yml", "paket.yml", "anforderung.yaml", "anforderungen.yml"])
def test_a_file_of_packages_counts_only_beside_the_folders_of_documents(name: str, tmp_path: Path) -> None:
    files = {"profile/fachkonzept/eigen/gliederung.yaml": "", f"profile/{name}": "", f"texte/{name}": ""}
    (text,) = told(tmp_path, {**OFFER, **files, name: ""})
    assert text.startswith(f"profile/{name} TD033 Diese Datei wird nicht gelesen")


def test_a_folder_of_profiles_with_a_near_name_is_told(tmp_path: Path) -> None:
    (text,) = told(tmp_path, {**OFFER, "profil/fachkonzept/eigen/gliederung.yaml": "", "profiles/x/y.md": ""})
    assert text.startswith("profil TD033 In diesem Ordner stehen Profile")


def test_staffing_without_an_offer_is_an_error_wherever_it_stands(tmp_path: Path) -> None:
    nord, sued = {f"nord/{n}": t for n, t in OFFER.items()}, {"sued/staffing.yaml": ""}
    assert told(tmp_path, {**nord, **sued})[0].startswith("sued/staffing.yaml TD035")
    (tmp_path / "sued/angebot.yaml").write_bytes(b"")
    assert any("»sued/angebot.yaml« wird nicht gelesen" in text for text in told(tmp_path, {}))


def test_a_provider_alone_is_whole_but_not_with_texts_that_wait(tmp_path: Path) -> None:
    provider = {
        "provider.yaml": "name: T\nleitbild: {datei: texte/leitbild.md}\n",
        "texte/leitbild.md": "Wir.\n",
    }
    assert told(tmp_path, provider) == []
    (text,) = told(tmp_path, {"texte/alltag.md": "So.\n"})
    assert text.startswith("provider.yaml TD036")
    assert "»texte/alltag.md«" in text
