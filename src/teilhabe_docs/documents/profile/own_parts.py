"""Parts that a profile puts in place of an inherited Absatz or behind one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePath

from teilhabe_docs.documents.profile.entry_place import RemovedPart
from teilhabe_docs.documents.profile.vocabulary import Bedarf, Teileintrag
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import BodyError, PartMark

WITHOUT_MARKS = (
    "Marken »(@…)« und »(#…)« gehören nicht in die Textdatei eines Teils. "
    "Schreiben Sie Absätze und Listenpunkte hier ohne Marke."
)
"""What is wrong with a mark in the text that replaces or adds a part."""

PartsById = Mapping[str, Teileintrag]


def appended(teile: PartsById, absaetze: Collection[str]) -> tuple[str, ...]:
    """The new parts that have a place, in the order in which each is put right behind the part it follows.

    A part that others follow comes before them; of several behind the same part the last comes first.
    """
    ergebnis: list[str] = []
    offen = list(dict.fromkeys(absaetze))
    while offen:
        davor = offen.pop(0)
        neue = [k for k, teil in teile.items() if teil.nach == davor and k not in (*ergebnis, *absaetze)]
        ergebnis += reversed(neue)
        offen += neue
    return tuple(ergebnis)


def with_appended(
    marken: Sequence[PartMark], teile: PartsById, ersetzt: Collection[str]
) -> tuple[PartMark, ...]:
    """The marks of a body with those of new parts, without the letters of replaced Absätze."""
    ergebnis: list[PartMark] = []
    absatz = ""
    for marke in marken:
        absatz = marke.id if marke.absatz else absatz
        if marke.absatz or not absatz or absatz not in ersetzt:
            ergebnis.append(marke)
    absaetze = [m.id for m in marken if m.absatz and m.id]
    for kennung in appended(teile, absaetze):
        stelle = next(i for i, m in enumerate(ergebnis) if m.absatz and m.id == teile[kennung].nach)
        while stelle + 1 < len(ergebnis) and not ergebnis[stelle + 1].absatz:
            stelle += 1
        ergebnis.insert(stelle + 1, PartMark(kennung, True, True, 0))
    return tuple(ergebnis)


def with_its_letters(marken: Sequence[PartMark], teile: PartsById) -> dict[str, RemovedPart]:
    """The entries of letters that go with the Absatz which a profile has taken out, as taken out too."""
    mit: dict[str, RemovedPart] = {}
    absatz: Teileintrag | None = None
    for marke in marken:
        if marke.absatz:
            absatz = teile.get(marke.id)
        elif isinstance(absatz, RemovedPart) and marke.id in teile:
            mit[marke.id] = absatz
    return mit


def without_lost(needs: tuple[Bedarf, ...], body: Body, teile: PartsById) -> tuple[Bedarf, ...]:
    """The needs of a section without those that only parts print which a profile has taken out."""
    gone = {name for name, part in teile.items() if isinstance(part, RemovedPart)}
    try:
        uses = body.gebrauch if gone else ()
    except BodyError:
        return needs
    lost = []
    for need in needs:
        found = [use for use in uses if any(field in need.feld for field in use.pfad.around())]
        if found and all(gone.intersection((use.teil, use.absatz)) for use in found):
            lost.append(need)
    return tuple(need for need in needs if need not in lost)


def part_faults(marken: Sequence[PartMark], teile: PartsById) -> Iterator[tuple[str, str]]:
    """The parts that cannot be replaced or added where they say: id and what is wrong."""
    vorhanden = {m.id for m in marken if m.id}
    absaetze = [m.id for m in marken if m.absatz and m.id]
    moeglich = {*absaetze, *appended(teile, absaetze)}
    for kennung, teil in teile.items():
        ziel = teil.nach or (kennung if teil.text else "")
        if ziel and ziel not in moeglich:
            rat = "ersetzen und anfügen geht nur bei Absätzen."
            yield kennung, f"»{ziel}« ist kein Absatz dieses Abschnitts; {rat}"
        elif teil.nach and kennung in vorhanden:
            rat = "Zum Ersetzen lassen Sie »nach« weg, sonst geben Sie dem neuen eine andere Kennung."
            yield kennung, f"Den Teil »{kennung}« gibt es schon. {rat}"
        if teil.nach and not teil.text:
            yield kennung, "Zu »nach« fehlt »text«, die Datei mit dem neuen Absatz."


def missing_text(name: str) -> str:
    """What is wrong with the name of a text file that is not there."""
    if name == ".." or PurePath(name).name != name:
        return (
            f"»{name}« ist ein Pfad; ein Text liegt im Ordner des Profils. Bitte die Datei dort ablegen und "
            "hier nur ihren Namen nennen."
        )
    return f"Die Textdatei »{name}« gibt es nicht."
