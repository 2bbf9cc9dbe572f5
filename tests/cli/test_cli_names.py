"""Names of files: the same is found and said on every system, and what is sealed is the name on the disk."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from pathlib import Path, PurePath
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from other_disks import DISKS
from rendering.hausdateien import hausdatei
from rendering.picture_samples import jpeg
from sampling import few
from teilhabe_docs.loading.files.paths import LONGEST_ON_WINDOWS
from teilhabe_docs.loading.files.spelling import Spellings, Way

NFC, NFD = (lambda name, form=form: unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
VORLAGE = hausdatei()
TEXT = "Wir sind da.\n\n![Haus]({})\n"
WORDS = {
    "text": "Träger/Texte/Leitbild.md",
    "picture": "Bilder/Außen/Haus.jpg",
    "annex": "Anlagen/Jahr.2025/Plän.pdf",
    "house": "Vorlagen/Über/Haus.docx",
    "profiles": "Eigene/Profilé",
}
"""A reference of each kind, as its file lies on the disk."""


def repository(**typed: str) -> dict[str, str | bytes]:
    """All files by their names on the disk, and references as typed."""
    ways = {kind: json.dumps(typed.get(kind, way), ensure_ascii=False) for kind, way in WORDS.items()}
    picture = typed.get("picture", WORDS["picture"])
    return {
        "tdocs.yaml": f"hausvorlage: {ways['house']}\nprofilordner: {ways['profiles']}\n",
        "provider.yaml": f"name: Lebensräume Musterstadt gGmbH\nleitbild: {{datei: {ways['text']}}}\n",
        "offer.yaml": f"{HAUS['offer.yaml']!s}anlagen: [{{id: plan, titel: Plan, datei: {ways['annex']}}}]\n"
        "gewaltschutz: {anlage: plan}\n",
        "staffing.yaml": HAUS["staffing.yaml"],
        WORDS["text"]: TEXT.format(f"<../../{picture}>"),
        WORDS["picture"]: jpeg(60, 40),
        WORDS["annex"]: b"%PDF",
        WORDS["house"]: VORLAGE,
        f"{WORDS['profiles']}/fachkonzept/leer/x.md": "",
    }


def said(tdocs: Tdocs, *arguments: str) -> tuple[int, str, str]:
    return tuple(vars(tdocs(*arguments)).values())  # type: ignore[return-value]


def seen(tdocs: Tdocs, root: Path, disk: str) -> dict[str, Any]:
    """What the commands say of a repository on a disk, and the documents that they write."""
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        calls = (
            ("lint", root.name, "--format", "json"),
            ("validate", f"{root.name}/provider.yaml", "--format", "json"),
            ("render", root.name, "--doc", "fachkonzept", "--format", "md", "--format", "docx", "--force"),
            ("render", root.name, "--doc", "fachkonzept", "--format", "md", "--format", "docx", "--check"),
        )
        told = [said(tdocs, *call) for call in calls]
    written = {p.relative_to(root).as_posix(): p.read_bytes() for p in (root / "ausgabe").rglob("*.*")}
    return {"told": told, "written": written}


def variants(way: str) -> Iterator[tuple[str, str]]:
    """A way with one part at a time spelt otherwise."""
    parts = way.split("/")
    for number, part in enumerate(parts):
        for kind, other in {
            "case": part.swapcase(),
            "lower": part.lower(),
            "nfd": NFD(part),
            "both": NFD(part.upper().replace("SS", "ß")),
            "dot": f"{part}.",
            "blank": f"{part} " if number < len(parts) - 1 else part,
        }.items():
            if other != part:
                yield kind, "/".join([*parts[:number], other, *parts[number + 1 :]])


CASES = [(kind, how, typed) for kind, way in WORDS.items() for how, typed in variants(way)]


@pytest.mark.parametrize(("kind", "how", "typed"), few(CASES, 16))
def test_a_name_spelt_otherwise_is_the_same_on_every_disk(
    tdocs: Tdocs, tmp_path: Path, kind: str, how: str, typed: str
) -> None:
    root = build_tree(tmp_path / "haus", repository(**{kind: typed}))
    here = seen(tdocs, root, "linux")
    for disk in ("windows", "macos"):
        for path in sorted((root / "ausgabe").rglob("*.*"), reverse=True):
            path.unlink()
        assert seen(tdocs, root, disk) == here
    told = "".join(text for _, out, err in here["told"] for text in (out, err))
    if how in ("dot", "blank"):
        assert "gibt es nicht" in told
        assert f"Gemeint: »{'../../' if kind == 'picture' else ''}{WORDS[kind]}«" in told
    elif how == "nfd":
        assert "TD04" not in told
    else:
        assert "TD043" in told
        assert f"heißt auf der Platte »{'../../' if kind == 'picture' else ''}{WORDS[kind]}«" in told
    if how not in ("dot", "blank"):
        exact = build_tree(tmp_path / "so" / "haus", repository())
        wanted = seen_in(tdocs, exact)
        assert {n: b for n, b in here["written"].items() if "Haus" in n} == {
            n: b for n, b in wanted.items() if "Haus" in n
        }
        assert sources(here["written"]) == sources(wanted)


def seen_in(tdocs: Tdocs, root: Path) -> dict[str, bytes]:
    assert tdocs("render", str(root), "--doc", "fachkonzept", "--format", "md", "--force").code == 0
    written = (p for p in (root / "ausgabe").rglob("*.*") if p.suffix != ".docx")
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in written}


def sources(written: dict[str, bytes]) -> list[str]:
    """The names that the Markdown is sealed with."""
    (text,) = (content.decode() for name, content in written.items() if name.endswith(".md"))
    return re.findall(r"tdocs:source:(\S+)", text)


def test_the_disks_differ_where_we_do_not_look(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without our own look at the names the same call passes on one disk and fails on the other."""
    typed = WORDS["text"].lower()
    root = build_tree(tmp_path / "haus", repository(text=typed))
    monkeypatch.setattr(Spellings, "follow", lambda _, folder, name: Way(folder / name, (), True))
    codes = {disk: seen(tdocs, root, disk)["told"][1][0] for disk in DISKS}
    assert codes == {"linux": 1, "windows": 0, "macos": 0}


