"""`render --final --doc`: a placeholder counts where the document asked for prints it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from sampling import few
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "assistenz"
DOCUMENTS = ("leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung")
WORD = "Zwischenwort"
FILES = ("offer.yaml", "provider.yaml", "staffing.yaml")


def fields() -> list[tuple[str, str]]:
    """The longer texts of the example at the top of its files."""
    found = []
    for file in FILES:
        data = yaml.load((EXAMPLE / file).read_text("utf-8"), yaml.BaseLoader)
        for key, value in data.items():
            if isinstance(value, dict) and "datei" in value:
                found.append((file, key))
    return found


def written(root: Path, file: str, key: str, value: Any) -> None:
    data = yaml.load((EXAMPLE / file).read_text("utf-8"), yaml.BaseLoader)
    (root / file).write_text(as_yaml({**data, key: value}), "utf-8")


def test_errors_of_lint_that_do_not_stop_it_are_told(tdocs: Tdocs, tmp_path: Path) -> None:
    profile = "profil: mini\ndokument: leistungsbeschreibung\ntitel: Mini\nzaehlung: dezimal\nquelle: Haus\n"
    profile += "vertragsgrundlage: [sgb9_125]\nabschnitte:\n"
    profile += "  - {id: a, titel: A, braucht: angebot.kurzbeschreibung}\n"
    offer = f"{HAUS['offer.yaml']}profil: {{leistungsbeschreibung: mini}}\nkurzbeschreibung: "
    build_tree(tmp_path, {"profile/leistungsbeschreibung/mini/gliederung.yaml": profile, **HAUS})
    text = "Wir helfen zwölf Menschen beim Kochen nach § 999 SGB IX."
    call = ("render", "--final", "--doc", "leistungsbeschreibung", "--format", "md")
    (tmp_path / "offer.yaml").write_text(f"{offer}{text}\n", "utf-8")
    (tmp_path / "tdocs.yaml").write_text("regeln: {nur: [TD602]}\n", "utf-8")
    called = tdocs(*call)
    assert (called.code, called.err) == (0, "Geschrieben ist es; »tdocs lint« meldet noch 1 Fehler.\n")
    assert tdocs(*call, "-q").err == ""
    (tmp_path / "tdocs.yaml").write_text("regeln: {nur: [TD999]}\n", "utf-8")
    assert tdocs(*call).code == 0


@pytest.mark.parametrize(("file", "key"), few(fields(), 24))
def test_the_documents_asked_for_say_what_is_open(tdocs: Tdocs, tmp_path: Path, file: str, key: str) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "a", ignore=shutil.ignore_patterns("ausgabe"))
    text = f"Das {WORD} steht hier, TODO, und es folgt mehr Inhalt über den Alltag im Haus."
    written(tmp_path / "a", file, key, text)
    tdocs("render", "a", "--format", "md", "--out", "o")
    prints = {d for d in DOCUMENTS if WORD in next((tmp_path / "o").rglob(f"{d}.md")).read_text("utf-8")}
    assert prints
    refuses = {d for d in DOCUMENTS if tdocs("render", "a", "--final", "--doc", d, "--format", "md").code}
    assert refuses == prints


@pytest.mark.parametrize("file", ["provider.yaml", "offer.yaml"])
def test_names_to_be_written_by_hand_are_told_of_where_the_agreement_is_final(
    tdocs: Tdocs, tmp_path: Path, file: str
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "a", ignore=shutil.ignore_patterns("ausgabe"))
    call = ("render", "a", "--final", "--format", "md", "--out", "o")
    assert "TD809" not in tdocs(*call).err
    data = yaml.load((EXAMPLE / file).read_text("utf-8"), yaml.BaseLoader)
    data.get("leistungstraeger", data).pop("vertretungsberechtigte")
    (tmp_path / "a" / file).write_text(as_yaml(data), "utf-8")
    agreement = tdocs(*call, "--doc", "leistungsvereinbarung")
    assert (agreement.code, agreement.err.count(f"{file}:"), agreement.err.count("TD809")) == (0, 1, 1)
    assert "TD809" not in tdocs(*call, "--doc", "fachkonzept").err
    assert "TD809" not in tdocs("render", "a", "--format", "md", "--out", "o").err


def test_each_further_payer_without_a_name_is_told_at_its_entry(tdocs: Tdocs, tmp_path: Path) -> None:
    example = EXAMPLE.parent / "fruehfoerderung"
    shutil.copytree(example, tmp_path / "a", ignore=shutil.ignore_patterns("ausgabe"))
    data = yaml.load((example / "offer.yaml").read_text("utf-8"), yaml.BaseLoader)
    signing = {"vertretungsberechtigte": [{"name": "Kim Beispiel", "funktion": "Vorstand"}]}
    names = ["Erste Musterkasse", "Zweite Musterkasse", "Dritte Musterkasse"]
    payers = [{"name": name, "art": "krankenkasse"} for name in names]
    data["weitere_leistungstraeger"] = [payers[0], payers[1] | signing, payers[2]]
    (tmp_path / "a" / "offer.yaml").write_text(as_yaml(data), "utf-8")
    call = ("render", "a", "--final", "--format", "md", "--out", "o", "--doc", "leistungsvereinbarung")
    told = tdocs(*call).err
    assert [name for name in names if f"Für »{name}« ist niemand genannt" in told] == [names[0], names[2]]
