"""Files of profiles in a wrong place are told there, and in the right place nothing is."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_own_requirements import LB, OFFER
from helpers import build_tree

OUTLINE = f"profil: haus\ndokument: {LB}\ntitel: Haus\nerweitert: rahmen\n"
ADDS = "einfuegen:\n  - {nach: ziel, id: neu, titel: Neu, braucht: traeger.name}\n"
HOUSE = f"profile/{LB}/haus"
WANTED = "verlangt_in: [fachkonzept]"
DUTIES = f"anforderungen:\n  fahrt:\n    titel: Fahrt\n    norm: {{{{sgb9_125: {{norm}}}}}}\n    {WANTED}\n"
NORM = "§ 27 Abs. 3 LRV Musterland"
DATA = {"provider.yaml": "name: Träger\n", "staffing.yaml": "", "offer.yaml": OFFER}


def found(tdocs: Tdocs, command: str, files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Code, file and message of all that is said of a new repository."""
    repository = f"repository-{sum(1 for _ in Path().iterdir())}"
    build_tree(Path(repository), {**DATA, **files})
    report = json.loads(tdocs(command, repository, "--format", "json").out)
    return [(f["code"], f["file"], f["message"]) for f in report["findings"]]


@pytest.mark.parametrize("place", ["", f"profile/{LB}/", f"{HOUSE}/"])
def test_duties_that_nobody_reads_are_told_where_they_lie(tdocs: Tdocs, place: str) -> None:
    files = {f"{HOUSE}/gliederung.yaml": OUTLINE, f"{place}anforderungen.yaml": DUTIES.format(norm=NORM)}
    ((code, file, message),) = found(tdocs, "validate", files)
    assert (code, file) == ("TD033", f"{place}anforderungen.yaml")
    assert "»profile/anforderungen.yaml«" in message
    right = {f"{HOUSE}/gliederung.yaml": OUTLINE, "profile/anforderungen.yaml": DUTIES.format(norm=NORM)}
    assert found(tdocs, "validate", right) == []


def test_a_package_in_the_root_of_a_repository_has_its_duties_there(tdocs: Tdocs) -> None:
    files = {
        "paket.yaml": 'name: haus\nversion: "1"\n',
        f"{LB}/haus/gliederung.yaml": OUTLINE,
        "anforderungen.yaml": DUTIES.format(norm=NORM),
        "tdocs.yaml": 'paket: {ordner: ., version: "1"}\n',
    }
    assert [one for one in found(tdocs, "validate", files) if one[0] == "TD033"] == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("profile/haus", "nicht im Ordner seines Dokuments"),
        (f"profile/nord/{LB}/haus", "eine Ebene zu tief"),
        (f"profile/{LB}en/haus", "heißt wie keines der Dokumente"),
    ],
)
def test_a_profile_in_a_wrong_folder_is_told_and_nothing_of_its_fields(
    tdocs: Tdocs, place: str, words: str
) -> None:
    declares = OUTLINE + "felder:\n  angebot.eigene.preis: {art: euro, beschreibung: Preis}\n"
    declares += "einfuegen:\n  - {nach: ziel, id: neu, titel: Neu, braucht: angebot.eigene.preis}\n"
    data = {"offer.yaml": OFFER + "eigene: {preis: 78 €}\n"}
    told = found(tdocs, "validate", {f"{place}/gliederung.yaml": declares, **data})
    assert [(code, file) for code, file, _ in told] == [("TD801", f"{place}/gliederung.yaml")]
    assert words in told[0][2]
    assert found(tdocs, "validate", {f"{HOUSE}/gliederung.yaml": declares, **data}) == []


@pytest.mark.parametrize(
    ("place", "told_at"),
    [
        (f"{HOUSE}/gliederung.yml", f"{HOUSE}/gliederung.yml"),
        (f"{HOUSE}/Gliederung.yaml", f"{HOUSE}/Gliederung.yaml"),
        (f"{HOUSE}/outline.yaml", f"{HOUSE}/outline.yaml"),
        (f"profiles/{LB}/haus/gliederung.yaml", "profiles"),
    ],
)
def test_a_profile_that_nobody_reads_is_told_where_it_lies_and_once(
    tdocs: Tdocs, place: str, told_at: str
) -> None:
    declares = OUTLINE + "felder:\n  angebot.eigene.preis: {art: euro, beschreibung: Preis}\n"
    data = {"offer.yaml": OFFER + "eigene: {preis: 78 €}\n"}
    data |= {"nord.offer.yaml": data["offer.yaml"].replace("id: eins", "id: zwei")}
    told = found(tdocs, "validate", {place: declares, **data})
    assert [(code, file) for code, file, _ in told] == [("TD033", told_at)]
    assert tdocs("validate", sorted(one.name for one in Path().iterdir())[-1]).code == 1
    absent = found(tdocs, "validate", data)
    assert {code for code, _, _ in absent} == {"TD803"}


