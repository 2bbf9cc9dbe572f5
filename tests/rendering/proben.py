"""Sample documents as block models, for the tests of the writers."""

from rendering.bausteine import (
    BETRIEBSZEITEN,
    absatz,
    buchstaben,
    dokument,
    fussnote,
    paragraf,
    png,
    punkt,
    striche,
    teil,
    verweis,
    zahlen,
    zeile,
)
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    BlockDocument,
    Heading,
    LineBreak,
    Link,
    OpenPlace,
    Picture,
    Section,
    TableBlock,
    TextRun,
)

PERSONAL = TableBlock(
    zeile("Funktion", "Qualifikation", "Aufgaben", "Stellenanteil"),
    (
        zeile(
            "Leitung",
            "Staatlich anerkannte Abschlüsse der Sozial- oder Heilpädagogik mit mehrjähriger Praxis",
            "Fachliche Steuerung, Zusammenarbeit mit dem Leistungsträger, Personalführung",
            "0,75",
        ),
        zeile(
            "Gruppendienst",
            "Heilpädagogik, Heilerziehungspflege, Erziehung",
            "Förderung, Pflege und Begleitung im Tagesablauf",
            "6,20",
        ),
        zeile(
            "Therapie",
            "Ergotherapie, Logopädie",
            (TextRun("nach "), TextRun("ärztlicher", fett=True), TextRun(" Verordnung")),
            "1,00",
        ),
    ),
    ("links", "links", "links", "rechts"),
)
UNTERSCHRIFTEN = TableBlock(
    zeile("", "", ""),
    (
        zeile("Ort, Datum", "Ort, Datum", "Ort, Datum"),
        zeile("Lindenhof Teilhabe gGmbH", "Landkreis Musterland", "Kommunalverband Musterland"),
    ),
    ("links", "links", "links"),
    "unterschriften",
)


def vertrag() -> BlockDocument:
    """An agreement with everything that `zaehlung: paragraf` knows."""
    return dokument(
        paragraf(
            1,
            "Grundlagen der Vereinbarung",
            teil(
                "s1.recht",
                "1",
                absatz(
                    "Grundlage sind die §§ 123 bis 134 SGB IX und der Landesrahmenvertrag.",
                    fussnote(
                        "Vgl. § 131 Abs. 1 SGB IX; abrufbar unter ",
                        Link("https://example.org/lrv?a=1&b=2", (TextRun("example.org"),)),
                        ".",
                    ),
                ),
            ),
            teil(
                "s1.rang",
                "2",
                absatz(
                    "Widerspricht das Fachkonzept dieser Vereinbarung, so geht sie vor; ",
                    verweis(("§ 2", "s2"), (" ", ""), ("Abs. 3", "s2.plaetze")),
                    " bleibt unberührt.",
                ),
            ),
        ),
        paragraf(
            2,
            "Beschreibung des Leistungsangebots",
            teil(
                "s2.angebot",
                "1",
                "Das Angebot",
                buchstaben(
                    punkt("ist durch die obere Schulaufsicht genehmigt,", id="s2.genehmigung", nummer="a"),
                    punkt(
                        "richtet sich auf die Förderschwerpunkte",
                        striche(
                            "geistige Entwicklung,",
                            punkt(
                                "körperliche und motorische Entwicklung,", striche("auch mit Pflegebedarf,")
                            ),
                        ),
                        absatz("jeweils vor Beginn der Schulpflicht, und"),
                        id="s2.schwerpunkte",
                        nummer="b",
                    ),
                    punkt("wird an z. B. zwei Standorten vorgehalten.", id="s2.standorte", nummer="c"),
                ),
            ),
            teil(
                "s2.gruppen",
                "2",
                "Es bestehen diese Gruppen:",
                zahlen("Gruppe am Kranichweg", "Gruppe an der Alten Ziegelei"),
                absatz("Weitere Gruppen bedürfen der Zustimmung."),
                buchstaben(
                    punkt("Sie ist vorher einzuholen.", nummer="a"),
                    punkt("Sie ergeht schriftlich.", nummer="b"),
                ),
                buchstaben(
                    punkt("Zweite Aufzählung, neu gezählt;", nummer="a"),
                    punkt("und ihr zweiter Buchstabe.", nummer="b"),
                ),
            ),
            teil(
                "s2.plaetze",
                "3",
                absatz(
                    "Vorgehalten werden ",
                    OpenPlace("angebot.plaetze", "Zahl der Plätze"),
                    " Plätze",
                    fussnote("Je Gruppe nach der Bandbreite des Förderschwerpunkts."),
                    "; geöffnet ist an ",
                    TextRun("190 Tagen", fett=True),
                    " im ",
                    TextRun("Kalenderjahr", kursiv=True),
                    ":",
                ),
                BETRIEBSZEITEN,
                "In den Ferien gelten besondere Zeiten, die bis zum 31. Oktober abgestimmt werden.",
            ),
        ),
        paragraf(
            3,
            "Leistungsbereiche",
            absatz("Leistungen nach ", verweis(("§§ 1", "s1"), (" und ", ""), ("2", "s2")), " umfassen"),
            buchstaben(
                punkt("die Begleitung im Alltag,", id="s3.alltag", nummer="a"),
                punkt("die Pflege und", nummer="b"),
                punkt("die Beratung der Familien.", nummer="c"),
            ),
            absatz(
                "Näheres regelt ",
                AnlageReference("konzept", "Anlage 1", 1),
                "; ausgenommen ist ",
                verweis(
                    ("§ 2", "s2"),
                    (" ", ""),
                    ("Abs. 1", "s2.angebot"),
                    (" ", ""),
                    ("Buchst. a", "s2.genehmigung"),
                ),
                ".",
            ),
        ),
        paragraf(
            4,
            "Personelle Ausstattung",
            teil("s4.personal", "1", "Eingesetzt werden Fachkräfte der genannten Berufe:", PERSONAL),
            teil("s4.liste", "2", striche("Ohne einleitenden Satz", "beginnt dieser Absatz")),
        ),
        Section(
            "unterschriften",
            1,
            "",
            "Unterschriften",
            (absatz("Diese Vereinbarung wird in drei Ausfertigungen unterzeichnet."), UNTERSCHRIFTEN),
        ),
        kopf=(
            absatz("für den Schulkindergarten Kranichweg", rolle="untertitel"),
            absatz("zwischen", rolle="mitte"),
            absatz(
                TextRun("Landkreis Musterland", fett=True),
                LineBreak(),
                "Am Markt 1, 12345 Musterstadt",
                LineBreak(),
                "– Träger der Eingliederungshilfe –",
                rolle="partei",
            ),
            absatz("und", rolle="mitte"),
            absatz(
                TextRun("Lindenhof Teilhabe gGmbH", fett=True),
                LineBreak(),
                "Kranichweg 7, 12345 Musterstadt",
                LineBreak(),
                "– Leistungserbringer –",
                rolle="partei",
            ),
            absatz("wird nach § 125 SGB IX Folgendes vereinbart."),
        ),
    )


