"""Code, name and severity of the findings that no rule makes.

Reading itself (TD0xx), values that YAML readers disagree on (TD1xx), the schema (TD2xx), profiles and
printing (TD8xx), what is found in finished documents (TD85x).
"""

from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Related, Severity, Span, WordPlace

_FILES = ("TD0", "TD1", "TD2")
"""What the codes begin with that are about files: how they are written, stored and named."""


class FindingCode(NamedTuple):
    """What a finding is called wherever it shows; `finding` makes one at a place.

    `content` tells of a code on files that it is about what a document says all the same.
    """

    code: str
    name: str
    severity: Severity = Severity.ERROR
    content: bool = False

    @property
    def notation(self) -> bool:
        """Whether it is about a file, and says nothing to whoever reads the document."""
        return self.code.startswith(_FILES) and not self.content

    def finding(
        self,
        message: str,
        file: str,
        span: Span | None = None,
        path: str = "",
        related: Related | None = None,
        place: WordPlace | None = None,
        words: str = "",
    ) -> Finding:
        """A finding of this kind; without a span it is about the whole file, in a Word file at a `place`.

        Related to itself is what an alias (`*…`) repeats: the message says so, as there is no second text.
        """
        if related and (related.file, related.span) == (file, span):
            message, related = f"{message} {_BY_ALIAS}", None
        return Finding(
            self.code,
            self.name,
            self.severity,
            message,
            file,
            span or Span(),
            path,
            related=related,
            place=place,
            words=words,
        )


_BY_ALIAS = "Zum zweiten Mal steht es dort, wo ein Verweis (»*…«) hierher führt."
_alle: list[FindingCode] = []


def _kennung(
    code: str, name: str, severity: Severity = Severity.ERROR, *, content: bool = False
) -> FindingCode:
    _alle.append(FindingCode(code, name, severity, content))
    return _alle[-1]


NICHT_LESBAR = _kennung("TD001", "datei-nicht-lesbar")
ZU_GROSS = _kennung("TD002", "datei-zu-gross")
KEIN_UTF8 = _kennung("TD003", "kein-utf8")
STEUERZEICHEN = _kennung("TD004", "steuerzeichen")
ZU_TIEF = _kennung("TD005", "zu-tief-verschachtelt")
ZU_VIELE_WERTE = _kennung("TD006", "zu-viele-werte")
NAME_KEIN_TEXT = _kennung("TD007", "dateiname-kein-text")
ORDNER_ZU_TIEF = _kennung("TD008", "ordner-zu-tief")
GIT_STELLVERTRETER = _kennung("TD009", "git-stellvertreter")

SYNTAX = _kennung("TD010", "yaml-nicht-lesbar")
DOPPELPUNKT_IM_WERT = _kennung("TD011", "doppelpunkt-im-wert")
ZEICHEN_AM_ANFANG = _kennung("TD012", "sonderzeichen-am-anfang")
TABULATOR = _kennung("TD013", "tabulator")
ANFUEHRUNGSZEICHEN = _kennung("TD014", "anfuehrungszeichen")
GESCHUETZTES_LEERZEICHEN = _kennung("TD015", "geschuetztes-leerzeichen")
DOPPELPUNKT_FEHLT = _kennung("TD016", "doppelpunkt-fehlt")
EINRUECKUNG = _kennung("TD017", "einrueckung")
KLAMMER = _kennung("TD018", "klammer-offen")
RUECKSTRICH = _kennung("TD019", "umgekehrter-schraegstrich")

DOPPELTER_SCHLUESSEL = _kennung("TD020", "doppelter-schluessel")
KEINE_ZUORDNUNG = _kennung("TD021", "keine-zuordnung")
MEHRERE_DOKUMENTE = _kennung("TD022", "mehrere-yaml-dokumente")
SCHLUESSEL_KEIN_TEXT = _kennung("TD023", "schluessel-kein-text")
VERWEIS_AUF_SICH = _kennung("TD024", "verweis-auf-sich-selbst")
MERGE = _kennung("TD025", "uebernahme-ungueltig")
ZEILEN_VERBUNDEN = _kennung("TD026", "zeilen-verbunden", Severity.WARNING)

KEIN_TRAEGER = _kennung("TD030", "traeger-fehlt")
KEIN_PERSONAL = _kennung("TD031", "personal-fehlt", Severity.WARNING)
MEHRERE_DATEIEN = _kennung("TD032", "mehrere-dateien")
NAME_FAST = _kennung("TD033", "name-fast-wie-konzeptdatei", Severity.WARNING)
SICHERUNGSKOPIE = _kennung("TD034", "sicherungskopie", Severity.HINT)
KEIN_ANGEBOT = _kennung("TD035", "angebot-fehlt")
TEXTE_OHNE_ANGEBOT = _kennung("TD036", "texte-ohne-angebot", Severity.WARNING)

