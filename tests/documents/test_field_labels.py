"""What fields are called for somebody who does not know the files."""

import pytest

from teilhabe_docs.documents.field_labels import field_labels
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.model.field_path import FieldPath

FIELDS = sorted({f for p in all_profiles() for plan in p.alle() for b in plan.bedarfe() for f in b.feld})


@pytest.mark.parametrize(
    ("paths", "labels"),
    [
        (("angebot.ziele", "angebot.ziele"), ("Ziele des Angebots",)),
        (("angebot.gruppen[0].plaetze", "angebot.gruppen[1].plaetze"), ("Zahl der Plätze in der Gruppe",)),
        (("angebot.pool.vorgesehen",), ("Gemeinsame Inanspruchnahme durch mehrere Leistungsberechtigte",)),
        (("personal.positionen",), ("Positionen mit Funktion und Umfang",)),
        (
            (
                "personal.personalschluessel.leitung.schluessel",
                "personal.personalschluessel.verwaltung.schluessel",
            ),
            ("Personalschlüssel der Leitung", "Personalschlüssel der Verwaltung"),
        ),
        (
            ("angebot.zusammenarbeit_eltern", "angebot.fruehfoerderung.familie"),
            ("Zusammenarbeit mit den Erziehungsberechtigten", "Leistungen der Frühförderung"),
        ),
        ((), ()),
    ],
)
def test_each_field_has_its_label_once(paths: tuple[str, ...], labels: tuple[str, ...]) -> None:
    assert field_labels(FieldPath(path) for path in paths) == labels


def test_all_fields_of_built_in_profiles_have_a_label_without_notes_to_authors() -> None:
    for label in field_labels(FieldPath(field) for field in FIELDS):
        assert label
        assert not [note for note in ("_", "ja oder nein", "ohne Namen", ":") if note in label]
