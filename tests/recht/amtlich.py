"""Small laws in the form in which federal law is published; names and sentences are our own."""

from collections.abc import Collection, Mapping

from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.norm_lines import NormState
from teilhabe_docs.recht.norm_numbers import number_key

KOPF = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE dokumente SYSTEM "http://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd">\n'
)


def norm(bezeichnung: str, inhalt: str, titel: str = "Muster") -> str:
    """One norm; `inhalt` are the elements of its text."""
    return (
        f'<norm builddate="20270115000000"><metadaten><jurabk>MusterG</jurabk><enbez>{bezeichnung}</enbez>'
        f'<titel format="XML">{titel}</titel></metadaten><textdaten><text format="XML"><Content>{inhalt}'
        "</Content></text><fussnoten><Content><P>(9) Fußnote.</P></Content></fussnoten></textdaten></norm>"
    )


def gesetz(
    normen: Mapping[str, str], *, kuerzel: str = "MusterG", tag: str = "20270115", kopf: str = KOPF
) -> str:
    """A law from the text elements of its norms by their label."""
    erste = (
        f'<norm builddate="{tag}000000"><metadaten><jurabk>{kuerzel}</jurabk><langue>Mustergesetz</langue>'
        "</metadaten><textdaten><text><Content><P>Vorspruch.</P></Content></text></textdaten></norm>"
    )
    alle = "\n".join(norm(name, inhalt) for name, inhalt in normen.items())
    return f'{kopf}<dokumente builddate="{tag}000000">{erste}\n{alle}</dokumente>\n'.replace("20270115", tag)


def liste(*nummern: str) -> str:
    """A list within a text, with a list of letters in its last entry."""
    tiefer = '<DL Type="alpha"><DT>a)</DT><DD><LA>tief,</LA></DD></DL>'
    eintraege = "".join(f"<DT>{n}.</DT><DD><LA>etwas,</LA></DD>" for n in nummern[:-1])
    return f'<DL Type="arabic">{eintraege}<DT>{nummern[-1]}.</DT><DD><LA>am Ende {tiefer}</LA></DD></DL>'


MUSTER = {
    "§ 1": "<P>Dies ist ohne Absätze.</P>",
    "§ 2": "<P>(1) Erstens.</P><P>(1a) Eingefügt.</P><P>(2) Zweitens.</P>",
    "§ 2a": f"<P>(1) Etwas:{liste('1', '2', '2a', '3')}</P><P>(2) und <B>(3)</B> bleiben.</P>",
    "§ 3": "<P>(1) Gilt.</P><P>(2) (weggefallen)</P><P>(3) bis (5) (weggefallen)</P><P>(6) Gilt.</P>",
    "§ 4": "<P>(weggefallen)</P>",
    "(XXXX) §§ 5 bis 7": "<P>-</P>",
    "§ 8": f"<P>Ohne Absätze:{liste('1', '2')}</P>",
    "§ 9": "<P>(1) (weggefallen)</P><P>(2) (weggefallen)</P>",
    "Anlage 1": "<P>(1) Eine Anlage ist keine Norm.</P>",
}
ZEILEN = """\
1: ohne Absätze
2: 1, 1a, 2
2a: 1 (Nr. 1-2, 2a, 3), 2
3: 1, 2-5 weggefallen, 6
4: weggefallen
5: ohne Absätze
6: ohne Absätze
7: ohne Absätze
8: ohne Absätze (Nr. 1-2)
9: weggefallen"""
"""What `MUSTER` says, line by line; norms whose text is a dash are law."""


def veroeffentlicht(law: Gesetz, tag: str, *, bis: int = 10_000, ohne: Collection[str] = ()) -> str:
    """The law as it would be published on a day: its norms up to a number, without some."""
    sign = "Art" if law.einheit == "Art." else "§"
    normen = {
        f"{sign} {number}": inhalt(law.norm(number))
        for number in law.zeilen
        if number_key(number)[0] <= bis and number not in ohne
    }
    return gesetz(normen, kuerzel=law.amtlich or law.kuerzel, tag=tag)


def inhalt(state: NormState) -> str:
    """The text elements of a norm."""
    if state.repealed:
        return "<P>(weggefallen)</P>"
    texts = [
        f"<P>{f'({name}) ' if name else ''}{'(weggefallen)' if absatz.repealed else 'Gilt.'}"
        f"{liste(*absatz.nummern) if absatz.nummern else ''}</P>"
        for name, absatz in state.absaetze.items()
    ]
    return "".join(texts) or "<P>Gilt.</P>"
