"""Citations in texts, values and profiles: found at their place, and sound in all that is built in."""

from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.verdict import Surroundings
from teilhabe_docs.rules.checks import begriffe
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.rule import all_rules

TRAEGER = "name: Muster gGmbH\n"
ANGEBOT = "id: a\nbezeichnung: Haus am See\nvertragsgrundlage: {basis}\n"
PROFIL = """\
profil: haus
dokument: leistungsvereinbarung
titel: Haus
erweitert: sgb9-125
einfuegen:
  - {nach: umfang, id: eigen, titel: Eigenes, quelle: § 76 SGB XII, hinweis: Folgt § 125 Abs. 9 SGB IX.}
"""


def funde(ordner: Path, dateien: dict[str, str], basis: str = "sgb9_125", angebot: str = "") -> list[Finding]:
    offer = ANGEBOT.format(basis=basis) + angebot
    build_tree(ordner, {"provider.yaml": TRAEGER, "offer.yaml": offer, "staffing.yaml": "{}\n", **dateien})
    return [finding for finding in lint(ordner) if finding.code.startswith("TD6")]


def eine(gefunden: list[Finding]) -> tuple[str, str, int, int, int, int]:
    (f,) = gefunden
    return f.code, f.file, f.span.line, f.span.column, f.span.end_line, f.span.end_column


def test_a_finding_stands_at_the_citation_alone(tmp_path: Path) -> None:
    angebot = "kurzbeschreibung: |\n  Das Haus liegt am See.\n  Es gilt § 53 SGB XII.\n"
    gefunden = funde(tmp_path, {}, angebot=angebot)
    assert eine(gefunden) == ("TD603", "offer.yaml", 6, 11, 6, 23)
    assert gefunden[0].severity is Severity.ERROR
    assert gefunden[0].path == "kurzbeschreibung"
    assert gefunden[0].source == "§ 99 SGB IX; BTHG (BGBl. 2016 I S. 3234)"


def test_a_citation_over_two_lines_of_a_text_file_is_marked_whole(tmp_path: Path) -> None:
    texte = {"texte/k.md": "# Wer\n\nAnspruch nach §\n53 SGB XII besteht.\n"}
    gefunden = funde(tmp_path, texte, angebot="kurzbeschreibung: {datei: texte/k.md}\n")
    assert eine(gefunden) == ("TD603", "texte/k.md", 3, 15, 4, 11)


def test_legal_bases_given_as_values_are_read_too(tmp_path: Path) -> None:
    gefunden = funde(tmp_path, {}, angebot="rechtsgrundlagen:\n  - § 113 SGB IX\n  - § 95 Abs. 1 SGB IX\n")
    assert eine(gefunden)[:3] == ("TD604", "offer.yaml", 6)


def test_text_of_any_kind_is_no_reason_to_fail(tmp_path: Path) -> None:
    angebot = (
        'kurzbeschreibung: {entfaellt: "§ 53 SGB XII"}\nbild_vom_kind: "§ §§ § 0 SGB 0 Art. § 99999 ff."\n'
    )
    assert {f.code for f in funde(tmp_path, {}, angebot=angebot)} <= {"TD601", "TD602", "TD603"}


@pytest.mark.parametrize(
    ("basis", "alter", "codes"),
    [
        ("sgb9_134", "", ["TD606"]),
        ("sgb9_134", "zielgruppe: {alter: {von: 18, bis: 21}}\n", []),
        ("sgb9_125", "zielgruppe: {alter: {von: 3, bis: 6}}\n", ["TD606"]),
        ("sgb9_125", "zielgruppe: {alter: {von: 18}}\n", []),
    ],
)
def test_who_is_served_decides_over_the_norm_for_adults(
    basis: str, alter: str, codes: list[str], tmp_path: Path
) -> None:
    angebot = f"{alter}kurzbeschreibung: Das Angebot wendet § 1831 BGB an.\n"
    assert [f.code for f in funde(tmp_path, {}, basis, angebot)] == codes


