"""`tdocs status`: offers and documents at a glance, and what belongs to no offer."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.hausdateien import LIBREOFFICE

ZIEL = Path("haus/ausgabe/haus")
NORD = "id: nord\nbezeichnung: Nord\nvertragsgrundlage: sgb9_125\n"


def lage(tdocs: Tdocs, *argumente: str, code: int = 0) -> dict[str, Any]:
    ergebnis = tdocs("status", *argumente, "--format", "json")
    assert ergebnis.code == code
    return json.loads(ergebnis.out)  # type: ignore[no-any-return]


def dokumente(tdocs: Tdocs, *argumente: str, code: int = 0) -> dict[str, dict[str, Any]]:
    """The documents of the only offer."""
    (angebot,) = lage(tdocs, *argumente, code=code)["offers"]
    return {dokument["document"]: dokument for dokument in angebot["documents"]}


def staende(tdocs: Tdocs) -> list[str]:
    return [dokument["state"] for dokument in dokumente(tdocs, "haus").values()]


def test_json_has_the_keys_of_the_contract(tdocs: Tdocs, haus: Path) -> None:
    bericht = lage(tdocs, "haus")
    assert (list(bericht), bericht["version"]) == (["version", "offers", "others", "summary"], 1)
    (angebot,) = bericht["offers"]
    assert {
        k: angebot[k] for k in ("id", "name", "provider", "repository", "folder", "file", "readable")
    } == {
        "id": "haus",
        "name": "Haus am See",
        "provider": "Lebensräume Musterstadt gGmbH",
        "repository": ".",
        "folder": ".",
        "file": "offer.yaml",
        "readable": True,
    }
    keys = ["document", "profile", "needs", "findings", "file", "state", "changed"]
    assert list(angebot["documents"][0]) == keys
    assert list(angebot["documents"][0]["needs"]) == ["filled", "annex", "waived", "empty"]
    assert list(angebot["findings"]) == ["errors", "warnings", "hints"]


def test_the_sums_are_those_of_the_documents(tdocs: Tdocs, haus: Path) -> None:
    bericht = lage(tdocs, "haus")
    (angebot,), summe = bericht["offers"], bericht["summary"]
    for zustand in ("filled", "annex", "waived", "empty"):
        assert summe["needs"][zustand] == sum(d["needs"][zustand] for d in angebot["documents"])
    assert (summe["offers"], summe["documents"], summe["states"]["missing"]) == (1, 3, 3)
    assert summe["findings"] == angebot["findings"]


def test_the_findings_are_those_of_lint(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "regeln: {schwere: {TD301: hinweis}}\n"})
    summe = json.loads(tdocs("lint", "haus", "--format", "json").out)["summary"]
    assert summe["hints"]
    gezaehlt = lage(tdocs, "haus")["summary"]["findings"]
    assert gezaehlt == {k: summe[k] for k in ("errors", "warnings", "hints")}


def test_a_finding_counts_in_every_document_it_concerns_and_once_for_the_offer(
    tdocs: Tdocs, haus: Path
) -> None:
    befunde = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    je_dokument = {
        art: sum(art in [ort["document"] for ort in f.get("documents", [])] for f in befunde)
        for art in ("leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung")
    }
    gezaehlt = {art: sum(d["findings"].values()) for art, d in dokumente(tdocs, "haus").items()}
    assert gezaehlt == je_dokument
    assert sum(je_dokument.values()) > len(befunde)


def test_needs_are_counted_by_state(tdocs: Tdocs, haus: Path) -> None:
    vorher = dokumente(tdocs, "haus")["leistungsbeschreibung"]["needs"]
    mehr = "ziele: [Selbstbestimmung]\nausstattung: {sachmittel: {entfaellt: die Stadt stellt alles}}\n"
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]) + mehr})
    nachher = dokumente(tdocs, "haus")["leistungsbeschreibung"]["needs"]
    assert nachher["filled"] == vorher["filled"] + 1
    assert nachher["waived"] == vorher["waived"] + 1
    assert nachher["empty"] == vorher["empty"] - 2


def test_an_annex_is_a_state_of_its_own(tdocs: Tdocs, haus: Path) -> None:
    anlage = "gewaltschutz: {anlage: schutz, kurz: Zwei Ansprechpersonen nehmen Vorfälle auf.}\n"
    anlage += "anlagen: [{id: schutz, titel: Schutzkonzept}]\n"
    vorher = dokumente(tdocs, "haus")["fachkonzept"]["needs"]
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]) + anlage})
    assert dokumente(tdocs, "haus")["fachkonzept"]["needs"]["annex"] == vorher["annex"] + 1


def test_documents_not_written_are_missing(tdocs: Tdocs, haus: Path) -> None:
    assert staende(tdocs) == ["missing"] * 3
    assert dokumente(tdocs, "haus")["fachkonzept"]["file"] == "haus/ausgabe/haus/fachkonzept.docx"


def test_written_documents_are_current_until_a_source_changes(tdocs: Tdocs, haus: Path) -> None:
    tdocs("render", "haus")
    assert staende(tdocs) == ["current"] * 3
    build_tree(haus, {"texte/leitbild.md": "Wir sind noch da.\n"})
    assert dokumente(tdocs, "haus")["fachkonzept"]["state"] == "stale"


def test_edited_and_foreign_documents_are_told_apart(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "formate: [md]\n"})
    tdocs("render", "haus")
    with (ZIEL / "leistungsvereinbarung.md").open("r+", encoding="utf-8", newline="") as datei:
        text = datei.read()
        datei.seek(0)
        datei.write("x" + text)
    build_tree(ZIEL, {"fachkonzept.md": "Unser Konzept\n"})
    assert staende(tdocs) == ["edited", "foreign", "current"]


def test_of_several_formats_the_one_that_lacks_most_counts(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "formate: [docx, md]\n"})
    tdocs("render", "haus")
    build_tree(ZIEL, {"fachkonzept.docx": LIBREOFFICE})
    (ZIEL / "leistungsvereinbarung.md").unlink()
    gesehen = dokumente(tdocs, "haus")
    assert {(Path(d["file"]).name, d["state"]) for d in gesehen.values()} == {
        ("leistungsvereinbarung.md", "missing"),
        ("fachkonzept.docx", "foreign"),
        ("leistungsbeschreibung.docx", "current"),
    }
    lines = tdocs("status", "haus").out.splitlines()
    assert [line.rpartition("  ")[2] for line in lines[1:4]] == [
        "md fehlt",
        "docx nicht von tdocs",
        "aktuell",
    ]
    for name in ("fachkonzept.docx", "leistungsvereinbarung.docx"):
        (ZIEL / name).unlink()
    lines = tdocs("status", "haus").out.splitlines()
    assert [line.rpartition("  ")[2] for line in lines[1:3]] == ["fehlt", "docx fehlt"]


@pytest.mark.parametrize(
    ("docx", "md", "schwerer"),
    [
        ("foreign", "edited", "foreign"),
        ("edited", "foreign", "foreign"),
        ("foreign", "stale", "foreign"),
        ("edited", "stale", "edited"),
        ("foreign", "current", "foreign"),
        ("edited", "current", "edited"),
        ("stale", "current", "stale"),
    ],
)
def test_a_document_is_as_bad_as_the_worse_of_its_files(
    tdocs: Tdocs, haus: Path, docx: str, md: str, schwerer: str
) -> None:
    build_tree(haus, {"tdocs.yaml": "formate: [docx, md]\n"})
    tdocs("render", "haus")
    frisch = {endung: (ZIEL / f"fachkonzept.{endung}").read_bytes() for endung in ("docx", "md")}
    build_tree(haus, {"texte/leitbild.md": "Wir sind noch da.\n"})
    neu = {
        "stale": frisch,
        "edited": {"docx": python_docx(frisch["docx"]), "md": b"x" + frisch["md"]},
        "foreign": {"docx": LIBREOFFICE, "md": b"Unser Konzept\n"},
        "current": {},
    }
    tdocs("render", "haus", "--force")
    for endung, stand in (("docx", docx), ("md", md)):
        if endung in neu[stand]:
            build_tree(ZIEL, {f"fachkonzept.{endung}": neu[stand][endung]})
    assert dokumente(tdocs, "haus")["fachkonzept"]["state"] == schwerer


def python_docx(inhalt: bytes) -> bytes:
    """The same document as another program saves it, with another first word."""
    dokument = Document(io.BytesIO(inhalt))
    dokument.paragraphs[0].runs[0].text = "Anders"
    puffer = io.BytesIO()
    dokument.save(puffer)
    return puffer.getvalue()


@pytest.mark.parametrize("format_", ["md", "html", "pdf"])
def test_a_document_of_another_state_beside_a_current_one_is_named(
    tdocs: Tdocs, haus: Path, format_: str
) -> None:
    name = f"leistungsvereinbarung.{format_}"
    tdocs("render", "haus", "--format", format_)
    tdocs("render", "haus")
    assert name not in tdocs("status", "haus").err
    (haus / "offer.yaml").write_text(
        (haus / "offer.yaml").read_text("utf-8").replace("plaetze: 12", "plaetze: 13"), "utf-8"
    )
    tdocs("render", "haus")
    for _ in range(2):  # the second time the current one is remembered
        told = tdocs("status", "haus")
        assert told.code == 0
        assert f"{name} ist von einem anderen Stand. »tdocs render --format {format_}«" in told.err
    tdocs("render", "haus", "--format", format_)
    assert name not in tdocs("status", "haus").err


def test_it_looks_where_render_writes_by_the_configuration(tdocs: Tdocs, haus: Path) -> None:
    einstellung = "ausgabe: fertig\ndateiname: '{angebot}-{dokument}'\ndokumente: [fachkonzept]\n"
    build_tree(haus, {"tdocs.yaml": einstellung})
    geschrieben = tdocs("render", "haus").out.splitlines()
    gesehen = dokumente(tdocs, "haus")
    assert [d["file"] for d in gesehen.values()] == geschrieben
    assert gesehen["fachkonzept"]["state"] == "current"


def test_with_an_error_in_a_file_current_or_not_cannot_be_told(tdocs: Tdocs, haus: Path) -> None:
    tdocs("render", "haus", "--doc", "fachkonzept")
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]) + "zile: [a]\n"})
    assert staende(tdocs) == ["missing", "unknown", "missing"]
    assert "nicht bestimmbar" in tdocs("status", "haus").out


def test_an_error_of_one_offer_leaves_the_others_alone(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"a/offer.yaml": NORD})
    tdocs("render", "haus")
    build_tree(haus, {"a/offer.yaml": NORD + "zile: [a]\n"})
    nord, eigenes = lage(tdocs, "haus")["offers"]
    assert {d["state"] for d in nord["documents"]} == {"unknown"}
    assert {d["state"] for d in eigenes["documents"]} == {"current"}


def test_a_profile_that_there_is_not_leaves_its_document_unknown(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]) + "profil: {fachkonzept: nix}\n"})
    gesehen = dokumente(tdocs, "haus")
    assert (gesehen["fachkonzept"]["profile"], gesehen["fachkonzept"]["needs"]) == (None, None)
    assert gesehen["leistungsbeschreibung"]["profile"] == "rahmen"


def test_an_offer_that_cannot_be_read_is_shown_and_ends_with_1(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"a/offer.yaml": "id: [\n"})
    kaputt, eigenes = lage(tdocs, "haus", code=1)["offers"]
    assert (kaputt["readable"], kaputt["id"], kaputt["file"]) == (False, None, "a/offer.yaml")
    assert (kaputt["documents"], kaputt["findings"]["errors"]) == ([], 1)
    assert eigenes["readable"]
    text = tdocs("status", "haus")
    assert next(zeile for zeile in text.out.splitlines() if "nicht lesbar" in zeile).startswith(
        "a/offer.yaml"
    )
    assert "Nicht jedes Angebot lässt sich lesen." in text.err


def test_it_is_a_report_and_does_not_fail_for_what_it_finds(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("lint", "haus").code == 1
    assert tdocs("render", "haus", "--check").code == 1
    assert tdocs("status", "haus").code == 0


def test_a_finding_of_the_provider_belongs_to_the_offers_whose_documents_want_it(
    tdocs: Tdocs, haus: Path
) -> None:
    build_tree(haus, {"provider.yaml": "name: Träger\n", "sued/offer.yaml": NORD.replace("nord", "sued")})
    einzeln = {a["id"]: a["findings"] for a in lage(tdocs, "haus")["offers"]}
    gesamt = lage(tdocs, "haus")["summary"]["findings"]
    assert sum(gesamt.values()) < sum(sum(zahlen.values()) for zahlen in einzeln.values())
    lint = json.loads(tdocs("lint", "haus", "--format", "json").out)["summary"]
    assert gesamt == {k: lint[k] for k in gesamt}


def test_what_belongs_to_no_offer_is_counted_apart(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "ausnahmen: [{regel: TD704, ort: ziele, grund: Zitat, person: L}]\n"})
    bericht = lage(tdocs, "haus")
    assert bericht["others"]["findings"] == {"errors": 0, "warnings": 1, "hints": 0}
    assert "Davon ohne Angebot: 1 Warnung." in tdocs("status", "haus").out


def test_exceptions_hold_as_in_lint(tdocs: Tdocs, haus: Path) -> None:
    einstellung = "ausnahmen: [{regel: 'TD301:ziel', ort: ziele, grund: Umzug, person: L, bis: 2027-06-30}]\n"
    vorher = lage(tdocs, "haus")["summary"]
    build_tree(haus, {"tdocs.yaml": einstellung})
    nachher = lage(tdocs, "haus")["summary"]
    assert nachher["findings"]["errors"] == vorher["findings"]["errors"] - 1
    assert (nachher["suppressed"], nachher["needs"]) == (1, vorher["needs"])
    assert "Ausgenommen: 1." in tdocs("status", "haus").out
    assert lage(tdocs, "haus", "--date", "2027-07-01")["summary"]["suppressed"] == 0


def test_a_broken_house_file_is_told_and_leaves_word_files_unknown(tdocs: Tdocs, haus: Path) -> None:
    tdocs("render", "haus", "--doc", "fachkonzept")
    build_tree(haus, {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": b"kein Word"})
    bericht = lage(tdocs, "haus")
    assert bericht["others"]["findings"]["errors"] == 1
    assert bericht["summary"]["states"]["unknown"] == 1


def test_several_repositories_are_one_list_with_their_folders(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus.parent / "zwei", {**HAUS, "tdocs.yaml": "ausgabe: fertig\n"})
    angebote = lage(tdocs, "haus", "zwei")["offers"]
    assert [a["folder"] for a in angebote] == ["haus", "zwei"]
    assert [a["documents"][0]["file"] for a in angebote] == [
        "haus/ausgabe/haus/leistungsvereinbarung.docx",
        "zwei/fertig/haus/leistungsvereinbarung.docx",
    ]


def test_an_offer_named_twice_is_shown_once(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"sued/offer.yaml": NORD})
    assert [a["id"] for a in lage(tdocs, "haus", "haus/sued", "haus")["offers"]] == ["haus", "nord"]


def test_nothing_to_show_is_told(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus.parent, {"leer/x.txt": "", "traeger/provider.yaml": "name: T\n"})
    assert tdocs("status", "leer").code == 3
    ergebnis = tdocs("status", "traeger")
    assert (ergebnis.code, ergebnis.out) == (3, "")
    assert "Es fehlt eine Datei offer.yaml." in ergebnis.err
    ergebnis = tdocs("status", "haus", "leer")
    assert (ergebnis.code, "In »leer« liegt keine Konzeptdatei." in ergebnis.err) == (3, True)
    assert "haus" in ergebnis.out


def test_wrong_usage_is_told(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("status", "haus", "nix").code == 2
    assert tdocs("status", "haus/offer.yaml").code == 2
    assert tdocs("status", "haus", "--format", "pdf").code == 2
    assert tdocs("status", "haus", "--date", "morgen").code == 2
    assert tdocs("status", "haus", "--out", "haus").code == 2


def test_piped_every_document_has_one_whole_line(tdocs: Tdocs, haus: Path) -> None:
    lang = "Haus " + "sehr " * 60 + "lang"
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]).replace("Haus am See", lang)})
    kopf, *zeilen = tdocs("status", "haus").out.splitlines()
    assert kopf.split() == [
        *("Angebot", "Bezeichnung", "Träger", "Dokument", "Profil", "Pflichtinhalt", "Befunde", "Datei")
    ]
    assert all(zeile.startswith("haus ") and lang in zeile for zeile in zeilen[:3])
    assert len({zeile.index("fehlt") for zeile in zeilen[:3]}) == 1


@pytest.mark.parametrize("breite", [30, 80, 120, 200])
def test_on_a_terminal_nothing_is_wider_than_it_is_and_nothing_is_lost(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, breite: int
) -> None:
    lang = "Wohn" * 40
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]).replace("Haus am See", lang)})
    monkeypatch.setattr("teilhabe_docs.cli.status.width", lambda: breite)
    ausgabe = tdocs("status", "haus").out
    assert max(map(len, ausgabe.splitlines())) <= breite
    zusammen = "".join(ausgabe.split())
    assert lang in zusammen
    assert breite < 80 or all(wort in zusammen for wort in ("Leistungsbeschreibung", "fehlt", "gefüllt"))
    assert (breite < 120) == ("sgb9-125" not in zusammen)


def test_colour_adds_nothing_but_colour(tdocs: Tdocs, haus: Path) -> None:
    bunt = tdocs("status", "haus", "--color", "always").out
    assert "\x1b[" in bunt
    ohne = "\n".join(zeile.rstrip() for zeile in re.sub("\x1b\\[[0-9;]*m", "", bunt).split("\n"))
    assert ohne == tdocs("status", "haus", "--color", "never").out


def test_names_do_not_act_on_the_terminal(tdocs: Tdocs, haus: Path) -> None:
    boese = r'"[bold]Haus[/nix] \u202e :smile:"'
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]).replace("Haus am See", boese)})
    ausgabe = tdocs("status", "haus").out
    assert "[bold]Haus[/nix] \N{REPLACEMENT CHARACTER} :smile:" in ausgabe


def test_out_writes_a_file_and_spares_those_of_others(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("status", "haus", "--format", "html", "--out", "s.html").out == "s.html\n"
    build_tree(haus, {"offer.yaml": str(HAUS["offer.yaml"]).replace("See", "Teich")})
    assert tdocs("status", "haus", "--format", "html", "--out", "s.html").code == 0
    assert "Haus am Teich" in Path("s.html").read_text("utf-8")
    Path("s.html").write_text("<p>Unsere Seite", "utf-8")
    assert tdocs("status", "haus", "--format", "html", "--out", "s.html").code == 1
    assert Path("s.html").read_text("utf-8") == "<p>Unsere Seite"
    assert tdocs("status", "haus", "--format", "html", "--out", "s.html", "--force").code == 0


def test_quiet_says_nothing_beside_the_result(tdocs: Tdocs, haus: Path) -> None:
    assert "tdocs lint" in tdocs("status", "haus").err
    assert tdocs("status", "haus", "-q").err == ""


def test_nothing_is_written_and_the_same_comes_out_again(tdocs: Tdocs, haus: Path) -> None:
    vorher = {p: p.stat().st_mtime_ns for p in haus.rglob("*")}
    for format_ in ("text", "json", "html"):
        assert tdocs("status", "haus", "--format", format_) == tdocs("status", "haus", "--format", format_)
    assert {p: p.stat().st_mtime_ns for p in haus.rglob("*")} == vorher


def test_what_the_configuration_sets_for_rules_holds_here_as_in_lint(tdocs: Tdocs, haus: Path) -> None:
    position = "{id: a, funktion: Fachkraft, bereich: gruppe, kategorie: nicht_fachkraft, vzae: '2,6'}"
    staffing = f"personalschluessel: {{gruppe: '1:4'}}\npositionen:\n  - {position}\n"
    gezaehlt = []
    for schwelle in ("8 %", "20 %"):
        konfiguration = f"personal: {{unterschreitung_prozent: {schwelle}}}\n"
        build_tree(haus, {"staffing.yaml": staffing, "tdocs.yaml": konfiguration})
        gelintet = json.loads(tdocs("lint", "haus", "--format", "json").out)["summary"]
        gezaehlt.append(lage(tdocs, "haus")["summary"]["findings"])
        assert gezaehlt[-1] == {wort: gelintet[wort] for wort in ("errors", "warnings", "hints")}
    assert gezaehlt[0] != gezaehlt[1]


@pytest.mark.parametrize("name", ["offer.yaml", "staffing.yaml", "tdocs.yaml"])
def test_a_file_of_the_concept_is_no_target_not_even_by_force(
    tdocs: Tdocs, tmp_path: Path, name: str
) -> None:
    build_tree(tmp_path / "haus", {**HAUS, name: HAUS.get(name, "")})
    for befehl in (["status", "--format", "html"], ["synopse"]):
        ergebnis = tdocs(befehl[0], "haus", *befehl[1:], "--out", f"haus/{name}", "--force")
        assert (ergebnis.code, "gehört zum Konzept" in ergebnis.err) == (2, True)


def test_a_document_with_comments_in_its_margin_is_told_as_that(tdocs: Tdocs, haus: Path) -> None:
    tdocs("render", "haus", "--comments")
    assert "es ist die Fassung mit Kommentaren am Rand (--comments)" in tdocs("status", "haus").err
