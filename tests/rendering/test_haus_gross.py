"""Big house files are read and worn in bounded time and memory, whatever shape a stranger has chosen."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from rendering.fremde_haeuser import absatz, mit_deckblatt
from rendering.hausdateien import beziehung, hausdatei, viele_stile
from sampling import few

MOST = 90_000
"""So many tags and attributes; what looks at each of them for each of them takes minutes."""
WORT = "<w:r><w:t>[Stand] [Version]</w:t></w:r>"
FELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
LINK = '<w:hyperlink r:id="rId7"><w:r/></w:hyperlink>'
FORMEN = {
    "marks in a paragraph": ("", WORT),
    "paragraphs": ("", "</w:p><w:p>"),
    "fields that begin": ("", FELD.format("begin")),
    "fields that end": ("", FELD.format("begin") + FELD.format("end")),
    "links": ("", LINK),
    "text boxes in text boxes": ("<w:r><w:txbxContent>", WORT),
    "fields in fields": ('<w:fldSimple w:instr="DDE">', WORT),
    "wrappers in wrappers": ("<w:smartTag>", LINK),
    "objects": ("<w:r><w:pict>", '<w:object r:id="rId7"/>'),
}
CODE = """
import sys
from rendering.fremde_haeuser import geschrieben
from teilhabe_docs.rendering.docx.house import House
geschrieben(House(open(sys.argv[1], "rb").read()))
"""


def begrenzt() -> None:
    """Five seconds of the processor and 400 MB: several times what it takes."""
    resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
    resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))


@pytest.mark.parametrize(("aussen", "innen"), few(FORMEN.values(), 9), ids=few(FORMEN, 9))
def test_a_big_house_file_is_worn_in_bounded_time(tmp_path: Path, aussen: str, innen: str) -> None:
    anzahl = MOST // (innen.count("<") + innen.count("="))
    tief = 220 // max(aussen.count("<"), 1) if aussen else 0
    zu = "".join(f"</{name.split()[0].rstrip('>')}>" for name in reversed(aussen.split("<")[1:]))
    inhalt = aussen * tief + innen * anzahl + zu * tief
    weitere = beziehung("rId7", "oleObject", "x.bin")
    assert getragen(tmp_path / "haus.docx", hausdatei(mit_deckblatt(absatz(inhalt)), weitere=weitere)) == ""


def test_many_styles_based_on_each_other_are_worn_in_bounded_time(tmp_path: Path) -> None:
    daten = hausdatei(teile={"word/styles.xml": viele_stile(10_000)})
    assert getragen(tmp_path / "haus.docx", daten) == ""


def getragen(datei: Path, daten: bytes) -> str:
    """What a process says that dies where it needs too much to dress a document in a house file."""
    datei.write_bytes(daten)
    tests = str(Path(__file__).resolve().parents[1])
    befehl = [sys.executable, "-c", f"import sys; sys.path.insert(0, {tests!r})\n{CODE}", str(datei)]
    ergebnis = subprocess.run(befehl, capture_output=True, text=True, preexec_fn=begrenzt)
    return ergebnis.stderr[-2000:] or str(ergebnis.returncode or "")
