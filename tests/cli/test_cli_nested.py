"""A `tdocs.yaml` below opens its own settings, whatever folder the command was given."""

import json
import re
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Ergebnis, Tdocs
from helpers import build_tree
from sampling import few
from teilhabe_docs.documents import extent

OFFER = HAUS["offer.yaml"]
STAFF = HAUS["staffing.yaml"]
TREE: dict[str, str | bytes] = {
    "provider.yaml": HAUS["provider.yaml"],
    "texte/leitbild.md": "Wir sind da.\n",
    "tdocs.yaml": "dokumente: [fachkonzept]\nformate: [md]\n",
    "offer.yaml": OFFER,
    "staffing.yaml": STAFF,
    "angebote/nord/tdocs.yaml": (
        "dokumente: [leistungsbeschreibung]\nformate: [md]\nregeln: {ausser: [TD301]}\n"
    ),
    "angebote/nord/offer.yaml": OFFER,
    "angebote/nord/staffing.yaml": STAFF,
}
"""A repository with another inside that takes its provider from above and has an offer of the same id."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return build_tree(tmp_path, {".git/HEAD": "", **TREE})


def rules(called: Ergebnis) -> set[tuple[str, str]]:
    return {(f["file"], f["code"]) for f in json.loads(called.out)["findings"]}


def test_each_repository_is_judged_by_its_own_settings(tdocs: Tdocs, tree: Path) -> None:
    found = rules(tdocs("lint", "--format", "json"))
    assert ("offer.yaml", "TD301") in found
    assert ("angebote/nord/offer.yaml", "TD301") not in found
    assert all(code != "TD206" for _, code in found)
    inside = rules(tdocs("lint", "angebote", "--format", "json"))
    assert inside == {(file, code) for file, code in found if file.startswith("angebote") or code == "TD210"}


def test_the_same_is_said_from_whichever_folder(tdocs: Tdocs, tree: Path) -> None:
    assert tdocs("validate").out == "Keine Befunde in 6 Dateien.\n"
    (tree / "provider.yaml").write_text("name: T\nfalsch: 1\n", "utf-8")
    assert tdocs("validate", "angebote/nord", "--format", "concise").out.startswith(
        "../../provider.yaml:2:1:"
    )
    assert tdocs("validate", "--format", "concise").out.count("TD201") == 1
    assert tdocs("validate", "angebote/nord", "--format", "github").out.count("file=provider.yaml,") == 1


def test_what_render_writes_is_current_for_every_command(tdocs: Tdocs, tree: Path) -> None:
    written = tdocs("render")
    assert written.out.split() == [
        "ausgabe/haus/fachkonzept.md",
        "angebote/nord/ausgabe/haus/leistungsbeschreibung.md",
    ]
    assert tdocs("render", "angebote/nord", "--check").code == 0
    assert tdocs("render", "--check").code == 0
    assert "2 Angebote, 2 Dokumente: 2 aktuell." in tdocs("status").out
    sealed = (tree / "angebote/nord/ausgabe/haus/leistungsbeschreibung.md").read_text("utf-8")
    assert "tdocs:source:../../provider.yaml " in sealed


def test_under_one_target_the_path_goes_before_the_id(tdocs: Tdocs, tree: Path) -> None:
    assert tdocs("render", "--out", "alles").out.split() == [
        "alles/haus/fachkonzept.md",
        "alles/angebote/nord/haus/leistungsbeschreibung.md",
    ]
    assert tdocs("render", "--out", "alles", "--check").alles == "2 von 2 Dateien aktuell.\n"


def test_two_documents_for_one_file_are_wrong_usage_before_anything_is_written(
    tdocs: Tdocs, tree: Path
) -> None:
    nord = {f"angebote/NORD/{name}": TREE[f"angebote/nord/{name}"] for name in ("tdocs.yaml", "offer.yaml")}
    if (tree / "angebote/NORD").exists():
        pytest.skip("this file system has one folder for both names")
    build_tree(tree, nord)
    called = tdocs("render", "--out", "alles")
    assert called.code == 2
    assert "wäre das Ziel von zwei Dokumenten" in called.err
    assert not (tree / "alles").exists()
    assert tdocs("render").code == 0
    build_tree(tree, {"tdocs.yaml": "ausgabe: angebote/nord/ausgabe\nformate: [md]\n"})
    assert "wäre das Ziel von zwei Dokumenten" in tdocs("render").err


@pytest.mark.parametrize("command", ["outline", "personal", "synopse"])
def test_the_other_commands_show_all_offers(command: str, tdocs: Tdocs, tree: Path) -> None:
    alone, nested = tdocs(command, "angebote/nord"), tdocs(command)
    assert alone.code == nested.code
    assert alone.out
    assert len(nested.out) > len(alone.out)
    assert tdocs(command, "--offer", "nix").code == 2


def test_the_trusted_file_rules_inside_as_well(tdocs: Tdocs, tree: Path, tmp_path: Path) -> None:
    build_tree(tree, {"vertraut/tdocs.yaml": "regeln: {schwere: {TD301: fehler}}\n"})
    called = tdocs("lint", "angebote", "--trusted-config", "vertraut/tdocs.yaml", "--format", "json")
    assert ("nord/offer.yaml", "TD301") in rules(called) or ("angebote/nord/offer.yaml", "TD301") in rules(
        called
    )
    assert "»regeln« zähl" in called.err or "zählen hier nicht" in called.err


def test_nothing_outside_of_the_checkout_is_read(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": "name: GEHEIM\n", "hof/.git/HEAD": "", "hof/nord/tdocs.yaml": ""})
    build_tree(tmp_path / "hof/nord", {"offer.yaml": OFFER, "staffing.yaml": STAFF})
    called = tdocs("validate", "hof")
    assert "TD030" in called.out
    assert "GEHEIM" not in called.alles


def test_without_a_checkout_the_provider_above_is_the_border(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path / "hof", TREE)
    build_tree(tmp_path, {"geheim.md": "GEHEIM\n"})
    offer = f"{OFFER}gewaltschutz: {{datei: ../../../geheim.md}}\n"
    (tmp_path / "hof/angebote/nord/offer.yaml").write_text(offer, "utf-8")
    for called in (tdocs("validate", "hof"), tdocs("validate", "hof/angebote/nord")):
        assert "TD030" not in called.out
        assert "TD041" in called.out


def test_settings_above_nothing_of_their_own_are_no_empty_folder(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path / "hof/nord", {**HAUS, "tdocs.yaml": ""})
    assert tdocs("validate", "hof").alles == "Keine Befunde in 4 Dateien.\n"
    assert tdocs("status", "hof").code == 0
    assert tdocs("render", "hof", "--format", "md").code == 0


SHELF: dict[str, str | bytes] = {
    "tdocs.yaml": "dokumente: [fachkonzept]\nformate: [md]\n",
    "provider.yaml": HAUS["provider.yaml"],
    "texte/leitbild.md": "Wir sind da.\n",
    "profile/fachkonzept/kurz/gliederung.yaml": (
        "profil: kurz\ndokument: fachkonzept\ntitel: Kurz\nzaehlung: dezimal\n"
        "vertragsgrundlage: [sgb9_125, sgb9_134]\nquelle: Muster\nabschnitte:\n  - {id: a, titel: A}\n"
    ),
    "profile/fachkonzept/kurz/a.md": "Hier steht der Name: {{ angebot.bezeichnung }}.\n",
}


def nested(root: Path, number: int) -> Path:
    """A repository that holds others, each with an offer and a profile of its own."""
    build_tree(root, {".git/HEAD": "", **SHELF})
    offer = f"{OFFER}profil: {{fachkonzept: kurz}}\n"
    for place in range(number):
        folder = f"angebote/{place}"
        build_tree(root / folder, {**SHELF, "offer.yaml": offer, "staffing.yaml": STAFF})
    return root


@pytest.mark.parametrize("command", ["validate", "lint", "render"])
def test_all_repositories_of_a_call_have_one_bound(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    nested(tmp_path / "alle", 3)
    places = [f"alle/angebote/{place}" for place in range(3)]
    assert all("zu groß" not in tdocs(command, place).alles for place in places)
    monkeypatch.setattr(extent, "MAX_RUN", 100)
    assert all("zu groß" not in tdocs(command, place).alles for place in places)
    for paths in [["alle"], places] if command in ("validate", "lint") else [["alle"]]:
        assert tdocs(command, *paths).alles.count("zusammen zu groß") == 1


def test_the_state_of_documents_is_told_within_the_bound_of_the_call(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nested(tmp_path / "alle", 3)
    assert tdocs("render", "alle").code == 0
    monkeypatch.setattr(extent, "MAX_RUN", 100)
    places = [f"alle/angebote/{place}" for place in range(3)]
    for paths, unknown in [*(([place], 0) for place in places), (["alle"], 1), (places, 1)]:
        assert tdocs("status", *paths, "--format", "json").out.count('"state": "unknown"') == unknown


UNUSED = {"TD209", "TD210", "TD322", "TD206"}
SHARING: dict[str, str | bytes] = {
    ".git/HEAD": "",
    "tdocs.yaml": "dokumente: [fachkonzept]\n",
    "provider.yaml": (
        "name: Lebensräume Musterstadt gGmbH\nleitbild: {datei: texte/leitbild.md}\nanlagen:\n"
        "  - {id: aussen, titel: A}\n  - {id: innen, titel: B}\n  - {id: niemand, titel: C}\n"
    ),
    "staffing.yaml": (
        "positionen:\n  - {id: a, funktion: A, gruppe: aussen}\n  - {id: b, funktion: B, gruppe: innen}\n"
        "  - {id: c, funktion: C, gruppe: niemand}\n"
    ),
    "offer.yaml": (
        f"{OFFER}besonderheiten: {{datei: texte/aussen.md}}\ngewaltschutz: {{anlage: aussen}}\n"
        "gruppen: [{id: aussen, plaetze: 12}]\n"
    ),
    "nord/tdocs.yaml": "dokumente: [fachkonzept]\n",
    "nord/offer.yaml": (
        f"{OFFER}besonderheiten: {{datei: ../texte/innen.md}}\ngewaltschutz: {{anlage: innen}}\n"
        "gruppen: [{id: innen, plaetze: 12}]\n"
    ),
    **{f"texte/{name}.md": "Das gilt.\n" for name in ("leitbild", "aussen", "innen", "niemand")},
    "nord/texte/niemand.md": "Das gilt.\n",
    "texte/sued/tdocs.yaml": "dokumente: [fachkonzept]\n",
    "texte/sued/offer.yaml": f"{OFFER}besonderheiten: {{datei: sued.md}}\n",
    "texte/sued/sued.md": "Das gilt.\n",
}
"""A repository that shares provider, staffing and texts with two inside of it, and some with nobody."""


@pytest.mark.parametrize("command", ["lint", "validate"])
def test_what_a_repository_inside_names_is_not_unused(tdocs: Tdocs, tmp_path: Path, command: str) -> None:
    build_tree(tmp_path, SHARING)
    unused = UNUSED
    texts = {"texte/niemand.md", "nord/texte/niemand.md"} if command == "lint" else set()
    said = {pair for pair in rules(tdocs(command, "--format", "json")) if pair[1] in unused}
    assert said == {("provider.yaml", "TD210"), ("staffing.yaml", "TD209"), *((t, "TD322") for t in texts)}
    inside = {pair for pair in rules(tdocs(command, "nord", "--format", "json")) if pair[1] in unused}
    assert inside == ({("texte/niemand.md", "TD322")} if texts else set())


MENTIONED = """\
# datei: ../texte/niemand.md, anlage: niemand
kurzbeschreibung: |
  Beigelegt ist datei: ../texte/niemand.md und anlage: niemand.
  id: niemand
