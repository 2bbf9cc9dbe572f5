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
    Abschnitt,
    Bild,
    Dokument,
    Fussnote,
    Link,
    OffeneStelle,
    Tabelle,
    Teil,
    Text,
    Ueberschrift,
    Umbruch,
)


def grenzfaelle() -> Dokument:
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
                absatz(boese, Umbruch(), Text(boese, fett=True, kursiv=True), Text("x = 1", code=True)),
            ),
            teil("s1.b", "2", BETRIEBSZEITEN, "Nach der Tabelle", striche(punkt("Punkt", BETRIEBSZEITEN))),
            teil("s1.c", "3"),
            Teil("s1.d", (absatz("Nur benannt."),), zaehlt=False),
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
        Abschnitt(
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
                Fussnote(
                    (
                        absatz("mit ", fussnote("innerer"), " und ", OffeneStelle("a.b", "Wert")),
                        striche("Liste"),
                        Ueberschrift(2, (Text("Titel"),)),
                        BETRIEBSZEITEN,
                    )
                ),
            ),
            absatz("leer", Fussnote(())),
        ),
        paragraf(
            7,
            "Sprung in der Zählung",
            absatz("Siehe ", verweis(("§ 7", "s7"), (", ", ""), ("§ 99", "fehlt")), "."),
        ),
        Abschnitt(
            "tief", 2, "§ 7.1", "Zweite Ebene", (teil("tief.a", "1", "Absatz."), absatz(""), absatz(" "))
        ),
        paragraf(
            8,
            "Links",
            absatz(
                *(
                    Link(ziel, (Text(f"Link {i}"),))
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
                Bild("", "klein.png", png(3, 3), 3, 3, 72),
                " ",
                Bild("hoch", "hoch.png", png(40, 4000), 40, 4000, 96),
                " ",
                Bild("hoch", "hoch.png", png(40, 4000), 40, 4000, 0),
                Bild("Vektor", "x.svg", b"<svg/>", 1, 1),
            ),
            Tabelle(
                (),
                (
                    zeile("ohne", "Kopf"),
                    zeile("eine"),
                ),
                ("links",),
            ),
            Tabelle(zeile("Spalte mit " + "L" * 300, "b"), (zeile("x", "y"),) * 60, ("links", "rechts")),
            Tabelle(
                zeile("Name", ""),
                (zeile("Ort", ""), zeile((OffeneStelle("p", "Name"),), "B")),
                ("links", "links"),
                "unterschriften",
            ),
        ),
    )
