"""Fields that a profile declares: what may be declared, what is said of values, where else they are known."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from own_fields import FIELDS, FILES
from sampling import few
from teilhabe_docs.documents.profile.outline_file import read_outline
from teilhabe_docs.documents.profile.own_fields import own_fields
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import Feldart, Gliederungsdatei

HEAD = "profil: haus\ndokument: leistungsbeschreibung\ntitel: Haus\nerweitert: rahmen\n"
HOUSE = "profile/leistungsbeschreibung/haus/gliederung.yaml"
BASE: dict[str, str | bytes] = {
    "provider.yaml": "name: Träger\n",
    "offer.yaml": "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"
    "profil: {leistungsbeschreibung: haus}\n",
    "staffing.yaml": "positionen: [{id: a, funktion: Leitung, vzae: 1}]\n",
}


def declaring(fields: str, rest: str = "") -> dict[str, str | bytes]:
    """A repository whose profile declares these fields, each on a line of its own from line 6."""
    return {**BASE, HOUSE: f"{HEAD}felder:\n" + "".join(f"  {line}\n" for line in fields.splitlines()) + rest}


def findings(tdocs: Tdocs, command: str = "validate", path: str = ".") -> list[dict[str, object]]:
    for known in (own_fields, read_outline, resolved):  # as in a new process: profiles change between calls
        known.cache_clear()
    found = tdocs(command, path, "--format", "json")
    assert found.code in (0, 1), found.alles
    listed: list[dict[str, object]] = json.loads(found.out)["findings"]
    return listed


def said(tdocs: Tdocs, command: str = "validate") -> list[str]:
    """`file:line code` of what is found."""
    return [f"{f['file']}:{f['line']} {f['code']}" for f in findings(tdocs, command)]


def test_every_kind_is_declared_in_the_example() -> None:
    assert set(re.findall(r"art: (\w+)|eintrag: (\w+)", FIELDS)) >= {(kind, "") for kind in get_args(Feldart)}
    assert Gliederungsdatei.model_fields["felder"].description


MISTAKES = {
    "angebot.eigene.a: {art: eur, beschreibung: A}": ("TD204", "»euro«"),
    "angebot.eigene.a: {beschreibung: A}": ("TD202", "»art«"),
    "angebot.eigene.a: {art: euro}": ("TD801", "»beschreibung«"),
    "angebot.eigene.a: {art: euro, beschreibung: A, bespiel: 1}": ("TD201", "»beispiel«"),
    "angebot.eigene.a: {art: auswahl, beschreibung: A}": ("TD801", "»werte«"),
    "angebot.eigene.a: {art: liste, beschreibung: A}": ("TD801", "»eintrag«"),
    "angebot.eigene.a: {art: gruppe, beschreibung: A}": ("TD801", "»felder«"),
    "angebot.eigene.a: {art: euro, beschreibung: A, werte: {x: X}}": ("TD801", "»art: auswahl«"),
    "angebot.eigene.a: {art: euro, beschreibung: A, eintrag: euro}": ("TD801", "»art: liste«"),
    "angebot.eigene.a: {art: liste, beschreibung: A, eintrag: langer_text}": ("TD801", "eintrag: {name"),
    "angebot.eigene.a: {art: liste, beschreibung: A, eintrag: liste}": ("TD801", "eintrag: {name"),
    "angebot.eigene.a: {art: euro, beschreibung: A, beispiel: viel}": ("TD801", "Beispiel"),
    "angebot.eigene.A: {art: euro, beschreibung: A}": ("TD801", "Kleinbuchstaben"),
    "angebot.eigene.ä: {art: euro, beschreibung: A}": ("TD801", "Kleinbuchstaben"),
    "angebot.eigene.id: {art: euro, beschreibung: A}": ("TD801", "vergeben"),
    "angebot.eigene.model_fields: {art: euro, beschreibung: A}": ("TD801", "vergeben"),
    "angebot.eigene._a: {art: euro, beschreibung: A}": ("TD801", "Kleinbuchstaben"),
    "angebot.plaetze: {art: euro, beschreibung: A}": ("TD801", "angebot.eigene.plaetze"),
    "angebot.neu: {art: euro, beschreibung: A}": ("TD801", "angebot.eigene.neu"),
    "neu: {art: euro, beschreibung: A}": ("TD801", "angebot.eigene"),
    "angebot.eigenes.a: {art: euro, beschreibung: A}": ("TD801", "»angebot.eigene«"),
    "angebot.gruppen.eigene.a: {art: euro, beschreibung: A}": ("TD801", "angebot.eigene"),
    "angebot.eigene.a: 5": ("TD203", "art, frueher, beschreibung"),
    "angebot.eigene.a: [x]": ("TD203", "art, frueher, beschreibung"),
    "angebot.eigene.a: {art: [x], beschreibung: A}": ("TD204", "euro"),
    "angebot.eigene.a: {art: auswahl, beschreibung: A, werte: [x]}": ("TD203", ""),
    "angebot.eigene.a: {art: auswahl, beschreibung: A, werte: {x: [y]}}": ("TD205", ""),
    "angebot.eigene.a: {art: liste, beschreibung: A, eintrag: {b: {art: x}}}": ("TD204", "euro"),
    "angebot.eigene.a: {art: liste, beschreibung: A, eintrag: {b: 5}}": ("TD203", ""),
    "angebot.eigene.a: {art: gruppe, beschreibung: A, felder: {entfaellt: {art: euro}}}": (
        "TD801",
        "vergeben",
    ),
}


@pytest.mark.parametrize("declared", few(MISTAKES, 3))
def test_a_mistake_in_a_declaration_is_told_at_its_line_and_nothing_else(
    tdocs: Tdocs, tmp_path: Path, declared: str
) -> None:
    files = declaring(f"angebot.eigene.gut: {{art: euro, beschreibung: G}}\n{declared}")
    files["offer.yaml"] = f"{BASE['offer.yaml']!s}eigene: {{gut: 1, a: 1}}\n"
    build_tree(tmp_path, files)
    code, words = MISTAKES[declared]
    found = findings(tdocs)
    assert {(f["file"], f["line"]) for f in found} == {(HOUSE, 7)}, found
    assert code in [f["code"] for f in found]
    assert any(words in str(f["message"]) for f in found), found


def test_where_an_outline_cannot_be_read_own_values_stay_unjudged_and_one_finding_says_so(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    broken: dict[str, str | bytes] = {"profile/fachkonzept/kaputt/gliederung.yaml": "felder: [\n"}
    offers = {f"{n}/offer.yaml": f"id: {n}\nbezeichnung: A\neigene: {{neu: 1}}\n" for n in "abc"}
    build_tree(tmp_path, {**BASE, **broken, HOUSE: HEAD, **offers})
    found = [f for f in findings(tdocs) if "ungeprüft" in str(f["message"])]
    assert [f["file"] for f in found] == [*broken]
    assert not [f for f in findings(tdocs) if f["code"] == "TD201"]


def test_one_name_has_one_declaration_told_once_with_both_places(tdocs: Tdocs, tmp_path: Path) -> None:
    second = "profile/fachkonzept/zwei/gliederung.yaml"
    other = "profil: zwei\ndokument: fachkonzept\ntitel: Z\nerweitert: allgemein\nfelder:\n"
    files = declaring("angebot.eigene.a: {art: euro, beschreibung: A}")
    more: dict[str, str | bytes] = {
        second: f"{other}  angebot.eigene.a: {{art: prozent, beschreibung: A}}\n",
        **{f"{n}/offer.yaml": f"id: {n}\nbezeichnung: A\n" for n in "bc"},
    }
    build_tree(tmp_path, {**files, **more})
    (found,) = (f for f in findings(tdocs) if f["code"] == "TD801")
    assert {HOUSE, second} <= {*re.findall(r"profile/[\w/]+\.yaml", str(found))}
    build_tree(tmp_path, {second: f"{other}  angebot.eigene.a: {{art: euro, beschreibung: A}}\n"})
    assert said(tdocs) == []


VALUES = {
    "fahrzeuge: vier": "TD205",
    "fahrzeuge: 24 Autos": "TD205",
    "auslastung: 0,96": "TD212",
    "auslastung: 120": "TD205",
    "nachtschluessel: 12": "TD205",
    "fls_preis: 1.250 €": "TD211",
    "fls_preis: 78,405 €": "TD205",
    "nachtbeginn: acht": "TD205",
    "tiere: vielleicht": "TD205",
    "hilfebedarf: hoher": "TD204",
    "treffpunkte: Haus": "TD203",
    "hilfebedarfsgruppen: [{gruppe: hbg3, personen: 1}]": "TD204",
    "hilfebedarfsgruppen: [{grupe: hbg1}]": "TD201",
    "nacht: {ab: '20:00'}": "TD201",
    "fahrdienst: {datei: fehlt.md}": "TD040",
    "fahrdienst: {anlage: fehlt}": "TD209",
    "fahrdienst: [x]": "TD203",
    "fls_pries: 78,40 €": "TD201",
}


@pytest.mark.parametrize("value", few(VALUES, 3))
def test_a_wrong_value_is_told_where_it_stands_as_of_a_built_in_field(
    tdocs: Tdocs, tmp_path: Path, value: str
) -> None:
    files = declaring("\n".join(line[2:] for line in FIELDS.splitlines()[1:]))
    build_tree(tmp_path, {**files, "offer.yaml": f"{BASE['offer.yaml']!s}eigene:\n  {value}\n"})
    assert said(tdocs) == [f"offer.yaml:6 {VALUES[value]}"]
    alone = tdocs("validate", "offer.yaml", "--format", "json")
    codes = [f["code"] for f in json.loads(alone.out)["findings"]]
    assert codes == [code for code in [VALUES[value]] if code != "TD209"]


def test_a_key_that_belongs_below_says_so_and_a_slip_is_asked(tdocs: Tdocs, tmp_path: Path) -> None:
    files = declaring("angebot.eigene.fahrdienst: {art: kurzer_text, beschreibung: F}")
    offer = f"{BASE['offer.yaml']!s}fahrdienst: x\neigene: {{fahrdinst: x}}\n"
    build_tree(tmp_path, {**files, "offer.yaml": offer})
    first, second = (str(f["message"]) for f in findings(tdocs))
    assert "»fahrdienst« gehört unter »eigene«" in first
    assert "Gemeint: »fahrdienst«?" in second


@pytest.mark.parametrize("name", ["offer.yaml", "provider.yaml", "staffing.yaml"])
def test_without_a_declaration_the_key_is_told_with_what_to_do(
    tdocs: Tdocs, tmp_path: Path, name: str
) -> None:
    build_tree(tmp_path, {**BASE, name: f"{BASE[name]!s}eigene: {{pauschale: 4}}\n", HOUSE: HEAD})
    (found,) = findings(tdocs)
    assert (found["file"], found["code"]) == (name, "TD201")
    assert "»pauschale«" in str(found["message"])
    assert "»felder«" in str(found["message"])


def test_two_repositories_in_one_call_have_their_own_fields(tdocs: Tdocs, tmp_path: Path) -> None:
    for name, kind, value in (("eins", "euro", "78 €"), ("zwei", "prozent", "50 %")):
        files = declaring(f"angebot.eigene.a: {{art: {kind}, beschreibung: A}}")
        offer = f"{BASE['offer.yaml']!s}eigene: {{a: {value}}}\n"
        build_tree(tmp_path / name, {**files, "tdocs.yaml": "", "offer.yaml": offer.encode()})
    assert said(tdocs) == []
    assert tdocs("validate", "eins", "zwei").code == 0


def test_a_value_of_a_profile_that_the_offer_has_not_chosen_is_told_with_that_reason(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    files = declaring("angebot.eigene.a: {art: euro, beschreibung: A}")
    offer = str(BASE["offer.yaml"]).replace("leistungsbeschreibung: haus", "leistungsbeschreibung: rahmen")
    build_tree(tmp_path, {**files, "offer.yaml": f"{offer}eigene: {{a: 4}}\n"})
    (found,) = (f for f in findings(tdocs, "lint") if f["code"] == "TD321")
    assert "»haus« (leistungsbeschreibung)" in str(found["message"])
    assert found["path"] == "eigene.a"


def test_a_needed_annex_must_be_listed_and_is_printed(tdocs: Tdocs, tmp_path: Path) -> None:
    rest = (
        "einfuegen:\n  - nach: umfang\n    id: brand\n    titel: Brandschutz\n"
        "    braucht: {anlage: brandschutzkonzept}\n"
    )
    build_tree(tmp_path, {**BASE, HOUSE: HEAD + rest})
    (found,) = (f for f in findings(tdocs, "lint") if "brandschutz" in str(f["message"]))
    assert (found["file"], found["code"], found["path"]) == ("offer.yaml", "TD301", "anlagen")
    for name in ("provider.yaml", "offer.yaml"):
        listed = f"{BASE[name]!s}anlagen: [{{id: brandschutzkonzept, titel: Brandschutzkonzept}}]\n"
        build_tree(tmp_path, {**BASE, name: listed})
        assert not [f for f in findings(tdocs, "lint") if "brandschutz" in str(f["message"]).lower()]
        assert tdocs("render", ".", "--doc", "leistungsbeschreibung", "--format", "md", "--force").code == 0
        assert "»Brandschutzkonzept«" in next(tmp_path.glob("ausgabe/*/*.md")).read_text("utf-8")


@pytest.mark.parametrize("annex", ["Brand Schutz", "[x]", "ja", "{x: y}"])
def test_a_need_that_names_no_annex_is_told(tdocs: Tdocs, tmp_path: Path, annex: str) -> None:
    rest = f"einfuegen:\n  - {{nach: umfang, id: b, titel: B, braucht: {{anlage: {annex}}}}}\n"
    build_tree(tmp_path, {**BASE, HOUSE: HEAD + rest})
    assert {f["file"] for f in findings(tdocs)} == {HOUSE}
    assert len(findings(tdocs)) == 1


def test_the_schemas_know_the_fields_and_lint_says_where_they_do_not(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, declaring("angebot.eigene.a: {art: auswahl, beschreibung: A, werte: {x: X, y: Y}}"))
    assert tdocs("schema", "--write").code == 0
    written = json.loads((tmp_path / ".tdocs/offer.schema.json").read_text("utf-8"))
    assert "eigene" in written["properties"]
    assert '"const": "x"' in json.dumps(written)
    assert "TD812" not in {f["code"] for f in findings(tdocs, "lint")}
    build_tree(tmp_path, declaring("angebot.eigene.a: {art: auswahl, beschreibung: A, werte: {x: X, z: Z}}"))
    stale = [f for f in findings(tdocs, "lint") if f["code"] == "TD812"]
    assert len(stale) == 1
    assert "offer.schema.json" in stale[0]["message"]
    build_tree(tmp_path, {HOUSE: HEAD})
    assert "TD812" in {f["code"] for f in findings(tdocs, "lint")}


def test_the_schemas_know_every_declared_field_with_what_it_means(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, FILES)
    kinds = {"traeger": "provider", "angebot": "offer", "personal": "staffing"}
    declared = re.findall(r"^  (\w+)\.\S*eigene\.(\w+):", FIELDS, re.MULTILINE)
    assert {kind for kind, _ in declared} == kinds.keys()

    def missing() -> list[str]:
        texts = {kind: Path(f".tdocs/{name}.schema.json").read_text("utf-8") for kind, name in kinds.items()}
        pattern = r'"%s": \{\s+"(anyOf|description|title|\$ref)"'
        return [name for kind, name in declared if not re.search(pattern % name, texts[kind])]

    assert tdocs("schema", "--write").code == 0
    assert missing() == []
    (tmp_path / "profile").rename(tmp_path / "fort")
    assert tdocs("schema", "--write").code == 0
    assert missing() == [name for _, name in declared]


def test_a_new_repository_asks_for_the_fields_with_hint_and_example(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, FILES)
    assert tdocs("init", "neu", "--profile", "eigen").code == 0
    offer = (tmp_path / "neu/offer.yaml").read_text("utf-8")
    assert "  # Preis einer Fachleistungsstunde, etwa 78,40 €\n  fls_preis:\n" in offer
    assert "  # Auslastung\n  # Im Mittel des Jahres\n  auslastung:\n" in offer
    assert "  hilfebedarfsgruppen:\n    # - gruppe: hbg1 | hbg2\n    #   personen: 3  # Personen\n" in offer
    assert tdocs("validate", "neu", "--profiles", "profile").code == 0


def test_the_list_of_profiles_shows_the_fields_of_one(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, FILES)
    shown = tdocs("profiles", "--show", "eigen").out
    for word in ("angebot.eigene.fls_preis  euro", "78,40 €", "Im Mittel des Jahres", "hbg1", "eigen (leist"):
        assert word in shown
    (profile,) = json.loads(tdocs("profiles", "--show", "eigen", "--format", "json").out)
    assert {"traeger.eigene.gruendung", "personal.positionen.eigene.zulage"} <= {
        field["path"] for field in profile["fields"]
    }
    refused = tdocs("profiles", "--show", "eigne")
    assert refused.code == 2
    assert "»eigen«" in refused.err


def test_fix_reads_own_values_as_the_model_does(tdocs: Tdocs, tmp_path: Path) -> None:
    files = declaring("angebot.eigene.a: {art: verhaeltnis, beschreibung: A}")
    build_tree(tmp_path, {**files, "offer.yaml": f"{BASE['offer.yaml']!s}eigene: {{a: 1:12}}\n"})
    assert tdocs("fix").code == 0
    assert '{a: "1:12"}' in (tmp_path / "offer.yaml").read_text("utf-8")


CONDITIONS = {
    'angebot.eigene.a == "xx"': ("»xx«", "x, y"),
    'angebot.eigene.a in ["x", "z"]': ("»z«", "x, y"),
    'angebot.eigene.n < "x"': ("Zahl", ""),
    'angebot.eigene.m == "x"': ("hängt von »angebot.eigene.m« ab", ""),
    "angebot.eigene.b": ("»b«", "gibt es"),
    'angebot.vertragsgrundlage == "sgb9_126"': ("»sgb9_126«", "sgb9_125"),
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_that_can_never_hold_is_told_in_the_profile(
    tdocs: Tdocs, tmp_path: Path, condition: str
) -> None:
    fields = (
        "angebot.eigene.a: {art: auswahl, beschreibung: A, werte: {x: X, y: Y}}\n"
        "angebot.eigene.n: {art: prozent, beschreibung: N}\n"
        "angebot.eigene.m: {art: kurzer_text, beschreibung: M}"
    )
    rest = (
        "einfuegen:\n  - nach: umfang\n    id: neu\n    titel: Neu\n"
        "    braucht: [angebot.eigene.a, angebot.eigene.n, angebot.vertragsgrundlage]\n"
        f"    wenn: '{condition}'\n    weil: es so ist\n"
    )
    build_tree(tmp_path, declaring(fields, rest))
    found = findings(tdocs)
    assert {(f["file"], f["line"]) for f in found} == {(HOUSE, 14)}, found
    assert all(word in str(found[0]["message"]) for word in CONDITIONS[condition]), found


@pytest.mark.parametrize("condition", ['angebot.eigene.a == "x"', "angebot.eigene.n > 50"])
def test_a_condition_on_an_own_field_that_may_hold_is_not_told(
    tdocs: Tdocs, tmp_path: Path, condition: str
) -> None:
    fields = (
        "angebot.eigene.a: {art: auswahl, beschreibung: A, werte: {x: X, y: Y}}\n"
        "angebot.eigene.n: {art: prozent, beschreibung: N}"
    )
    rest = (
        "einfuegen:\n  - nach: umfang\n    id: neu\n    titel: Neu\n"
        "    braucht: [angebot.eigene.a, angebot.eigene.n]\n"
        f"    wenn: '{condition}'\n    weil: es so ist\n"
    )
    build_tree(tmp_path, declaring(fields, rest))
    assert said(tdocs) == []


def test_several_processes_are_asked_for_and_a_label_of_another_profile_changes(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    """What a document prints of a field may be declared in the profile of another document."""
    user = (
        "profil: nutzt\ndokument: fachkonzept\ntitel: N\nerweitert: allgemein\neinfuegen:\n"
        "  - {nach: traeger, id: preis, titel: Preis, braucht: angebot.eigene.a}\n"
    )
    offer = str(BASE["offer.yaml"]).replace("{", "{fachkonzept: nutzt, ")
    files = declaring("angebot.eigene.a: {art: euro, beschreibung: Preis je Stunde}")
    files |= {"offer.yaml": offer + "eigene: {a: 4}\n"}
    build_tree(tmp_path, {**files, "profile/fachkonzept/nutzt/gliederung.yaml": user})
    call = ("render", ".", "--doc", "fachkonzept", "--format", "md", "--jobs", "2")
    assert findings(tdocs) == []
    assert tdocs(*call).code == 0
    assert tdocs(*call, "--check").code == 0
    anew = declaring("angebot.eigene.a: {art: euro, beschreibung: Stundensatz}")
    build_tree(tmp_path, {HOUSE: anew[HOUSE]})
    assert findings(tdocs) == []
    assert tdocs(*call, "--check").code == 1
    assert tdocs(*call, "--force").code == 0
    assert "Stundensatz: 4,00 €" in next(tmp_path.glob("ausgabe/*/*.md")).read_text("utf-8")