@pytest.mark.parametrize(("disk", "kind"), few(product(DISKS, ["text", "picture", "annex"]), 2))
def test_a_name_stored_in_two_parts_is_sealed_in_one(
    tdocs: Tdocs, tmp_path: Path, disk: str, kind: str
) -> None:
    files = repository()
    content = files.pop(WORDS[kind])
    exact = seen_in(tdocs, build_tree(tmp_path / "eins", repository()))
    root = build_tree(tmp_path / "zwei", {**files, NFD(WORDS[kind]): content})
    if disk != "windows":  # where they are two names
        assert seen(tdocs, root, disk)["told"][0][0] == 1  # mandatory content is missing, nothing else
    assert "TD04" not in tdocs("validate", "zwei").alles
    assert seen_in(tdocs, root) == exact


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        (("Leitbild.md", "leitbild.md"), "leitbild.md"),
        ((NFC("Träger.md"), NFD("Träger.md")), "Träger.md"),
        (("Texte/leitbild.md", "texte/x.md"), "Texte/leitbild.md"),
    ],
)
def test_names_that_only_some_systems_tell_apart_are_both_named(
    tdocs: Tdocs, tmp_path: Path, names: tuple[str, str], typed: str
) -> None:
    files = {
        **HAUS,
        "provider.yaml": f"name: T\nleitbild: {{datei: {typed}}}\n",
        **dict.fromkeys(names, "Da.\n"),
    }
    build_tree(tmp_path / "haus", files)
    result = tdocs("validate", "haus", "--format", "json")
    (finding,) = json.loads(result.out)["findings"]
    assert (result.code, finding["code"], finding["severity"]) == (0, "TD044", "warning")
    assert (finding["line"], finding["path"]) == (2, "leitbild.datei")
    assert all(f"»{name.partition('/')[0]}«" in finding["message"] for name in names)


