"""Checks of a Word file's accessibility, setting and references, on zip and XML alone.

Each takes the parts of a file and returns its faults in words; an empty list is a sound file. Nothing of the
writer is used here, so that a fault in it cannot hide itself.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
OFF = ("0", "false", "off")
SMALLEST = 18
"""Least size of type in half points (9 points)."""

_TITEL = ("Title", "Subtitle", "TOCHeading", "Zwischentitel", "Gruppentitel")

Element = etree._Element


class Teile:
    """The parts of a Word file as trees; `mit` gives a copy in which one part has been changed."""

    def __init__(self, daten: bytes | Path) -> None:
        with zipfile.ZipFile(daten if isinstance(daten, Path) else io.BytesIO(daten)) as archiv:
            self._daten = {name: archiv.read(name) for name in archiv.namelist()}
        self._baeume: dict[str, Element] = {}
        self._stile: dict[str, Element] = {}

    def __getitem__(self, name: str) -> Element:
        if name not in self._baeume:
            self._baeume[name] = etree.fromstring(self._daten[name])
        return self._baeume[name]

    def __contains__(self, name: str) -> bool:
        return name in self._daten

    def mit(self, name: str, aendere: Callable[[Element], object]) -> "Teile":
        """This file after `aendere` has worked on its part `name`."""
        anders = object.__new__(Teile)
        anders._baeume, anders._stile = {}, {}
        baum = etree.fromstring(self._daten[name])
        aendere(baum)
        anders._daten = {**self._daten, name: etree.tostring(baum)}
        return anders

    @property
    def stile(self) -> dict[str, Element]:
        if not self._stile:
            self._stile = {s.get(W + "styleId"): s for s in self["word/styles.xml"].iter(W + "style")}
        return self._stile

    @property
    def rumpf(self) -> Element:
        return self["word/document.xml"][0]

    def absaetze(self) -> list[Element]:
        """The paragraphs of the body outside of tables, with those of the table of contents."""
        return [p for p in self.rumpf.iter(W + "p") if next(p.iterancestors(W + "tbl"), None) is None]


def worte(element: Element) -> str:
    """The text of an element as it stands, no-break spaces included."""
    return "".join(
        knoten.text or "" if knoten.tag == W + "t" else " "
        for knoten in element.iter(W + "t", W + "br", W + "tab")
    )


def wert(element: Element | None) -> str:
    return "" if element is None else element.get(W + "val", "")


def stil(absatz: Element) -> str:
    return wert(absatz.find(f"{W}pPr/{W}pStyle"))


def _an(element: Element | None) -> bool:
    return element is not None and wert(element) not in OFF


def _vom_stil(teile: Teile, ident: str, pfad: str) -> Element | None:
    """The property `pfad` of a style or the nearest one that it is based on."""
    while ident in teile.stile:
        eigenschaft = teile.stile[ident].find(pfad)
        if eigenschaft is not None:
            return eigenschaft
        ident = wert(teile.stile[ident].find(W + "basedOn"))
    return None


def haelt(teile: Teile, absatz: Element) -> bool:
    """Whether no page break may follow a paragraph, by its own properties or its style's."""
    eigen = absatz.find(f"{W}pPr/{W}keepNext")
    return _an(eigen if eigen is not None else _vom_stil(teile, stil(absatz), f"{W}pPr/{W}keepNext"))


def headings(teile: Teile) -> Iterator[tuple[int, Element]]:
    """Each heading with its level, whatever its style."""
    for absatz in teile.absaetze():
        eigen = absatz.find(f"{W}pPr/{W}outlineLvl")
        ebene = eigen if eigen is not None else _vom_stil(teile, stil(absatz), f"{W}pPr/{W}outlineLvl")
        if ebene is not None:
            yield int(wert(ebene)) + 1, absatz


def _ist_titel(teile: Teile, absatz: Element) -> bool:
    return stil(absatz) in _TITEL or _vom_stil(teile, stil(absatz), f"{W}pPr/{W}outlineLvl") is not None


def ist_unterschrift(tabelle: Element) -> bool:
    """A table with lines to sign on."""
    return any(stil(absatz) == "Signature" for absatz in tabelle.iter(W + "p"))


# Accessibility


