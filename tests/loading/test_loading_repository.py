"""Which files make a concept, and where its fields stand."""

import os
from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.loading.discovery import file_kind
from teilhabe_docs.loading.loaded_files import load_file
from teilhabe_docs.loading.repository import load_repository

OFFER = "id: {}\nbezeichnung: Haus\n"


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.file}:{f.span.line}:{f.span.column} {f.code}" for f in findings]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("provider.yaml", "traeger"),
        ("offer.yml", "angebot"),
        ("nord.staffing.yaml", "personal"),
        ("Haus Nord.offer.YAML", "angebot"),
        ("tdocs.yaml", None),
        ("offer.yaml.bak", None),
        ("meinoffer.yaml", None),
        (".offer.yaml", None),
        ("yaml", None),
    ],
)
def test_the_kind_of_a_file_is_its_name(name: str, kind: str | None) -> None:
    assert file_kind(name) == kind


def test_two_offers_share_a_provider_that_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"provider.yaml": "name: T\nfalsch: 1\n", "staffing.yaml": ""}
    offers = {f"angebote/{name}/offer.yaml": OFFER.format(name) for name in ("b", "a")}
    build_tree(tmp_path, {**files, **offers})
    opened: list[str] = []
    system_open = os.open

    def recording(path: str, *args: int, **options: int) -> int:
        opened.append(Path(path).name)
        return system_open(path, *args, **options)

    monkeypatch.setattr(os, "open", recording)
    stock = load_repository(tmp_path)
    assert [k.konzept.angebot.id for k in stock.konzepte] == ["a", "b"]
    assert stock.konzepte[0].konzept.traeger is stock.konzepte[1].konzept.traeger
    assert codes(stock.findings) == ["provider.yaml:2:1 TD201"]
    assert opened.count("provider.yaml") == 1
    assert stock.dateien == (
        "angebote/a/offer.yaml",
        "angebote/b/offer.yaml",
        "provider.yaml",
        "staffing.yaml",
    )


def test_an_offer_takes_the_nearest_provider_and_staffing(tmp_path: Path) -> None:
    files = {"provider.yaml": "name: Oben\n", "staffing.yaml": "", "a/b/offer.yaml": OFFER.format("x")}
    (concept,) = load_repository(build_tree(tmp_path, {**files, "a/provider.yaml": "name: Nah\n"})).konzepte
    assert concept.konzept.traeger.name == "Nah"
    assert concept.ordner == {"angebot": "a/b", "traeger": "a", "personal": ""}


def test_a_folder_below_finds_its_provider_above(tmp_path: Path) -> None:
    files = {
        ".git/HEAD": "",
        "provider.yaml": "name: T\n",
        "staffing.yaml": "",
        "a/offer.yaml": OFFER.format("x"),
    }
    stock = load_repository(build_tree(tmp_path, files) / "a")
    assert stock.wurzel == tmp_path.resolve()
    assert stock.findings == ()
    assert stock.dateien == ("a/offer.yaml", "provider.yaml", "staffing.yaml")


def test_the_search_upwards_ends_at_the_git_checkout(tmp_path: Path) -> None:
    files = {"provider.yaml": "name: T\n", "repo/.git/HEAD": "", "repo/offer.yaml": OFFER.format("x")}
    stock = load_repository(build_tree(tmp_path, files) / "repo")
    assert codes(stock.findings) == ["offer.yaml:1:1 TD030", "offer.yaml:1:1 TD031"]


def test_a_folder_with_a_provider_is_a_repository_of_its_own(tmp_path: Path) -> None:
    files = {".git/HEAD": "", "provider.yaml": "name: T\n", "b/provider.yaml": "name: B\n"}
    stock = load_repository(
        build_tree(tmp_path, {**files, "b/offer.yaml": OFFER.format("x"), "b/staffing.yaml": ""}) / "b"
    )
    assert stock.dateien == ("offer.yaml", "provider.yaml", "staffing.yaml")


def test_an_offer_without_provider_is_an_error_and_no_concept(tmp_path: Path) -> None:
    stock = load_repository(build_tree(tmp_path, {"offer.yaml": OFFER.format("x"), "staffing.yaml": ""}))
    assert codes(stock.findings) == ["offer.yaml:1:1 TD030"]
    assert stock.konzepte == ()


def test_an_offer_without_staffing_is_a_warning_and_a_concept(tmp_path: Path) -> None:
    stock = load_repository(
        build_tree(tmp_path, {"offer.yaml": OFFER.format("x"), "provider.yaml": "name: T\n"})
    )
    (finding,) = stock.findings
    assert (finding.code, finding.severity) == ("TD031", Severity.WARNING)
    (concept,) = stock.konzepte
    assert concept.ort("personal.positionen") == ("offer.yaml", Span(), "positionen")
    assert not concept.ausgelassen("personal.positionen")


def test_two_candidates_in_one_folder_are_named_once(tmp_path: Path) -> None:
    files = {"provider.yaml": "name: T\n", "haus.provider.yml": "name: H\n", "staffing.yaml": ""}
    offers = {f"{name}/offer.yaml": OFFER.format(name) for name in ("a", "b")}
    stock = load_repository(build_tree(tmp_path, {**files, **offers}))
    (finding,) = stock.findings
    assert codes(stock.findings) == ["provider.yaml:1:1 TD032"]
    assert "»haus.provider.yml« und »provider.yaml«" in finding.message


def test_an_id_twice_names_the_other_file(tmp_path: Path) -> None:
    files = {"provider.yaml": "name: T\n", "staffing.yaml": "", "a/offer.yaml": OFFER.format("x")}
    stock = load_repository(build_tree(tmp_path, {**files, "b/offer.yaml": "bezeichnung: B\nid: x\n"}))
    assert codes(stock.findings) == ["b/offer.yaml:2:5 TD206"]
    assert "a/offer.yaml" in stock.findings[0].message


