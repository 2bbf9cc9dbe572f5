"""What follows from one mistake in a profile or in its data is not told beside it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_misplaced_files import HOUSE, OUTLINE, found
from cli.test_cli_own_outlines import ADDED, EXTENDS, errors
from cli.test_cli_own_requirements import OFFER
from cli.test_cli_packages import CONFIG, HAUS, PACKAGE, house, member, package, said
from cli.test_cli_packages import GIVEN as GIVEN_TO_MEMBER
from cli.test_cli_packages import OFFER as MEMBER
from helpers import build_tree
from sampling import one_of

FIELD = "angebot.eigene.preis"
NEEDS = f"einfuegen:\n  - {{nach: ziel, id: neu, titel: Neu, braucht: {FIELD}}}\n"
DECLARATIONS = {
    "no kind": f"{FIELD}: {{beschreibung: Preis}}",
    "another kind": f"{FIELD}: {{art: geld, beschreibung: Preis}}",
    "no words": f"{FIELD}: {{art: euro}}",
    "words in a list": f"{FIELD}: {{art: euro, beschreibung: [Preis]}}",
    "no root": "angebot.preis: {art: euro, beschreibung: Preis}",
    "a capital": "angebot.eigene.Preis: {art: euro, beschreibung: Preis}",
    "a hyphen": "angebot.eigene.preis-h: {art: euro, beschreibung: Preis}",
    "values of a number": f"{FIELD}: {{art: euro, beschreibung: Preis, werte: {{a: A}}}}",
    "no such example": f"{FIELD}: {{art: euro, beschreibung: Preis, beispiel: viel}}",
    "an English key": f"{FIELD}: {{type: euro, beschreibung: Preis}}",
    "nested": "angebot: {eigene: {preis: {art: euro, beschreibung: Preis}}}",
    "fields of a list": f"{FIELD}: {{art: gruppe, beschreibung: Preis, eintrag: {{a: {{art: euro}}}}}}",
    "a list": f"- {FIELD}",
}
USES = {
    "needed": (NEEDS, ""),
    "a condition": (NEEDS.replace("braucht:", f"wenn: {FIELD} is gegeben, weil: A, braucht:"), ""),
    "printed": (NEEDS, f"Der Preis: {{{{ {FIELD} }}}}\n"),
    "asked for": (NEEDS, f"{{% if {FIELD} is gegeben %}}Preis: {{{{ {FIELD} }}}}{{% endif %}}\n"),
}


@pytest.mark.parametrize(
    ("fault", "use"), [(fault, use) for n, fault in enumerate(DECLARATIONS) for use in one_of(USES, n)]
)
def test_a_field_whose_declaration_is_wrong_is_nowhere_called_unknown(
    tdocs: Tdocs, fault: str, use: str
) -> None:
    sections, body = USES[use]
    outline = f"{OUTLINE}felder:\n  {DECLARATIONS[fault]}\n{sections}"
    files = {f"{HOUSE}/gliederung.yaml": outline, "offer.yaml": OFFER + "eigene: {preis: 78 €}\n"}
    files |= {f"{HOUSE}/neu.md": body} if body else {}
    for command in ("validate", "lint"):
        told = [one for one in found(tdocs, command, files) if one[0][:3] in ("TD2", "TD8")]
        assert [file for _, file, _ in told] == [f"{HOUSE}/gliederung.yaml"], told
    right = outline.replace(DECLARATIONS[fault], f"{FIELD}: {{art: euro, beschreibung: Preis}}")
    assert found(tdocs, "validate", {**files, f"{HOUSE}/gliederung.yaml": right}) == []


def test_a_field_under_another_root_is_suggested_and_its_value_not_moved(tdocs: Tdocs) -> None:
    outline = f"{OUTLINE}felder:\n  traeger.eigene.preis: {{art: euro, beschreibung: Preis}}\n{NEEDS}"
    files = {f"{HOUSE}/gliederung.yaml": outline, "offer.yaml": OFFER + "eigene: {preis: 78 €}\n"}
    ((code, file, message),) = found(tdocs, "validate", files)
    assert (code, file) == ("TD801", f"{HOUSE}/gliederung.yaml")
    assert "»traeger.eigene.preis«" in message


DECLARED = f"felder:\n  {FIELD}: {{art: euro, beschreibung: Preis einer Stunde}}\n"
GIVEN: Mapping[str, Mapping[str, str]] = {
    "a slip": {"offer.yaml": "eigene: {preiss: 78 €}\n"},
    "not below": {"offer.yaml": "preis: 78 €\n"},
    "another file": {"provider.yaml": "name: Träger\neigene: {preis: 78 €}\n"},
    "its label": {"offer.yaml": "eigene: {Preis einer Stunde: 78 €}\n"},
    "the key above": {"offer.yaml": "eigne: {preis: 78 €}\n"},
}


@pytest.mark.parametrize("slip", GIVEN)
def test_a_value_under_a_wrong_key_is_not_missing_as_well(tdocs: Tdocs, slip: str) -> None:
    files = {f"{HOUSE}/gliederung.yaml": OUTLINE + DECLARED + NEEDS, **GIVEN[slip]}
    files["offer.yaml"] = OFFER + GIVEN[slip].get("offer.yaml", "")
    told = found(tdocs, "lint", files)
    assert [code for code, _, _ in told if code == "TD201"] == ["TD201"]
    assert not [message for code, _, message in told if code == "TD301" and "eigene.preis" in message]
    empty = found(tdocs, "lint", {**files, "offer.yaml": OFFER, "provider.yaml": "name: Träger\n"})
    assert [message for code, _, message in empty if code == "TD301" and "eigene.preis" in message]


@pytest.mark.parametrize(
    ("right", "typed"), [("zielgruppe", "zielgrupe"), ("einzugsgebiet", "einzugsgebit"), ("ziele", "zile")]
)
def test_a_built_in_value_under_a_wrong_key_is_not_missing_as_well(
    tdocs: Tdocs, right: str, typed: str
) -> None:
    missing = {message for code, _, message in found(tdocs, "lint", {}) if code == "TD301"}
    assert any(f"»{right}" in one for one in missing)
    told = found(tdocs, "lint", {"offer.yaml": f"{OFFER}{typed}: {{a: b}}\n"})
    assert [code for code, _, message in told if f"Gemeint: »{right}«" in message] == ["TD201"]
    assert not [one for one in told if one[0] == "TD301" and f"»{right}" in one[2]]


INSTEAD = {
    "another verb": ("einfuegen:\n  - {vor: ziel, id: neu, titel: Neu, braucht: traeger.name}\n", "»nach«"),
    "several": (
        "einfuegen:\n  - {nach: ziel, id: neu, titel: Neu, braucht: [{felder: traeger.name}]}\n",
        "»feld«",
    ),
    "an English key": (f"felder:\n  {FIELD}: {{type: euro, beschreibung: Preis}}\n", "»art«"),
}


@pytest.mark.parametrize("case", INSTEAD)
def test_a_key_in_the_stead_of_a_needed_one_is_one_mistake(tdocs: Tdocs, case: str) -> None:
    outline, lacking = INSTEAD[case]
    (told,) = errors(tdocs, EXTENDS + outline)
    assert told["code"] == "TD201"
    assert lacking in told["message"]


def test_several_keys_that_one_place_lacks_are_told_in_one(tdocs: Tdocs) -> None:
    (told,) = errors(tdocs, EXTENDS + "einfuegen:\n  - {id: neu, braucht: traeger.name}\n")
    assert all(name in told["message"] for name in ("»nach«", "»titel«"))


@pytest.mark.parametrize("text", ["Preis: {{ angebot.eigene.preise }}\n", "{{ angebot.eigene.betrag }}\n"])
def test_a_field_printed_under_a_wrong_name_is_not_also_unprinted(tdocs: Tdocs, text: str) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE + DECLARED + NEEDS}
    ((_, file, message),) = found(tdocs, "validate", {**outline, f"{HOUSE}/neu.md": text})
    assert file == f"{HOUSE}/neu.md"
    assert "gibt es in »angebot.eigene« nicht" in message
    ((_, _, message),) = found(tdocs, "validate", {**outline, f"{HOUSE}/neu.md": "Nichts davon.\n"})
    assert "nicht gedruckt" in message


@pytest.mark.parametrize("key", ["erweiter", "extends", "basis"])
def test_where_the_key_of_the_parent_is_wrong_no_sections_are_called_for(tdocs: Tdocs, key: str) -> None:
    outline = (EXTENDS + ADDED.format("neu", "traeger.name")).replace("erweitert:", f"{key}:")
    (told,) = errors(tdocs, outline)
    assert told["code"] == "TD201"


DUTIES = {
    "no origin": "fahrt: {titel: Fahrt, verlangt_in: [leistungsbeschreibung]}",
    "a norm in a text": "fahrt: {titel: Fahrt, norm: § 27 LRV, verlangt_in: [leistungsbeschreibung]}",
}


@pytest.mark.parametrize("case", DUTIES)
def test_documents_are_not_called_vain_where_the_norm_itself_is_wrong(tdocs: Tdocs, case: str) -> None:
    files = {
        f"{HOUSE}/gliederung.yaml": OUTLINE,
        "profile/anforderungen.yaml": f"anforderungen:\n  {DUTIES[case]}\n",
    }
    assert len(found(tdocs, "validate", files)) == 1


def test_duties_without_the_key_around_them_are_not_called_unknown(tdocs: Tdocs) -> None:
    outline = OUTLINE + "verlangt: [fahrt]\n"
    files = {
        f"{HOUSE}/gliederung.yaml": outline,
        "profile/anforderungen.yaml": "fahrt: {titel: F, quelle: B}\n",
    }
    assert [(code, file) for code, file, _ in found(tdocs, "validate", files)] == [
        ("TD201", "profile/anforderungen.yaml")
    ]


@pytest.mark.parametrize("depth", ["", "region/", "region/west/"])
def test_a_field_declared_twice_in_a_package_is_told_once_however_deep_its_members(
    tdocs: Tdocs, depth: str
) -> None:
    package()
    other = "profil: fk\ndokument: fachkonzept\ntitel: FK\nerweitert: allgemein\nfelder:\n"
    other += "  angebot.eigene.fahrdienst: {art: kurzer_text, beschreibung: Fahrt}\n"
    build_tree(Path("verband"), {"fachkonzept/fk/gliederung.yaml": other})
    for name in ("eins", f"{depth}zwei"):
        member(name, **{"tdocs.yaml": CONFIG.replace("../", "../" * (name.count("/") + 1))})
    told = [f["message"] for f in said(tdocs, "validate", ".") if "erklärt schon" in f["message"]]
    assert len(told) == 1
    assert "das Profil »" in told[0]


@pytest.mark.parametrize("typed", ["ziele", "fahrdinst", ""])
def test_a_free_section_without_its_place_is_not_also_called_unused(tdocs: Tdocs, typed: str) -> None:
    free = (
        "zusatzabschnitte:\n  - {{dokument: leistungsbeschreibung, nach: '{}', titel: A, text: Es gibt B.}}\n"
    )
    files = {f"{HOUSE}/gliederung.yaml": OUTLINE}
    told = found(tdocs, "lint", {**files, "offer.yaml": OFFER + free.format(typed)})
    assert [code for code, _, _ in told if code == "TD804"] == ["TD804"]
    assert not [message for code, _, message in told if code == "TD321" and "zusatz" in message]


def test_where_a_package_wants_another_profile_only_that_is_told(tdocs: Tdocs) -> None:
    package()
    member(**{"offer.yaml": MEMBER.replace(": nord}", ": rahmen}") + GIVEN_TO_MEMBER})
    told = said(tdocs, "lint", "mitglied")
    assert [f["code"] for f in told if f["code"] in ("TD816", "TD308", "TD321")] == ["TD816"]


REMOVED = HAUS + "entfernen: {fahrdienst: Das Haus hat keinen Bus und plant keinen.}\n"


def test_a_value_that_only_a_removed_section_printed_follows_from_its_duty(tdocs: Tdocs) -> None:
    package()
    member(**house(REMOVED))
    told = [f for f in said(tdocs, "lint", "mitglied") if f["code"] in ("TD308", "TD321")]
    assert [f["code"] for f in told] == ["TD308"]
    assert "diese Zeile streichen" in told[0]["message"]


def test_a_value_that_a_section_removed_with_reason_printed_is_told_with_that_line(tdocs: Tdocs) -> None:
    package(**{"paket.yaml": PACKAGE.replace('["TD301:fahrdienst"]', "[]")})
    reason = "# tdocs: ignore[TD308:fahrdienst] Das Haus hat keinen Bus, so vereinbart am 3. Mai."
    member(**house(REMOVED.replace("entfernen: {", f"{reason}\nentfernen: {{")))
    (left,) = [f for f in said(tdocs, "lint", "mitglied") if f["code"] in ("TD308", "TD321")]
    assert "nimmt den Abschnitt »fahrdienst« weg" in left["message"]


@pytest.mark.parametrize("place", ["profil: haus\n", "profil: {leistungsbeschreibun: haus}\n"])
def test_what_a_wrong_choice_of_profiles_lacks_is_not_told(tdocs: Tdocs, place: str) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE + DECLARED + NEEDS}
    offer = OFFER.replace("profil: {leistungsbeschreibung: haus}\n", place)
    told = found(tdocs, "lint", {**outline, "offer.yaml": offer})
    in_description = [m for code, _, m in told if code == "TD301" and "Leistungsbeschreibung" in m]
    assert in_description == []
    assert [code for code, _, _ in told if code in ("TD201", "TD203")]
