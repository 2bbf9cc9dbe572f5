"""Code, name and severity of the findings that no rule makes.

Reading itself (TD0xx), values that YAML readers disagree on (TD1xx), the schema (TD2xx), profiles and
printing (TD8xx).
"""

from dataclasses import dataclass

from teilhabe_docs.diagnostics import Finding, Related, Severity, Span


@dataclass(frozen=True, slots=True)
class Kennung:
    """What a finding is called wherever it shows; `finding` makes one at a place."""

    code: str
    name: str
    severity: Severity = Severity.ERROR

    def finding(
        self,
        message: str,
        file: str,
        span: Span | None = None,
        path: str = "",
        related: Related | None = None,
    ) -> Finding:
        """A finding of this kind; without a span it is about the whole file."""
        return Finding(
            self.code, self.name, self.severity, message, file, span or Span(), path, related=related
        )


NICHT_LESBAR = Kennung("TD001", "datei-nicht-lesbar")
ZU_GROSS = Kennung("TD002", "datei-zu-gross")
KEIN_UTF8 = Kennung("TD003", "kein-utf8")
STEUERZEICHEN = Kennung("TD004", "steuerzeichen")
ZU_TIEF = Kennung("TD005", "zu-tief-verschachtelt")
ZU_VIELE_WERTE = Kennung("TD006", "zu-viele-werte")
NAME_KEIN_TEXT = Kennung("TD007", "dateiname-kein-text")
ORDNER_ZU_TIEF = Kennung("TD008", "ordner-zu-tief")
GIT_STELLVERTRETER = Kennung("TD009", "git-stellvertreter")

SYNTAX = Kennung("TD010", "yaml-nicht-lesbar")
DOPPELPUNKT_IM_WERT = Kennung("TD011", "doppelpunkt-im-wert")
ZEICHEN_AM_ANFANG = Kennung("TD012", "sonderzeichen-am-anfang")
TABULATOR = Kennung("TD013", "tabulator")
ANFUEHRUNGSZEICHEN = Kennung("TD014", "anfuehrungszeichen")
GESCHUETZTES_LEERZEICHEN = Kennung("TD015", "geschuetztes-leerzeichen")
DOPPELPUNKT_FEHLT = Kennung("TD016", "doppelpunkt-fehlt")
EINRUECKUNG = Kennung("TD017", "einrueckung")
KLAMMER = Kennung("TD018", "klammer-offen")
RUECKSTRICH = Kennung("TD019", "umgekehrter-schraegstrich")

DOPPELTER_SCHLUESSEL = Kennung("TD020", "doppelter-schluessel")
KEINE_ZUORDNUNG = Kennung("TD021", "keine-zuordnung")
MEHRERE_DOKUMENTE = Kennung("TD022", "mehrere-yaml-dokumente")
SCHLUESSEL_KEIN_TEXT = Kennung("TD023", "schluessel-kein-text")
VERWEIS_AUF_SICH = Kennung("TD024", "verweis-auf-sich-selbst")
MERGE = Kennung("TD025", "uebernahme-ungueltig")

KEIN_TRAEGER = Kennung("TD030", "traeger-fehlt")
KEIN_PERSONAL = Kennung("TD031", "personal-fehlt", Severity.WARNING)
MEHRERE_DATEIEN = Kennung("TD032", "mehrere-dateien")

DATEI_FEHLT = Kennung("TD040", "datei-fehlt")
DATEI_AUSSERHALB = Kennung("TD041", "datei-ausserhalb")
TEXT_LEER = Kennung("TD042", "textdatei-leer", Severity.WARNING)
NAME_ANDERS = Kennung("TD043", "name-anders-geschrieben", Severity.WARNING)
NAMEN_GLEICH = Kennung("TD044", "namen-fast-gleich", Severity.WARNING)
NAME_UNTER_WINDOWS = Kennung("TD045", "name-unter-windows", Severity.WARNING)

FUEHRENDE_NULL = Kennung("TD101", "zahl-mit-fuehrender-null", Severity.HINT)
UHRZEIT_ODER_VERHAELTNIS = Kennung("TD102", "uhrzeit-oder-verhaeltnis", Severity.HINT)
WAHRHEITSWERT = Kennung("TD103", "wahrheitswert", Severity.HINT)
DATUM = Kennung("TD104", "datum", Severity.HINT)
ZAHL = Kennung("TD105", "zahl-statt-text", Severity.HINT)
NULL_WORT = Kennung("TD106", "null-wort", Severity.HINT)
TEXT_ABGESCHNITTEN = Kennung("TD107", "text-abgeschnitten", Severity.HINT)
EIGENE_BEDEUTUNG = Kennung("TD108", "zeichen-mit-bedeutung", Severity.HINT)
NULL_IST_NICHTS = Kennung("TD109", "null-ist-nichts", Severity.HINT)
WEITERE_HINWEISE = Kennung("TD110", "weitere-hinweise", Severity.HINT)

SCHLUESSEL_UNBEKANNT = Kennung("TD201", "schluessel-unbekannt")
SCHLUESSEL_FEHLT = Kennung("TD202", "schluessel-fehlt")
FALSCHE_ART = Kennung("TD203", "falsche-art")
WERT_NICHT_ERLAUBT = Kennung("TD204", "wert-nicht-erlaubt")
WERT_UNGUELTIG = Kennung("TD205", "wert-ungueltig")
ID_DOPPELT = Kennung("TD206", "id-doppelt")
VERWEIS_INS_LEERE = Kennung("TD209", "verweis-ins-leere")
ANLAGE_UNGENANNT = Kennung("TD210", "anlage-ungenannt", Severity.WARNING)
ID_GESPERRT = Kennung("TD207", "id-gesperrt")
WEITERE_FEHLER = Kennung("TD208", "weitere-fehler")

PROFIL_FEHLERHAFT = Kennung("TD801", "profil-fehlerhaft")
NICHT_DRUCKBAR = Kennung("TD802", "text-nicht-druckbar")
PROFIL_PASST_NICHT = Kennung("TD803", "profil-passt-nicht")
ZUSATZ_OHNE_PLATZ = Kennung("TD804", "zusatz-ohne-platz")
HAUSVORLAGE_UNBRAUCHBAR = Kennung("TD805", "hausvorlage-unbrauchbar")
HAUSVORLAGE_ERGAENZT = Kennung("TD806", "hausvorlage-ergaenzt", Severity.HINT)
HAUSVORLAGE_OHNE = Kennung("TD807", "hausvorlage-weggelassen", Severity.WARNING)
HAUSVORLAGE_BEIWERK = Kennung("TD808", "hausvorlage-beiwerk", Severity.HINT)
BILD_ZU_FEIN = Kennung("TD811", "bild-zu-fein", Severity.HINT)

ALLE = tuple(eintrag for eintrag in tuple(globals().values()) if isinstance(eintrag, Kennung))
"""All of them."""