def sprache_und_titel(teile: Teile) -> list[str]:
    fehler = []
    sprache = teile["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if wert(sprache) != "de-DE":
        fehler.append("Die Formatvorlagen nennen nicht Deutsch als Sprache.")
    kern = teile["docProps/core.xml"]
    if kern.findtext(DC + "language") != "de-DE":
        fehler.append("Die Eigenschaften nennen nicht Deutsch als Sprache.")
    titel = [worte(p) for p in teile.absaetze() if stil(p) == "Title"]
    if len(titel) != 1 or stil(teile.rumpf[0]) != "Title":
        fehler.append(f"Der Titel steht {len(titel)}-mal im Text oder nicht am Anfang.")
    if not titel or not (kern.findtext(DC + "title") or "").startswith(titel[0].replace("\u00a0", " ")):
        fehler.append("Die Eigenschaften nennen den Titel nicht.")
    return fehler


def ebenen(teile: Teile) -> list[str]:
    """Heading levels begin with 1 and go down one at a time."""
    fehler, davor = [], 0
    for ebene, absatz in headings(teile):
        if ebene > davor + 1:
            fehler.append(f"Ebene {ebene} folgt auf {davor}: {worte(absatz)}")
        davor = ebene
    return fehler


def tabellen(teile: Teile) -> list[str]:
    """Tables hold data: two rows and columns at least, the first row a header that repeats.

    The signature block is one, too: parties across, what each of them signs down. Read row by row it makes
    sense, and its first row names the columns; but as no page break may split it, nothing has to repeat. So
    it is told by its lines to sign on, stands alone, and needs no header row. Any other table without the
    table style is layout, and a fault.
    """
    fehler = []
    alle = list(teile.rumpf.iter(W + "tbl"))
    if sum(map(ist_unterschrift, alle)) > 1:
        fehler.append("Mehr als ein Unterschriftenblock.")
    for tabelle in alle:
        anfang = worte(tabelle)[:40]
        if next(tabelle.iterancestors(W + "tbl"), None) is not None:
            fehler.append(f"Tabelle in einer Tabelle: {anfang}")
        if ist_unterschrift(tabelle):
            continue
        zeilen = tabelle.findall(W + "tr")
        if tabelle.find(f"{W}tblPr/{W}tblStyle") is None:
            fehler.append(f"Tabelle nur zum Anordnen: {anfang}")
        if len(zeilen) < 2 or min(len(zeile.findall(W + "tc")) for zeile in zeilen) < 2:
            fehler.append(f"Tabelle ohne zwei Zeilen und Spalten: {anfang}")
        if not _an(zeilen[0].find(f"{W}trPr/{W}tblHeader")):
            fehler.append(f"Tabelle ohne Kopfzeile: {anfang}")
    return fehler


def bilder(teile: Teile) -> list[str]:
    return [
        f"Bild ohne Beschreibung: {bild.get('name')}"
        for bild in teile["word/document.xml"].iter(WP + "docPr")
        if not (bild.get("descr") or "").strip()
    ]


def leere_absaetze(teile: Teile) -> list[str]:
    """Distance comes from styles, never from empty paragraphs.

    Three have a reason: a cell must hold one (not looked at here); a table must be followed by one where the
    body ends or the next table begins (`Tabellenende`); a number whose text begins with a list or table
    stands on a line of its own.
    """
    fehler = []
    for absatz in teile.absaetze():
        if worte(absatz).strip() or absatz.find(f".//{WP}inline") is not None:
            continue
        davor = absatz.getprevious()
        nach_tabelle = davor is not None and davor.tag == W + "tbl"
        nummer = _an(absatz.find(f"{W}pPr/{W}numPr/{W}numId"))
        if not (nach_tabelle and stil(absatz) == "Tabellenende") and not nummer:
            fehler.append(
                f"Leerer Absatz ({stil(absatz)}) nach: {'' if davor is None else worte(davor)[-40:]}"
            )
    return fehler


def fussnoten(teile: Teile) -> list[str]:
    """Footnotes are marked in order, each once, and none is without its mark."""
    marken = [e.get(W + "id") for e in teile["word/document.xml"].iter(W + "footnoteReference")]
    noten = [
        e.get(W + "id") for e in teile["word/footnotes.xml"].iter(W + "footnote") if e.get(W + "type") is None
    ]
    if marken == noten == [str(n + 1) for n in range(len(marken))]:
        return []
    return [f"Fußnoten {noten} sind in der Folge {marken} bezeichnet."]


# Setting


def zusammenhalt(teile: Teile) -> list[str]:
    """No page ends with a heading or with a paragraph that announces something."""
    return [
        f"Kann allein am Seitenende stehen: {worte(absatz)[:60]}"
        for absatz in teile.absaetze()
        if (_ist_titel(teile, absatz) or worte(absatz).rstrip().endswith(":")) and not haelt(teile, absatz)
    ]


def zeilen(teile: Teile) -> list[str]:
    """No row is split, and the signature block is kept whole, together with the sentence above it."""
    fehler = [
        f"Zeile teilbar: {worte(zeile)[:40]}"
        for zeile in teile.rumpf.iter(W + "tr")
        if not _an(zeile.find(f"{W}trPr/{W}cantSplit"))
    ]
    for tabelle in filter(ist_unterschrift, teile.rumpf.iter(W + "tbl")):
        davor = tabelle.getprevious()
        fehler += [
            f"Unterschriften teilbar nach: {worte(absatz)[:40]}"
            for absatz in [*([] if davor is None else [davor]), *tabelle.iter(W + "p")]
            if not haelt(teile, absatz)
        ]
    return fehler


_MONATE = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_EINHEITEN = "%|€|Euro|Prozent|Stunden|Minuten|Uhr|VZÄ|Plätzen?|Tagen?|Wochen|Monaten?|Jahren?|m²"
BRUCHSTELLEN = re.compile(
    r"§ \d"
    r"|\b(?:Abs\.|Nr\.|S\.|Satz|Art\.|Buchst\.|Anlage|Abschnitt) (?:\d|[a-z]\b)"
    r"|\d[a-z]? (?:Abs\.|Nr\.|Satz|SGB|f\.|ff\.)(?!\w)"
    r"|\bSGB [IVX]"
    r"|\bz\. B\.|\bi\. S\.|\bd\. h\.|\be\. V\.|\bu\. a\."
    rf"|\d\. (?:{_MONATE})|(?:{_MONATE}) \d{{4}}"
    rf"|\d (?:{_EINHEITEN})(?!\w)"
    r"|\d : \d"
)
"""Blanks at which a line may not end, as readers of law and typesetters have it; an own list, on purpose."""


def bruchstellen(teile: Teile) -> list[str]:
    fehler = []
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml"):
        for absatz in teile[name].iter(W + "p"):
            fehler += [
                f"»{fund.group()}« darf nicht brechen" for fund in BRUCHSTELLEN.finditer(worte(absatz))
            ]
    return fehler


def schriftgrade(teile: Teile) -> list[str]:
    """Nothing is smaller than 9 points, neither in a style that is used nor directly."""
    fehler = []
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        benutzt = {wert(e) for e in teile[name].iter(W + "pStyle", W + "rStyle", W + "tblStyle")}
        for ident in sorted(benutzt):
            grad = _vom_stil(teile, ident, f"{W}rPr/{W}sz")
            if grad is not None and int(wert(grad)) < SMALLEST:
                fehler.append(f"{ident} ist zu klein: {wert(grad)}")
        fehler += [f"zu klein: {wert(e)}" for e in teile[name].iter(W + "sz") if int(wert(e)) < SMALLEST]
    return fehler


def trennung(teile: Teile) -> list[str]:
    """Words are hyphenated, and no single line of a paragraph is left on a page."""
    fehler = []
    if not _an(teile["word/settings.xml"].find(W + "autoHyphenation")):
        fehler.append("Die Silbentrennung ist aus.")
    if not _an(teile["word/styles.xml"].find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}widowControl")):
        fehler.append("Der Schutz vor einzelnen Zeilen ist aus.")
    for name in ("word/styles.xml", "word/document.xml"):
        fehler += [
            "Ein Absatz verliert den Schutz." for e in teile[name].iter(W + "widowControl") if not _an(e)
        ]
    return fehler


# References


def verweise(teile: Teile) -> list[str]:
    """References, links and the entries of the contents lead to a place, and have words to click on."""
    fehler = []
    marken = [e.get(W + "name") for e in teile["word/document.xml"].iter(W + "bookmarkStart")]
    fehler += [f"Textmarke doppelt: {marke}" for marke in {m for m in marken if marken.count(m) > 1}]
    for name in ("word/document.xml", "word/footnotes.xml"):
        beziehungen = f"word/_rels/{name.removeprefix('word/')}.rels"
        bekannt = {e.get("Id") for e in teile[beziehungen]} if beziehungen in teile else set()
        felder = [(e.text or "").split() for e in teile[name].iter(W + "instrText")]
        ziele = [worte_[1] for worte_ in felder if worte_[0] in ("REF", "PAGEREF")]
        for link in teile[name].iter(W + "hyperlink"):
            if not worte(link).strip():
                fehler.append("Ein Link ohne Worte.")
            if link.get(R + "id") is None:
                ziele.append(link.get(W + "anchor"))
            elif link.get(R + "id") not in bekannt:
                fehler.append(f"Ein Link ohne Adresse: {worte(link)}")
        fehler += [f"Textmarke fehlt: {ziel}" for ziel in ziele if ziel not in marken]
    for absatz in teile.absaetze():
        if (
            stil(absatz).startswith("TOC")
            and stil(absatz) != "TOCHeading"
            and absatz.find(W + "hyperlink") is None
        ):
            fehler.append(f"Eintrag im Inhaltsverzeichnis ohne Ziel: {worte(absatz)}")
    return fehler


def verzeichnis(teile: Teile) -> list[str]:
    """A table of contents has the sections of its levels, with their words and in their order."""
    eintraege = [worte(a.find(W + "hyperlink")) for a in teile.absaetze() if re.fullmatch(r"TOC\d", stil(a))]
    if not eintraege:
        return []
    titel = [worte(absatz) for absatz in teile.absaetze() if stil(absatz) in ("Heading1", "Heading2")]
    gelistet = [re.sub(r"^(§\s)?[\d.]+ ", "", eintrag) for eintrag in eintraege]
    return [] if gelistet == titel else [f"Inhalt und Überschriften weichen ab: {set(gelistet) ^ set(titel)}"]
