"""What an outline of one's own lacks or says in vain, whatever its parent looks like."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.inheritance import id_of_added, named_in_order
from teilhabe_docs.documents.profile.outline_file import read_outline
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.vocabulary import (
    ANNEX_LISTS,
    NO_SLUG,
    SLUG,
    Abschnittsaenderung,
    Abschnittseintrag,
    Bedarf,
    Gliederungsdatei,
)
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField

_HEAD = {
    "zaehlung": "paragraf für § 1, (1), sonst dezimal",
    "vertragsgrundlage": "welche es bedient, sonst jede",
    "quelle": "woher die Gliederung stammt",
}
_INCOMPLETE = "Dieses Profil erbt von keinem anderen; oben fehlt: {}. Bitte ergänzen."
_OTHER_KIND = (
    "Diese Datei wird nicht gelesen: Der Text dieses Abschnitts steht in »{}«, in Markdown. Bitte so nennen."
)
_TEXTS = ("md", "txt", "text", "markdown", "mdown", "mkd", "docx", "doc", "odt", "rtf", "html", "htm")
_VERBS = ("aendern", "einfuegen", "entfernen", "reihenfolge")


class Said(NamedTuple):
    """What is wrong at a path of an outline."""

    path: DataPath
    text: str
    code: codes.FindingCode = codes.PROFIL_FEHLERHAFT


def outline_faults(profil: Profil) -> Iterator[Finding]:
    """What is wrong in the outlines of its own that lie on its chain, each seen alone."""
    for name, source in profil.quellen.items():
        if source.file in profil.eigene_texte:
            folder = profil.regal.finde(profil.dokument, name)
            _, content, read = read_outline(folder, profil.dokument, name)
            mistyped = any(
                one.code == codes.SCHLUESSEL_UNBEKANNT.code and "." not in one.path for one in read
            )
            for path, text, code in _faults(content, profil, mistyped=mistyped) if content else ():
                yield profil.befund(EntryPlace(name, path), text, code)
            for file, right in _texts_of_other_kinds(folder.ordner.names(profil.dokument, name), profil):
                place = folder.dateiname(profil.dokument, name, file)
                yield codes.NAME_FAST.finding(_OTHER_KIND.format(right), place)


def _faults(outline: Gliederungsdatei, profil: Profil, *, mistyped: bool) -> Iterator[Said]:
    """`mistyped`: a key of the head is unknown, so that what is lacking may stand there."""
    if not outline.erweitert and not mistyped:
        yield from _without_parent(outline, profil.regal.namen(profil.dokument))
    yield from _changed_in_vain(outline)
    for path, section in _sections(outline):
        if isinstance(section, Abschnittseintrag) and not SLUG.fullmatch(section.id):
            yield Said((*path, "id"), NO_SLUG.format(section.id))
        for part in section.teile:
            if not SLUG.fullmatch(part):
                yield Said((*path, "teile", part), NO_SLUG.format(part))
        yield from _needs(section.braucht, path, profil.fields)
        for name, entry in section.teile.items():
            yield from _needs(entry.braucht, (*path, "teile", name), profil.fields)


def _texts_of_other_kinds(files: Iterable[str], profil: Profil) -> Iterator[tuple[str, str]]:
    """The files that are called like a section but for an ending that nobody reads, with the right name."""
    sections = {plan.id for plan in profil.alle()}
    for file in files:
        section, _, ending = file.rpartition(".")
        if section in sections and ending != "md" and ending.casefold() in _TEXTS:
            yield file, f"{section}.md"


def _without_parent(outline: Gliederungsdatei, names: tuple[str, ...]) -> Iterator[Said]:
    """What speaks of the sections of a parent, or nothing at all, where no parent is named."""
    verbs = [verb for verb in _VERBS if getattr(outline, verb)]
    others = ", ".join(name for name in names if name != outline.profil)
    base = f"»erweitert« mit dem Profil, auf dem es aufbaut ({others}),"
    if not outline.abschnitte:
        also = f"; »{verbs[0]}« allein ergibt kein Dokument" if verbs else ""
        text = (
            f"Dieses Profil hat keine Abschnitte{also}. Bitte oben {base} nennen oder alle Abschnitte unter "
            "»abschnitte«."
        )
        yield Said((verbs[0],) if verbs else ("profil",), text)
        return
    if lacking := [f"»{key}« ({why})" for key, why in _HEAD.items() if not getattr(outline, key)]:
        yield Said(("profil",), _INCOMPLETE.format(", ".join(lacking)), codes.PROFIL_KOPF)
    for verb in verbs:
        text = (
            f"»{verb}« verändert ein Profil, das »erweitert« nennt; hier steht keines. Bitte streichen und "
            "unter »abschnitte« eintragen, was gelten soll."
        )
        yield Said((verb,), text)


def _changed_in_vain(outline: Gliederungsdatei) -> Iterator[Said]:
    """Sections that an outline changes or puts in, and takes out."""
    moved = named_in_order(outline)
    put_in = set(map(id_of_added, outline.einfuegen))
    for removed in outline.entfernen:
        if removed in put_in:
            text = (
                f"Den Abschnitt »{removed}« fügt dieses Profil unter »einfuegen« selbst ein. Bitte dort und "
                "hier streichen."
            )
            yield Said(("entfernen", removed), text)
    for changed in outline.aendern:
        gone = next((o for o in outline.entfernen if changed == o or changed.startswith(f"{o}.")), None)
        if gone and changed not in moved and (changed == gone or gone not in moved):
            text = f"»{gone}« nimmt dieses Profil unter »entfernen« weg. Bitte eines davon streichen."
            yield Said(("aendern", changed), text)


def _sections(outline: Gliederungsdatei) -> Iterator[tuple[DataPath, Abschnittsaenderung]]:
    for name, change in outline.aendern.items():
        yield ("aendern", name), change
    for key, entries in (("abschnitte", outline.abschnitte), ("einfuegen", outline.einfuegen)):
        yield from _below(entries, (key,))


def _below(
    entries: tuple[Abschnittseintrag, ...], path: DataPath
) -> Iterator[tuple[DataPath, Abschnittseintrag]]:
    for number, entry in enumerate(entries):
        here = (*path, number)
        yield here, entry
        yield from _below(entry.abschnitte, (*here, "abschnitte"))


def _needs(needs: tuple[Bedarf, ...], path: DataPath, fields: FieldCatalogue) -> Iterator[Said]:
    """Needs that stand twice, and what a need asks of fields that cannot have it."""
    before: list[tuple[object, ...]] = []
    for number, need in enumerate(needs):
        here = (*path, "braucht", number)
        same = (need.feld, need.wenn, need.mit, need.erfuellt)
        if same in before and need.feld != ANNEX_LISTS:
            yield Said(here, f"»{' oder '.join(need.feld)}« steht hier zweimal. Bitte einmal streichen.")
        before.append(same)
        if any(_may_be_text(fields, field) for field in need.feld):
            continue
        if need.mindestens:
            text = f"»mindestens« zählt Wörter; »{need.feld[0]}« ist kein Text. Bitte »mindestens« streichen."
            yield Said((*here, "mindestens"), text)
        if need.anlage != "nein":
            text = (
                f"Auf eine Anlage verweisen kann nur ein langer Text; »{need.feld[0]}« ist keiner. Bitte "
                "»anlage« streichen."
            )
            yield Said((*here, "anlage"), text)


def _may_be_text(fields: FieldCatalogue, path: str) -> bool:
    """Whether words may stand in a field; also where there is no such field."""
    try:
        kind = fields.at(path).typ
    except UnknownField:
        return True
    return kind == "slot" or issubclass(kind, Model | str)
