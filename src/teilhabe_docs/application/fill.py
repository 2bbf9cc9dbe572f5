"""An authority's own form, filled with the values of an offer: only what is empty, all else byte for byte."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING
from xml.parsers import expat

from teilhabe_docs.application.asked_offers import offers_asked
from teilhabe_docs.application.called_paths import as_text, existing
from teilhabe_docs.application.form_mapping import (
    FormAnswer,
    Proposed,
    draft,
    mapping_file,
    read_mapping,
)
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.workspace import Workspace, read_all
from teilhabe_docs.documents.clauses import full_path
from teilhabe_docs.documents.form_fields import FormFields, party_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.files.paths import exists, is_folder, real
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.zipped import unpack, with_member
from teilhabe_docs.near_names import meant, nearest
from teilhabe_docs.reading.form_blanks import same_words
from teilhabe_docs.reading.form_part import FormPart, PartEdit, text_of
from teilhabe_docs.reading.form_targets import BOX, FormTarget, FormTargets
from teilhabe_docs.reading.word_package import (
    AGAIN,
    EXTENSIVE,
    MAX_FILE,
    MAX_UNPACKED,
    RefusedError,
    WordPackage,
)
from teilhabe_docs.reading.word_xml import Element, W
from teilhabe_docs.rendering.form_values import FormValue, FormValues
from teilhabe_docs.reporting.fill_forms import FillReport, FormPlace
from teilhabe_docs.reporting.report import Report, report_on

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_MOST_ELEMENTS = 200_000
"""So many elements a form has at most; 126 pages of a concept have 60,000."""
_OTHERS = {
    ".pdf": "ein PDF. tdocs füllt Word-Formulare (.docx): Bitte bei der Behörde danach fragen, oder das PDF "
    "in Word öffnen und als »Word-Dokument (.docx)« speichern",
    ".xlsx": "eine Excel-Mappe. tdocs füllt Word-Formulare (.docx): Bitte bei der Behörde danach fragen; die "
    "Stellen für eine Tabelle schreibt »tdocs personal --format xlsx«",
}
_OTHERS |= {".xls": _OTHERS[".xlsx"], ".xlsm": _OTHERS[".xlsx"], ".ods": _OTHERS[".xlsx"]}


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form by the name that the call has for it: its file, the name of its document part, its targets."""

    name: str
    data: bytes
    main: str
    targets: FormTargets


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The filled form, what has become of its places, and what is wrong in the files of the concept."""

    content: bytes
    report: FillReport
    found: Report


def read_form(called: str) -> WordForm:
    """A Word form; what is none, or cannot be read, is an `ImpossibleError`."""
    place = existing(called)
    if is_folder(place):
        raise ImpossibleError(Cause.USAGE, f"»{as_text(place)}« ist ein Ordner. Bitte das Formular nennen.")
    if what := _OTHERS.get(place.suffix.lower()):
        raise ImpossibleError(Cause.CONTENT, f"»{as_text(place)}« ist {what}.")
    data = read(place, MAX_FILE)
    if isinstance(data, Obstacle):
        raise ImpossibleError(Cause.CONTENT, f"»{as_text(place)}«: {data.text}")
    try:
        package = WordPackage(data)
        tree = package.document()
        part = FormPart(unpack(data, MAX_UNPACKED, package.main.__eq__)[package.main], tree)
    except RefusedError as refused:
        raise ImpossibleError(Cause.CONTENT, f"»{as_text(place)}«: {refused.text}") from None
    except (ValueError, expat.ExpatError):
        text = f"»{as_text(place)}«: Die Datei ist in sich nicht stimmig. {AGAIN}"
        raise ImpossibleError(Cause.CONTENT, text) from None
    if len(part.elements) > _MOST_ELEMENTS:
        raise ImpossibleError(
            Cause.CONTENT, f"»{as_text(place)}«: Das Formular ist zu umfangreich. {EXTENSIVE}"
        )
    return WordForm(as_text(place), data, package.main, FormTargets(part))


def demand_target(out: str, form: WordForm) -> None:
    """An `ImpossibleError` of usage for a target that is the form, or no Word file of its kind."""
    target, source = PurePath(out), PurePath(form.name)
    if target.suffix.lower() != source.suffix.lower():
        text = f"--out: »{as_text(target)}« muss wie das Formular auf {source.suffix} enden."
        raise ImpossibleError(Cause.USAGE, text)
    if exists(target) and real(target) == real(source):
        text = (
            f"--out: »{as_text(target)}« ist das Formular selbst; es bleibt, wie es ist. Bitte anders nennen."
        )
        raise ImpossibleError(Cause.USAGE, text)


def mapping_of(form: WordForm) -> PurePath:
    """Where the mapping of a form lies."""
    return mapping_file(PurePath(form.name))


def fill(form: WordForm, workspace: Workspace, offer: str | None) -> FilledForm:
    """The form with the values of an offer, as its mapping says; an `ImpossibleError` where there is none."""
    place = mapping_of(form)
    if not exists(place):
        text = (
            f"Zu diesem Formular fehlt die Zuordnung »{as_text(place)}«: welche Angabe wohin kommt. "
            f"»tdocs fill {form.name} --draft« schlägt eine vor; bitte prüfen, dann erneut ausfüllen."
        )
        raise ImpossibleError(Cause.CONTENT, text)
    loaded, found = _offer(workspace, offer)
    filling = _Filling(form.targets, FormValues(loaded), loaded)
    for answer in read_mapping(place, loaded.konzept.fields).felder:
        filling.take(answer)
    content = with_member(form.data, form.main, form.targets.part.with_edits(filling.edits))
    try:
        WordPackage(content).document()
    except RefusedError as refused:
        raise ImpossibleError(Cause.CONTENT, f"»{form.name}«: {refused.text}") from None
    name = PurePath(form.name).name
    report = FillReport(
        name,
        loaded.konzept.angebot.id,
        filling.filled,
        filling.unfilled,
        filling.missing,
        filling.open_places,
    )
    return FilledForm(content, report, found)


def _offer(workspace: Workspace, offer: str | None) -> "tuple[LoadedConcept, Report]":
    whole = read_all(workspace)
    offers = offers_asked(whole, [offer] if offer else None)
    if len(offers) > 1:
        ids = ", ".join(one.konzept.angebot.id for one in offers)
        text = f"Hier sind mehrere Angebote. Bitte eines nennen: --offer ID ({ids})."
        raise ImpossibleError(Cause.USAGE, text)
    return offers[0], report_on(whole.findings, whole.dateien, whole.texte)


class _Filling:
    """What is put where."""

    def __init__(self, targets: FormTargets, values: FormValues, loaded: "LoadedConcept") -> None:
        self._targets, self._values, self._loaded = targets, values, loaded
        self.edits: list[PartEdit] = []
        self.filled: list[FormPlace] = []
        self.unfilled: list[FormPlace] = []
        self.missing: list[FormPlace] = []
        self._taken: dict[object, str] = {}

    def take(self, answer: FormAnswer) -> None:
        """Fill the place that an answer means, or note why not."""
        kind, name = answer.target
        place = FormPlace(kind, name, answer.pfad)
        found = self._targets.find(kind, name)
        if not found:
            near = meant(nearest(name, self._targets.names(kind)), "Bitte im Formular nachsehen.")
            self.missing.append(place._replace(reason=f"Diese Stelle gibt es im Formular nicht.{near}"))
            return
        target, reason = _chosen(found, answer)
        if target is None:
            self.unfilled.append(place._replace(reason=reason))
            return
        before = self._taken.setdefault(target.blank.key, name)
        value = self._value(answer)
        reason = target.blank.reason or value.reason
        if not target.blank.is_empty:
            there = f": »{target.blank.text.strip()}«" if target.blank.text.strip() else ""
            reason = f"Dort steht schon etwas{there}."
        elif len(self._taken) and before != name:
            reason = f"Die Stelle füllt schon »{before}«."
        elif not reason and target.blank.choices:
            value, reason = _of_choices(value, target.blank.choices)
        if reason:
            self.unfilled.append(place._replace(reason=reason))
            return
        self.edits += target.blank.filled(value.lines)
        self.filled.append(place._replace(value="\n".join(value.lines)))

    def _value(self, answer: FormAnswer) -> FormValue:
        if answer.target[0] == BOX:
            return self._ticked(answer)
        values = [self._values.value(path) for path in answer.pfad]
        if missing := next((one for one in values if one.reason), None):
            return missing
        if len(values) == 1:
            return values[0]
        return FormValue((" ".join(line for one in values for line in one.lines),))

    def _ticked(self, answer: FormAnswer) -> FormValue:
        """A value where the box is to be ticked: the field is yes, or has the value that the answer names."""
        for path in answer.pfad:
            for _, value in self._loaded.konzept.values_at(full_path(path)):
                for one in value if isinstance(value, tuple) else (value,):
                    words = (str(one), getattr(one, "label", ""), *self._values.value(path).lines)
                    if one is True and answer.wert is None:
                        return FormValue(("angekreuzt",))
                    if answer.wert is not None and any(
                        same_words(answer.wert, said) for said in words if said
                    ):
                        return FormValue(("angekreuzt",))
        asked = f"ist nicht »{answer.wert}«" if answer.wert is not None else "ist nicht »ja«"
        return FormValue(reason=f"Nicht angekreuzt: {' oder '.join(answer.pfad)} {asked}.")

    @property
    def open_places(self) -> tuple[FormPlace, ...]:
        """The places that are empty and that no answer names."""
        return tuple(
            FormPlace(target.kind, target.name)
            for target in _every(self._targets)
            if target.blank.is_empty and not target.blank.reason and target.blank.key not in self._taken
        )


def _chosen(found: list[FormTarget], answer: FormAnswer) -> tuple[FormTarget | None, str]:
    """The one that an answer means: by its number, else the only empty one; or why that is not plain."""
    if answer.nummer is not None:
        if 0 < answer.nummer <= len(found):
            return found[answer.nummer - 1], ""
        return None, f"Die Stelle gibt es {len(found)}-mal, nicht {answer.nummer}-mal."
    empty = [one for one in found if one.blank.is_empty] or found
    if len(empty) == 1 or len({one.blank.key for one in empty}) == 1:
        return empty[0], ""
    return (
        None,
        f"Diese Stelle gibt es {len(found)}-mal. Bitte mit »nummer: 1« bis {len(found)} sagen, welche.",
    )


def _of_choices(value: FormValue, choices: tuple[str, ...]) -> tuple[FormValue, str]:
    said = " ".join(value.lines)
    same = next((choice for choice in choices if choice and same_words(choice, said)), None)
    if same is None:
        return value, f"»{said}« steht nicht zur Auswahl: {', '.join(filter(None, choices))}."
    return FormValue((same,)), ""


def _every(targets: FormTargets) -> list[FormTarget]:
    """Each place once: by its name in the form, else by its label."""
    named = {one.blank.key for one in targets.named}
    return [*targets.named, *(one for one in targets.labelled if one.blank.key not in named)]


def drafted(form: WordForm, workspace: Workspace, offer: str | None) -> str:
    """A first mapping: for each empty place what its label asks for, as far as that is plain."""
    loaded, _ = _offer(workspace, offer)
    fields = FormFields(loaded.konzept.fields, choose(loaded, workspace.shelf).brauchbare.values())
    parties = _parties(form.targets)
    order = form.targets.part.order
    proposed = []
    every = [*_every(form.targets), *form.targets.boxes]
    for target in sorted(every, key=lambda one: (order[one.blank.element], one.blank.place)):
        if target.blank.is_empty and not target.blank.reason:
            same = [one.blank.key for one in form.targets.find(target.kind, target.name)]
            number = same.index(target.blank.key) + 1 if len(same) > 1 else 0
            place = Proposed(target.kind, target.name, number, ())
            if target.kind == BOX:
                path, value = fields.ticked(target.name)
                proposed.append(place._replace(paths=(path,) if path else (), value=value))
                continue
            party = parties.get(target.blank.element, "")
            names = dict.fromkeys((target.label, target.name, *target.also))
            paths = next(filter(None, (fields.meant(name, party) for name in names if name)), ())
            proposed.append(place._replace(paths=paths))
    return draft(PurePath(form.name).name, proposed)


def _parties(targets: FormTargets) -> dict[Element, str]:
    """Of each element the party that the last heading or label before it names."""
    found: dict[Element, str] = {}
    party = ""
    for one in targets.part.elements:
        if one.tag == f"{W}p":
            party = party_of(text_of(one).strip().rstrip(":")) or party
        found[one] = party
    return found