def test_sharp_s_and_two_s_are_two_names(tdocs: Tdocs, tmp_path: Path) -> None:
    files = {**HAUS, "provider.yaml": "name: T\nleitbild: {datei: fuß.md}\n", "fuß.md": "A", "fuss.md": "B"}
    build_tree(tmp_path / "haus", files)
    assert json.loads(tdocs("validate", "haus", "--format", "json").out)["findings"] == []


def test_of_two_names_that_differ_in_case_none_is_guessed(tdocs: Tdocs, tmp_path: Path) -> None:
    files = {**HAUS, "texte/Leitbild.md": "A", "texte/LEITBILD.md": "B"}
    del files["texte/leitbild.md"]
    build_tree(tmp_path / "haus", files)
    result = tdocs("validate", "haus")
    assert (result.code, "TD040" in result.out) == (1, True)


@pytest.mark.parametrize(
    "name", ["aux.md", "Com1", "fertig?.md", "ab:c.md", "Ende.", 'so "eins".md', "x /a.md"]
)
def test_a_name_that_windows_cannot_have_is_a_warning_at_its_reference(
    tdocs: Tdocs, tmp_path: Path, name: str
) -> None:
    files = {**HAUS, "provider.yaml": f"name: T\nleitbild: {{datei: {json.dumps(name)}}}\n", name: "Da.\n"}
    build_tree(tmp_path / "haus", files)
    result = tdocs("validate", "haus", "--format", "json")
    (finding,) = json.loads(result.out)["findings"]
    assert (result.code, finding["code"], finding["severity"]) == (0, "TD045", "warning")
    assert (finding["line"], finding["path"]) == (2, "leitbild.datei")
    assert "umbenennen" in finding["message"]


@pytest.mark.parametrize("disk", DISKS)
@pytest.mark.parametrize("name", ["Provider.yaml", "PROVIDER.YAML", "nord.Provider.yml"])
def test_a_concept_file_in_capitals_is_read_and_told(
    tdocs: Tdocs, tmp_path: Path, disk: str, name: str
) -> None:
    files = dict(HAUS)
    files[name] = files.pop("provider.yaml")
    root = build_tree(tmp_path / "haus", files)
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        result = tdocs("validate", "haus", "--format", "json")
    (finding,) = json.loads(result.out)["findings"]
    assert (result.code, finding["code"], finding["file"]) == (0, "TD043", name)
    assert f"»{name.lower()}«" in finding["message"]


@pytest.mark.parametrize("disk", DISKS)
@pytest.mark.parametrize("name", ["TDocs.yaml", "tdocs.YML"])
def test_a_configuration_in_capitals_holds_and_is_told(
    tdocs: Tdocs, tmp_path: Path, disk: str, name: str
) -> None:
    root = build_tree(tmp_path / "haus", {**HAUS, name: "ausgabe: fertig\n"})
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        result = tdocs("render", "haus", "--doc", "fachkonzept", "--format", "md")
    assert result.out == "haus/fertig/haus/fachkonzept.md\n"
    assert f"{name}:1:1" in result.err
    assert "TD043" in result.err
    assert f"»{name.lower()}«" in result.err


def test_the_configuration_spelt_right_wins_and_the_other_is_named(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path / "haus", {**HAUS, "TDOCS.yaml": "ausgabe: x\n", "tdocs.yaml": "ausgabe: fertig\n"})
    result = tdocs("render", "haus", "--doc", "fachkonzept", "--format", "md")
    assert result.out == "haus/fertig/haus/fachkonzept.md\n"
    assert ("TD044" in result.err, "»TDOCS.yaml« und »tdocs.yaml«" in result.err) == (True, True)