DATEI_FEHLT = _kennung("TD040", "datei-fehlt")
DATEI_AUSSERHALB = _kennung("TD041", "datei-ausserhalb")
TEXT_LEER = _kennung("TD042", "textdatei-leer", Severity.WARNING, content=True)
NAME_ANDERS = _kennung("TD043", "name-anders-geschrieben", Severity.WARNING)
NAMEN_GLEICH = _kennung("TD044", "namen-fast-gleich", Severity.WARNING)
NAME_UNTER_WINDOWS = _kennung("TD045", "name-unter-windows", Severity.WARNING)

GIT_KONFLIKT = _kennung("TD050", "git-konflikt")
ZERBROCHENES_ZEICHEN = _kennung("TD051", "zeichen-zerbrochen")
VERBORGENES_ZEICHEN = _kennung("TD052", "zeichen-verborgen")

WORD_NICHT_LESBAR = _kennung("TD060", "word-nicht-lesbar")
KEIN_WORD = _kennung("TD061", "kein-word-dokument")
WORD_KENNWORT = _kennung("TD062", "word-mit-kennwort")
WORD_ZU_UMFANGREICH = _kennung("TD063", "word-zu-umfangreich")
WORD_BESCHAEDIGT = _kennung("TD064", "word-teilweise-beschaedigt", Severity.WARNING)
WORD_OHNE = _kennung("TD065", "word-nicht-alles-gelesen", Severity.HINT)

FUEHRENDE_NULL = _kennung("TD101", "zahl-mit-fuehrender-null", Severity.HINT)
UHRZEIT_ODER_VERHAELTNIS = _kennung("TD102", "uhrzeit-oder-verhaeltnis", Severity.HINT)
WAHRHEITSWERT = _kennung("TD103", "wahrheitswert", Severity.HINT)
DATUM = _kennung("TD104", "datum", Severity.HINT)
ZAHL = _kennung("TD105", "zahl-statt-text", Severity.HINT)
NULL_WORT = _kennung("TD106", "null-wort", Severity.HINT)
TEXT_ABGESCHNITTEN = _kennung("TD107", "text-abgeschnitten", Severity.HINT)
EIGENE_BEDEUTUNG = _kennung("TD108", "zeichen-mit-bedeutung", Severity.HINT)
NULL_IST_NICHTS = _kennung("TD109", "null-ist-nichts", Severity.HINT)
WEITERE_HINWEISE = _kennung("TD110", "weitere-hinweise", Severity.HINT)

SCHLUESSEL_UNBEKANNT = _kennung("TD201", "schluessel-unbekannt")
SCHLUESSEL_FEHLT = _kennung("TD202", "schluessel-fehlt")
FALSCHE_ART = _kennung("TD203", "falsche-art")
WERT_NICHT_ERLAUBT = _kennung("TD204", "wert-nicht-erlaubt")
WERT_UNGUELTIG = _kennung("TD205", "wert-ungueltig")
ID_DOPPELT = _kennung("TD206", "id-doppelt")
VERWEIS_INS_LEERE = _kennung("TD209", "verweis-ins-leere")
ANLAGE_UNGENANNT = _kennung("TD210", "anlage-ungenannt", Severity.WARNING, content=True)
ID_GESPERRT = _kennung("TD207", "id-gesperrt")
WEITERE_FEHLER = _kennung("TD208", "weitere-fehler")

ZAHL_MIT_PUNKT = _kennung("TD211", "zahl-mit-punkt")
ZAHL_UNGEWOEHNLICH = _kennung("TD212", "zahl-ungewoehnlich", Severity.WARNING)
STUNDEN_ODER_MINUTEN = _kennung("TD214", "stunden-oder-minuten", Severity.HINT)
STEHT_ZWEIMAL = _kennung("TD215", "steht-zweimal", Severity.WARNING, content=True)
EINTRAG_ZERRISSEN = _kennung("TD216", "eintrag-zerrissen", Severity.HINT, content=True)
DATUM_UNGEWOEHNLICH = _kennung("TD213", "datum-ungewoehnlich", Severity.WARNING)

WORD_ZAHL = _kennung("TD481", "zahl-widerspricht-sich", Severity.WARNING)
WORD_DATUM = _kennung("TD482", "datum-widerspricht-sich", Severity.WARNING)
WORD_NAME = _kennung("TD483", "name-widerspricht-sich", Severity.WARNING)
WORD_SPRACHE = _kennung("TD861", "word-sprache", Severity.HINT)
WORD_EBENE = _kennung("TD862", "word-ebene-uebersprungen", Severity.HINT)
WORD_OHNE_FORMATVORLAGE = _kennung("TD863", "word-ueberschrift-ohne-formatvorlage", Severity.WARNING)
WORD_TABELLE = _kennung("TD864", "word-tabelle-ohne-kopfzeile", Severity.HINT)
WORD_BILD = _kennung("TD865", "word-bild-ohne-alternativtext", Severity.WARNING)

