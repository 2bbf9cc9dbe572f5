"""What people name that mean a workbook: its XML within bounds, or what to do to make it one."""

from teilhabe_docs.loading.files.zipped import OversizedZipError, ZipError, unpack

MAX_FILE = 50_000_000
"""So many bytes a workbook has at most; pictures stay packed."""
MAX_UNPACKED = 60_000_000
"""So many bytes of XML are unpacked at most; a plan with a thousand positions has half a million."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class RefusedWorkbookError(Exception):
    """A file that is not read; the text says why and what to do, in German."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def unpacked(data: bytes) -> dict[str, bytes]:
    """The XML of a workbook by name; raises `RefusedWorkbookError` for what is none."""
    if data.startswith(_OLE):
        secret = "EncryptedPackage".encode("utf-16-le") in data
        raise RefusedWorkbookError(_SECRET if secret else _OLD)
    if not data.startswith(b"PK"):
        raise RefusedWorkbookError(NO_WORKBOOK if data else "Die Datei ist leer.")
    try:
        files = unpack(data, MAX_UNPACKED, lambda name: name.endswith((".xml", ".rels", ".bin", "mimetype")))
    except OversizedZipError as error:
        raise RefusedWorkbookError(f"Die Datei {error}. {SMALLER}") from error
    except ZipError as error:
        raise RefusedWorkbookError(f"Die Datei {error}. {AGAIN}") from error
    if b"opendocument" in files.get("mimetype", b""):
        raise RefusedWorkbookError(_OPEN_DOCUMENT)
    if "xl/workbook.bin" in files:
        raise RefusedWorkbookError(_BINARY)
    if any(name.startswith(("word/", "ppt/")) for name in files):
        raise RefusedWorkbookError(NO_WORKBOOK)
    return files


_SAVE = "als »Excel-Arbeitsmappe (.xlsx)« speichern."
AGAIN = f"Bitte in Excel oder LibreOffice öffnen und erneut {_SAVE}"
SMALLER = "Bitte das Blatt mit dem Stellenplan allein in einer neuen Mappe speichern."
NO_WORKBOOK = f"Die Datei ist keine Excel-Mappe. Bitte in Excel oder LibreOffice öffnen und {_SAVE}"
_OLD = f"Die Datei ist eine alte Excel-Mappe (.xls). Bitte in Excel oder LibreOffice öffnen und {_SAVE}"
_BINARY = f"Die Datei ist eine binäre Excel-Mappe (.xlsb). Bitte in Excel öffnen und {_SAVE}"
_OPEN_DOCUMENT = f"Die Datei ist eine OpenDocument-Tabelle (.ods). Bitte in LibreOffice öffnen und {_SAVE}"
_SECRET = (
    "Die Datei ist mit einem Kennwort geschützt. Bitte in Excel öffnen, unter Datei, Informationen, "
    "Arbeitsmappe schützen das Kennwort entfernen und speichern."
)