def test_hidden_output_and_environment_folders_are_left_alone(tmp_path: Path) -> None:
    bad = "id: [\n"
    files = {
        f"{folder}/offer.yaml": bad
        for folder in (".versteckt", "ausgabe", "a/ausgabe", "umgebung/lib/python3.13/site-packages/x")
    }
    stock = load_repository(build_tree(tmp_path, {**files, "umgebung/pyvenv.cfg": "", "notizen.yaml": bad}))
    assert stock.findings == ()
    assert stock.dateien == ()


def test_a_concept_file_that_links_out_of_the_repository_is_refused(tmp_path: Path) -> None:
    build_tree(tmp_path, {"geheim.yaml": "name: GEHEIM\n", "repo/offer.yaml": OFFER.format("x")})
    (tmp_path / "repo/provider.yaml").symlink_to(tmp_path / "geheim.yaml")
    stock = load_repository(tmp_path / "repo")
    assert "provider.yaml:1:1 TD041" in codes(stock.findings)
    assert "GEHEIM" not in str(stock)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "provider.yaml")
    assert codes(load_repository(tmp_path).findings) == ["provider.yaml:1:1 TD001"]


def test_all_findings_of_all_files_come_sorted(tmp_path: Path) -> None:
    files = {"provider.yaml": "nam: T\nx: 1\n", "staffing.yaml": "a: *b\n", "offer.yaml": "id: x\n"}
    assert codes(load_repository(build_tree(tmp_path, files)).findings) == [
        "offer.yaml:1:1 TD202",
        "provider.yaml:1:1 TD201",
        "provider.yaml:2:1 TD201",
        "staffing.yaml:1:4 TD012",
    ]


def test_a_field_has_its_file_place_and_path(tmp_path: Path) -> None:
    offer = (
        "id: x\nbezeichnung: H\noeffnung:\n  ruhezeiten: 13 Uhr\ngruppen:\n  - bezeichnung: ohne\n"
        "  - {id: g, bezeichnung: G, plaetze: zwei}\n"
    )
    files = {"provider.yaml": "name: T\n", "a/offer.yaml": offer, "staffing.yaml": "positionen: []\n"}
    (concept,) = load_repository(build_tree(tmp_path, files)).konzepte
    assert concept.ort("traeger.name") == ("provider.yaml", Span(1, 7, 1, 8), "name")
    assert concept.ort("angebot.oeffnung.zeiten") == ("a/offer.yaml", Span(3, 1, 3, 9), "oeffnung.zeiten")
    assert concept.ort("angebot.gruppen[0].bezeichnung")[1:] == (
        Span(7, 26, 7, 27),
        "gruppen[id=g].bezeichnung",
    )
    assert concept.ort("angebot.gruppen[id=g].id")[1] == Span(7, 10, 7, 11)
    assert concept.ort("angebot") == ("a/offer.yaml", Span(), "")


def test_what_an_error_left_out_is_known(tmp_path: Path) -> None:
    offer = (
        OFFER.format("x") + "gruppen:\n  - bezeichnung: ohne\n  - {id: g, bezeichnung: G, plaetze: zwei}\n"
    )
    files = {"provider.yaml": "name: T\n", "offer.yaml": offer, "staffing.yaml": "a: [\n"}
    (concept,) = load_repository(build_tree(tmp_path, files)).konzepte
    assert concept.ausgelassen("angebot.gruppen[0].plaetze")
    assert not concept.ausgelassen("angebot.gruppen[0].bezeichnung")
    assert not concept.ausgelassen("angebot.plaetze")
    assert concept.ausgelassen("personal.positionen")
    assert concept.ort("personal.positionen")[0] == "staffing.yaml"


def test_crlf_in_every_file_changes_nothing(tmp_path: Path) -> None:
    files = {
        "provider.yaml": "name: T\nleitbild: |\n  Eins\n\n  Zwei\n",
        "offer.yaml": OFFER.format("x") + "gewaltschutz: {datei: a.md}\nfalsch: 1\n",
        "staffing.yaml": "positionen:\n  - {id: a, funktion: A, vzae: 1,5}\n",
        "a.md": "# Titel\n\nText\n",
    }
    plain = load_repository(build_tree(tmp_path / "lf", {**files}))
    crlf = load_repository(
        build_tree(tmp_path / "crlf", {name: text.replace("\n", "\r\n") for name, text in files.items()})
    )
    assert crlf.findings == plain.findings
    assert crlf.texte == plain.texte
    one, other = crlf.konzepte[0].konzept, plain.konzepte[0].konzept
    assert (one.traeger, one.angebot, one.personal) == (other.traeger, other.angebot, other.personal)


def test_one_file_alone_is_read_with_its_own_texts(tmp_path: Path) -> None:
    offer = OFFER.format("x") + "gewaltschutz: {datei: fehlt.md}\n"
    root = build_tree(tmp_path, {"provider.yaml": "nam: T\n", "a/offer.yaml": offer, "a/andere.yaml": ""})
    stock = load_file(root / "a/offer.yaml")
    assert stock.konzepte == ()
    assert [finding.code for finding in stock.findings] == ["TD040"]


def test_the_text_of_an_unreadable_file_can_be_shown(tmp_path: Path) -> None:
    stock = load_repository(build_tree(tmp_path, {"provider.yaml": "name: Köln\r\n".encode("cp1252")}))
    assert stock.texte == {"provider.yaml": "name: K\ufffdln\n"}
