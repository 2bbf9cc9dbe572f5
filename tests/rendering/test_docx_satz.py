"""The examples' Word files are well set: what belongs together stays together, and nothing is too small."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rendering import docx_pruefungen as pruefungen
from rendering.beispieldokumente import alle_beispiele, beispiel, teile
from rendering.docx_pruefungen import BRUCHSTELLEN, Element, Teile, W, ist_unterschrift
from rendering.test_docx_barrierefrei import Pruefung, entferne, setze

TEXT, STILE = "word/document.xml", "word/styles.xml"
PRUEFUNGEN = [
    pruefungen.zusammenhalt,
    pruefungen.zeilen,
    pruefungen.bruchstellen,
    pruefungen.schriftgrade,
    pruefungen.trennung,
]


@alle_beispiele
@pytest.mark.parametrize("pruefung", PRUEFUNGEN)
def test_an_example_is_well_set(datei: Path, pruefung: Pruefung):
    assert pruefung(teile(datei)) == []


@alle_beispiele
def test_only_agreements_are_signed(datei: Path):
    bloecke = [t for t in teile(datei).rumpf.iter(W + "tbl") if ist_unterschrift(t)]
    assert len(bloecke) == (datei.stem == "leistungsvereinbarung")


def _ankuendigung(baum: Element) -> Element:
    return next(
        p
        for p in baum.iter(W + "p")
        if pruefungen.worte(p).endswith(":") and p.find(f"{W}pPr/{W}keepNext") is not None
    )


def loese_ankuendigung(baum: Element) -> None:
    eigenschaften = _ankuendigung(baum).find(W + "pPr")
    eigenschaften.remove(eigenschaften.find(W + "keepNext"))


def ersetze(alt: str, neu: str) -> Callable[[Element], None]:
    """Another text where a text of the part first has `alt`."""

    def aendere(baum: Element) -> None:
        text = next(e for e in baum.iter(W + "t") if alt in (e.text or ""))
        text.text = text.text.replace(alt, neu, 1)

    return aendere


def loese_unterschriften(baum: Element) -> None:
    block = next(t for t in baum.iter(W + "tbl") if ist_unterschrift(t))
    eigenschaften = block.find(f".//{W}pPr")
    eigenschaften.remove(eigenschaften.find(W + "keepNext"))


def loese_vorlage(stil: str) -> Callable[[Element], None]:
    def aendere(baum: Element) -> None:
        vorlage = next(s for s in baum.iter(W + "style") if s.get(W + "styleId") == stil)
        vorlage.find(W + "pPr").remove(vorlage.find(f"{W}pPr/{W}keepNext"))

    return aendere


def kleine_vorlage(baum: Element) -> None:
    vorlage = next(s for s in baum.iter(W + "style") if s.get(W + "styleId") == "FootnoteText")
    vorlage.find(f"{W}rPr/{W}sz").set(W + "val", "16")


def kleiner_text(baum: Element) -> None:
    lauf = next(baum.iter(W + "r"))
    eigenschaften = lauf.makeelement(W + "rPr")
    eigenschaften.append(lauf.makeelement(W + "sz", {W + "val": "17"}))
    lauf.insert(0, eigenschaften)


SCHAEDEN = [
    (pruefungen.zusammenhalt, TEXT, loese_ankuendigung),
    (pruefungen.zusammenhalt, STILE, loese_vorlage("Heading1")),
    (pruefungen.zeilen, TEXT, entferne("cantSplit")),
    (pruefungen.zeilen, TEXT, loese_unterschriften),
    (pruefungen.bruchstellen, TEXT, ersetze("§\u00a0", "§ ")),
    (pruefungen.bruchstellen, TEXT, ersetze("Abs.\u00a0", "Abs. ")),
    (pruefungen.bruchstellen, "word/header1.xml", ersetze("\u00a0", " ")),
    (pruefungen.schriftgrade, STILE, kleine_vorlage),
    (pruefungen.schriftgrade, TEXT, kleiner_text),
    (pruefungen.trennung, "word/settings.xml", setze("autoHyphenation", "val", "0")),
    (pruefungen.trennung, STILE, entferne("widowControl")),
]


@pytest.mark.parametrize(("pruefung", "teil", "schaden"), SCHAEDEN)
def test_a_damaged_file_is_noticed(pruefung: Pruefung, teil: str, schaden: Callable[[Element], object]):
    heil: Teile = beispiel("leistungsvereinbarung")
    assert pruefung(heil) == []
    assert pruefung(heil.mit(teil, schaden))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "§ 8",
            "§§ 5",
            "Abs. 2",
            "Nr. 3",
            "Satz 1",
            "Art. 9",
            "Buchst. a",
            "Anlage 3",
            "8 Abs.",
            "37a Abs.",
        ),
        *("5 ff.", "SGB IX", "125 SGB", "z. B.", "i. S.", "e. V.", "1. Mai", "Mai 2026", "5 %", "39 Stunden"),
        *("20 Plätze", "190 Tagen", "3 Monate", "4 Jahre", "0,5 VZÄ", "12 m²", "1 : 4"),
    ],
)
def test_where_a_line_may_not_end(text: str):
    assert BRUCHSTELLEN.search(text)
    assert not BRUCHSTELLEN.search(text.replace(" ", "\u00a0"))