@pytest.mark.parametrize("place", ["", f"profile/{LB}/", f"{HOUSE}/"])
@pytest.mark.parametrize("asks", ["verlangt: [fahrt]\n", ADDS.replace("braucht", "erfuellt: fahrt, braucht")])
def test_duties_that_nobody_reads_are_not_also_called_unknown(tdocs: Tdocs, place: str, asks: str) -> None:
    files = {
        f"{HOUSE}/gliederung.yaml": OUTLINE + asks,
        f"{place}anforderungen.yaml": DUTIES.format(norm=NORM),
    }
    assert [(code, file) for code, file, _ in found(tdocs, "validate", files)] == [
        ("TD033", f"{place}anforderungen.yaml")
    ]
    unknown = found(tdocs, "validate", {f"{HOUSE}/gliederung.yaml": OUTLINE + asks})
    assert [code for code, _, _ in unknown] == ["TD801"]


@pytest.mark.parametrize("ending", ["txt", "docx", "markdown", "MD", "html"])
def test_a_text_with_another_ending_is_told(tdocs: Tdocs, ending: str) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE + ADDS}
    ((code, file, message),) = found(tdocs, "validate", {**outline, f"{HOUSE}/neu.{ending}": "Es gilt.\n"})
    assert (code, file) == ("TD033", f"{HOUSE}/neu.{ending}")
    assert "»neu.md«" in message
    assert found(tdocs, "validate", {**outline, f"{HOUSE}/notiz.{ending}": "Es gilt.\n"}) == []


def test_an_empty_text_is_told_at_itself_once(tdocs: Tdocs) -> None:
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE + ADDS}
    told = found(tdocs, "validate", {**outline, f"{HOUSE}/neu.md": "<!-- leer -->\n"})
    assert [(code, file) for code, file, _ in told] == [("TD801", f"{HOUSE}/neu.md")]
    assert found(tdocs, "validate", outline) == []


@pytest.mark.parametrize("key", ["norm", "quelle"])
def test_a_norm_that_there_is_not_is_told_in_duties_too(tdocs: Tdocs, key: str) -> None:
    duties = DUTIES.format(norm="§ 999 SGB IX")
    if key == "quelle":
        duties = "anforderungen:\n  fahrt: {titel: Fahrt, quelle: § 999 SGB IX}\n"
    files = {f"{HOUSE}/gliederung.yaml": OUTLINE, "profile/anforderungen.yaml": duties}
    told = [(code, file) for code, file, _ in found(tdocs, "lint", files) if code == "TD602"]
    assert told == [("TD602", "profile/anforderungen.yaml")]
    right = {**files, "profile/anforderungen.yaml": duties.replace("999", "125")}
    assert not [one for one in found(tdocs, "lint", right) if one[0].startswith("TD60")]
    reason = "# tdocs: ignore[TD602] So zählt die Fassung von 2030, die schon verkündet ist."
    lines = [f"  {reason}\n{line}" if "999" in line else line for line in duties.splitlines(keepends=True)]
    excepted = {**files, "profile/anforderungen.yaml": "".join(lines)}
    assert not [one for one in found(tdocs, "lint", excepted) if one[0] in ("TD602", "TD902")]


IN_VAIN = {
    "no norm": (f"quelle: Beschluss, {WANTED}", f"norm: {{sgb9_125: § 4}}, {WANTED}"),
    "another basis": (
        "norm: {sgb9_125: § 4}, verlangt_in: {sgb8_77: [fachkonzept]}",
        "norm: {sgb9_125: § 4, sgb8_77: § 5}, verlangt_in: {sgb8_77: [fachkonzept]}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", IN_VAIN)
def test_documents_without_a_norm_that_asks_are_told(tdocs: Tdocs, kind: str) -> None:
    typed, right = (f"anforderungen:\n  fahrt: {{titel: Fahrt, {one}}}\n" for one in IN_VAIN[kind])
    outline = {f"{HOUSE}/gliederung.yaml": OUTLINE}
    told = found(tdocs, "validate", {**outline, "profile/anforderungen.yaml": typed})
    assert [(code, file) for code, file, _ in told] == [("TD801", "profile/anforderungen.yaml")]
    assert "»verlangt_in« wirkt nur" in told[0][2]
    assert found(tdocs, "validate", {**outline, "profile/anforderungen.yaml": right}) == []
