"""A document of rare shapes and hostile texts."""

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
    BlockDocument,
    Footnote,
    Heading,
    LineBreak,
    Link,
    NumberedPart,
    OpenPlace,
    Picture,
    Section,
    TableBlock,
    TextRun,
)


def grenzfaelle() -> BlockDocument:
    """Rare shapes and hostile texts: all of it has to come out whole and as a sound Word file."""
    boese = (
        "a & b < c > d \"e\" 'f' ]]> \x00\x07\ufffe\ud800 🙂 "
        "e\u0301 \u05e9\u05dc\u05d5\u05dd {{ 7*7 }} *x* _y_ #5"
    )
    return dokument(
        paragraf(
            1,
            boese,
            teil(
                "s1.a",
                "1",
                absatz(
                    boese, LineBreak(), TextRun(boese, fett=True, kursiv=True), TextRun("x = 1", code=True)
                ),
            ),
            teil("s1.b", "2", BETRIEBSZEITEN, "Nach der Tabelle", striche(punkt("Punkt", BETRIEBSZEITEN))),
            teil("s1.c", "3"),
            NumberedPart("s1.d", (absatz("Nur benannt."),), zaehlt=False),
            teil(
                "s1.e",
                "4",
                absatz("Erstens."),
                absatz("Zitat im Absatz", rolle="zitat"),
                absatz("Zwischentitel", rolle="zwischentitel"),
                absatz("$ code", rolle="code"),
                striche(
                    punkt(
                        "1",
                        striche(punkt("2", striche(punkt("3", striche(punkt("4", zahlen("fünfte Ebene"))))))),
                    )
                ),
                zahlen(punkt("eins", absatz("weiter")), beginn=3),
            ),
        ),
        Section(
            "frei",
            1,
            "",
            "Ohne Nummer",
            (
                teil("frei.a", "1", "Zählt neu.", buchstaben(punkt("a", nummer="a"), punkt("b", nummer="b"))),
                teil(
                    "frei.b",
                    "2",
                    "Zweiter.",
                    buchstaben(punkt("doppelt", nummer="aa"), punkt("nochmals", nummer="bb")),
                ),
            ),
        ),
        paragraf(
            2,
            "Fußnoten",
            absatz(
                "Text",
                Footnote(
                    (
                        absatz("mit ", fussnote("innerer"), " und ", OpenPlace("a.b", "Wert")),
                        striche("Liste"),
                        Heading(2, (TextRun("Titel"),)),
                        BETRIEBSZEITEN,
                    )
                ),
            ),
            absatz("leer", Footnote(())),
        ),
        paragraf(
            7,
            "Sprung in der Zählung",
            absatz("Siehe ", verweis(("§ 7", "s7"), (", ", ""), ("§ 99", "fehlt")), "."),
        ),
        Section(
            "tief", 2, "§ 7.1", "Zweite Ebene", (teil("tief.a", "1", "Absatz."), absatz(""), absatz(" "))
        ),
        paragraf(
            8,
            "Links",
            absatz(
                *(
                    Link(ziel, (TextRun(f"Link {i}"),))
                    for i, ziel in enumerate(
                        (
                            "https://example.org/ä b?q=1&r=<2>#x",
                            "http://[",
                            "mailto:x@example.org",
                            "mailto:kaputt",
                            "javascript:alert(1)",
                            "datei.pdf",
                            "https://example.org/ä b?q=1&r=<2>#x",
                        )
                    )
                )
            ),
            absatz(
                Picture("", "klein.png", png(3, 3), 3, 3, 72),
                " ",
                Picture("hoch", "hoch.png", png(40, 4000), 40, 4000, 96),
                " ",
                Picture("hoch", "hoch.png", png(40, 4000), 40, 4000, 0),
                Picture("Vektor", "x.svg", b"<svg/>", 1, 1),
            ),
            TableBlock(
                (),
                (
                    zeile("ohne", "Kopf"),
                    zeile("eine"),
                ),
                ("links",),
            ),
            TableBlock(zeile("Spalte mit " + "L" * 300, "b"), (zeile("x", "y"),) * 60, ("links", "rechts")),
            TableBlock(
                zeile("Name", ""),
                (zeile("Ort", ""), zeile((OpenPlace("p", "Name"),), "B")),
                ("links", "links"),
                "unterschriften",
            ),
        ),
    )
