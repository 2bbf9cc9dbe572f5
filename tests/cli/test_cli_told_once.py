"""A mistake in a profile is told once, where it is made, with what helps; what follows from it is not."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_misplaced_files import HOUSE, OUTLINE, found
from cli.test_cli_own_outlines import ADDED, EXTENDS, errors
from cli.test_cli_own_requirements import OFFER
from cli.test_cli_packages import CONFIG, HAUS, PACKAGE, house, member, package, said

DECLARED = (
    "felder:\n  angebot.eigene.preis: {art: euro, beschreibung: Preis}\n"
    "  angebot.eigene.weg: {art: kurzer_text, beschreibung: Weg}\n"
)
INSERTED = (
    "einfuegen:\n  - {nach: ziel, id: neu, titel: Neu, braucht: [angebot.eigene.preis, angebot.eigene.weg]}\n"
)
GIVEN = {"offer.yaml": OFFER + "eigene: {preis: 78 €, weg: Mit dem Bus.}\n"}
SLIPS = {
    "key": ("einfuegen:", "einfügen:"),
    "without id": ("id: neu, ", ""),
    "without place": ("nach: ziel, ", ""),
    "another verb": ("nach: ziel", "vor: ziel"),
    "without title": ("titel: Neu, ", ""),
    "a map": ("  - {nach", "  neu: {nach"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_values_that_a_broken_section_prints_are_not_called_unused(tdocs: Tdocs, slip: str) -> None:
    sound = OUTLINE + DECLARED + INSERTED
    broken = sound.replace(*SLIPS[slip])
    told = found(tdocs, "lint", {f"{HOUSE}/gliederung.yaml": broken, **GIVEN})
    assert [file for code, file, _ in told if code.startswith("TD2")][:1] == [f"{HOUSE}/gliederung.yaml"]
    assert not [one for one in told if one[0] == "TD321" and "eigene" in one[2]]
    unused = sound.replace(", angebot.eigene.weg]", "]")
    told = found(tdocs, "lint", {f"{HOUSE}/gliederung.yaml": unused, **GIVEN})
    assert [one for one in told if one[0] == "TD321" and "eigene" in one[2]]


@pytest.mark.parametrize("order", ["[ziel, leistungsbezeichnung]", "[ziel]"])
def test_sections_that_an_order_leaves_out_are_told_in_one(tdocs: Tdocs, order: str) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": f"{OUTLINE}reihenfolge: {order}\n"}
    told = [message for code, _, message in found(tdocs, "validate", outline) if code == "TD817"]
    assert len(told) == 1
    assert "»personal«" in told[0]


def test_of_an_order_with_a_name_that_is_none_only_that_is_told(tdocs: Tdocs) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": f"{OUTLINE}reihenfolge: [ziele, leistungsbezeichnung]\n"}
    assert [code for code, _, _ in found(tdocs, "validate", outline)] == ["TD801"]


FIELDS = {
    "a list of values": ("auswahl", "werte: [bus]", "werte: {bus: B}"),
    "no such kind": ("liste", "eintrag: kurzertext", "eintrag: kurzer_text"),
    "a list of words": ("euro", "hinweis: [A]", "hinweis: A"),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_there_but_wrong_is_not_called_missing(tdocs: Tdocs, kind: str) -> None:
    art, *both = FIELDS[kind]
    typed, right = (f"{{art: {art}, beschreibung: A, {one}}}" for one in both)
    (told,) = errors(tdocs, EXTENDS + f"felder:\n  angebot.eigene.a: {typed}\n")
    assert "fehl" not in told["message"]
    assert errors(tdocs, EXTENDS + f"felder:\n  angebot.eigene.a: {right}\n") == []


def test_a_trait_that_is_none_of_its_words_is_told_once_with_all(tdocs: Tdocs) -> None:
    (told,) = errors(tdocs, EXTENDS + "merkmale: {einrichtung: kita}\n")
    assert all(word in told["message"] for word in ("schulkindergarten", "kindertageseinrichtung", "nein"))


def test_a_field_of_ones_own_without_its_root_is_known(tdocs: Tdocs) -> None:
    (told,) = errors(tdocs, EXTENDS + DECLARED + ADDED.format("neu", "eigene.preis"))
    assert "»angebot.eigene.preis«" in told["message"]


def test_what_is_put_in_is_changed_where_it_is_put_in(tdocs: Tdocs) -> None:
    outline = EXTENDS + ADDED.format("neu", "traeger.name") + "aendern:\n  neu: {titel: Anders}\n"
    (told,) = errors(tdocs, outline)
    assert "»einfuegen«" in told["message"]


@pytest.mark.parametrize(
    "reason", ["wird verhandelt", "Das Amt verlangt keinen Preis, der Satz gilt pauschal."]
)
def test_no_reason_helps_where_a_value_may_not_fall_away(tdocs: Tdocs, reason: str) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE + DECLARED + INSERTED}
    offer = {"offer.yaml": OFFER + f'eigene: {{preis: {{entfaellt: "{reason}"}}, weg: Mit dem Bus.}}\n'}
    told = {
        code for code, _, message in found(tdocs, "lint", {**outline, **offer}) if "eigene.preis" in message
    }
    assert told == {"TD306"}


@pytest.mark.parametrize(
    "duties", ['["TD301:fahrdienst"]', "[TD308]", '["pflichtabschnitt-fehlt"]', "[TD702]"]
)
def test_an_exception_is_advised_only_where_a_package_allows_it(tdocs: Tdocs, duties: str) -> None:
    package(**{"paket.yaml": PACKAGE.replace('["TD301:fahrdienst"]', duties)})
    member(**house(HAUS + "aendern:\n  fahrdienst: {pflicht: nein}\n"))
    (told,) = [f["message"] for f in said(tdocs, "lint", "mitglied") if f["code"] == "TD308"]
    assert ("tdocs: ignore" in told) == (duties == "[TD702]")
    assert ("nimmt es nicht aus" in told) == (duties != "[TD702]")


@pytest.mark.parametrize("name", ["paket.yml", "Paket.yaml", "paket.yaml.txt", "package.yaml"])
def test_a_package_file_that_is_called_otherwise_is_to_be_renamed(tdocs: Tdocs, name: str) -> None:
    package()
    Path("verband/paket.yaml").rename(f"verband/{name}")
    member(**{"tdocs.yaml": CONFIG})
    for folder in ("mitglied", "."):
        (told,) = [f for f in said(tdocs, "validate", folder) if f["code"] in ("TD033", "TD040")]
        assert told["file"].endswith(name)
        assert "»paket.yaml«" in told["message"]
        assert "anlegen" not in told["message"]


def test_a_change_of_a_package_says_what_it_is(tdocs: Tdocs) -> None:
    package(**{"paket.yaml": PACKAGE + 'aenderungen:\n  - version: "2027.1"\n'})
    told = [f["message"] for f in said(tdocs, "validate", "verband") if f["code"] == "TD820"]
    assert len(told) == 1
    assert "»text«" in told[0]


def test_values_are_not_called_unused_where_the_choice_of_profiles_is_wrong(tdocs: Tdocs) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE + DECLARED + INSERTED}
    wrong = GIVEN["offer.yaml"].replace("profil: {leistungsbeschreibung: haus}", "profil: haus")
    told = found(tdocs, "lint", {**outline, "offer.yaml": wrong})
    assert "TD203" in {code for code, _, _ in told}
    assert "TD321" not in {code for code, _, _ in told}


UNREADABLE = {"empty": "", "a list": f"- {OUTLINE.partition(chr(10))[0]}\n", "a comment": "# noch nichts\n"}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_fields_of_an_outline_that_says_nothing_are_not_called_unknown(tdocs: Tdocs, kind: str) -> None:
    told = found(tdocs, "validate", {f"{HOUSE}/gliederung.yaml": UNREADABLE[kind], **GIVEN})
    assert {file for _, file, _ in told} == {f"{HOUSE}/gliederung.yaml"}


def test_fields_of_a_profile_whose_name_is_taken_are_not_called_unknown(tdocs: Tdocs) -> None:
    outline = (OUTLINE + DECLARED + INSERTED).replace("profil: haus", "profil: assistenz")
    offer = GIVEN["offer.yaml"].replace(": haus}", ": assistenz}")
    files = {f"{HOUSE.replace('haus', 'assistenz')}/gliederung.yaml": outline, "offer.yaml": offer}
    told = found(tdocs, "validate", files)
    assert [code for code, _, message in told if "gibt es schon" in message] == ["TD801"]
    assert "TD201" not in {code for code, _, _ in told}
