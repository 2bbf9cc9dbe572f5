"""`tdocs lint`: exit codes, weights, exceptions, and what nobody can switch off."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

OFFER = """\
id: haus
bezeichnung: Haus
vertragsgrundlage: sgb9_125
stand: 2027-03-01
kurzbeschreibung: Das Angebot ist unter 0171 39200 55 zu erreichen.
"""
NUR_MOBIL = "regeln: {nur: [TD705]}\n"


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return build_tree(
        tmp_path / "haus",
        {
            "provider.yaml": "name: T\n",
            "offer.yaml": OFFER,
            "staffing.yaml": "",
            "tdocs.yaml": NUR_MOBIL,
        },
    )


def mit(haus: Path, zusatz: str) -> None:
    build_tree(haus, {"tdocs.yaml": NUR_MOBIL + zusatz})


def zeilen(tdocs: Tdocs, *argumente: str) -> list[str]:
    """Place and code of each finding."""
    return [
        " ".join(zeile.split()[:2])
        for zeile in tdocs("lint", "haus", "--format", "concise", *argumente).out.splitlines()
    ]


OHNE_PFLICHTINHALT = "regeln: {ausser: [TD301, TD303]}\n"
AUSNAHME = "ausnahmen: [{regel: TD705, ort: kurzbeschreibung, grund: Bereitschaft, person: Leitung%s}]\n"
FUND = "offer.yaml:5:41: TD705"


ORT = "tdocs.yaml:2:21:"


def test_a_warning_is_shown_and_fails_only_where_asked(tdocs: Tdocs, haus: Path) -> None:
    assert zeilen(tdocs) == [FUND]
    assert tdocs("lint", "haus").code == 0
    assert tdocs("lint", "haus", "--fail-on", "warning").code == 1
    assert tdocs("lint", "haus", "--fail-on", "hint").code == 1
    assert tdocs("lint", "haus", "--fail-on", "never").code == 0


def test_missing_content_fails(tdocs: Tdocs, haus: Path) -> None:
    (haus / "tdocs.yaml").unlink()
    ergebnis = tdocs("lint", "haus", "--format", "concise")
    assert ergebnis.code == 1
    assert "offer.yaml:1:1: TD301 Ziele: »ziele« fehlt." in ergebnis.out
    assert tdocs("lint", "haus", "--fail-on", "never").code == 0


@pytest.mark.parametrize("umgekehrt", [False, True])
def test_the_closest_name_of_a_finding_sets_its_weight(tdocs: Tdocs, haus: Path, umgekehrt: bool) -> None:
    gewichte = ["TD301: hinweis", "'TD301:gewaltschutz': fehler"]
    worte = ", ".join(reversed(gewichte) if umgekehrt else gewichte)
    build_tree(haus, {"tdocs.yaml": f"regeln: {{nur: [TD301], schwere: {{{worte}}}}}\n"})
    gefunden = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    schwer = {f["requirement"] for f in gefunden if f["severity"] == "error"}
    assert schwer == {"gewaltschutz"}
    assert {f["severity"] for f in gefunden} == {"error", "hint"}


def test_an_error_of_reading_fails_too(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": OFFER + "plätze: 1\n"})
    assert zeilen(tdocs) == [FUND, "offer.yaml:6:1: TD201"]
    assert tdocs("lint", "haus").code == 1


def test_a_weight_is_the_configurations(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [mobilnummer-im-text], schwere: {TD705: fehler}}\n"})
    assert tdocs("lint", "haus").code == 1
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [TD705], schwere: {TD705: aus}}\n"})
    assert zeilen(tdocs) == []
    build_tree(haus, {"tdocs.yaml": "regeln: {ausser: [TD705]}\n"})
    assert FUND not in zeilen(tdocs)


def test_one_requirement_of_a_rule_can_be_switched_off(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [TD301], ausser: ['TD301:ziel']}\n"})
    aus = tdocs("lint", "haus", "--format", "json").out
    slugs = {befund["requirement"] for befund in json.loads(aus)["findings"] if "requirement" in befund}
    assert "ziel" not in slugs
    assert "personenkreis" in slugs


@pytest.mark.parametrize(
    ("inhalt", "meldung"),
    [
        (
            "regeln: {nur: [TD300]}\n",
            "tdocs.yaml, regeln.nur: Eine Regel »TD300«, die man einstellen kann, gibt es nicht.",
        ),
        (
            "regeln: {ausser: [TD201]}\n",
            "»TD201« ist ein Fehler in der Datei und lässt sich nicht",
        ),
        ("pflichtregeln: [mobilnummer-in-text]\n", "Gemeint: »mobilnummer-im-text«?"),
        ("regeln: {schwere: {'TD301:gewaltschuz': aus}}\n", "gemeint: »gewaltschutz«?"),
    ],
)
def test_a_rule_that_there_is_not_is_wrong_usage(tdocs: Tdocs, haus: Path, inhalt: str, meldung: str) -> None:
    build_tree(haus, {"tdocs.yaml": inhalt})
    ergebnis = tdocs("lint", "haus")
    assert ergebnis.code == 2
    assert meldung in ergebnis.err


def test_an_exception_with_a_reason_takes_the_finding_away(tdocs: Tdocs, haus: Path) -> None:
    mit(haus, AUSNAHME % "")
    assert zeilen(tdocs) == []
    summe = json.loads(tdocs("lint", "haus", "--format", "json").out)["summary"]
    assert (summe["warnings"], summe["suppressed"]) == (0, 1)
    assert "Ausgenommen: 1 Befund." in tdocs("lint", "haus").out
    assert zeilen(tdocs, "--no-ignores") == [FUND]


@pytest.mark.parametrize(
    ("vor", "nach"),
    [
        ("# tdocs: ignore[TD705] Rufbereitschaft\n", ""),
        ("", "  # tdocs: ignore[mobilnummer-im-text] Rufbereitschaft"),
        ("# tdocs: ignore[TD301:ziel, TD705] Rufbereitschaft\n# noch etwas\n", ""),
    ],
)
def test_a_comment_on_the_line_or_above_it(tdocs: Tdocs, haus: Path, vor: str, nach: str) -> None:
    zeile = OFFER.splitlines()[-1]
    build_tree(haus, {"offer.yaml": OFFER.replace(zeile, vor + zeile + nach)})
    assert "TD705" not in " ".join(zeilen(tdocs))


@pytest.mark.parametrize(
    ("zusatz", "argumente", "erwartet"),
    [
        (
            "ausnahmen: [{regel: TD705, ort: kurzbeschreibung, person: L}]\n",
            (),
            [FUND, ORT + " TD901"],
        ),
        (
            "ausnahmen: [{regel: TD704, ort: ziele, grund: g, person: L}]\n",
            (),
            [FUND, ORT + " TD902"],
        ),
        (AUSNAHME % ", bis: 2027-02-28", (), [FUND, ORT + " TD903"]),
        (AUSNAHME % ", bis: 2027-03-01", (), []),
        (AUSNAHME % ", bis: 2027-03-01", ("--date", "2027-03-02"), [FUND, ORT + " TD903"]),
        (AUSNAHME % ", bis: 2027-02-28", ("--date", "2027-02-28"), []),
        (
            "ausnahmen: [{regel: TD7, ort: ziele, grund: g, person: L}]\n",
            (),
            [FUND, ORT + " TD904"],
        ),
        ("ausnahmen: [{regel: TD705, ort: kurzbeschreibung, grund: g}]\n", (), [ORT + " TD905"]),
        (AUSNAHME % ", datei: offer.yaml", (), []),
        (AUSNAHME % ", datei: provider.yaml", (), [FUND, ORT + " TD902"]),
    ],
)
def test_exceptions_that_are_none(
    tdocs: Tdocs, haus: Path, zusatz: str, argumente: tuple[str, ...], erwartet: list[str]
) -> None:
    build_tree(haus, {"tdocs.yaml": OHNE_PFLICHTINHALT + zusatz})
    assert zeilen(tdocs, *argumente) == erwartet


TEXT = "kurzbeschreibung: |\n  Eine Zeile.\n  Anruf unter 0171 39200 55.\n"


@pytest.mark.parametrize(
    "text", [TEXT, "kurzbeschreibung: {datei: k.md}\n", "prozesse:\n  aufnahme: {datei: k.md}\n"]
)
def test_a_comment_above_a_key_is_about_all_below_it(tdocs: Tdocs, haus: Path, text: str) -> None:
    kopf = OFFER.partition("kurzbeschreibung")[0]
    build_tree(haus, {"offer.yaml": kopf + text, "k.md": "Eine Zeile.\n\nAnruf unter 0171 39200 55.\n"})
    assert [zeile.split()[1] for zeile in zeilen(tdocs)] == ["TD705"]
    build_tree(haus, {"offer.yaml": f"{kopf}# tdocs: ignore[TD705] Bereitschaft\n{text}"})
    assert zeilen(tdocs) == []


def test_a_comment_at_the_name_of_a_file_is_about_its_text(tdocs: Tdocs, haus: Path) -> None:
    kopf = OFFER.partition("kurzbeschreibung")[0] + "kurzbeschreibung:\n"
    build_tree(haus, {"k.md": "Anruf unter 0171 39200 55.\n", "offer.yaml": f"{kopf}  datei: k.md\n"})
    assert [zeile.split()[1] for zeile in zeilen(tdocs)] == ["TD705"]
    build_tree(haus, {"offer.yaml": f"{kopf}  # tdocs: ignore[TD705] Bereitschaft\n  datei: k.md\n"})
    assert zeilen(tdocs) == []


def test_without_a_judgement_no_exception_is_called_unused(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": OHNE_PFLICHTINHALT + AUSNAHME % "", "provider.yaml": "name: [T\n"})
    assert [zeile for zeile in zeilen(tdocs) if "TD9" in zeile] == []


def test_mistakes_in_the_repositorys_exceptions_are_told_under_another_configuration(
    tdocs: Tdocs, haus: Path
) -> None:
    build_tree(haus, {"tdocs.yaml": "ausnahmen: 7\n", "streng.yaml": "regeln: {nur: [TD705]}\n"})
    ergebnis = tdocs("lint", "haus", "--config", "haus/streng.yaml")
    assert ergebnis.code == 2
    assert "tdocs.yaml:1:12: TD203" in ergebnis.err


def test_the_baseline_of_a_subfolder_belongs_to_the_repository(tdocs: Tdocs, tmp_path: Path) -> None:
    dateien = {".git/HEAD": "", "provider.yaml": "name: T\n", "staffing.yaml": "", "nord/offer.yaml": OFFER}
    build_tree(tmp_path / "verband", {**dateien})
    assert tdocs("lint", "verband/nord", "--write-baseline").code == 0
    assert not (tmp_path / "verband/nord/tdocs.yaml").exists()
    assert tdocs("lint", "verband").code == 0


def test_a_file_counts_itself_alone(tdocs: Tdocs, haus: Path) -> None:
    mit(haus, AUSNAHME % "")
    for datei, ausgenommen in (("offer.yaml", 1), ("provider.yaml", 0)):
        summe = json.loads(tdocs("lint", f"haus/{datei}", "--format", "json").out)["summary"]
        assert (summe["files"], summe["suppressed"]) == (1, ausgenommen)


def test_a_comment_behind_the_sign_of_a_block_is_one(tdocs: Tdocs, haus: Path) -> None:
    kopf = OFFER.partition("kurzbeschreibung")[0]
    block = TEXT.replace("|", "|  # tdocs: ignore[TD705] Bereitschaft")
    build_tree(haus, {"offer.yaml": kopf + block})
    assert zeilen(tdocs) == []


def test_at_the_head_a_requirement_is_excepted_whose_key_is_missing(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [TD301]}\n"})
    assert "»ziele« fehlt" in tdocs("lint", "haus").out
    build_tree(haus, {"offer.yaml": f"# tdocs: ignore[TD301:ziel] Umbau\n{OFFER}"})
    ausgabe = tdocs("lint", "haus").out
    assert "»ziele« fehlt" not in ausgabe
    assert "»abgrenzung« fehlt" in ausgabe
    build_tree(haus, {"offer.yaml": f"# tdocs: ignore[TD301] Umbau\n{OFFER}"})
    assert "»ziele« fehlt" in tdocs("lint", "haus").out


@pytest.mark.parametrize(
    "inhalt", ["ausnahmen:\n  [\n    {regel: TD704, ort: x, grund: g}\n  ]\n", "{formate: [md]}\n"]
)
def test_a_file_that_cannot_take_the_baseline_stays_as_it_is(tdocs: Tdocs, haus: Path, inhalt: str) -> None:
    build_tree(haus, {"tdocs.yaml": inhalt})
    ergebnis = tdocs("lint", "haus", "--write-baseline")
    assert ergebnis.code == 1
    assert "lassen sich die Ausnahmen nicht ergänzen" in ergebnis.err
    assert (haus / "tdocs.yaml").read_text("utf-8") == inhalt


def test_the_baseline_keeps_windows_line_ends(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": b"# Haus\r\nausnahmen: []\r\n"})
    assert tdocs("lint", "haus", "--write-baseline").code == 0
    inhalt = (haus / "tdocs.yaml").read_bytes()
    assert inhalt.count(b"\n") == inhalt.count(b"\r\n") > 10


def test_a_linked_file_is_told_as_everywhere(tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").rename(haus.parent / "anderswo.yaml")
    (haus / "offer.yaml").symlink_to(haus.parent / "anderswo.yaml")
    ergebnis = tdocs("lint", "haus/offer.yaml", "--format", "concise")
    assert (ergebnis.code, ergebnis.out.split()[1]) == (1, "TD041")


def test_a_comment_that_cannot_be_read_is_a_finding(tdocs: Tdocs, haus: Path) -> None:
    build_tree(
        haus,
        {
            "offer.yaml": OFFER + "# tdocs: ignor[TD705] weil\n",
            "tdocs.yaml": "regeln: {ausser: [TD301, TD303]}\n",
        },
    )
    assert zeilen(tdocs) == [FUND, "offer.yaml:6:1: TD904"]


def test_what_looks_like_a_comment_inside_a_text_is_none(tdocs: Tdocs, haus: Path) -> None:
    text = "ziele:\n  - |\n    # tdocs: ignore[TD705] weil\n"
    build_tree(haus, {"offer.yaml": OFFER + text, "tdocs.yaml": OHNE_PFLICHTINHALT})
    assert not [zeile for zeile in zeilen(tdocs) if "TD9" in zeile]


@pytest.mark.parametrize("wie", ["--mandatory", "pflichtregeln"])
def test_nothing_switches_a_mandatory_rule_off(tdocs: Tdocs, haus: Path, wie: str) -> None:
    inhalt = "regeln: {nur: [TD701], ausser: [TD705], schwere: {TD705: aus}}\n" + AUSNAHME % ""
    argumente = ("--mandatory", "TD705") if wie == "--mandatory" else ()
    if not argumente:
        inhalt += "pflichtregeln: [TD705]\n"
    build_tree(haus, {"tdocs.yaml": inhalt})
    told = [one for one in zeilen(tdocs, *argumente) if not one.endswith("TD906")]
    assert told == [FUND]


def test_another_configuration_leaves_the_exceptions_of_the_repository(tdocs: Tdocs, haus: Path) -> None:
    mit(haus, AUSNAHME % "")
    build_tree(haus.parent, {"streng.yaml": "regeln: {nur: [TD705], schwere: {TD705: fehler}}\n"})
    assert zeilen(tdocs, "--config", "streng.yaml") == []
    assert tdocs("lint", "haus", "--config", "streng.yaml", "--no-ignores").code == 1


def test_a_file_shows_what_stands_in_it(tdocs: Tdocs, haus: Path) -> None:
    (haus / "tdocs.yaml").unlink()
    ergebnis = tdocs("lint", "haus/provider.yaml", "--format", "concise")
    assert ergebnis.code == 1
    assert ergebnis.out
    assert {zeile.split(":")[0] for zeile in ergebnis.out.splitlines()} == {"provider.yaml"}


def test_todays_findings_become_exceptions(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "# unser Haus\nausgabe: fertig\n"})
    assert tdocs("lint", "haus").code == 1
    assert tdocs("lint", "haus", "--write-baseline").code == 0
    inhalt = (haus / "tdocs.yaml").read_text("utf-8")
    assert inhalt.startswith("# unser Haus\nausgabe: fertig\n\nausnahmen:\n  - regel: TD301:")
    assert "    grund: Bestand\n    person:\n    bis:\n" in inhalt
    ergebnis = tdocs("lint", "haus", "--format", "json")
    befunde: list[dict[str, Any]] = json.loads(ergebnis.out)["findings"]
    assert ergebnis.code == 0
    assert {befund["code"] for befund in befunde} == {"TD905"}
    build_tree(haus, {"offer.yaml": OFFER + "ziele: [Ruf 0171 39200 56]\nabgrenzung: Ruf 0171 39200 56\n"})
    assert tdocs("lint", "haus", "--write-baseline", "--no-ignores").code == 0
    inhalt = (haus / "tdocs.yaml").read_text("utf-8")
    assert inhalt.count("ort: kurzbeschreibung\n") == 1
    assert inhalt.count("ort: abgrenzung\n") == 1


def test_wrong_dates_and_levels_are_wrong_usage(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("lint", "haus", "--date", "1.3.2027").code == 2
    assert tdocs("lint", "haus", "--fail-on", "fehler").code == 2
    assert tdocs("lint", "haus", "--mandatory", "TD000").code == 2


def test_an_own_profile_cannot_hide_what_the_law_asks_for(tdocs: Tdocs, haus: Path) -> None:
    profil = "profil: klein\ndokument: leistungsvereinbarung\ntitel: K\nerweitert: sgb9-125\n"
    profil += "entfernen: {ziele: zu lang}\n"
    build_tree(
        haus,
        {
            "profile/leistungsvereinbarung/klein/gliederung.yaml": profil,
            "offer.yaml": OFFER + "profil: {leistungsvereinbarung: klein}\n",
            "tdocs.yaml": "regeln: {nur: [TD308]}\n",
        },
    )
    aus = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    assert [(f["code"], f["requirement"], f["source"], f["documents"]) for f in aus] == [
        (
            "TD308",
            "ziel",
            "§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX",
            [{"document": "leistungsvereinbarung", "section": "", "number": ""}],
        )
    ]


def test_what_only_a_framework_asks_for_is_told_with_its_source(tdocs: Tdocs, haus: Path) -> None:
    kopf = "profil: {}\ndokument: fachkonzept\ntitel: K\n"
    grund = "verlangt: leitbild\nabschnitte:\n  - {id: a, titel: A, braucht: [angebot.plaetze]}\n"
    grund += "  - {id: leitbild, titel: L, erfuellt: leitbild}\n"
    klein = "erweitert: grund\nentfernen: {leitbild: steht anderswo}\n"
    profile = {"grund": kopf.format("grund") + grund, "klein": kopf.format("klein") + klein}
    build_tree(haus, {f"profile/fachkonzept/{name}/gliederung.yaml": text for name, text in profile.items()})
    build_tree(haus, {"offer.yaml": OFFER + "profil: {fachkonzept: klein}\n"})
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [TD308]}\n"})
    aus = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    assert {f["requirement"]: f["source"] for f in aus}["leitbild"] == "Arbeitshilfe NRW Nr. 2"


ANDERES_FELD = "aendern: {ziele: {braucht: {feld: traeger.name, erfuellt: ziel}}}"
KETTE = "profil: klein\ndokument: {dokument}\ntitel: K\nerweitert: {grund}\n"


@pytest.mark.parametrize(
    ("dokument", "grund", "rest"),
    [
        ("leistungsvereinbarung", "sgb9-125", "aendern: {ziele: {pflicht: nein}}"),
        ("leistungsvereinbarung", "sgb9-125", "aendern: {ziele: {pflicht: soll}}"),
        (
            "leistungsvereinbarung",
            "sgb9-125",
            "aendern: {ziele: {braucht: {feld: traeger.name, erfuellt: ziel}}}",
        ),
        ("fachkonzept", "allgemein", "aendern: {qualitaet.gewaltschutz: {pflicht: soll}}"),
    ],
)
def test_an_own_profile_cannot_ask_less_strictly_for_it(
    tdocs: Tdocs, haus: Path, dokument: str, grund: str, rest: str
) -> None:
    ordner = f"profile/{dokument}/klein"
    gliederung = f"{KETTE.format(dokument=dokument, grund=grund)}{rest}\n"
    build_tree(haus, {f"{ordner}/gliederung.yaml": gliederung, "tdocs.yaml": "regeln: {nur: [TD308]}\n"})
    build_tree(haus, {"offer.yaml": OFFER + f"profil: {{{dokument}: klein}}\n"})
    if rest == ANDERES_FELD:
        build_tree(haus, {f"{ordner}/ziele.md": "Unsere Ziele für {{ traeger.name }}.\n"})
    aus = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    slug, norm = ("ziel", "§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX")
    if dokument == "fachkonzept":
        slug, norm = ("gewaltschutz", "§ 37a Abs. 1 SGB IX")
    assert [(f["code"], f["requirement"], f["source"], f["documents"]) for f in aus] == [
        ("TD308", slug, norm, [{"document": dokument, "section": "", "number": ""}])
    ]


def test_a_wrong_profile_silences_its_own_document_alone(tdocs: Tdocs, haus: Path) -> None:
    build_tree(
        haus,
        {"tdocs.yaml": "regeln: {nur: [TD301]}\n", "offer.yaml": OFFER + "profil: {fachkonzept: algemein}\n"},
    )
    aus = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    assert {f["code"] for f in aus} == {"TD301", "TD803"}
    assert {ort["document"] for f in aus for ort in f.get("documents", ())} == {
        "leistungsvereinbarung",
        "leistungsbeschreibung",
    }


def test_what_hangs_on_a_missing_basis_is_not_asked_for(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [TD301]}\n", "offer.yaml": "id: a\nbezeichnung: A\n"})
    aus = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    assert not {f["requirement"] for f in aus if "requirement" in f} & {"kinderschutz", "bild-vom-kind"}


def test_explain_by_code_and_by_name_is_the_same(tdocs: Tdocs) -> None:
    nach_code, nach_name = tdocs("explain", "TD301"), tdocs("explain", "pflichtabschnitt-fehlt")
    assert nach_code.out == nach_name.out
    assert nach_code.out.startswith("# TD301 pflichtabschnitt-fehlt\n")
    assert "§ 37a Abs. 1 SGB IX" in tdocs("explain", "TD301:gewaltschutz").out
    als_json = json.loads(tdocs("explain", "TD301", "--format", "json").out)
    assert als_json["name"] == "pflichtabschnitt-fehlt"
    assert als_json["rationale"] in nach_code.out
    assert als_json["source"] in nach_code.out


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("gewaltschutz", "- sgb9_125: § 37a Abs. 1 SGB IX (in jedem Profil: Fachkonzept)\n"),
        ("gewaltschutz", "- Leistungsvereinbarung »sgb9-125«: eine Warnung\n"),
        ("leitbild", "- Quelle: Arbeitshilfe NRW Nr. 2\n"),
    ],
)
def test_a_requirement_is_explained_with_norm_grade_and_documents(tdocs: Tdocs, slug: str, says: str) -> None:
    assert says in tdocs("explain", f"TD301:{slug}").out


def test_what_cannot_be_explained_is_wrong_usage_with_a_suggestion(tdocs: Tdocs) -> None:
    for wer, rat in (("TD3001", "TD301"), ("pflichtabschnit-fehlt", "pflichtabschnitt-fehlt")):
        ergebnis = tdocs("explain", wer)
        assert ergebnis.code == 2
        assert f"»{rat}«" in ergebnis.err
    assert tdocs("explain", "TD301:gewaltschuz").code == 2


def test_rules_lists_every_code(tdocs: Tdocs) -> None:
    liste = json.loads(tdocs("rules", "--format", "json").out)
    assert {"TD001", "TD301", "TD705", "TD801", "TD905"} <= {eintrag["code"] for eintrag in liste}
    assert "TD301  pflichtabschnitt-fehlt  (Fehler)" in tdocs("rules").out


@pytest.mark.parametrize(
    ("body", "told"), [("{{ angebot.plaetz }}\n", False), ("{{ angebot.plaetze }}\n", True)]
)
def test_what_an_own_profile_with_a_mistake_asks_for_is_not_judged(
    tdocs: Tdocs, haus: Path, body: str, *, told: bool
) -> None:
    profil = "profil: klein\ndokument: fachkonzept\ntitel: K\nabschnitte:\n"
    profil += "  - {id: a, titel: A, braucht: [{feld: angebot.plaetze, hinweis: Wie viele kommen}]}\n"
    build_tree(haus / "profile/fachkonzept/klein", {"gliederung.yaml": profil, "a.md": body})
    build_tree(haus, {"offer.yaml": OFFER + "profil: {fachkonzept: klein}\n"})
    build_tree(haus, {"tdocs.yaml": "regeln: {nur: [TD301]}\n"})
    assert ("Wie viele kommen" in tdocs("lint", "haus", "--format", "concise").out) is told