PROFIL_FEHLERHAFT = _kennung("TD801", "profil-fehlerhaft")
NICHT_DRUCKBAR = _kennung("TD802", "text-nicht-druckbar")
PROFIL_PASST_NICHT = _kennung("TD803", "profil-passt-nicht")
ZUSATZ_OHNE_PLATZ = _kennung("TD804", "zusatz-ohne-platz")
HAUSVORLAGE_UNBRAUCHBAR = _kennung("TD805", "hausvorlage-unbrauchbar")
HAUSVORLAGE_ERGAENZT = _kennung("TD806", "hausvorlage-ergaenzt", Severity.HINT)
HAUSVORLAGE_OHNE = _kennung("TD807", "hausvorlage-weggelassen", Severity.WARNING)
HAUSVORLAGE_BEIWERK = _kennung("TD808", "hausvorlage-beiwerk", Severity.HINT)
UNTERSCHRIFT_VON_HAND = _kennung("TD809", "unterschrift-von-hand", Severity.HINT)
BILD_ZU_FEIN = _kennung("TD811", "bild-zu-fein", Severity.HINT)
SCHEMA_AELTER = _kennung("TD812", "schema-aelter", Severity.HINT)
PROFIL_WERT = _kennung("TD813", "profil-wert-unmoeglich")
PAKET_VERSION = _kennung("TD814", "paket-version", Severity.WARNING)
PAKET_BRAUCHT = _kennung("TD815", "paket-braucht-anderes-tdocs")
PROFIL_VORGESCHRIEBEN = _kennung("TD816", "profil-vorgeschrieben")
REIHENFOLGE_UNVOLLSTAENDIG = _kennung("TD817", "reihenfolge-unvollstaendig", Severity.HINT)
NAME_FRUEHER = _kennung("TD818", "name-frueher", Severity.HINT)
MODELL_NEUER = _kennung("TD819", "modell-neuer", Severity.WARNING)
PAKET_AENDERUNG = _kennung("TD820", "paket-aenderung", Severity.HINT)
RECHT_UNLESBAR = _kennung("TD821", "rechtsstand-unlesbar")
RECHT_AELTER = _kennung("TD822", "rechtsstand-aelter", Severity.WARNING)
RECHT_LUECKE = _kennung("TD823", "rechtsstand-luecke", Severity.WARNING)
RECHT_ALT = _kennung("TD824", "rechtsstand-alt", Severity.HINT)
PROFIL_KOPF = _kennung("TD825", "profil-kopf-unvollstaendig", Severity.HINT)
KLAUSEL_PASST_NICHT = _kennung("TD826", "klausel-passt-nicht")
KLAUSEL_LAEUFT_AB = _kennung("TD827", "klausel-laeuft-ab", Severity.WARNING)
HAUSVORLAGE_LEERE_SEITE = _kennung("TD830", "hausvorlage-leere-seite", Severity.WARNING)
HAUSVORLAGE_ZAEHLUNG = _kennung("TD831", "hausvorlage-zaehlung", Severity.HINT)
HAUSVORLAGE_UMBRUCH = _kennung("TD832", "hausvorlage-umbruch", Severity.WARNING)
HAUSVORLAGE_SATZ = _kennung("TD833", "hausvorlage-satz", Severity.HINT)
TABELLE_ZU_BREIT = _kennung("TD840", "tabelle-zu-breit", Severity.WARNING)
HAUSVORLAGE_LOGO = _kennung("TD834", "hausvorlage-logo", Severity.WARNING)
HAUSVORLAGE_BRIEFTEXT = _kennung("TD835", "hausvorlage-brieftext", Severity.WARNING)
HAUSVORLAGE_PLATZHALTER = _kennung("TD836", "hausvorlage-platzhalter", Severity.WARNING)
HAUSVORLAGE_FELD = _kennung("TD837", "hausvorlage-feld", Severity.WARNING)
HAUSVORLAGE_MARKE = _kennung("TD838", "hausvorlage-marke", Severity.WARNING)
HAUSVORLAGE_KOPFZEILE = _kennung("TD839", "hausvorlage-kopfzeile", Severity.HINT)
HAUSVORLAGE_UNLESERLICH = _kennung("TD841", "hausvorlage-unleserlich", Severity.WARNING)

ANFORDERUNG_NICHT_GEFUNDEN = _kennung("TD851", "anforderung-nicht-gefunden", Severity.WARNING)
ANFORDERUNG_OHNE_INHALT = _kennung("TD852", "anforderung-ohne-inhalt", Severity.WARNING)
ANFORDERUNG_VIELLEICHT = _kennung("TD853", "anforderung-vielleicht", Severity.HINT)

ALLE = tuple(_alle)
"""All of them."""

NOTATION = frozenset(code.code for code in ALLE if code.notation)
"""Those that are about notation only."""


def is_of_profile(finding: Finding) -> bool:
    """Whether it says that no profile declares a field."""
    return finding.code == SCHLUESSEL_UNBEKANNT.code and "eigene" in finding.path.split(".")
