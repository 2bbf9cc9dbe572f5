"""Names of professions: who means the same, and who only writes alike."""

import pytest

from teilhabe_docs.rules.engine.professions import same_profession

SAME = [
    ("Sozialarbeit", "Sozialpädagogik"),
    ("Sozialarbeiter/in", "Soziale Arbeit (B. A.)"),
    ("Sozialpädagog*in", "Sozialarbeit oder Sozialpädagogik (Bachelor, Master oder Diplom)"),
    ("Diplom-Sozialpädagogin", "Soziale Arbeit mit staatlicher Anerkennung"),
    ("B. A. Soziale Arbeit", "Sozialpädagogik"),
    ("Heilpädagoge", "Heilpädagogik, Rehabilitations- oder Sonderpädagogik"),
    ("Psychologin", "Psychologie"),
    ("Ergotherapeut:in", "Ergotherapie (staatlich anerkannt)"),
    ("examinierte Altenpflegerin", "Altenpflege"),
    ("Gesundheits- und Krankenpfleger", "Pflegefachfrau oder Pflegefachmann mit Weiterbildung"),
    ("Erziehung (staatlich anerkannt)", "Erzieherin oder Erzieher mit staatlicher Anerkennung"),
    ("staatl. anerk. Erzieher", "Erzieherinnen und Erzieher, staatlich anerkannt"),
    ("Heimerzieherin", "Jugend- und Heimerzieherin oder Jugend- und Heimerzieher"),
]
OTHERS = [
    ("Erzieherin", "Heilerziehungspflege"),
    ("Erzieherin", "Erziehungswissenschaft"),
    ("Heilpädagogik", "Heilerziehungspflege"),
    ("Pflegehelferin", "Pflegefachkraft"),
    ("Sozialassistenz", "Soziale Arbeit"),
    ("Psychologie", "Psychotherapie"),
    ("Pädagogik", "Sozialpädagogik"),
    ("in", "Erzieherin"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_profession_mean_the_same(one: str, other: str) -> None:
    assert same_profession(one, other)
    assert same_profession(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_professions_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert not same_profession(one, other)
