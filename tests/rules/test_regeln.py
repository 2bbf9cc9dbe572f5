"""Each rule is complete, its bad example is found by it and by no other, its good example is not."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from rules.linten import lint
from sampling import few
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.loading import codes
from teilhabe_docs.rules.engine.rule import Rule, all_rules
from teilhabe_docs.rules.engine.rule_description import code_directory, explanation, find_code

ROOT = Path(__file__).resolve().parents[2]
OFFERS = ROOT / "tests" / "offers"
HAUSPROFIL = "profil: haus\ndokument: leistungsvereinbarung\ntitel: Haus\nerweitert: assistenz\n"
LIEGENGEBLIEBEN = ("TD321", "TD322")
"""What is no longer printed or named where a snippet stands in place of a key: no matter of its rule."""
REGELN = list(all_rules().values())


def ersetzt(text: str, ausschnitt: str) -> str:
    """The file with the top-level keys of the snippet taken from there."""
    for schluessel in re.findall(r"^(\w+):", ausschnitt, re.MULTILINE):
        text = re.sub(rf"^{schluessel}:.*\n(?:(?:[ \t#].*)?\n)*", "", text, flags=re.MULTILINE)
    return text.rstrip("\n") + "\n" + ausschnitt


def concept(example: str) -> Path:
    """The folder of an example, or of the offers that only tests need."""
    return OFFERS if example == OFFERS.name else ROOT / "examples" / example


@cache
def found_before(example: str) -> frozenset[tuple[str, str, str]]:
    """Code, file and path of what lint finds in an example."""
    return frozenset((f.code, f.file, f.path) for f in lint(concept(example)))


def befunde(ordner: Path, regel: Rule, ausschnitt: str) -> set[Finding]:
    """What lint finds with the snippet in the example concept that is not found without it."""
    shutil.copytree(concept(regel.beispiel.vorlage), ordner)
    vorher = found_before(regel.beispiel.vorlage)
    datei = ordner / regel.beispiel.datei
    text = datei.read_text("utf-8") if datei.is_file() else ""
    if datei.name == "gliederung.yaml":
        text = HAUSPROFIL
        angebot = ordner / "offer.yaml"
        angebot.write_text(
            ersetzt(angebot.read_text("utf-8"), "profil: {leistungsvereinbarung: haus}\n"), "utf-8"
        )
    datei.parent.mkdir(parents=True, exist_ok=True)
    datei.write_text(ersetzt(text, ausschnitt), "utf-8")
    gefunden = (f for f in lint(ordner) if f.code not in LIEGENGEBLIEBEN or f.code == regel.code)
    return {finding for finding in gefunden if (finding.code, finding.file, finding.path) not in vorher}


@pytest.mark.parametrize("regel", few(REGELN, 2), ids=lambda regel: regel.code)
def test_the_bad_example_fails_with_this_rule_alone(regel: Rule, tmp_path: Path) -> None:
    gefunden = befunde(tmp_path / "k", regel, regel.beispiel.schlecht)
    assert {finding.code for finding in gefunden} == {regel.code}, [f.message for f in gefunden]


@pytest.mark.parametrize("regel", few(REGELN, 6), ids=lambda regel: regel.code)
def test_the_good_example_passes(regel: Rule, tmp_path: Path) -> None:
    gefunden = befunde(tmp_path / "k", regel, regel.beispiel.gut)
    assert not gefunden, [f.message for f in gefunden]


@pytest.mark.parametrize("regel", REGELN, ids=lambda regel: regel.code)
def test_a_rule_is_complete(regel: Rule) -> None:
    assert re.fullmatch(r"TD[3-9]\d\d", regel.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", regel.name)
    assert regel.titel.endswith(".")
    assert regel.warum.endswith(".")
    assert regel.quelle


def test_no_code_and_no_name_is_given_twice() -> None:
    eintraege = code_directory().values()
    assert len({e.name for e in eintraege}) == len(eintraege)
    assert not set(all_rules()) & {k.code for k in codes.ALLE}


def test_every_code_of_reading_is_explained() -> None:
    assert {k.code for k in codes.ALLE} <= set(code_directory())


def test_every_requirement_can_be_explained() -> None:
    entry = find_code("TD301")
    assert entry
    for slug, requirement in catalogue().items():
        lines = explanation(entry, slug).partition("## Anforderung ")[2].splitlines()
        assert lines[0] == f"{slug}: {requirement.titel}"
        assert (f"- Quelle: {requirement.quelle}" in lines) is bool(requirement.quelle)
        assert not [line for line in lines if "None" in line or line.endswith((": )", "()"))]
