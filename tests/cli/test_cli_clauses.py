"""Clauses of an offer, seen from outside: judged by lint, marked in outline and coverage table, compared."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "schulkindergarten-bw"
AGREED = "Klausel, vereinbart am 1. Oktober 2026 mit Landkreis Musterkreis"


def clause(stelle: str, text: str, **more: str) -> dict[str, str]:
    return {
        "stelle": stelle,
        "text": text,
        "grund": "Der Landkreis hat in der Verhandlung darum gebeten.",
        "vereinbart_mit": "Landkreis Musterkreis",
        "vereinbart_am": "2026-10-01",
        **more,
    }


def agree(*clauses: dict[str, str], comment: str = "", folder: str = "neu") -> None:
    """The example with these clauses, the comment above each."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("ausgabe"))
    entries = "".join(f"{comment}  - {json.dumps(one, ensure_ascii=False)}\n" for one in clauses)
    with (Path(folder) / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write(f"\nklauseln:\n{entries}" if entries else "")


def found(tdocs: Tdocs, *codes: str) -> list[dict[str, Any]]:
    findings = json.loads(tdocs("lint", "neu", "--format", "json").out)["findings"]
    return [one for one in findings if one["code"] in (*codes, "TD826", "TD827")]


def signed(tdocs: Tdocs, *clauses: dict[str, str], comment: str = "") -> tuple[dict[str, str], ...]:
    """The clauses with the sign that the finding names where it is missing."""
    agree(*clauses, comment=comment)
    signs = [re.search(r"fassung: (f[0-9a-f]{8})$", one["message"]) for one in found(tdocs)]
    complete = tuple({**one, "fassung": sign[1]} for one, sign in zip(clauses, signs, strict=True) if sign)
    agree(*complete, comment=comment)
    return complete


STAFFED = clause("salvatorisch", "Was unwirksam ist, wird ersetzt.")
PLACES = clause("angebot.kapazitaet", "Es gibt {{ plaetze }} Plätze.")
EXCEPTED = "  # tdocs: ignore[TD308:schlussbestimmungen] Der Satz der Klausel regelt es.\n"


def test_a_clause_in_place_of_fixed_words_is_told_until_a_comment_says_why(tdocs: Tdocs) -> None:
    signed(tdocs, STAFFED)
    (told,) = found(tdocs, "TD308")
    assert (told["code"], told["requirement"], told["path"]) == (
        "TD308",
        "schlussbestimmungen",
        "klauseln[0].stelle",
    )
    signed(tdocs, STAFFED, comment=EXCEPTED)
    assert found(tdocs, "TD308", "TD902") == []


@pytest.mark.parametrize("binding", ["TD308:schlussbestimmungen", "TD301:schlussbestimmungen"])
@pytest.mark.parametrize("comment", ["", EXCEPTED])
def test_no_comment_is_offered_where_a_package_lets_none_count(
    tdocs: Tdocs, binding: str, comment: str
) -> None:
    signed(tdocs, STAFFED, comment=comment)
    build_tree(Path(), {"verband/paket.yaml": f"name: verband\nversion: '1'\npflichtregeln: ['{binding}']\n"})
    config = Path("neu/tdocs.yaml")
    config.write_text(f"{config.read_text('utf-8')}\npaket: {{ordner: ../verband, version: '1'}}\n", "utf-8")
    (told,) = [one for one in found(tdocs, "TD308") if one["code"] == "TD308"]
    assert "»verband« macht das zur Pflicht; ein Kommentar nimmt es nicht aus" in told["message"]
    assert "ignore[" not in told["message"]


@pytest.mark.parametrize(
    ("stelle", "told"), [("personenkreis", True), ("personenkreis.voraussetzungen", False)]
)
def test_fixed_words_beside_needs_are_told_where_the_clause_replaces_both(
    tdocs: Tdocs, stelle: str, told: bool
) -> None:
    signed(tdocs, clause(stelle, "Aufgenommen wird, wer dazu passt.\n\n{{ zielgruppe.beschreibung }}"))
    findings = [one for one in found(tdocs, "TD308") if one["code"] == "TD308"]
    assert ("personenkreis" in {one["requirement"] for one in findings}) is told


def test_a_need_that_the_clause_does_not_print_is_missing_and_stops_final(tdocs: Tdocs) -> None:
    signed(tdocs, clause("ziele", "Vereinbart sind die Ziele des Bescheids."))
    (told,) = found(tdocs, "TD301")
    assert told["path"] == "klauseln[0].text"
    assert "»ziele« steht nicht in der Klausel" in told["message"]
    assert "{{ ziele }}" in told["message"]
    final = tdocs("render", "neu", "--final", "--format", "md", "--out", "aus")
    assert (final.code, list(Path().glob("aus/**/*.md"))) == (1, [])
    draft = tdocs("render", "neu", "--doc", "leistungsvereinbarung", "--format", "md", "--out", "aus")
    assert draft.code == 0, draft.alles
    assert "[offen: Ziele des Angebots]" in next(Path().glob("aus/**/*.md")).read_text("utf-8")


def test_it_is_printed_and_marked(tdocs: Tdocs) -> None:
    signed(tdocs, clause("ziele", "Nur diese:\n\n{{ ziele }}"))
    assert found(tdocs, "TD301", "TD802") == []
    text = tdocs("outline", "neu", "--doc", "leistungsvereinbarung").out
    assert re.search(rf"§ 4 .* ziele\n +{AGREED}\n", text)
    sections = json.loads(tdocs("outline", "neu", "--format", "json").out)[0]["sections"]
    marked = {one["id"]: one["clause"] for one in sections if "clause" in one}
    assert marked == {
        "ziele": {
            "path": "klauseln[0]",
            "agreed_with": "Landkreis Musterkreis",
            "agreed_on": "2026-10-01",
            "reason": "Der Landkreis hat in der Verhandlung darum gebeten.",
        }
    }
    rows = [line for line in tdocs("synopse", "neu").out.splitlines() if AGREED in line]
    assert rows
    assert all("§ 4 " in row for row in rows)
    tdocs("render", "neu", "--doc", "leistungsvereinbarung", "--format", "md", "--out", "aus")
    printed = next(Path().glob("aus/**/*.md")).read_text("utf-8")
    assert re.search(r"## § 4 [^\n]*\n\nNur diese:\n\n- ", printed)


def test_a_part_is_marked_at_its_part(tdocs: Tdocs) -> None:
    signed(tdocs, clause("angebot.nachrang", "Leistungen der Schule gehören nicht dazu."))
    text = tdocs("outline", "neu", "--doc", "leistungsvereinbarung").out
    assert f"{AGREED} (angebot.nachrang)\n" in text
    rows = [line for line in tdocs("synopse", "neu").out.splitlines() if AGREED in line]
    assert [row.split("|")[1].strip() for row in rows] == ["Abgrenzung zu anderen Leistungen"]


def test_only_the_absatz_that_it_replaces_is_named(tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Absätze of that section do not say which of them meets its requirements; one says it of itself."""
    monkeypatch.setitem(globals(), "EXAMPLE", EXAMPLE.with_name("assistenz"))
    signed(tdocs, clause("leistungsverpflichtung.wunschrecht", "Das Wunsch- und Wahlrecht gilt."))
    (told,) = found(tdocs, "TD308")
    assert told["requirement"] == "leistungsverpflichtung"
    assert "davon ersetzt eine Klausel »leistungsverpflichtung.wunschrecht«" in told["message"]
    assert states(tdocs) == {
        "Leistungsverpflichtung": "fester Text und vereinbarte Klausel",
        "Bezug auf Gesamtplan oder Hilfeplan": "fester Text und vereinbarte Klausel",
    }
    signed(tdocs, clause("leistungsverpflichtung.gestaltung", "Sie entscheiden über Ort und Zeit."))
    (told,) = found(tdocs, "TD308")
    assert told["requirement"] == "selbstbestimmung"
    assert "»leistungsverpflichtung.gestaltung«, an dessen Stelle eine Klausel steht" in told["message"]
    assert states(tdocs) == {"Selbstbestimmung, Wunsch- und Wahlrecht": "vereinbarte Klausel"}


def states(tdocs: Tdocs) -> dict[str, str]:
    """What the coverage table says of the rows with a clause."""
    rows = [line.split("|") for line in tdocs("synopse", "neu").out.splitlines() if AGREED in line]
    return {cells[1].strip(): cells[5].strip() for cells in rows}


def test_what_is_printed_nowhere_any_more_is_told(tdocs: Tdocs) -> None:
    signed(tdocs, clause("umfang.gruppe", "Der Umfang ergibt sich aus dem Bescheid."))
    lost = [one["path"] for one in found(tdocs, "TD321") if one["code"] == "TD321"]
    assert "umfang.pausen_tag_min" in lost
    assert not any("klauseln" in path for path in lost)


def test_a_clause_is_an_entry_of_the_change_list(tdocs: Tdocs) -> None:
    agree(folder="alt")
    (first,) = signed(tdocs, clause("ziele", "Nur diese:\n\n{{ ziele }}"))
    changes = json.loads(tdocs("diff", "alt", "neu", "--format", "json").out)
    assert [(one["path"], one["kind"]) for one in changes["changes"]] == [("klauseln[0]", "added")]
    assert [(one["section"], one["cause"]) for one in changes["sections"]] == [("ziele", "data")]
    for form in ("text", "md"):
        said = tdocs("diff", "alt", "neu", "--format", form).out
        assert "Klausel in »Ziele des Leistungsangebots« kommt hinzu" in said
        assert "Nur diese:" in said
        assert "vereinbart am 1. Oktober 2026 mit Landkreis Musterkreis" in said
        assert not any(own in said for own in ("Der Landkreis hat", first["fassung"], "Kennung"))
    agree(first, folder="alt")
    agree({**first, "text": "Allein diese:\n\n{{ ziele }}"})
    changes = json.loads(tdocs("diff", "alt", "neu", "--format", "json").out)
    assert [(one["path"], one["kind"]) for one in changes["changes"]] == [("klauseln[0].text", "changed")]
    assert [one["section"] for one in changes["sections"]] == ["ziele"]


def test_clauses_are_known_again_by_their_place_in_whatever_order(tdocs: Tdocs) -> None:
    one, two, three = (
        clause("ziele", "Nur diese:\n\n{{ ziele }}", fassung="f0"),
        clause("angebot.nachrang", "Leistungen der Schule gehören nicht dazu.", fassung="f0"),
        clause("angebot.kapazitaet", "Es gibt {{ plaetze }} Plätze.", fassung="f0"),
    )
    agree(one, two, folder="alt")
    agree(three, two, {**one, "text": "Allein diese:\n\n{{ ziele }}", "fassung": "f1"})
    changes = json.loads(tdocs("diff", "alt", "neu", "--format", "json").out)["changes"]
    assert [(one["path"], one["kind"]) for one in changes] == [
        ("klauseln[0]", "added"),
        ("klauseln[2].text", "changed"),
        ("klauseln[2].fassung", "changed"),
    ]
    synopsis = tdocs("diff", "alt", "neu", "--format", "md").out
    assert "Allein" in synopsis
    assert "Kurzzeichen" not in synopsis
    agree(two, one, folder="alt")
    agree(two, {**one, "grund": "Das Amt hat darum gebeten."})
    assert "Das Amt hat" not in tdocs("diff", "alt", "neu", "--format", "md").out


def test_its_text_file_is_a_source_of_the_document(tdocs: Tdocs) -> None:
    agree({**clause("ziele", ""), "text": {"datei": "texte/klausel.md"}, "fassung": "f0"})  # type: ignore[dict-item]
    Path("neu/texte/klausel.md").write_text("Nur diese:\n\n{{ ziele }}\n", "utf-8")
    call = ("render", "neu", "--doc", "leistungsvereinbarung", "--format", "md", "--out", "aus")
    assert tdocs(*call).code == 0
    assert tdocs(*call, "--check").code == 0
    Path("neu/texte/klausel.md").write_text("Allein diese:\n\n{{ ziele }}\n", "utf-8")
    checked = tdocs(*call, "--check")
    assert checked.code == 1
    assert "texte/klausel.md" in checked.alles


@pytest.mark.parametrize("document", ["fachkonzept", "leistungsbeschreibung"])
def test_a_clause_in_a_document_that_is_not_kept_is_told(tdocs: Tdocs, document: str) -> None:
    agree(clause("x", "Anders.", dokument=document))
    build_tree(Path("neu"), {"tdocs.yaml": "dokumente: [leistungsvereinbarung]\n"})
    told = [one["message"] for one in found(tdocs)]
    assert any("führt dieses Repository nicht" in message for message in told)


@pytest.mark.parametrize("key", ["stelle", "text", "grund", "vereinbart_mit", "vereinbart_am"])
def test_all_of_it_is_mandatory(tdocs: Tdocs, key: str) -> None:
    entry = clause("ziele", "{{ ziele }}")
    del entry[key]
    agree(entry)
    findings = json.loads(tdocs("validate", "neu", "--format", "json").out)["findings"]
    assert [(one["code"], key in one["message"]) for one in findings] == [("TD202", True)]


def test_a_house_profile_s_text_is_replaced_like_any(tdocs: Tdocs) -> None:
    house = "profil: haus\ndokument: leistungsvereinbarung\ntitel: Haus\nerweitert: bw-schulkindergarten\n"
    agree(clause("ziele", "Nur diese:\n\n{{ ziele }}"))
    offer = Path("neu/offer.yaml")
    text = offer.read_text("utf-8")
    offer.write_text(
        text.replace("leistungsvereinbarung: bw-schulkindergarten", "leistungsvereinbarung: haus")
    )
    folder = "profile/leistungsvereinbarung/haus"
    build_tree(
        Path("neu"),
        {f"{folder}/gliederung.yaml": house, f"{folder}/ziele.md": "Unsere:\n\n{{ angebot.ziele }}\n"},
    )
    (told,) = found(tdocs)
    assert "Hier fehlt »fassung«" in told["message"]


def test_what_only_the_replaced_text_printed_is_told_with_the_clause(tdocs: Tdocs) -> None:
    signed(tdocs, clause("angebot.kapazitaet", "Die Zahl der Plätze wird jährlich vereinbart."))
    told = [one["message"] for one in found(tdocs, "TD321")]
    assert told
    assert all("steht eine Klausel" in one for one in told)
