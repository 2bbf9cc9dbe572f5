"""Every needed leaf of every example and of a filled start of every profile, taken away in one of three ways.

Exactly what needed it is missing, by its requirement, in each document that needs it, at its place.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest

from examples import EXAMPLES
from helpers import build_tree
from rules.pruefling import Pruefling, mit, prueflinge, wert_an, zerlegt
from sampling import few, one_of
from teilhabe_docs.diagnostics import DocumentPlace, Finding
from teilhabe_docs.documents.emptiness import NeedState, emptiness_of
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.starter.starter import accompanied, starter_files
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.rules.engine.subject import Subject

PROFILE = sorted({profil.name for profil in all_profiles()})
PFLICHT = ("TD301", "TD302", "TD303", "TD304")

FOLGEN = ("TD431", "TD321", "TD447", "TD510", "TD513")
"""A text that is gone may have been the only one that describes an option; where the value decides, what
depends on it is printed no more; an agreement without an end is one for an indefinite time; staff is left
without services, and hours a week are not converted without those of a full-time worker."""

ENTSCHEIDEND = ("angebot.vertragsgrundlage",)
"""What it decides is another agreement; taken away it says so, and other sections apply."""


def bedarf(gegenstand: Subject) -> dict[str, dict[str, dict[DocumentPlace, str]]]:
    """For each filled field what is missing without it: requirements and where they are asked for."""
    gesucht: dict[str, dict[str, dict[DocumentPlace, str]]] = {}
    for dokument, gliederung in gegenstand.gliederungen.items():
        for abschnitt in gliederung.alle():
            for punkt in abschnitt.punkte:
                if punkt.zustand is NeedState.LEER or punkt.grad == "nein" or not _allein(punkt, gegenstand):
                    continue
                ort = DocumentPlace(dokument, abschnitt.id, abschnitt.nummer)
                for slug in punkt.anforderungen or ("",):
                    gesucht.setdefault(punkt.feld, {}).setdefault(slug, {})[ort] = punkt.grad
    return gesucht


def _allein(punkt: Need, gegenstand: Subject) -> bool:
    """Whether nothing else would meet the need."""
    andere = (wert for feld in punkt.felder for wert in gegenstand.konzept.values_at(feld))
    return len(punkt.felder) == 1 or all(emptiness_of(wert) or ort == punkt.feld for ort, wert in andere)


def ersatz(alt: Any) -> Iterator[Any]:
    """Nothing, a blank, a placeholder, as far as the kind of value allows."""
    yield None
    if isinstance(alt, str):
        yield " "
        yield "TODO"
    elif isinstance(alt, list):
        yield []
        if alt and isinstance(alt[0], str):
            yield ["TODO"]
    elif isinstance(alt, dict) and alt.keys() & {"datei", "anlage"}:
        yield " "
        yield "TODO"


def fehler(pruefling: Pruefling) -> Iterator[str]:
    """What lint says otherwise than it must, a line for each mutation."""
    gegenstand, vorher = pruefling.gegenstand(), {_kern(f) for f in pruefling.befunde()}
    versucht = 0
    for stelle, (feld, gesucht) in few(enumerate(bedarf(gegenstand).items()), 6):
        art, teile = zerlegt(feld)
        alt = wert_an(pruefling.daten[art], teile)
        if alt is None or feld in ENTSCHEIDEND:
            continue
        for neu in one_of(ersatz(alt), stelle):
            datei = pruefling.lies(art, mit(pruefling.daten[art], teile, neu))
            if datei.findings:
                continue  # what the schema refuses is told by reading
            versucht += 1
            lose = texte_von(alt, pruefling.namen[art])
            neue = [
                f
                for f in pruefling.befunde({art: datei})
                if _kern(f) not in vorher and f.code not in FOLGEN and (f.code, f.file) not in lose
                if f.requirement or f.code != "TD301" or "" in gesucht  # else a text wants to put it in
            ]
            if {f.code for f in neue} <= {"TD701"} and _bedingung(feld, gegenstand):
                continue  # without it the section falls away; a placeholder is told as one
            if text := abweichung(neue, gesucht, feld, gegenstand):
                yield f"{feld} = {neu!r}: {text}"
    assert versucht > 6


def texte_von(alt: Any, datei: str) -> set[tuple[str, str]]:
    """That nothing names a text any more is told (TD322) where what named it is gone."""
    if isinstance(alt, dict):
        genannt = {("TD322", normpath(join(dirname(datei), alt["datei"])))} if "datei" in alt else set()
        return genannt.union(*(texte_von(wert, datei) for wert in alt.values()))
    return set().union(*(texte_von(wert, datei) for wert in alt)) if isinstance(alt, list) else set()


def _kern(finding: Finding) -> tuple[str, str, str, str]:
    """A finding without its line, which moves when another goes."""
    return finding.code, finding.file, finding.path, finding.requirement


def _bedingung(feld: str, gegenstand: Subject) -> bool:
    """Whether it is asked for only where it is given: a condition of its section or part names it."""
    bedingungen = [
        eintrag.wenn
        for gliederung in gegenstand.gliederungen.values()
        for plan in gliederung.profil.alle()
        for eintrag in (plan.eintrag, *plan.eintrag.teile.values(), *plan.bedarfe())
        if eintrag.wenn
    ]
    return any(feld in wenn for wenn in bedingungen)


def abweichung(
    neue: list[Finding], gesucht: dict[str, dict[DocumentPlace, str]], feld: str, gegenstand: Subject
) -> str:
    """What is wrong with the new findings."""
    if any(finding.code not in PFLICHT for finding in neue):
        return f"auch {sorted(f.code for f in neue)}"
    if len(neue) != len(gesucht) or {f.requirement for f in neue} != set(gesucht):
        return f"{sorted(f.requirement for f in neue)} statt {sorted(gesucht)}"
    orte = {gegenstand.geladen.ort(ort)[::2] for ort in (feld, *(sonst(feld, gegenstand)))}
    for finding in neue:
        if (finding.file, finding.path) not in orte:
            return f"steht bei {finding.file} {finding.path}"
        if not gesucht[finding.requirement].keys() <= set(finding.documents):
            return f"nennt nur {finding.documents}"
        schwerste = "error" if "ja" in gesucht[finding.requirement].values() else "warning"
        if finding.severity != schwerste and len(neue) == 1:
            return f"ist {finding.severity} statt {schwerste}"
    return ""


def sonst(feld: str, gegenstand: Subject) -> Iterator[str]:
    """The first of several fields of which one is enough: what is missing stands there."""
    for gliederung in gegenstand.gliederungen.values():
        for abschnitt in gliederung.alle():
            yield from (punkt.felder[0] for punkt in abschnitt.punkte if feld in punkt.felder)


@pytest.mark.parametrize("beispiel", few(EXAMPLES, 2), ids=lambda ordner: ordner.name)
def test_every_leaf_of_the_examples(beispiel: Path, tmp_path: Path) -> None:
    shutil.copytree(beispiel, tmp_path / "e")
    for pruefling in prueflinge(tmp_path / "e"):
        assert list(fehler(pruefling)) == []


@pytest.fixture(scope="session")
def vorrat(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A value for each field that an example fills, texts in place."""
    werte: dict[str, Any] = {}
    for beispiel in EXAMPLES:
        ordner = tmp_path_factory.mktemp("vorrat") / beispiel.name
        shutil.copytree(beispiel, ordner)
        for pruefling in prueflinge(ordner):
            for feld in bedarf(pruefling.gegenstand()):
                art, teile = zerlegt(feld)
                wert = wert_an(pruefling.daten[art], teile)
                if isinstance(wert, dict) and wert.keys() & {"datei", "anlage", "entfaellt"}:
                    wert = "Das ist in diesem Angebot geregelt und wird mit allen Beteiligten besprochen."
                if wert is not None:
                    werte.setdefault(feld, wert)
    return werte


