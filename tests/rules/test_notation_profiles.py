"""Each string that a profile of one's own prints is checked for notation, and none is forgotten."""

import re
import typing
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from helpers import build_tree
from rules.linten import lint
from sampling import few
from teilhabe_docs.documents.profile.printed_strings import NO_WORDS, printed_strings
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
from teilhabe_docs.documents.profile.vocabulary import (
    Abschnittsaenderung,
    Abschnittseintrag,
    Bedarf,
    Einfuegung,
    Gliederungsdatei,
    Teileintrag,
)
from teilhabe_docs.loading.files.folders import DiskFolder
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rendering.markdown.covering import covered_text
from teilhabe_docs.rendering.markdown.plain_pieces import written_text
from teilhabe_docs.resources import folder
from teilhabe_docs.rules.checks.notation import _CODES, Notation, _in_profile, _notations

LV = "leistungsvereinbarung"
OFFER = f"id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {{{LV}: haus}}\n"
RULES = "regeln: {nur: [TD330, TD331, TD332, TD333, TD334]}\n"
ROWS = [row for row, _ in _notations() if "\n" not in row.beispiel]
IN_FIELDS = [row for row in ROWS if row.wo in ("feld", "beides")]
IN_TEXTS = [row for row in ROWS if row.wo in ("text", "beides")]
BODY = """\
(@titel) Wir, {{ traeger.name }}, sagen:

{{ "Xq901" }} und {{ link("Xq902", "https://example.org") }}

{% for wort in ["Xq903", "d"] %}{{ wort }}{% endfor %}
{% set e = "Xq904" %}
{{ e }}

{{ "Xq905" if traeger.name == "X" else "Xq906" }}
"""


def words_of(model: type[Any], numbers: Iterator[int]) -> dict[str, Any]:
    """An entry in which each string that is a word is one of its own."""
    data: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        within = {
            t for t in (Bedarf, Teileintrag, Abschnittseintrag, Einfuegung) if t in _types(info.annotation)
        }
        if name in NO_WORDS or (name == "abschnitte" and model is not Gliederungsdatei):
            continue
        if name == "aendern":
            data[name] = {"eins": words_of(Abschnittsaenderung, numbers)}
        elif name == "entfernen":
            data[name] = {"zwei": f"Xq{next(numbers)}"}
        elif name in ("einfuegen", "abschnitte"):
            (inner,) = within
            data[name] = [words_of(inner, numbers) | {"id": "drei" if name == "einfuegen" else "eins"}]
        elif Bedarf in within:
            data[name] = [words_of(Bedarf, numbers) | {"feld": "traeger.name"}]
        elif Teileintrag in within:
            data[name] = {"titel": words_of(Teileintrag, numbers)}
        elif str in _types(info.annotation):
            data[name] = f"Xq{next(numbers)}"
        else:
            raise AssertionError(f"{model.__name__}.{name} is neither a word nor one of NO_WORDS")
    return data


def _types(annotation: Any) -> set[Any]:
    inner = [part for arg in typing.get_args(annotation) for part in _types(arg)]
    return {annotation, *inner}


def profile_files() -> dict[str, str]:
    """Two profiles, one on the other, with a word for each string of their outlines and bodies."""
    numbers = count(1)
    base = words_of(Gliederungsdatei, numbers)
    child = {key: base.pop(key) for key in ("aendern", "einfuegen", "entfernen")}
    second = {"id": "zwei", "titel": "Zwei"}
    base |= {"profil": "basis", "dokument": LV, "abschnitte": [*base["abschnitte"], second]}
    child |= {"profil": "haus", "dokument": LV, "titel": "Haus", "erweitert": "basis"}
    child["einfuegen"][0]["nach"] = "eins"
    return {
        f"{LV}/basis/gliederung.yaml": as_yaml(base),
        f"{LV}/haus/gliederung.yaml": as_yaml(child),
        f"{LV}/haus/eins.md": BODY,
        f"{LV}/haus/drei.md": "(@titel) {{ traeger.name }}",
    }


