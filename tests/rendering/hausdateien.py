"""Word files of houses for tests: one that LibreOffice has written, and one as a German Word writes it."""

import io
import zipfile
from pathlib import Path

from rendering.bausteine import png

ORDNER = Path(__file__).parent / "hausvorlagen"
LIBREOFFICE = (ORDNER / "libreoffice.docx").read_bytes()
"""Letterhead with logo, cover, marks in header and footer."""

DOKUMENT, KOPF, STILE, LISTEN = (
    (ORDNER / f"{name}.xml").read_text("utf-8") for name in ("document", "header1", "styles", "numbering")
)
"""The parts of the other: style ids such as `berschrift1`, one style under its German name, headings that
count in Roman figures, a mark that Word has cut into two runs."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
}


def beziehung(ident: str, art: str, ziel: str, *, aussen: bool = False) -> str:
    """A relation; `aussen` leads out of the file."""
    mode = ' TargetMode="External"' if aussen else ""
    return f'<Relationship Id="{ident}" Type="{_REL}/{art}" Target="{ziel}"{mode}/>'


def hausdatei(
    dokument: str = DOKUMENT, *, kopf: str = KOPF, weitere: str = "", teile: dict[str, bytes] | None = None
) -> bytes:
    """The German Word's file with another document or header, further relations, other parts by name."""
    teile = teile or {}
    beziehungen = (
        beziehung("rId1", "styles", "styles.xml"),
        beziehung("rId2", "numbering", "numbering.xml"),
        beziehung("rId5", "image", "media/image1.png"),
        beziehung("rId9", "header", "header1.xml"),
        weitere,
    )
    texte = {
        "_rels/.rels": _beziehungen(beziehung("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": dokument,
        "word/_rels/document.xml.rels": _beziehungen("".join(beziehungen)),
        "word/styles.xml": STILE,
        "word/numbering.xml": LISTEN,
        "word/header1.xml": kopf,
        "word/_rels/header1.xml.rels": _beziehungen(beziehung("rId1", "image", "media/image1.png")),
        "[Content_Types].xml": _typen(mit_fuss="word/footer1.xml" in teile),
    }
    alle = {name: text.encode("utf-8") for name, text in texte.items()}
    return gepackt(alle | {"word/media/image1.png": png(8, 3)} | teile)


def viele_stile(anzahl: int) -> bytes:
    """A styles part in which each style is based on the one before."""
    stile = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/>'
        f'<w:basedOn w:val="S{n - 1}"/></w:style>'
        for n in range(anzahl)
    )
    return f'<w:styles xmlns:w="{_W}">{stile}</w:styles>'.encode()


def kopf_mit(*absaetze: str) -> str:
    """A header that says this, a paragraph each."""
    worte = "".join(f"<w:p><w:r><w:t>{absatz}</w:t></w:r></w:p>" for absatz in absaetze)
    return f'<w:hdr xmlns:w="{_W}">{worte}</w:hdr>'


def gepackt(teile: dict[str, bytes]) -> bytes:
    """The parts as a zip."""
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w") as archiv:
        for name, daten in teile.items():
            archiv.writestr(zipfile.ZipInfo(name), daten)
    return puffer.getvalue()


def _beziehungen(eintraege: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{eintraege}</Relationships>'


def _typen(*, mit_fuss: bool) -> str:
    arten = {"document": "document.main", "styles": "styles", "numbering": "numbering", "header1": "header"}
    arten |= {"footer1": "footer"} if mit_fuss else {}
    eintraege = [f'<Default Extension="{ende}" ContentType="{art}"/>' for ende, art in _DEFAULTS.items()]
    eintraege += [
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{art}+xml"/>'
        for name, art in arten.items()
    ]
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(eintraege)}</Types>'
