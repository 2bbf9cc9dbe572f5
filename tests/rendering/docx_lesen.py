"""Reading a Word file for tests: parts, paragraphs, and the numbers that Word would show."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NS = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


class Datei:
    """The parts of a Word file, parsed when asked for."""

    def __init__(self, daten: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(daten)) as archiv:
            self.eintraege = archiv.infolist()
            self.teile = {eintrag.filename: archiv.read(eintrag) for eintrag in self.eintraege}

    def xml(self, name: str = "document") -> etree._Element:
        return etree.fromstring(self.teile[f"word/{name}.xml"])

    def finde(self, pfad: str, name: str = "document") -> list:
        """XPath over a part, with the prefixes of `NS`."""
        return self.xml(name).xpath(pfad, namespaces=NS)

    def beziehungen(self, name: str = "document") -> dict[str, tuple[str, str]]:
        """Id → (target, mode) of the relations of a part."""
        baum = etree.fromstring(self.teile[f"word/_rels/{name}.xml.rels"])
        return {e.get("Id"): (e.get("Target"), e.get("TargetMode", "Internal")) for e in baum}

    def absaetze(self, stil: str) -> list[str]:
        """The texts of the paragraphs in the style with this id."""
        return [text(p) for p in self.finde(f"//w:p[w:pPr/w:pStyle/@w:val='{stil}']")]


def text(element: etree._Element) -> str:
    """The words of a paragraph or a cell, line breaks as such, no-break spaces as blanks."""
    worte = []
    for knoten in element.iter(W + "t", W + "br", W + "tab"):
        if knoten.getparent().tag == W + "tabs":
            continue
        worte.append(knoten.text or "" if knoten.tag == W + "t" else "\n" if knoten.tag == W + "br" else "\t")
    return "".join(worte).replace("\u00a0", " ")


class _Liste:
    def __init__(self, datei: Datei) -> None:
        numbering = datei.xml("numbering")
        self._abstrakt = {
            e.get(W + "abstractNumId"): {lvl.get(W + "ilvl"): lvl for lvl in e.iter(W + "lvl")}
            for e in numbering.iter(W + "abstractNum")
        }
        self._num = {e.get(W + "numId"): e for e in numbering.findall(W + "num")}
        self._zaehler: dict[str, dict[int, int]] = {}
        self._begonnen: set[tuple[str, int]] = set()

    def naechste(self, num_id: str, ebene: int) -> str:
        num = self._num[num_id]
        abstrakt = num.find(W + "abstractNumId").get(W + "val")
        stand = self._zaehler.setdefault(abstrakt, {})
        start = num.find(f"{W}lvlOverride[@{W}ilvl='{ebene}']/{W}startOverride")
        if start is not None and (num_id, ebene) not in self._begonnen:
            stand[ebene] = int(start.get(W + "val"))
        else:
            stand[ebene] = stand.get(ebene, 0) + 1
        self._begonnen.add((num_id, ebene))
        for tiefer in [e for e in stand if e > ebene]:
            del stand[tiefer]
        muster = self._abstrakt[abstrakt][str(ebene)].find(W + "lvlText").get(W + "val")
        for e, zahl in stand.items():
            art = self._abstrakt[abstrakt][str(e)].find(W + "numFmt").get(W + "val")
            muster = muster.replace(f"%{e + 1}", _zeichen(art, zahl))
        return muster.replace("\u00a0", " ")


def _zeichen(art: str, zahl: int) -> str:
    if art != "lowerLetter":
        return str(zahl)
    return chr(ord("a") + (zahl - 1) % 26) * ((zahl - 1) // 26 + 1)


def gezaehlt(datei: Datei) -> Iterator[tuple[str, str]]:
    """(number as Word shows it, text) of every numbered paragraph; Word's rules of ECMA-376, 17.9."""
    stile = {e.get(W + "styleId"): e.find(f"{W}pPr/{W}numPr") for e in datei.xml("styles").iter(W + "style")}
    liste = _Liste(datei)
    for p in datei.finde("/w:document/w:body/w:p"):
        name = p.find(f"{W}pPr/{W}pStyle")
        stil = stile.get(name.get(W + "val")) if name is not None else None
        eigen = p.find(f"{W}pPr/{W}numPr")
        angabe = stil if eigen is None else eigen
        if angabe is None:
            continue
        num_id, ilvl = (angabe.find(W + name) for name in ("numId", "ilvl"))
        if num_id.get(W + "val") != "0":
            ebene = int(ilvl.get(W + "val")) if ilvl is not None else 0
            yield liste.naechste(num_id.get(W + "val"), ebene), text(p)