def test_every_string_of_an_outline_and_of_its_bodies_is_in_the_list(tmp_path: Path) -> None:
    files = profile_files()
    build_tree(tmp_path, dict(files))
    shelf = Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(tmp_path), "profile")))
    listed = {printed.text for printed in printed_strings(resolved(LV, "haus", shelf))}
    expected = {word for text in files.values() for word in re.findall(r"Xq\d+", text)}
    assert len(expected) > 20
    assert expected <= listed
    assert BODY in listed


@pytest.mark.parametrize("row", few(IN_FIELDS, 4), ids=lambda row: row.name)
def test_notation_in_any_of_them_is_found_where_it_stands(row: Notation, tmp_path: Path) -> None:
    sign = row.beispiel.replace('"', "'").replace("Siehe", "Für")  # else it is no reason
    files = {name: _with(text, sign, name.endswith(".md")) for name, text in profile_files().items()}
    tree = {f"profile/{name}": text for name, text in files.items()}
    build_tree(tmp_path, {"provider.yaml": "name: T\n", "offer.yaml": OFFER, "tdocs.yaml": RULES, **tree})
    found = {(f.file, f.span.line) for f in lint(tmp_path) if f.code == _CODES[row.art]}
    expected = {
        (f"profile/{name}", number)
        for name, text in profile_files().items()
        for number, line in enumerate(text.split("\n"), 1)
        if "Xq" in line
    }
    assert expected <= found


def _with(text: str, sign: str, body: bool) -> str:
    sign = sign.replace("\\", "\\\\")
    return re.sub(r"Xq\d+", lambda _: sign if body else f'"{sign} Hier wohnen sechs Menschen."', text)


@pytest.mark.parametrize("row", few(IN_TEXTS, 4), ids=lambda row: row.name)
def test_notation_in_the_text_of_a_body_is_found(row: Notation, tmp_path: Path) -> None:
    tree = {
        f"profile/{LV}/haus/gliederung.yaml": f"profil: haus\ndokument: {LV}\ntitel: H\n"
        "abschnitte: [{id: eins, titel: Eins}]\n",
        f"profile/{LV}/haus/eins.md": f"Wir sagen:\n\n{row.beispiel}\n",
    }
    build_tree(tmp_path, {"provider.yaml": "name: T\n", "offer.yaml": OFFER, "tdocs.yaml": RULES, **tree})
    found = {f.code for f in lint(tmp_path) if f.file.endswith("eins.md")}
    assert found & {_CODES[row.art], "TD801"}


def test_lists_and_hidden_characters_of_bodies_are_checked(tmp_path: Path) -> None:
    tree = {
        f"profile/{LV}/haus/gliederung.yaml": f"profil: haus\ndokument: {LV}\ntitel: H\n"
        "abschnitte: [{id: eins, titel: Heil\u00adpädagogik}]\n",
        f"profile/{LV}/haus/eins.md": "1. a\n2. b\n4. c\n\nText\n\n1) a\n2) b\n",
    }
    build_tree(tmp_path, {"provider.yaml": "name: T\n", "offer.yaml": OFFER, "tdocs.yaml": RULES, **tree})
    found = {(f.code, f.file.rpartition("/")[2], f.span.line) for f in lint(tmp_path)}
    assert {("TD334", "gliederung.yaml", 4), ("TD332", "eins.md", 3), ("TD333", "eins.md", 7)} <= found


BROUGHT = [(profil.dokument, profil.name) for profil in all_profiles()]


@pytest.mark.parametrize(("dokument", "name"), few(BROUGHT, 3))
def test_the_profiles_that_tdocs_brings_along_hold_none(dokument: str, name: str) -> None:
    shelf = Shelf((ProfileFolder(DiskFolder(Path(str(folder("templates")))), "profile"),))
    profil = resolved(dokument, name, shelf)
    assert [*printed_strings(profil)]
    assert [(match.text, match.place) for match in _in_profile(profil, written_text, covered_text)] == []
