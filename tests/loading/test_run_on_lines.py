"""A sentence behind a list stands for itself: told, and parted off where it can mean nothing else."""

from itertools import product
from pathlib import Path
from textwrap import fill

import pytest

from helpers import build_tree
from mending import mended
from rules.linten import lint
from sampling import few
from teilhabe_docs.loading.run_on_lines import run_on_lines
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rendering.markdown.covering import covered_text

OFFER = {"id": "a", "bezeichnung": "A", "vertragsgrundlage": "sgb9_125"}
LISTS = (
    "- Küche",
    "* Küche\n* Bad",
    "1. Küche\n2. Bad",
    "- Küche\n  - Herd",
    "- Küche.",
    "- Küche;\n- Bad!",
    "- Küche\n  und Bad",
    "Es gibt:\n• Küche\n• Bad",
    "a) Küche\nb) Bad",
    "1.) Küche\n2.) Bad",
    "i) Küche\nii) Bad\niii) Flur",
    "-Küche\n-Bad",
    "✓ Küche\n✓ Bad",
    "► Küche\n► Bad",
    *(f"{sign}\tKüche\n{sign}\tBad" for sign in "o§·üqØv"),
)
SENTENCES = (
    "Nicht umfasst ist die Pflege.",
    "Die Pflege ist nicht\numfasst.",
    "Wir kommen (nach Absprache) nach Hause",
)
BEHIND = ("", "\n", "\n\nEnde.")
GO_ON = (
    "- Küche\nund Bad.",
    "- Küche,\nBad und Flur.",
    "- Heil-\nPädagogik",
    "- Hilfe für die\nPersonen im Haus.",
    "- Wir begleiten die erwachsenen\nPersonen im Haus.",
    "- Begleitung zu Ämtern\nÄrzten und Behörden",
    "- ab dem 15.\nJanuar 2027",
    "- Es gilt z. B.\nKochen",
    "- Ansprechperson ist Frau Dr.\nMuster.",
    "- Küche\n  Nicht umfasst ist die Pflege.",
    "- Küche\\\nNicht umfasst ist die Pflege.",
    "- Küche\n\nNicht umfasst ist die Pflege.",
    "- Küche\n# Nicht umfasst",
    "- Küche\n> Nicht umfasst",
    "- Küche\n-3 °C\n-4 °C",
    "```\n- Küche\nNicht umfasst ist die Pflege.\n```",
    "- Wir begleiten Menschen im Alltag und in der Freizeit an jedem Tag.\n"
    "Wir üben mit ihnen auch, was sie in der Woche darauf brauchen, und\nhören zu.",
)
NO_LISTS = (
    "-3 °C\n-4 °C",
    "§ 12 SGB IX\n§ 13 SGB IX",
    "§\t12\n§\t13",
    "o. g. Dinge\no. g. Orte",
    "Er fragt nach.\n– Ja, sagt sie.\nDann geht er.",
    "✓ heißt ja.",
    "Das ist v\tund w",
)


BROKEN = (
    "- Wir begleiten Menschen an jedem Tag der Woche, zu Hause und unterwegs. Die Zeiten sprechen wir mit "
    "ihnen ab. Wer Hilfe beim Kochen braucht, bekommt sie in der eigenen Küche. Im Winter gehen wir öfter "
    "zusammen einkaufen. Das Haus Am Mühlenfeld steht dafür offen. Pflege gehört nicht dazu."
)


def told(text: str, folder: Path) -> list[str]:
    build_tree(
        folder, {"provider.yaml": "name: T\n", "offer.yaml": as_yaml(OFFER | {"kurzbeschreibung": text})}
    )
    return [found.message for found in lint(folder) if found.code == "TD333"]


@pytest.mark.parametrize(("listed", "sentence", "behind"), [*product(LISTS, SENTENCES, BEHIND)])
def test_a_sentence_behind_a_list_is_parted_off_once(listed: str, sentence: str, behind: str) -> None:
    written = mended(f"{listed}\n{sentence}{behind}")
    assert written.endswith(f"\n\n{sentence}{behind}")
    assert written == mended(f"{listed}\n\n{sentence}{behind}") == mended(written)
    assert "\t" not in written
    assert "|" not in written
    crlf = f"{listed}\n{sentence}{behind}".replace("\n", "\r\n")
    assert mended(crlf) == written.replace("\n", "\r\n")


@pytest.mark.parametrize("text", GO_ON)
def test_what_goes_on_stays_in_its_item(text: str) -> None:
    assert [*run_on_lines(covered_text(text).lines)] == []
    assert mended(text) == text


@pytest.mark.parametrize("width", range(60, 111))
def test_an_item_that_is_broken_at_one_width_stays_whole(width: int) -> None:
    text = fill(BROKEN, width)
    assert [*run_on_lines(text.split("\n"))] == []
    assert mended(text) == text


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_no_list_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize("text", few(product(LISTS, SENTENCES), 3))
def test_it_is_told_with_what_fix_does(text: tuple[str, str], tmp_path: Path) -> None:
    messages = told("\n".join(text), tmp_path / "before")
    assert messages
    assert all("»tdocs fix« schreibt es um" in message for message in messages)
    assert not any("Tabulator" in message for message in messages)
    assert told(mended("\n".join(text)), tmp_path / "after") == []


def test_what_an_item_may_introduce_is_told_and_left(tmp_path: Path) -> None:
    text = "- Es gilt:\nDie Leitung entscheidet."
    (message,) = told(text, tmp_path)
    assert "»Die Leitung entscheidet.« beginnt eine eigene Zeile" in message
    assert "tdocs fix" not in message
    assert mended(text) == text


@pytest.mark.parametrize("text", few([*GO_ON, *NO_LISTS], 3))
def test_what_only_looks_like_one_is_not_told(text: str, tmp_path: Path) -> None:
    assert [message for message in told(text, tmp_path) if "Tabulator" not in message] == []
