"""What is open is the same for `lint`, `status` and `render --final`, whatever is emptied or filled in."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.aufruf import Tdocs
from sampling import few
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OPEN = {"TD301", "TD302", "TD303", "TD304", "TD305", "TD306", "TD309", "TD311", "TD312", "TD313", "TD701"}
WAYS: dict[str, Any] = {
    "emptied": "",
    "postponed": "wird nachgereicht",
    "placeholder": "TODO",
    "reasonless": {"entfaellt": "k. A."},
    "removed": None,
}
PLACE = re.compile(r"(?m)^([\w./-]+\.(?:yaml|md):\d+:\d+): (TD\d+) ")


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The values and text slots that an author has written; names of things are none."""
    if isinstance(data, dict) and not data.keys() & {"datei", "anlage", "entfaellt"}:
        for key, value in data.items():
            if key not in ("id", "profil", "anlagen", "vertragsgrundlage"):
                yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        yield path
    else:
        yield path


def cases() -> list[tuple[str, str, tuple[Any, ...], str]]:
    """Example, file, path and what happens there."""
    found = []
    for number, example in enumerate(("assistenz", "schulkindergarten-bw", "heilpaedagogik-kita-nrw")):
        for file in ("offer.yaml", "provider.yaml", "staffing.yaml"):
            data = yaml.load((EXAMPLES / example / file).read_text("utf-8"), yaml.BaseLoader)
            found += [(example, file, path, [*WAYS][(n + number) % 5]) for n, path in enumerate(leaves(data))]
    return found


@pytest.mark.parametrize(("example", "file", "path", "way"), few(cases(), 149))
def test_all_three_say_the_same(
    example: str, file: str, path: tuple[Any, ...], way: str, tdocs: Tdocs, tmp_path: Path
) -> None:
    house = tmp_path / "haus"
    shutil.copytree(EXAMPLES / example, house, ignore=shutil.ignore_patterns("ausgabe"))
    data = here = yaml.load((house / file).read_text("utf-8"), yaml.BaseLoader)
    for step in path[:-1]:
        here = here[step]
    if WAYS[way] is None:
        del here[path[-1]]
    else:
        here[path[-1]] = WAYS[way]
    (house / file).write_text(as_yaml(data), "utf-8")
    found = tdocs("lint", "haus", "--format", "json")
    findings = json.loads(found.out)["findings"]
    if any(one["severity"] == "error" and one["code"] < "TD300" for one in findings):
        return  # not what a field may hold
    told = {
        (f"{one['file']}:{one['line']}:{one['column']}", one["code"])
        for one in findings
        if one["code"] in OPEN
    }
    final = tdocs("render", "haus", "--final", "--format", "md")
    assert {place for place in PLACE.findall(final.err) if place[1] in OPEN} == told
    assert final.code == bool(told)
    (offer,) = json.loads(tdocs("status", "haus", "--format", "json").out)["offers"]
    empty = {one["document"] for one in offer["documents"] if one["needs"].get("empty")}
    places = [place for one in findings if one["code"] in OPEN for place in one.get("documents", [])]
    assert {place["document"] for place in places if place["section"]} == empty


def test_what_a_text_puts_in_and_nobody_has_given_is_open_for_lint_too(tdocs: Tdocs, tmp_path: Path) -> None:
    house = tmp_path / "haus"
    shutil.copytree(EXAMPLES / "assistenz", house, ignore=shutil.ignore_patterns("ausgabe"))
    text = house / "texte" / "kurzbeschreibung.md"
    text.write_text(f"{text.read_text('utf-8')}\nDas sind {{{{ umfang.ferien_jahr_h }}}} Stunden.\n", "utf-8")
    said = "»umfang.ferien_jahr_h« fehlt; ein Text setzt es ein. Stunden der Ferienbegleitung im Jahr."
    assert said in tdocs("lint", "haus").out
    assert tdocs("render", "haus", "--final", "--format", "md").err.count(said) == 1
    text.write_text(text.read_text("utf-8").replace("{{ umfang.ferien_jahr_h }}", "`{{ x }}`"), "utf-8")
    assert said not in tdocs("lint", "haus").out


