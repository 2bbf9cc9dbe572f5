"""Old names go on to work, are told, and `tdocs migrate` writes the new ones, not a byte beside."""

import json
import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from teilhabe_docs.loading import former_names

LB = "leistungsbeschreibung"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "schulkindergarten-bw"
PROVIDER = "name: Träger\n"
BUS = "Ein Kleinbus holt alle zwischen sieben und acht Uhr ab und bringt sie am Nachmittag wieder heim."
OFFER = f"""\
id: eins
bezeichnung: Haus
vertragsgrundlage: sgb9_125
stand: 2027-03-01
plaetze: 12
profil: {{{LB}: haus}}
eigene:
  # mit dem Amt geklärt
  bus:   {BUS}   # gilt
  fahrten:
    - {{art: frueh, zahl: 2}}
zusatzabschnitte:
  - {{dokument: {LB}, nach: bus, titel: Räder, text: Zum Angebot gehören acht Fahrräder und Lastenräder.}}
# tdocs: ignore[TD301:bus] Der Kleinbus wird erst im Mai geliefert.
vernetzung:
"""
PACKAGE = f"""\
profil: nord
dokument: {LB}
titel: Nord
erweitert: rahmen
felder:
  angebot.eigene.fahrdienst: {{frueher: bus, art: langer_text, beschreibung: Fahrdienst}}
  angebot.eigene.fahrten:
    art: liste
    beschreibung: Fahrten
    eintrag: {{wann: {{art: auswahl, frueher: art, werte: {{frueh: am Morgen}}}}, zahl: {{art: ganze_zahl}}}}
einfuegen:
  - nach: umfang
    id: mobil
    frueher: [bus, fahren]
    titel: Fahrdienst
    erfuellt: fahrdienst
    braucht: [angebot.eigene.fahrdienst, angebot.eigene.fahrten]
"""
DUTY = """\
anforderungen:
  fahrdienst:
    frueher: [bus, fahren]
    titel: Fahrdienst
    norm: {sgb9_125: § 27 LRV}
    verlangt_in: leistungsbeschreibung
"""
HOUSE = f"""\
profil: haus
dokument: {LB}
titel: Haus
erweitert: nord
verlangt: [bus]   # so vereinbart
aendern:
  "bus": {{titel: Unser Bus}}
einfuegen:
  - nach: fahren
    id: plan
    titel: Fahrplan
    erfuellt: [bus, vernetzung]
    braucht: angebot.eigene.bus
    wenn: angebot.eigene.bus
    weil: gefahren wird
"""
BODY = """Siehe {{ ref("bus") }}.\n\n{{ angebot.eigene.bus }}\n"""
SETTINGS = """\
paket: {ordner: ../verband, version: "1"}
pflichtregeln: ["TD301:bus"]
regeln: {schwere: {"TD308:bus": warnung}}
ausnahmen:
  - {regel: "TD302:bus", ort: vernetzung, grund: Der Verbund wird neu geordnet., person: Leitung}
"""


def built(ends: str = "\n", bom: str = "") -> None:
    """A member that calls everything as it was called, and the package that calls it otherwise."""
    package = {"paket.yaml": 'name: nord\nversion: "1"\n', "anforderungen.yaml": DUTY}
    build_tree(Path("verband"), {**package, f"{LB}/nord/gliederung.yaml": PACKAGE})
    files = {
        "provider.yaml": PROVIDER,
        "staffing.yaml": "",
        "offer.yaml": OFFER,
        "tdocs.yaml": SETTINGS,
        f"profile/{LB}/haus/gliederung.yaml": HOUSE,
        f"profile/{LB}/haus/plan.md": BODY,
    }
    build_tree(Path("haus"), {name: bom + text.replace("\n", ends) for name, text in files.items()})


def said(tdocs: Tdocs, command: str, path: str = "haus") -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(tdocs(command, path, "--format", "json").out)["findings"]
    return findings


def content(folder: str = ".") -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def test_old_names_are_told_once_each_and_go_on_to_work(tdocs: Tdocs) -> None:
    built()
    found = said(tdocs, "validate")
    assert {f["code"] for f in found} == {"TD818"}, found
    assert {f["severity"] for f in found} == {"hint"}
    outline = f"profile/{LB}/haus/gliederung.yaml"
    places = sorted((f["file"], f["line"]) for f in found)
    assert places == [
        ("offer.yaml", 9),
        ("offer.yaml", 11),
        ("offer.yaml", 13),
        *((outline, line) for line in (5, 7, 9, 12, 13, 14)),
        (f"profile/{LB}/haus/plan.md", 1),
        (f"profile/{LB}/haus/plan.md", 3),
        ("tdocs.yaml", 2),
        ("tdocs.yaml", 3),
    ]
    shown = tdocs("outline", "haus", "--doc", LB).out
    assert "Unser Bus" in shown
    assert shown.index("Unser Bus") < shown.index("Fahrplan")
    assert not [f for f in said(tdocs, "lint") if f["code"] in ("TD904", "TD201", "TD801", "TD804")]