def test_a_reference_within_the_agreement_meets_its_numbers(tmp_path: Path) -> None:
    gefunden = funde(tmp_path, {}, angebot="kurzbeschreibung: Es gelten § 2 und § 40.\n")
    assert eine(gefunden) == ("TD607", "offer.yaml", 4, 37, 4, 41)


@pytest.mark.parametrize("basis", ["sgb9_125", "sgb9_134", "sgb8_77", "sgb8_78b"])
def test_an_agreement_that_names_another_basis_than_its_offer_is_wrong(tmp_path: Path, basis: str) -> None:
    normen = {"sgb9_125": "§ 125 SGB IX", "sgb9_134": "§ 134 SGB IX", "sgb8_77": "§ 77 SGB VIII"}
    normen["sgb8_78b"] = "§ 78b SGB VIII"
    for andere, norm in normen.items():
        satz = f"kurzbeschreibung: Diese Vereinbarung wird nach {norm} geschlossen.\n"
        gefunden = funde(tmp_path, {}, basis, satz)
        assert [f.code for f in gefunden] == ([] if andere == basis else ["TD608"])


def test_profiles_of_a_repository_are_read_too(tmp_path: Path) -> None:
    dateien = {
        "profile/leistungsvereinbarung/haus/gliederung.yaml": PROFIL,
        "profile/leistungsvereinbarung/haus/eigen.md": "Das Eigene folgt § 54 SGB XII.\n",
        "tdocs.yaml": "profilordner: profile\n",
    }
    gefunden = funde(tmp_path, dateien, angebot="profil: {leistungsvereinbarung: haus}\n")
    ordner = "profile/leistungsvereinbarung/haus"
    assert [(f.code, f.file, f.span.line, f.span.column) for f in gefunden] == [
        ("TD603", f"{ordner}/eigen.md", 1, 18),
        ("TD605", f"{ordner}/gliederung.yaml", 6, 55),
        ("TD604", f"{ordner}/gliederung.yaml", 6, 84),
    ]


@pytest.mark.parametrize("profil", list(all_profiles()), ids=lambda p: f"{p.dokument}-{p.name}")
def test_the_built_in_profiles_cite_the_law_that_is(profil: Profil) -> None:
    for grundlage in profil.vertragsgrundlagen:
        for datei, text in profil.texte.items():
            kinder = Surroundings(grundlage, minderjaehrige=grundlage == "sgb9_134")
            gefunden = [
                u for u in verdicts(text, kinder) if datei.endswith(".md") or u.art != "falsche-grundlage"
            ]
            assert [(datei, u.text) for u in gefunden] == []


def test_the_catalogue_of_requirements_cites_the_law_that_is() -> None:
    for slug, anforderung in catalogue().items():
        for grundlage, norm in [*anforderung.norm.items(), ("", anforderung.quelle or "")]:
            assert [(slug, u.text) for u in verdicts(norm, Surroundings(grundlage))] == []


def test_what_rules_and_terms_name_as_their_source_is_law() -> None:
    quellen = [regel.quelle for regel in all_rules().values()]
    quellen += [q for b in rows(begriffe.__name__, "begriffe", begriffe.Begriff) for q in (b.quelle, b.statt)]
    ueberholte = {"§ 99 Abs. 1 SGB IX; der alte Wortlaut stammt aus § 53 SGB XII"}
    for quelle in {*quellen} - ueberholte:
        assert [u.text for u in verdicts(quelle, Surroundings("sgb9_125"))] == []


def test_a_norm_that_is_not_law_would_show() -> None:
    assert [
        u.art.value for u in verdicts("§ 125 Abs. 9 SGB IX, § 8a Abs. 4 SGB VIII", Surroundings("sgb9_125"))
    ] == ["absatz-fehlt"]
