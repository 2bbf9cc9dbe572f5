"""Law files that come from elsewhere: whatever stands in them, they are told of and never break anything."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from helpers import build_tree
from recht.amtlich import gesetz, liste
from sampling import few
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.law_data import built_in, in_force
from teilhabe_docs.recht.law_names import known_name
from teilhabe_docs.recht.law_yaml import law_as_yaml
from teilhabe_docs.recht.own_laws import OwnLaws, own_laws
from teilhabe_docs.reporting.law_forms import as_json, as_text

SATZ = (
    "Nach § 2 Abs. 9 MusterG, § 7 des Mustergesetzes, § 3 KKG und § 2 Abs. 4 des aaaaaaaaaaaaaaaaaaaaaaaaaa."
)
GUT = """\
kuerzel: {}
titel: Mustergesetz
aliase: [{}]
stand: 2027-01-01
normen: |
  1: 1-2
  2: 1 (Nr. 1-2)
"""


def gelesen(tmp_path: Path, dateien: dict[str, str | bytes]) -> OwnLaws:
    """The laws of a folder, once everything has been made of them that commands make."""
    build_tree(tmp_path, dateien)
    own = own_laws(PurePath(tmp_path), "recht", built_in())
    with in_force(lambda: own.laws):
        list(verdicts(SATZ))
    as_text(own.laws, own.renewed)
    as_json(own.laws, own.renewed)
    assert all(law.highest >= 0 and law.am(law.stand) and law_as_yaml(law) for law in own.renewed.values())
    return own


def codes_of(own: OwnLaws) -> list[str]:
    return [finding.code for finding in own.findings]


@pytest.mark.parametrize(
    "alias",
    [
        "*",
        "(x",
        "(a+)+b",
        ".*",
        "[a-z",
        "a|b",
        "ab",
        "12 34",
        "x" * 121,
        "Gesetz\\",
        "Muster_G",
        "???",
        "(?i)x",
    ],
)
def test_what_is_no_name_is_told_and_matches_nothing(tmp_path: Path, alias: str) -> None:
    zeile = as_yaml({"aliase": [alias, "Mustergesetz"]})
    text = f"kuerzel: MusterG\ntitel: x\n{zeile}stand: 2027-01-01\nnormen: '1: 1'\n"
    own = gelesen(tmp_path, {"a.yaml": text})
    assert codes_of(own) == ["TD821"]
    assert own.findings[0].span.line == 4
    assert own.laws["MusterG"].aliase == ("Mustergesetz",)
    with in_force(lambda: own.laws):
        assert "§ 2 MusterG" in next(verdicts("Nach § 2 des Mustergesetzes.")).text
        assert not known_name("Irgendein Satz ohne Gesetz.")


def test_names_with_signs_stand_for_themselves_and_for_their_own_law(tmp_path: Path) -> None:
    namen = [
        "Gesetz (Muster) Eins",
        "Gesetz Nr. 2",
        "Muster-Gesetz",
        "Gesetz über Muster, Proben und Beispiele",
    ]
    dateien: dict[str, str | bytes] = {
        f"{n}.yaml": GUT.format(f"Muster{n}G", f"'{name}'") for n, name in enumerate(namen)
    }
    own = gelesen(tmp_path, dateien)
    assert not own.findings
    with in_force(lambda: own.laws):
        for n, name in enumerate(namen):
            assert f"Muster{n}G" in next(verdicts(f"Siehe § 9 {name}.")).text
        assert not list(verdicts("Siehe § 9 Gesetz Nrx 2."))


def test_too_many_names_are_told_once(tmp_path: Path) -> None:
    own = gelesen(tmp_path, {"a.yaml": GUT.format("MusterG", ", ".join(f"Muster {n}" for n in range(99)))})
    assert codes_of(own) == ["TD821"]
    assert len(own.laws["MusterG"].aliase) == 20


def test_built_in_names_are_names(tmp_path: Path) -> None:
    own = gelesen(tmp_path, {f"{n}.yaml": law_as_yaml(law) for n, law in enumerate(built_in().values())})
    assert not own.findings
    assert {name: law.aliase for name, law in own.laws.items()} == {
        name: law.aliase for name, law in built_in().items()
    }


@pytest.mark.parametrize("kuerzel", ["KKG", "MusterG"])
def test_a_label_of_a_norm_that_is_not_there_is_told(tmp_path: Path, kuerzel: str) -> None:
    own = gelesen(
        tmp_path, {"a.yaml": GUT.format(kuerzel, "Muster") + "bezeichnungen: {'999': foo, '1': bar}\n"}
    )
    assert "TD821" in codes_of(own)
    assert "999" not in own.laws[kuerzel].bezeichnungen
    assert own.laws[kuerzel].bezeichnungen["1"] == "bar"


FEINDLICH = (
    "''",
    "null",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "{a: {b: c}}",
    "'*'",
    "['(x', '(a+)+b', '.*']",
    "0",
    "-1",
    "1.5",
    "ja",
    "9999-99-99",
    "'§ ٣'",
    '"a\\nb"',
    '"\\u2028"',
    '"\\0"',
    '"\\x85"',
    "'../../x'",
    f"'{'9' * 5_000}: 1'",
    "'²: ²'",
    "'1: ٣'",
    f"'{'a' * 5_000}'",
    "{'999': foo}",
    f"{{'{'9' * 5_000}': foo}}",
    "{'²': foo}",
    "[{ab: 2027-01-01, quelle: x, normen: '²: 1'}]",
    f"[{{ab: 2027-01-01, quelle: x, normen: '{'9' * 5_000}: 1'}}]",
    "[{ab: 0001-01-01, quelle: x, normen: ''}]",
    "&a [*a]",
    "!!python/object:os.system x",
)
SCHLUESSEL = (
    "kuerzel",
    "titel",
    "amtlich",
    "einheit",
    "aliase",
    "falsche_namen",
    "stand",
    "quelle",
    "bezeichnungen",
    "aenderungen",
    "normen",
    "unbekannt",
)


@pytest.mark.parametrize("kuerzel", ["KKG", "MusterG"])
@pytest.mark.parametrize("key", few(SCHLUESSEL, 3))
def test_no_value_in_a_law_breaks_anything(tmp_path: Path, key: str, kuerzel: str) -> None:
    gut = {"kuerzel": kuerzel, "titel": "Muster", "stand": "2027-01-01", "normen": "'1: 1-2'"}
    for n, wert in enumerate(few(FEINDLICH, 1 if kuerzel == "KKG" else 4)):
        zeilen = {**gut, key: wert}
        text = "".join(f"{name}: {value}\n" for name, value in zeilen.items())
        gelesen(tmp_path / str(n), {"a.yaml": text})


def test_no_missing_key_breaks_anything(tmp_path: Path) -> None:
    zeilen = GUT.format("MusterG", "Muster").splitlines(keepends=True)
    for n in range(len(zeilen)):
        gelesen(tmp_path / str(n), {"a.yaml": "".join([*zeilen[:n], *zeilen[n + 1 :]])})
        gelesen(tmp_path / f"{n}d", {"a.yaml": "".join([*zeilen[:n], zeilen[n], *zeilen[n:]])})


def _changed(text: str) -> Iterator[str]:
    """The XML with each element and attribute emptied, doubled, left out, filled with something else."""
    for found in re.finditer(r"<(\w+)[^>]*>([^<]*)</\1>", text):
        before, whole, after = text[: found.start()], found[0], text[found.end() :]
        inner = [whole.replace(f">{found[2]}<", f">{other}<") for other in FREMD]
        yield from (f"{before}{other}{after}" for other in ("", whole * 2, *inner))
    for found in re.finditer(r'(\w+)="[^"]*"', text[text.index("<dokumente") :]):
        for other in (
            "",
            f'{found[1]}=""',
            f"{found[0]} {found[0].replace(found[1], 'x')}",
            f'{found[1]}="²²²²"',
        ):
            yield text.replace(found[0], other, 1)
    for element in sorted(set(re.findall(r"<(\w+)", text))):
        yield re.sub(rf"</?{element}\b[^>]*>", "", text)
        yield text.replace(f"<{element}", f"<{element}><{element}")


FREMD = (
    "",
    " ",
    "\n",
    "a\nb",
    "&#x2028;",
    "&#x85;",
    "§ ٣ (٣)",
    f"§ {'9' * 5_000}",
    f"({'9' * 5_000})",
    "²",
    "a" * 5_000,
)


def test_nothing_in_official_xml_breaks_anything(tmp_path: Path) -> None:
    text = gesetz({"§ 1": f"<P>(1) Eins{liste('1', '2')}</P>"})
    for n, other in enumerate(few(_changed(text), 3)):
        own = gelesen(tmp_path / str(n), {"a.xml": other})
        for law in own.renewed.values():
            again = gelesen(tmp_path / f"{n}w", {"a.yaml": law_as_yaml(law)})
            assert "TD821" not in codes_of(again), other


@pytest.mark.parametrize("kuerzel", ["", " ", "\n"])
def test_xml_without_an_abbreviation_is_told(tmp_path: Path, kuerzel: str) -> None:
    text = gesetz({"§ 1": ""}, kuerzel=kuerzel).replace("<jurabk>MusterG", f"<jurabk>{kuerzel}")
    own = gelesen(tmp_path, {"a.xml": text})
    assert [(finding.code, finding.file) for finding in own.findings] == [("TD821", "recht/a.xml")]


def test_an_abbreviation_in_two_lines_is_one(tmp_path: Path) -> None:
    own = gelesen(tmp_path, {"a.xml": gesetz({"§ 1": "<P>Gilt.</P>"}, kuerzel="Muster\n G")})
    assert set(own.renewed) == {"Muster G"}


@pytest.mark.parametrize("label", ["§ ٣", "§ ²", f"§ {'1' * 5_000}", "§ 12345", "§ 1abc"])
def test_only_plain_numbers_are_norms(tmp_path: Path, label: str) -> None:
    own = gelesen(tmp_path, {"a.xml": gesetz({"§ 1": "<P>(٣) Drei.</P><P>(1) Eins.</P>", label: ""})})
    assert own.laws["MusterG"].zeilen == {"1": "1"}