@pytest.mark.parametrize("disk", ["windows", "macos"])
def test_a_file_named_in_capitals_on_the_command_line_is_the_one_on_the_disk(
    tdocs: Tdocs, tmp_path: Path, disk: str
) -> None:
    root = build_tree(tmp_path / "haus", {**HAUS, "offer.yaml": f"{HAUS['offer.yaml']!s}kurzname: TODO\n"})
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        for command in ("lint", "validate"):
            report = json.loads(tdocs(command, "haus/Offer.yaml", "--format", "json").out)
            assert {finding["file"] for finding in report["findings"]} == {"offer.yaml"}


@pytest.mark.parametrize(
    "call",
    [
        ("validate", "{}"),
        ("lint", "{}/offer.yaml", "--fail-on", "never"),
        ("fix", "{}"),
        ("outline", "{}"),
        ("status", "{}"),
        ("render", "x", "--house", "{}/haus.docx", "--config", "{}/tdocs.yaml", "--profiles", "{}/texte"),
    ],
)
def test_what_the_command_line_names_is_found_however_its_accents_are_stored(
    tdocs: Tdocs, tmp_path: Path, call: tuple[str, ...]
) -> None:
    files = {**HAUS, "haus.docx": VORLAGE, "tdocs.yaml": "dokumente: [fachkonzept]\n"}
    build_tree(tmp_path, {f"{root}/{n}": t for root in (NFD("Träger Süd"), "x") for n, t in files.items()})
    result = tdocs(*(part.format(NFC("Träger Süd")) for part in call))
    assert result.code == 0, result.alles


def test_a_concept_file_there_twice_by_its_accents_is_read_once(tdocs: Tdocs, tmp_path: Path) -> None:
    offers = {f"{form('Süd')}/offer.yaml": HAUS["offer.yaml"] for form in (NFC, NFD)}
    build_tree(tmp_path / "haus", {**{n: t for n, t in HAUS.items() if n != "offer.yaml"}, **offers})
    report = json.loads(tdocs("validate", "haus", "--format", "json").out)["findings"]
    assert {finding["code"] for finding in report} == {"TD044"}


LISTED = ("ausgabe", "dateiname")
BAD = ("aux", "NUL", "com1", "con.txt", "LPT³", "fertig?", "a:b", 'x"y', "a<b", "a|b", "a*", "ende.", "ende ")


@pytest.mark.parametrize(("key", "name"), list(product(LISTED, BAD)))
def test_an_output_that_windows_cannot_have_is_no_configuration(
    tdocs: Tdocs, tmp_path: Path, key: str, name: str
) -> None:
    value = (
        f"{name.rstrip('. ')}.{{dokument}}" if name[0].isupper() or "." in name[:4] else f"{{dokument}}{name}"
    )
    if key == "dateiname" and name in ("aux", "com1"):
        value = f"{name}.{{dokument}}"
    value = value if key == "dateiname" else f"docs/{name}"
    root = build_tree(tmp_path / "haus", {**HAUS, "tdocs.yaml": f"{key}: {json.dumps(value)}\n"})
    result = tdocs("render", "haus", "--format", "md")
    assert (result.code, result.out) == (2, "")
    assert "tdocs.yaml:1:" in result.err
    assert "unter Windows kein Name" in result.err
    assert "anders benennen" in result.err
    assert not (root / "docs").exists()


@pytest.mark.parametrize(
    "name", ["fertig", "auxiliar", "docs/console", "nul-serie", ".", "./fertig", "Über uns"]
)
def test_names_like_those_are_fine(tdocs: Tdocs, tmp_path: Path, name: str) -> None:
    build_tree(tmp_path / "haus", {**HAUS, "tdocs.yaml": f"ausgabe: {name}\n"})
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 0


def test_an_id_that_makes_a_device_of_a_document_is_found(tdocs: Tdocs, tmp_path: Path) -> None:
    files = {
        **HAUS,
        "offer.yaml": str(HAUS["offer.yaml"]).replace("id: haus", 'id: "1"'),
        "tdocs.yaml": "dateiname: com{angebot}.{dokument}\n",
    }
    root = build_tree(tmp_path / "haus", files)
    result = tdocs("render", "haus")
    assert result.code == 1
    assert "offer.yaml:1:5" in result.err
    assert "»com1.fachkonzept«" in result.err
    assert not (root / "ausgabe").exists()