def konzept() -> BlockDocument:
    """A concept with everything that `zaehlung: dezimal` knows and texts of slots bring along."""
    langer_text = (
        "Die Fachkräfte gestalten den Alltag so, dass jedes Kind sich als wirksam erlebt. Ein verlässlicher "
        "Rhythmus aus Ankommen, freiem Spiel, gemeinsamen Mahlzeiten und Ruhezeiten gibt Sicherheit; "
        "Übergänge werden mit Bildkarten und Gebärden angekündigt. "
    )
    return BlockDocument(
        art="fachkonzept",
        titel="Fachkonzept",
        zaehlung="dezimal",
        traeger="Lindenhof Teilhabe gGmbH, gemeinnützige Gesellschaft für Frühförderung und Begleitung",
        angebot="Schulkindergarten Kranichweg mit Außengruppe an der Alten Ziegelei",
        stand="2027-03-01",
        version="0.9",
        kopf=(absatz("Schulkindergarten Kranichweg", rolle="untertitel"),),
        abschnitte=(
            Section(
                "traeger",
                1,
                "1",
                "Träger und Leitbild",
                (
                    absatz(langer_text * 2),
                    Section(
                        "leitbild",
                        2,
                        "1.1",
                        "Leitbild",
                        (
                            absatz(langer_text),
                            Heading(3, (TextRun("Haltung im "), TextRun("Alltag", kursiv=True))),
                            absatz(
                                "Jedes Kind hat das Recht, so angenommen zu werden, wie es ist.",
                                rolle="zitat",
                            ),
                            striche(
                                "Achtung",
                                punkt("Beteiligung", zahlen("fragen", "zuhören", "handeln")),
                                "Verlässlichkeit",
                            ),
                            zahlen("fünfter Schritt", "sechster Schritt", beginn=5),
                        ),
                    ),
                    Section(
                        "organisation",
                        2,
                        "1.2",
                        "Organisation",
                        (
                            absatz(
                                "Vgl. ",
                                verweis(("Abschnitt 1.1", "leitbild")),
                                " und ",
                                verweis(("Abschnitt 2", "methoden")),
                                ".",
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                "methoden",
                1,
                "2",
                "Methoden",
                (
                    teil("methoden.plan", "1", absatz("Zu jedem Kind gibt es einen Förderplan.")),
                    teil(
                        "methoden.gespraech",
                        "2",
                        absatz("Er wird halbjährlich besprochen."),
                        buchstaben(punkt("mit den Eltern,", nummer="a"), punkt("mit dem Team.", nummer="b")),
                    ),
                    Section(
                        "tiefe",
                        2,
                        "2.1",
                        "Arbeitsweise",
                        (
                            Section(
                                "tiefer",
                                3,
                                "2.1.1",
                                "Beobachtung",
                                (
                                    absatz(langer_text),
                                    absatz("./beobachten --kind", LineBreak(), "  eingerückt", rolle="code"),
                                ),
                            ),
                            Section(
                                "tiefer2",
                                3,
                                "2.1.2",
                                "Bildung",
                                (
                                    absatz(
                                        Picture(
                                            "Grundriss des Gruppenraums",
                                            "bilder/raum.png",
                                            png(2400, 900),
                                            2400,
                                            900,
                                            150,
                                        )
                                    ),
                                    absatz("Der Gruppenraum am Kranichweg."),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                "qualitaet",
                1,
                "3",
                "Qualität",
                (
                    teil("qualitaet.a", "1", absatz("Wieder von vorn gezählt.")),
                    teil(
                        "qualitaet.b",
                        "2",
                        absatz(
                            "Und weiter.", fussnote("Eine Fußnote mit ", TextRun("Nachdruck", fett=True), ".")
                        ),
                        absatz("Zweiter Textabsatz im Absatz."),
                    ),
                    absatz("Zwischentitel im Text", rolle="zwischentitel"),
                    BETRIEBSZEITEN,
                    PERSONAL,
                ),
            ),
            Section("anhang", 1, "", "Anlagen", (absatz("Keine."),)),
        ),
    )