@pytest.mark.parametrize(("ends", "bom"), [("\n", ""), ("\r\n", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
def test_migrate_writes_the_new_names_and_nothing_else(tdocs: Tdocs, ends: str, bom: str) -> None:
    built(ends, bom)
    before = content()
    shown = tdocs("migrate", "haus", "--diff")
    assert shown.code == 1
    assert content() == before
    assert "-  bus:   Ein" in shown.out.replace("\r", "")
    assert "+  fahrdienst:   Ein" in shown.out.replace("\r", "")
    assert tdocs("migrate", "haus").code == 0
    after = content()
    assert {name for name in after if after[name] != before[name]} == {
        "haus/offer.yaml",
        "haus/tdocs.yaml",
        f"haus/profile/{LB}/haus/gliederung.yaml",
        f"haus/profile/{LB}/haus/plan.md",
    }
    new = {
        "haus/offer.yaml": OFFER.replace("  bus:  ", "  fahrdienst:  ")
        .replace("{art:", "{wann:")
        .replace("nach: bus", "nach: mobil")
        .replace("TD301:bus", "TD301:fahrdienst"),
        "haus/tdocs.yaml": SETTINGS.replace(":bus", ":fahrdienst"),
        f"haus/profile/{LB}/haus/gliederung.yaml": HOUSE.replace("[bus", "[fahrdienst")
        .replace('"bus"', '"mobil"')
        .replace("nach: fahren", "nach: mobil")
        .replace("eigene.bus", "eigene.fahrdienst"),
        f"haus/profile/{LB}/haus/plan.md": BODY.replace('"bus"', '"mobil"').replace(".bus", ".fahrdienst"),
    }
    for name, text in new.items():
        assert after[name].decode("utf-8") == bom + text.replace("\n", ends), name
    again = tdocs("migrate", "haus", "--diff")
    assert (again.code, again.out) == (0, "")


@pytest.mark.parametrize("file", ["", ", datei: offer.yaml"])
def test_an_exception_at_an_old_place_counts_is_told_and_migrates(tdocs: Tdocs, file: str) -> None:
    built()
    entry = "ausnahmen:\n  - {{regel: 'TD302:{}', ort: {}, grund: Der Bus kommt im Mai., person: A{}}}\n"
    settings = SETTINGS.splitlines()[0].replace("{", "{{").replace("}", "}}") + "\n" + entry
    offer = OFFER.split("  # mit")[0] + '  bus: " "\n'
    places = {"tdocs.yaml": settings.format("bus", "eigene.bus", file), "offer.yaml": offer}
    build_tree(Path("haus"), places)

    def on_exception() -> list[tuple[str, int]]:
        found = said(tdocs, "lint")
        assert not [f for f in found if f.get("requirement") == "fahrdienst" and f["code"] == "TD302"]
        return [(f["code"], f["line"]) for f in found if f["file"] == "tdocs.yaml"]

    assert on_exception() == [("TD818", 3), ("TD818", 3)]
    assert tdocs("migrate", "haus").code == 0
    now = settings.format("fahrdienst", "eigene.fahrdienst", file)
    assert Path("haus/tdocs.yaml").read_text("utf-8") == now
    assert on_exception() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("eigene.fahrten[0].art", "eigene.fahrten[0].wann"),
        ("eigene.bus.datei", "eigene.fahrdienst.datei"),
        ("eigene.fahrten[id=a.bus].art", "eigene.fahrten[id=a.bus].wann"),
        ("bus", "bus"),
        ("eigene.busse", "eigene.busse"),
    ],
)
def test_a_place_inside_what_is_called_otherwise_migrates_too(tdocs: Tdocs, old: str, new: str) -> None:
    built()
    entry = "ausnahmen:\n  - {{regel: TD704, ort: '{}', grund: Das Amt weiß es., person: A}}\n"
    settings = SETTINGS.splitlines()[0].replace("{", "{{").replace("}", "}}") + "\n" + entry
    build_tree(Path("haus"), {"tdocs.yaml": settings.format(old)})
    assert tdocs("migrate", "haus").code == 0
    assert Path("haus/tdocs.yaml").read_text("utf-8") == settings.format(new)


def test_nothing_is_written_into_a_package_even_where_it_calls_things_as_before(tdocs: Tdocs) -> None:
    built()
    heir = HOUSE.replace("profil: haus", "profil: west").replace("titel: Haus", "titel: West")
    build_tree(Path("verband"), {f"{LB}/west/gliederung.yaml": heir, f"{LB}/west/plan.md": BODY})
    before = content("verband")
    assert tdocs("migrate", "haus").code == 0
    assert content("verband") == before


def test_a_whole_tree_is_migrated_each_repository_by_itself(tdocs: Tdocs) -> None:
    built()
    shutil.copytree("haus", "zwei")
    assert tdocs("migrate", ".", "--diff").out.count("+++ ") == 8
    assert tdocs("migrate", ".").code == 0
    assert tdocs("migrate", ".", "--diff").code == 0
    assert content("haus") == {n.replace("zwei", "haus", 1): c for n, c in content("zwei").items()}


def test_an_old_key_beside_its_new_one_stays_and_is_told(tdocs: Tdocs) -> None:
    built()
    both = OFFER.replace("  fahrten:", f"  fahrdienst: {BUS}\n  fahrten:")
    build_tree(Path("haus"), {"offer.yaml": both})
    (told,) = (f for f in said(tdocs, "validate") if f["code"] == "TD020")
    assert (told["file"], told["line"]) == ("offer.yaml", 9)
    assert "»bus« heißt jetzt »fahrdienst«" in told["message"]
    asked = tdocs("migrate", "haus")
    assert (asked.code, "»bus« heißt jetzt »fahrdienst«" in asked.err) == (1, True)
    assert Path("haus/offer.yaml").read_text("utf-8") == both


def test_texts_that_put_a_field_in_by_its_old_name_get_the_new_one(tdocs: Tdocs) -> None:
    built()
    text = "Es fährt der Bus: {{ eigene.bus }}. Nicht eigene.bus, nicht {{ eigene.busse }}.\n"
    provider = PROVIDER + "leitbild: {datei: texte/leitbild.md}\nbeschwerde: 'Im Bus, {{eigene.bus}}'\n"
    build_tree(Path("haus"), {"provider.yaml": provider, "texte/leitbild.md": text})
    tdocs("migrate", "haus")
    now = text.replace("{{ eigene.bus }}", "{{ eigene.fahrdienst }}")
    assert Path("haus/texte/leitbild.md").read_text("utf-8") == now
    assert "'Im Bus, {{eigene.fahrdienst}}'" in Path("haus/provider.yaml").read_text("utf-8")


def test_a_clause_with_old_names_counts_as_before_and_migrates_at_once(tdocs: Tdocs) -> None:
    built()
    package = PACKAGE.replace("    art: liste\n", "    frueher: touren\n    art: liste\n")
    fields = "{{ angebot.eigene.touren.art }}, {{ eigene.touren.zahl }}-mal."
    words = f"Es gilt:\\n\\n{{{{ eigene.bus }}}}\\n\\nUnd {fields}"
    clause = (
        f'klauseln:\n  - {{dokument: {LB}, stelle: bus, text: "{words}", vereinbart_am: 2026-10-01, '
        "vereinbart_mit: Landkreis Musterkreis, grund: Der Landkreis verwendet diese Formel.}\n"
    )
    build_tree(Path("verband"), {f"{LB}/nord/gliederung.yaml": package})
    build_tree(Path("haus"), {"offer.yaml": OFFER.replace("fahrten:", "touren:") + clause})

    def on_clause() -> set[tuple[str, str]]:
        return {(f["code"], f["path"]) for f in said(tdocs, "lint") if f["path"].startswith("klauseln")}

    text = ("TD818", "klauseln[0].text")
    assert on_clause() == {text, ("TD818", "klauseln[0].stelle"), ("TD826", "klauseln[0].fassung")}
    assert tdocs("migrate", "haus").code == 0
    now = Path("haus/offer.yaml").read_text("utf-8")
    for new in ("stelle: mobil", "{{ eigene.fahrdienst }}", "{{ angebot.eigene.fahrten.wann }}"):
        assert new in now
    assert "{{ eigene.fahrten.zahl }}" in now
    assert on_clause() == {("TD826", "klauseln[0].fassung")}


def test_what_cannot_be_read_is_told_and_stays(tdocs: Tdocs) -> None:
    built()
    build_tree(Path("haus"), {"offer.yaml": OFFER + "x: [\n"})
    result = tdocs("migrate", "haus")
    assert result.code == 1
    assert "offer.yaml" in result.err
    assert Path("haus/offer.yaml").read_text("utf-8") == OFFER + "x: [\n"


@pytest.mark.parametrize(("old", "code"), [("0.0", 1), ("0.1", 0), ("0.1.0", 0), ("7.0", 0)])
def test_the_version_that_a_repository_was_written_for(tdocs: Tdocs, old: str, code: int) -> None:
    build_tree(
        Path(), {"provider.yaml": PROVIDER, "staffing.yaml": "", "tdocs.yaml": f'modell: "{old}"  # so\n'}
    )
    build_tree(Path(), {"offer.yaml": "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"})
    assert [f["code"] for f in said(tdocs, "validate", ".")] == (["TD819"] if old == "7.0" else [])
    assert tdocs("migrate", ".", "--diff").code == code
    tdocs("migrate", ".")
    now = "0.1" if old == "0.0" else old
    assert Path("tdocs.yaml").read_text("utf-8") == f'modell: "{now}"  # so\n'


ROWS = {
    "versionen": {
        "0.9": {
            "schluessel": {"angebot.groesse": "plaetze"},
            "abschnitte": {f"{LB}/rahmen": {"groesse": "umfang"}},
            "anforderungen": {"groesse": "umfang"},
        }
    }
}


@pytest.mark.parametrize("version", ["٠.١", "0.1 ", "v1", "1.10.0.0"])
def test_what_is_no_version_is_told(tdocs: Tdocs, version: str) -> None:
    built()
    build_tree(Path("haus"), {"tdocs.yaml": f"modell: '{version}'\n"})
    result = tdocs("migrate", "haus")
    assert (result.code, "TD205" in result.alles) == (2, True)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A table in which names have changed."""

    def cleared() -> None:
        from teilhabe_docs.documents.profile.requirements import catalogue

        for one in (
            former_names.renamed_fields,
            former_names.renamed_sections,
            former_names.renamed_requirements,
            catalogue,
        ):
            one.cache_clear()

    def data(_: str) -> Mapping[str, Any]:
        return ROWS

    monkeypatch.setattr(former_names, "data_beside", data)
    cleared()
    yield
    cleared()


@pytest.mark.usefixtures("table")
def test_names_of_tdocs_itself_change_by_rows_of_the_table(tdocs: Tdocs) -> None:
    offer = OFFER.split("eigene")[0].replace("plaetze", "groesse")
    house = (
        HOUSE.split("erweitert")[0]
        + "erweitert: rahmen\nverlangt: groesse\naendern: {groesse: {hinweis: Wie viel}}\n"
    )
    files = {"provider.yaml": PROVIDER, "staffing.yaml": "", "offer.yaml": offer}
    files["tdocs.yaml"] = "pflichtregeln: ['TD301:groesse']\n"
    build_tree(Path(), {**files, f"profile/{LB}/haus/gliederung.yaml": house})
    found = said(tdocs, "validate", ".")
    assert {f["code"] for f in found} == {"TD818"}, found
    assert len(found) == 4
    assert all("»groesse« heißt seit 0.9 »" in f["message"] for f in found if "haus" not in f["file"])
    assert tdocs("migrate", ".").code == 0
    assert "groesse" not in "".join(p.read_text("utf-8") for p in Path().rglob("*.yaml"))
    assert tdocs("lint", ".", "--mandatory", "TD301:groesse").code in (0, 1)


ADDED = "  vertretungsberechtigte:\n    - name: Jürgen Beispielmann\n      funktion: Landrat\n"
BLOB = "5ab43a8c0664cd1f080344bdf9d24ae655015fe4"
"""The git object of `offer.yaml` in this example as version 0.1 brought it."""
SIGNED = ("Jürgen Beispielmann", "Landrat", "Unterschrift", "Name und Funktion in Druckbuchstaben")


def without_seal(file: Path) -> list[str]:
    return file.read_text("utf-8").partition("\n<!-- tdocs")[0].splitlines()


def test_an_example_of_0_1_migrates_and_renders_as_today(tdocs: Tdocs) -> None:
    """Its files are those of today but for three lines, the one who signs for the payer, which came later.

    So its documents are those of today but for that name. Should the example change, its files of 0.1 (the
    last commit of 2026-11-22) have to be kept here instead.
    """
    shutil.copytree(EXAMPLE, "alt", ignore=shutil.ignore_patterns("ausgabe"))
    offer = Path("alt/offer.yaml")
    text = offer.read_bytes().replace(ADDED.encode(), b"", 1)
    assert sha1(b"blob %d\0%b" % (len(text), text)).hexdigest() == BLOB
    offer.write_bytes(text)
    before = content("alt")
    assert tdocs("migrate", "alt", "--diff").code == tdocs("migrate", "alt").code == 0
    assert content("alt") == before
    assert tdocs("validate", "alt").code == 0
    assert tdocs("render", "alt", "--format", "md", "--out", "neu").code == 0
    today = EXAMPLE / "ausgabe"
    for file in sorted(today.rglob("*.md")):
        now, then = without_seal(file), without_seal(Path("neu") / file.relative_to(today))
        differing = [line for line in (*now, *then) if (line in now) != (line in then)]
        assert all(any(word in line for word in SIGNED) for line in differing), differing