def test_each_folder_is_listed_once_whatever_is_missing(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = "".join(f"  - {{id: a{i}, titel: A, datei: Anlagen/fehlt{i}.pdf}}\n" for i in range(150))
    root = build_tree(tmp_path / "haus", {**HAUS, "offer.yaml": f"{HAUS['offer.yaml']!s}anlagen:\n{missing}"})
    build_tree(root, {f"Anlagen/{i}.txt": "" for i in range(50)})
    listed: list[str] = []
    scandir = os.scandir

    def counting(folder: Any) -> Any:
        listed.append(PurePath(folder).name)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", counting)
    assert tdocs("validate", "haus").code == 1
    assert listed.count("Anlagen") == 2  # once for concept files in it, once for names


@pytest.mark.parametrize("where", ["text", "path", "output", "out"])
def test_a_name_too_long_says_how_long(tdocs: Tdocs, tmp_path: Path, where: str) -> None:
    long = "x" * 300
    files = {**HAUS, "tdocs.yaml": f"ausgabe: {long}\n"} if where == "output" else dict(HAUS)
    if where == "text":
        files["provider.yaml"] = f"name: T\nleitbild: {{datei: {long}.md}}\n"
    build_tree(tmp_path / "haus", files)
    call = {
        "text": ("validate", "haus"),
        "path": ("validate", long),
        "output": ("render", "haus"),
        "out": ("render", "haus", "--out", long),
    }[where]
    result = tdocs(*call)
    assert result.code == (1 if where == "text" else 2)
    assert f"mit {303 if where == 'text' else 300} Zeichen zu lang" in result.alles


@pytest.mark.parametrize("where", ["text", "path", "out"])
def test_a_path_too_long_for_windows_says_so_there(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Windows says that there is no such file."""
    monkeypatch.setattr("teilhabe_docs.loading.files.paths.WINDOWS", True)
    deep = "/".join(["ordner"] * 40)
    files = (
        {**HAUS, "provider.yaml": f"name: T\nleitbild: {{datei: {deep}/a.md}}\n"} if where == "text" else HAUS
    )
    build_tree(tmp_path / "haus", files)
    makes = os.mkdir

    def mkdir(path: Any, *rest: Any, **named: Any) -> None:
        if len(str(Path.cwd() / path)) > LONGEST_ON_WINDOWS - 12:
            raise FileNotFoundError(2, "winerror 206")
        makes(path, *rest, **named)

    monkeypatch.setattr(os, "mkdir", mkdir)
    call = {
        "text": ("validate", "haus"),
        "path": ("validate", deep),
        "out": ("render", "haus", "--out", deep, "--doc", "fachkonzept"),
    }[where]
    result = tdocs(*call)
    assert result.code == (1 if where == "text" else 2)
    assert re.search(r"mit [0-9]{3} Zeichen zu lang; Windows öffnet gewöhnlich 259", result.alles)


CALLS = (
    ("validate", "haus\\fehlt"),
    ("validate", "haus\\texte\\leitbild.md"),
    ("render", "haus\\offer.yaml"),
    ("lint", "haus", "--output", "json=haus\\nord.offer.yaml"),
    ("init", "haus\\offer.yaml", "--profile", "allgemein"),
)


@pytest.mark.parametrize("call", CALLS)
def test_messages_have_one_kind_of_slash(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    for name in ("haus\\offer.yaml", "haus\\texte\\leitbild.md"):  # so that Linux finds what is typed
        (haus.parent / name).write_bytes(b"")
    monkeypatch.setattr("teilhabe_docs.loading.files.paths.WINDOWS", True)
    result = tdocs(*call)
    assert result.code == 2
    assert "haus/" in result.err
    assert "\\" not in result.err