def test_a_list_that_falls_away_where_nobody_asks_for_it_keeps_no_document_from_being_written(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    house = tmp_path / "haus"
    shutil.copytree(EXAMPLES / "schulkindergarten-bw", house, ignore=shutil.ignore_patterns("ausgabe"))
    data = yaml.load((house / "offer.yaml").read_text("utf-8"), yaml.BaseLoader)
    data["aussengruppen"] = {"entfaellt": "Außengruppen gibt es nicht."}
    (house / "offer.yaml").write_text(as_yaml(data), "utf-8")
    assert tdocs("render", "haus", "--format", "md").code == 0


OWN = """\
profil: haus
dokument: leistungsvereinbarung
titel: Haus
erweitert: assistenz
felder:
  angebot.eigene.satz: {art: euro, beschreibung: Satz}
  angebot.eigene.stufen: {art: liste, beschreibung: S, eintrag: {name: {art: kurzer_text, beschreibung: N},
    satz: {art: euro, beschreibung: Satz}, text: {art: langer_text, beschreibung: Text}}}
  personal.positionen.eigene.zulage: {art: euro, beschreibung: Zulage}
"""
STEPS = {
    "none": "eigene: {}\n",
    "some": "eigene: {stufen: [{name: eins, satz: 3}, {name: zwei, text: Hier gibt es mehr Zeit.}]}\n",
    "waived": "eigene: {stufen: {entfaellt: Stufen sind hier nicht vereinbart.}}\n",
}
NAMED = ["eigene.satz", "eigene.stufen.satz", "umfang.ferien_jahr_h", "gruppen.plaetze", "anlagen.stand"]
IN_CLAUSES = ["eigene.stufen.text", "personal.positionen.eigene.zulage", "personal.positionen.vzae"]
CLAUSE = """\
klauseln:
  - {{dokument: leistungsvereinbarung, stelle: laufzeit, text: "{}", grund: Der Kreis will es in allen so.,
     vereinbart_mit: Kreis Musterkreis, vereinbart_am: 2026-10-01}}
"""


@pytest.mark.parametrize("given", STEPS)
@pytest.mark.parametrize(
    ("clause", "name"), few([(False, n) for n in NAMED] + [(True, n) for n in (*NAMED, *IN_CLAUSES)], 6)
)
def test_what_a_text_puts_in_is_open_entry_by_entry_for_both(
    clause: bool, name: str, given: str, tdocs: Tdocs, tmp_path: Path
) -> None:
    house = tmp_path / "haus"
    shutil.copytree(EXAMPLES / "assistenz", house, ignore=shutil.ignore_patterns("ausgabe", "dokumente"))
    folder = house / "profile" / "leistungsvereinbarung" / "haus"
    folder.mkdir(parents=True)
    (folder / "gliederung.yaml").write_text(OWN, "utf-8")
    words = f"Die Vergütung steht in dieser Vereinbarung. {{{{ {name} }}}}"
    if name.endswith(".text"):
        words = f"Die Vergütung steht in dieser Vereinbarung.\\n\\n{{{{ {name} }}}}"
    offer = (house / "offer.yaml").read_text("utf-8")
    offer = re.sub(r"(?m)^profil:(\n .*)*\n|^profil: .*\n", "", offer)
    offer += "profil: {leistungsvereinbarung: haus}\n" + STEPS[given] + CLAUSE.format(words) * clause
    (house / "offer.yaml").write_text(offer, "utf-8")
    if clause:
        (sign,) = re.findall(r"fassung: (\w+)", tdocs("validate", "haus").out)
        signed = offer.replace("2026-10-01}\n", f"2026-10-01, fassung: {sign}}}\n")
        (house / "offer.yaml").write_text(signed, "utf-8")
    text = house / "texte" / "kurzbeschreibung.md"
    if not clause:
        text.write_text(f"{text.read_text('utf-8')}\n{words}\n", "utf-8")
    found = json.loads(tdocs("lint", "haus", "--format", "json").out)["findings"]
    assert [one for one in found if one["severity"] == "error" and one["code"] < "TD300"] == []
    put_in = [one for one in found if one["code"] == "TD301" and "ein Text setzt es ein" in one["message"]]
    final = tdocs("render", "haus", "--final", "--format", "md", "--doc", "leistungsvereinbarung").err
    said = re.findall(
        r"(?m)^([\w./-]+:\d+:\d+): TD301 (?:Fehler: )?(»\S+) fehlt; ein Text setzt es ein", final
    )
    told = [(f"{o['file']}:{o['line']}:{o['column']}", o["message"].partition(" fehlt")[0]) for o in put_in]
    assert sorted(said) == sorted(told)
    assert all(one["related"] for one in put_in)
    assert {there["file"] for one in put_in for there in one["related"]} <= {"offer.yaml"}
    if name == "eigene.stufen.satz":
        expected = {"none": "»eigene.stufen«", "some": "»eigene.stufen[1].satz«"}
        assert [message for _, message in told] == ([expected[given]] if given in expected else [])
