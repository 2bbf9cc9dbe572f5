"""A field of one's own may be called as anything in Python is; else its profile is told why not."""

import keyword
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from cli.aufruf import Tdocs, prozess
from cli.test_cli_packages import GIVEN, LB, OFFER, said
from helpers import build_tree

NAME = re.compile(r"[a-z][a-z0-9_]*")
OBJECTS = (BaseModel, type(BaseModel), dict, str, tuple)
NAMES = sorted(
    {
        *filter(NAME.fullmatch, (name for one in OBJECTS for name in dir(one))),
        *filter(NAME.fullmatch, keyword.kwlist),
        *("model_dump_it", "model_validate_it", "model_it", "self", "cls", "data", "name"),
    }
)
MODELS = [name for name in NAMES if name.startswith("model_") and hasattr(BaseModel, name)]
HEAD = f"profil: haus\ndokument: {LB}\ntitel: Haus\nerweitert: rahmen\nfelder:\n"
IN_ITS_PLACE = {
    "offer": ("  angebot.eigene.{}: {{art: kurzer_text, beschreibung: Wort}}\n", "angebot.eigene.{}"),
    "group": (
        "  angebot.eigene.g_{0}: {{art: gruppe, beschreibung: G, felder: {{{0}: {{art: kurzer_text}}}}}}\n",
        "angebot.eigene.g_{}",
    ),
    "entry": (
        "  angebot.eigene.l_{0}: {{art: liste, beschreibung: L, eintrag: {{{0}: {{art: kurzer_text}}}}}}\n",
        "angebot.eigene.l_{}",
    ),
}
DATA = {
    "offer": "  {0}: Linie {0}x7\n",
    "group": "  g_{0}: {{{0}: Linie {0}x7}}\n",
    "entry": "  l_{0}: [{{{0}: Linie {0}x7}}]\n",
}


def house(place: str, names: list[str]) -> None:
    declared, path = IN_ITS_PLACE[place]
    needs = ", ".join(path.format(name) for name in names)
    outline = HEAD + "".join(declared.format(name) for name in names)
    outline += f"einfuegen:\n  - {{nach: umfang, id: worte, titel: Worte, braucht: [{needs}]}}\n"
    offer = OFFER.replace(": nord", ": haus") + GIVEN.partition("\n")[0] + "\n"
    build_tree(
        Path("haus"),
        {
            "provider.yaml": "name: Träger\n",
            "staffing.yaml": "",
            "offer.yaml": offer + "".join(DATA[place].format(name) for name in names),
            f"profile/{LB}/haus/gliederung.yaml": outline,
        },
    )


@pytest.mark.parametrize("place", IN_ITS_PLACE)
def test_a_name_that_python_or_pydantic_has_works_as_any_other(
    tdocs: Tdocs, tmp_path: Path, place: str
) -> None:
    names = [name for name in NAMES if name not in MODELS]
    assert {"register", "mro", "copy", "json", "dict", "schema", "class", "items"} <= set(names)
    house(place, names)
    result = prozess("render", "haus", "--format", "md", "--quiet", cwd=tmp_path)
    assert b"Warning" not in result.stderr, result.stderr.decode()
    (file,) = Path("haus/ausgabe").rglob(f"{LB}.md")
    text = file.read_text("utf-8").replace("\\_", "_")
    assert not [name for name in names if not re.search(rf"Linie {name}x7\b", text)]


@pytest.mark.parametrize("name", [*MODELS, "id", "entfaellt", "kurzform", "eigene", "_x", "1a", "Größe"])
def test_a_name_that_cannot_be_is_refused_with_the_reason(tdocs: Tdocs, name: str) -> None:
    house("offer", [name])
    found = [
        f for f in said(tdocs, "validate", "haus") if f["code"] == "TD801" and f"»{name}«" in f["message"]
    ]
    assert [
        f["message"]
        for f in found
        if "bedeutet in tdocs schon" in f["message"] or "zuerst ein" in f["message"]
    ]