"""


def test_what_a_repository_inside_only_speaks_of_is_unused(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {**SHARING, "nord/offer.yaml": f"{SHARING['nord/offer.yaml']!s}{MENTIONED}"})
    said = {pair for pair in rules(tdocs("lint", "--format", "json")) if pair[1] in UNUSED}
    assert {("provider.yaml", "TD210"), ("staffing.yaml", "TD209"), ("texte/niemand.md", "TD322")} <= said


def test_where_a_file_inside_cannot_be_read_nothing_is_unused(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {**SHARING, "nord/offer.yaml": "id: [\n"})
    said = {pair for pair in rules(tdocs("lint", "--format", "json")) if pair[1] in UNUSED}
    assert not said & {("provider.yaml", "TD210"), ("staffing.yaml", "TD209"), ("texte/niemand.md", "TD322")}


@pytest.mark.parametrize("command", ["validate", "lint", "status", "render", "outline"])
@pytest.mark.parametrize(
    "inhalt", ["quatsch: 1\n", "- x\n", "profilordner: weg\n", "hausvorlage: weg.docx\n"]
)
def test_faults_in_settings_below_name_their_file_from_above(
    tdocs: Tdocs, tmp_path: Path, command: str, inhalt: str
) -> None:
    build_tree(tmp_path, HAUS | {f"sub/{name}": text for name, text in HAUS.items()})
    build_tree(tmp_path, {".git/HEAD": "", "sub/tdocs.yaml": inhalt})
    ergebnis = tdocs(command, ".")
    gesagt = ergebnis.out + ergebnis.err
    assert gesagt.count("tdocs.yaml") == gesagt.count("sub/tdocs.yaml")
    assert "tdocs.yaml" in gesagt or command == "outline"


def broken(folder: str) -> dict[str, str | bytes]:
    """A repository whose settings name places with faults in them."""
    faulty = {
        "tdocs.yaml": "rechtsstand: ./recht/\nhausvorlage: kopf.docx\n",
        "recht/a.yaml": "x",
        "kopf.docx": "x",
    }
    return {f"{folder}{name}": text for name, text in (HAUS | faulty).items()}


@pytest.mark.parametrize("format_", ["json", "github"])
def test_what_settings_below_name_is_called_from_above(tdocs: Tdocs, tmp_path: Path, format_: str) -> None:
    build_tree(tmp_path, broken("sub/") | broken("") | broken("sub/in/") | {".git/HEAD": ""})
    said = tdocs("lint", ".", "--format", format_).out
    for name in ("recht/a.yaml", "kopf.docx"):
        for folder in ("", "sub/", "sub/in/"):
            assert re.search(f'[="]{folder}{name}', said), folder + name
    said = tdocs("lint", "sub", "--format", format_).out
    before = "sub/" if format_ == "github" else ""
    assert re.search(f'[="]{before}recht/a.yaml', said)
    assert re.search(f'[="]{before}in/recht/a.yaml', said)


def test_what_settings_above_name_is_called_from_the_repository(tdocs: Tdocs, tmp_path: Path) -> None:
    above = {name: text for name, text in broken("").items() if name not in HAUS}
    build_tree(tmp_path, above | {f"haus/{name}": text for name, text in HAUS.items()} | {".git/HEAD": ""})
    files = {name for name, _ in rules(tdocs("lint", "haus", "--format", "json"))}
    assert {"../recht/a.yaml", "../kopf.docx"} <= files
    files = {name for name, _ in rules(tdocs("lint", ".", "--format", "json"))}
    assert {"recht/a.yaml", "kopf.docx"} <= files


HOUSE_PROFILE: dict[str, str | bytes] = {
    **HAUS,
    "profile/fachkonzept/kurz/gliederung.yaml": SHELF["profile/fachkonzept/kurz/gliederung.yaml"],
    "profile/fachkonzept/kurz/a.md": SHELF["profile/fachkonzept/kurz/a.md"],
    "offer.yaml": f"{OFFER}profil: {{fachkonzept: kurz}}\n",
}
"""A repository without settings, with a profile of its own."""


@pytest.mark.parametrize("mark", [".git/HEAD", ".git", "tdocs.yaml"])
@pytest.mark.parametrize("around", [{}, {".git/HEAD": ""}, {"provider.yaml": "name: Verband\n"}])
def test_a_checkout_below_is_a_repository_by_itself(
    tdocs: Tdocs, tmp_path: Path, mark: str, around: dict[str, str | bytes]
) -> None:
    build_tree(tmp_path / "alle", around)
    for name in ("nord", "region/sued"):
        build_tree(tmp_path / "alle" / name, {mark: "", **HOUSE_PROFILE})
    assert rules(tdocs("validate", "alle", "--format", "json")) == set()
    written = tdocs("render", "alle", "--doc", "fachkonzept", "--format", "md")
    assert written.out.split() == [
        f"alle/{name}/ausgabe/haus/fachkonzept.md" for name in ("nord", "region/sued")
    ]
    assert "Hier steht der Name: Haus am See." in (tmp_path / written.out.split()[0]).read_text("utf-8")
    assert tdocs("validate", "alle/nord").code == 0


def test_a_checkout_below_takes_nothing_from_above(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": "name: GEHEIM\n", "nord/.git/HEAD": "", "nord/offer.yaml": OFFER})
    for called in (tdocs("validate", "nord"), tdocs("validate", ".")):
        assert "TD030" in called.out
    assert "GEHEIM" not in tdocs("status", ".").out


SETTINGS = {
    "no YAML": "regeln: [\n",
    "an unknown key": "quatsch: 1\n",
    "an unknown rule": "regeln: {ausser: [TD999]}\n",
    "an unknown rule that must hold": "pflichtregeln: [TD999]\n",
    "profiles that are not there": "profilordner: weg\n",
    "laws that are not there": "rechtsstand: weg\n",
}
"""Settings that cannot be used, by what is wrong with them."""
CALLS = {
    "validate": (),
    "lint": ("--fail-on", "never"),
    "render": ("--format", "md", "--doc", "fachkonzept"),
    "render --check": ("--format", "md"),
    "status": (),
    "outline": (),
    "personal": (),
    "migrate": (),
}


def asked_by(command: str) -> list[str]:
    """The wrong settings that a command asks for; which rules count is nothing to all."""
    unasked = () if command in ("lint", "status") else ("TD999",)
    if command in ("outline", "personal", "migrate"):
        unasked = ("TD999", "rechtsstand")
    return [settings for settings in SETTINGS.values() if not any(word in settings for word in unasked)]


@pytest.mark.parametrize(("command", "settings"), few([(c, s) for c in CALLS for s in asked_by(c)], 3))
@pytest.mark.parametrize("place", ["sued", ""])
def test_settings_that_cannot_be_used_stop_their_repository_and_no_other(
    tdocs: Tdocs, tmp_path: Path, command: str, settings: str, place: str
) -> None:
    """`place` is where the wrong settings stand: in a repository below, or in the one around."""
    around = {} if place else HAUS
    build_tree(tmp_path / "alle", {".git/HEAD": "", **around})
    for name in ("nord", "sued", "west"):
        build_tree(tmp_path / "alle" / name, {"tdocs.yaml": "", **HAUS})
    build_tree(tmp_path / "alle" / place, {"tdocs.yaml": settings})
    called = tdocs(*command.split(), "alle", *CALLS[command])
    assert called.code == 1
    wrong = f"{place}/tdocs.yaml" if place else "tdocs.yaml"
    assert len(re.findall(rf"(?m)^{wrong}:\d", called.alles)) == 1
    others = {"nord", "west"} | ({"sued"} if place == "" else set())
    there = {path.parts[-4] for path in (tmp_path / "alle").rglob("ausgabe/haus/fachkonzept.md")}
    assert there == (others if command == "render" else set())
    if command in ("outline", "personal"):
        assert called.out
    if command == "status":
        assert called.out.count("nicht lesbar") == 1
        assert called.out.count("Fachkonzept") == len(others)
    if command == "render --check":
        assert {line.split("/")[1] for line in called.out.splitlines()} == others


def test_settings_that_the_call_names_stop_all(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"falsch.yaml": "quatsch: 1\n"})
    for name in ("nord", "sued"):
        build_tree(tmp_path / "alle" / name, {"tdocs.yaml": "", **HAUS})
    for option in ("--config", "--trusted-config"):
        assert tdocs("lint", "alle", option, "falsch.yaml").code == 2


@pytest.mark.parametrize("command", ["validate", "lint", "status", "render"])
def test_of_one_repository_alone_settings_are_wrong_usage(tdocs: Tdocs, haus: Path, command: str) -> None:
    for settings in asked_by(command):
        build_tree(haus, {"tdocs.yaml": settings})
        assert tdocs(command, "haus").code == 2, settings


def test_each_repository_is_written_or_kept_back_by_itself(tdocs: Tdocs, tmp_path: Path) -> None:
    for name in ("nord", "sued", "west"):
        build_tree(
            tmp_path / "alle" / name, {"tdocs.yaml": "dokumente: [fachkonzept]\nformate: [md]\n", **HAUS}
        )
    build_tree(
        tmp_path / "alle", {"sued/offer.yaml": "id: [\n", "west/ausgabe/haus/fachkonzept.md": "Unser\n"}
    )
    called = tdocs("render", "alle")
    assert called.code == 1
    assert called.out.split() == ["alle/nord/ausgabe/haus/fachkonzept.md"]
    assert "sued: Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler." in called.err
    assert "west: Es wurde nichts geschrieben. Bitte Änderungen" in called.err
    checked = tdocs("render", "alle", "--check")
    assert (checked.code, checked.out.split()[0]) == (1, "alle/west/ausgabe/haus/fachkonzept.md")
    final = tdocs("render", "alle", "--final", "--force")
    assert (final.code, final.out) == (1, "")
    assert "nord: Es wurde nichts geschrieben: Pflichtinhalt fehlt" in final.err


def test_copies_that_nothing_marks_are_told_what_would_part_them(tdocs: Tdocs, tmp_path: Path) -> None:
    for name in ("nord", "sued"):
        build_tree(tmp_path / "alle" / name, HAUS)
    said = tdocs("validate", "alle")
    assert ("TD206" in said.out, "legen Sie in jedes eine tdocs.yaml" in said.out) == (True, True)
    for name in ("nord", "sued"):
        build_tree(tmp_path / "alle" / name, {"tdocs.yaml": ""})
    assert tdocs("validate", "alle").code == 0


def test_two_offers_of_one_provider_need_two_ids(tdocs: Tdocs, tmp_path: Path) -> None:
    files = {name: text for name, text in HAUS.items() if name != "offer.yaml"}
    build_tree(tmp_path, {**files, "a/offer.yaml": OFFER, "b/offer.yaml": OFFER})
    said = tdocs("validate")
    assert ("TD206" in said.out, "legen Sie in jedes" in said.out) == (True, False)
