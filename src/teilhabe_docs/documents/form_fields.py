"""Which field of the concept a label of an authority's form asks for: known labels, titles of fields."""

from collections.abc import Iterable, Iterator, Mapping

from teilhabe_docs.documents.clauses import clause_field
from teilhabe_docs.documents.found_values.known_labels import (
    OF_A_PARTY,
    PARTY_FIELDS,
    known_labels,
    label_key,
)
from teilhabe_docs.documents.profile.demands import demands_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import FieldCatalogue, fields_of
from teilhabe_docs.near_names import clearly_near, close

_LIKE = 0.9
_OF_ADDRESS = {"strasse": ("strasse",), "plz": ("plz",), "ort": ("ort",), "plz_ort": ("plz", "ort")}
_OF_CONTACT = ("telefon", "email", "web")


class FormFields:
    """The fields of a catalogue by what a form may call them; `profiles` say what requirements they meet."""

    def __init__(self, catalogue: FieldCatalogue, profiles: Iterable[Profil] = ()) -> None:
        self._catalogue = catalogue
        self._titles = _unique(
            (label_key(catalogue.at(path).description), path)
            for root, model in catalogue.models()
            for path in _printable(root, model)
            if clause_field(path, catalogue)
        )
        self._choices = _unique(
            (label_key(name), f"{path} {one.value}")
            for path in self._titles.values()
            if isinstance(kind := catalogue.at(path).typ, type) and issubclass(kind, Choice)
            for one in kind
            for name in {one.label, one.value.replace("_", " ")}
            if " " in name
        )
        self._headings = _unique(
            (label_key(name), str(demand.felder[0]))
            for profile in profiles
            for slug, demands in demands_of(profile).items()
            for demand in demands
            if len(demand.felder) == 1 and catalogue.at(demand.felder[0]).ist_slot
            for name in (profile.requirements[slug].titel, *_names(profile, slug))
        )

    def meant(self, label: str, party: str = "") -> tuple[str, ...]:
        """The fields that a label asks for, printed one behind the other; none where it is not plain.

        `party` is the one that the form speaks of there, as `parties` call it.
        """
        labels, key = known_labels(), label_key(label)
        if key in labels.fields:
            return (labels.fields[key],)
        if (of := party_of(label)) and of in PARTY_FIELDS:
            return (PARTY_FIELDS[of]["name"],)
        if key in labels.attributes:
            return _of_party(labels.attributes[key], party)
        if (of_a_party := OF_A_PARTY.fullmatch(label)) and label_key(of_a_party["what"]) in labels.attributes:
            of = party_of(of_a_party["who"]) or party_of(of_a_party["who"].removesuffix("s"))
            return _of_party(labels.attributes[label_key(of_a_party["what"])], of)
        if key in labels.asides:
            return ()
        for known in (self._titles, self._headings):
            if path := known.get(key):
                return (path,)
        near = clearly_near(label, close(label, list(self._titles), _LIKE))
        return (self._titles[near[0]],) if len(near) == 1 else ()

    def ticked(self, label: str) -> tuple[str, str]:
        """The field for a box, and the value with which that is ticked; none for a field that is yes or no.

        Both are empty where it is not plain: a single word may stand for much.
        """
        if path := self._choices.get(label_key(label)):
            field, _, value = path.partition(" ")
            return field, value
        path = self._titles.get(label_key(label), "")
        return (path, "") if path and self._catalogue.at(path).typ is bool else ("", "")


def party_of(label: str) -> str:
    """The party that a label or heading names; empty where it names none."""
    return known_labels().parties.get(label_key(label), "")


def _of_party(attribute: str, party: str) -> tuple[str, ...]:
    fields = PARTY_FIELDS.get(party, {})
    if attribute in _OF_ADDRESS and "anschrift" in fields:
        return tuple(f"{fields['anschrift']}.{name}" for name in _OF_ADDRESS[attribute])
    if attribute in _OF_CONTACT and "kontakt" in fields:
        return (f"{fields['kontakt']}.{attribute}",)
    return (fields[attribute],) if attribute in fields else ()


def _names(profile: Profil, slug: str) -> Iterable[str]:
    return (name.name for name in profile.requirements[slug].ueberschriften)


def _unique(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The paths by key, without keys that several have."""
    found: dict[str, set[str]] = {}
    for key, path in pairs:
        found.setdefault(key, set()).add(path)
    return {key: next(iter(paths)) for key, paths in found.items() if key and len(paths) == 1}


def _printable(path: str, model: type[Model]) -> Iterator[str]:
    """The fields below a structure, each with what is printed as one: values, texts, lists, structures."""
    for name, info in fields_of(model).items():
        here = f"{path}.{name}"
        yield here
        if not info.ist_liste and isinstance(info.typ, type) and issubclass(info.typ, Model):
            yield from _printable(here, info.typ)
