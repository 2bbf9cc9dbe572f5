"""A profile is told of values that a field can never have: with one a content vanishes in silence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import build_tree
from kleinprofil import geladen, lies_profil, regal, stellen
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, fields_of


def geprueft(wurzel: Path, abschnitte: str) -> list[str]:
    """What is said of a profile that stands alone; `abschnitte` begin in line 6."""
    return stellen(check_profile(lies_profil(wurzel, abschnitte)))


def mit_bedingung(wurzel: Path, wenn: str) -> list[str]:
    """What is said of a condition."""
    return geprueft(
        wurzel, f"  - {{id: a, titel: A, braucht: traeger.name, wenn: '{wenn}', weil: es so ist}}\n"
    )


def _choices() -> Iterator[tuple[str, type[Choice], bool]]:
    """Every field of an offer whose value is chosen: path, list of values, whether there may be several."""
    stack: list[tuple[str, type[Model]]] = [("angebot", BUILT_IN_FIELDS.model("angebot"))]
    while stack:
        path, model = stack.pop()
        for name, info in fields_of(model).items():
            here = f"{path}.{name}"
            if isinstance(info.typ, type) and issubclass(info.typ, Choice):
                yield here, info.typ, info.ist_liste
            elif isinstance(info.typ, type) and issubclass(info.typ, Model) and not info.ist_liste:
                stack.append((here, info.typ))


CHOICES = sorted(_choices(), key=lambda one: one[0])


@pytest.mark.parametrize(("path", "kind", "many"), CHOICES, ids=[path for path, _, _ in CHOICES])
def test_of_each_choice_only_its_values_are_compared(
    tmp_path: Path, path: str, kind: type[Choice], many: bool
) -> None:
    def said(value: str) -> list[str]:
        test = f'"{value}" in {path}' if many else f'{path} is gegeben and {path} == "{value}"'
        return mit_bedingung(tmp_path / value, test)

    right = str(next(iter(kind)).value)
    assert said(right) == []
    (wrong,) = said(right.upper() + "x")
    assert f"Den Wert »{right.upper()}x« hat »{path}« nie" in wrong


@pytest.mark.parametrize(
    ("wenn", "text"),
    [
        ('angebot.land is gegeben and angebot.land == "NRW"', "gemeint: »nrw«?"),
        ('angebot.land is gegeben and angebot.land != "NRW"', "gemeint: »nrw«?"),
        (
            'angebot.land is gegeben and angebot.land in ["nrw", "Bayern"]',
            "gemeint: »by«?",
        ),
        ('angebot.land is gegeben and "NRW" == angebot.land', "gemeint: »nrw«?"),
        (
            "angebot.land is gegeben and angebot.land == 5",
            "»5« hat »angebot.land« nie. Möglich sind bw, by",
        ),
        ('angebot.pool.vorgesehen == "ja"', "ist ja oder nein und steht ohne Vergleich da."),
        ('angebot.plaetze is gegeben and angebot.plaetze == "24"', "steht ohne Anführungszeichen."),
        ('angebot.stand is gegeben and angebot.stand == "2027-01-31"', "ist ein Datum und lässt sich nicht"),
        ('angebot.leistungsgruppen == "soziale_teilhabe"', 'prüft »"…" in angebot.leistungsgruppen«.'),
        ('angebot.vernetzung is gegeben and angebot.vernetzung == "ja"', "ist kein einzelner Wert"),
        ("angebot.bezeichnung == 5", "ist ein Text; er steht in Anführungszeichen."),
    ],
)
def test_a_comparison_that_has_but_one_end(tmp_path: Path, wenn: str, text: str) -> None:
    (said,) = mit_bedingung(tmp_path, wenn)
    assert said.startswith("eigen/gliederung.yaml:6:")
    assert text in said


@pytest.mark.parametrize(
    "wenn",
    [
        'angebot.land is gegeben and angebot.land not in ["nrw", "bw"]',
        "angebot.plaetze is gegeben and angebot.plaetze > 24",
        "angebot.pool.vorgesehen",
        'angebot.bezeichnung == "Haus"',
    ],
)
def test_what_can_be_either_way_is_let_be(tmp_path: Path, wenn: str) -> None:
    assert mit_bedingung(tmp_path, wenn) == []


def test_a_body_is_told_too(tmp_path: Path) -> None:
    body = '{% if angebot.land is gegeben and angebot.land == "NRW" %}\nText.\n{% endif %}\n'
    profil = lies_profil(tmp_path, "  - {id: a, titel: A}\n", {"a.md": body})
    assert stellen(check_profile(profil)) == [
        "eigen/a.md:1:1 Den Wert »NRW« hat »angebot.land« nie; gemeint: »nrw«?"
    ]


@pytest.mark.parametrize(
    ("braucht", "text"),
    [
        ("{feld: angebot.leistungen.gruppe, mit: {lebensbereich: mobil}}", "Den Wert »mobil« hat"),
        ("{feld: angebot.bezeichnung, mit: {name: x}}", "»mit« wählt Einträge einer Liste"),
    ],
)
def test_entries_are_chosen_by_values_that_they_can_have(tmp_path: Path, braucht: str, text: str) -> None:
    (said,) = geprueft(tmp_path, f"  - {{id: a, titel: A, braucht: {braucht}}}\n")
    assert said.startswith("eigen/gliederung.yaml:6:")
    assert text in said


HEADS = {
    "dokument: leistungsvereinbarng": "TD204",
    "dokument: fachkonzept": "TD801",
    "land: thueringen": "TD204",
    "vertragsgrundlage: [sgb9_143]": "TD204",
    "erweitert: sgb9-152": "TD801",
    "abschnitte: [": "TD018",
}


@pytest.mark.parametrize("zeile", HEADS)
def test_a_wrong_head_is_told_once_and_nothing_at_the_member(tmp_path: Path, zeile: str) -> None:
    kopf = {"profil": "eigen", "dokument": "leistungsvereinbarung", "titel": "Probe"}
    kopf.pop(zeile.partition(":")[0], None)
    lines = [*(f"{key}: {value}" for key, value in kopf.items()), zeile]
    if not zeile.startswith("abschnitte"):
        lines.append("abschnitte: [{id: a, titel: A, braucht: traeger.name}]")
    build_tree(tmp_path / "profile/leistungsvereinbarung/eigen", {"gliederung.yaml": "\n".join(lines)})
    member = geladen(tmp_path / "haus", {"profil": {"leistungsvereinbarung": "eigen"}, "land": "nrw"})
    choice = choose(member, regal(tmp_path / "profile"))
    assert [(f.file, f.code) for f in choice.befunde] == [("eigen/gliederung.yaml", HEADS[zeile])]
