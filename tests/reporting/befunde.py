"""One list of findings, hostile ones among them, for every format."""

from teilhabe_docs.diagnostics import DocumentPlace, Finding, Related, Severity, Span
from teilhabe_docs.reporting.report import Report, Suppressed

OFFER = "angebote/Süd & Ost, 1/offer.yaml"
BOESE = (
    "100 % <b>&amp;\"'</b> ]]> | `rm` *x* [y](z) $m$ @alle #1 "
    "::error::weg\r\n::set-env::x \x1b[31m\x00\u202e ß"
)

UNBEKANNT = Finding(
    "TD201",
    "schluessel-unbekannt",
    Severity.ERROR,
    "Den Schlüssel »plätze« gibt es hier nicht. Gemeint: »plaetze«?",
    OFFER,
    Span(2, 1, 2, 7),
    "plätze",
)
FEHLT = Finding(
    "TD301",
    "pflichtabschnitt-fehlt",
    Severity.WARNING,
    "Der Umfang der Leistung fehlt.",
    OFFER,
    Span(3, 3, 4, 2),
    "umfang.beschreibung",
    "umfang",
    "§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX",
    (
        DocumentPlace("leistungsvereinbarung", "umfang", "§ 9"),
        DocumentPlace("leistungsbeschreibung", "umfang", "6"),
    ),
)
DOPPELT = Finding(
    "TD020",
    "doppelter-schluessel",
    Severity.ERROR,
    "Der Schlüssel »id« steht hier zum zweiten Mal.",
    OFFER,
    Span(7, 1, 7, 3),
    "id",
    related=Related("angebote/nord.offer.yaml", Span(1, 1, 1, 3), "hier zuerst"),
)
MOBIL = Finding(
    "TD705",
    "mobilnummer-im-text",
    Severity.WARNING,
    "»0171 39200 55« sieht nach einer Mobilnummer aus.",
    OFFER,
    Span(9, 4, 9, 17),
    "kurzbeschreibung",
    source="Art. 5 Abs. 1 Buchst. c DSGVO (Datenminimierung)",
)
NOCH_EINE = Finding(
    "TD705",
    "mobilnummer-im-text",
    Severity.WARNING,
    "»0171 39200 56« sieht nach einer Mobilnummer aus.",
    OFFER,
    Span(9, 30, 9, 43),
    "kurzbeschreibung",
    source="Art. 5 Abs. 1 Buchst. c DSGVO (Datenminimierung)",
)
FEINDLICH = Finding(
    "TD201", "schluessel-unbekannt", Severity.ERROR, BOESE, "a:b,%c|`d`.offer.yaml", path=BOESE
)
DATEI = Finding("TD031", "personal-fehlt", Severity.HINT, "Es gibt keine\nstaffing.yaml.", "sued/offer.yml")
AUSGENOMMEN = Finding(
    "TD302",
    "pflichtabschnitt-leer",
    Severity.WARNING,
    "»beschwerde« ist leer.",
    "provider.yaml",
    Span(12, 1, 12, 11),
    "beschwerde",
    "beschwerde",
    "Arbeitshilfe NRW Nr. 6",
)
REPORT = Report(
    (FEINDLICH, UNBEKANNT, FEHLT, DOPPELT, MOBIL, NOCH_EINE, DATEI),
    (FEINDLICH.file, OFFER, "provider.yaml", "sued/offer.yml"),
    suppressed=(Suppressed(AUSGENOMMEN, "Wird <bis> zum Sommer 100 % überarbeitet"),),
)


def viele(**anzahl: int) -> Report:
    """A report with so many findings of each weight, the lightest first: `viele(error=2, hint=11)`."""
    findings = (
        Finding(
            "TD201", "schluessel-unbekannt", Severity(wort), f"{wort} {n}", "offer.yaml", Span(n, 1, n, 2)
        )
        for wort in reversed(anzahl)
        for n in range(1, anzahl[wort] + 1)
    )
    return Report(tuple(findings), ("offer.yaml",))