def gefuellt(profil: str, ordner: Path, vorrat: dict[str, Any]) -> Pruefling:
    """What `tdocs init` writes for a profile, filled where lint says so until it says no more."""
    dokument = next(p.dokument for p in all_profiles() if p.name == profil)
    profile = accompanied(profil, dokument)
    namen = {
        FileKind.TRAEGER: "provider.yaml",
        FileKind.ANGEBOT: "offer.yaml",
        FileKind.PERSONAL: "staffing.yaml",
    }
    build_tree(ordner, {**starter_files("haus", profile, dokument)})
    pruefling = Pruefling(ordner, namen)
    for _ in range(5):
        offen = [f for f in pruefling.befunde() if f.code.startswith("TD30")]
        if not offen:
            return pruefling
        for finding in offen:
            art = next(a for a, name in namen.items() if name == finding.file)
            feld = f"{art}.{finding.path}"
            wert = vorrat.get(feld) or _beispielwert(feld)
            pruefling.daten[art] = mit(pruefling.daten[art], zerlegt(feld)[1], wert)
        for art in namen:
            pruefling.setze(art, pruefling.daten[art])
    raise AssertionError(offen)


def _beispielwert(feld: str) -> Any:
    """The example that the model gives, else a text."""
    pfad = FieldPath(feld).field
    modell = BUILT_IN_FIELDS.at(pfad.parent).typ
    assert isinstance(modell, type)
    info = modell.model_fields[pfad.name]  # type: ignore[attr-defined]
    return info.examples[0] if info.examples else "Das ist im Angebot geregelt und allen bekannt."


@pytest.mark.parametrize("profil", few(PROFILE, 3))
def test_every_leaf_of_a_filled_start(profil: str, tmp_path: Path, vorrat: dict[str, Any]) -> None:
    assert list(fehler(gefuellt(profil, tmp_path, vorrat))) == []


def test_the_examples_as_they_are_have_no_finding_above_hint(tmp_path: Path) -> None:
    for beispiel in EXAMPLES:
        shutil.copytree(beispiel, tmp_path / beispiel.name)
        for pruefling in prueflinge(tmp_path / beispiel.name):
            assert [f for f in pruefling.befunde() if f.severity != "hint"] == []
