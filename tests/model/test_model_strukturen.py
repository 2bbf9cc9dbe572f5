"""Structures: what may be absent, what falls away, and the rules inside one value."""

from typing import Any

import pytest
from pydantic import ValidationError

from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.choices import Beschaeftigung, Dokument, Format
from teilhabe_docs.model.configuration import Konfiguration
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.shared import Rechtsgrundlage
from teilhabe_docs.model.staffing import Personal

ANGEBOT = {"id": "skg", "bezeichnung": "Schulkindergarten Birkenweg"}


def angebot(**felder: Any) -> Angebot:
    return Angebot.model_validate({**ANGEBOT, **felder})


def fehler(modell: type[Model], daten: object) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as gefangen:
        modell.model_validate(daten)
    return [(".".join(str(teil) for teil in e["loc"]), e["type"]) for e in gefangen.value.errors()]


def test_only_what_identifies_is_required() -> None:
    assert fehler(Angebot, {}) == [("id", "missing"), ("bezeichnung", "missing")]
    assert fehler(Traeger, {}) == [("name", "missing")]
    Personal.model_validate({})


def test_an_empty_key_is_a_missing_key() -> None:
    leer = {name: None for name in Angebot.model_fields if name not in ANGEBOT}
    assert angebot(**leer) == angebot()
    assert fehler(Angebot, {**ANGEBOT, "id": None}) == [("id", "missing")]


def test_an_unknown_key_is_refused_even_when_empty() -> None:
    assert fehler(Angebot, {**ANGEBOT, "platze": None}) == [("platze", "extra_forbidden")]


def test_structures_are_always_there_and_never_shared() -> None:
    eines, anderes = angebot(), angebot()
    assert eines.oeffnung.tage_pro_jahr is None
    assert eines.zielgruppe.alter.von is None
    assert eines.leistungstraeger.anschrift == anderes.anschrift
    assert eines.anschrift is not eines.leistungstraeger.anschrift
    assert eines.oeffnung is not anderes.oeffnung


def test_flags_that_mean_no_when_absent_are_false_and_others_are_open() -> None:
    assert angebot().pool.vorgesehen is False
    assert angebot().zielgruppe.drohende_behinderung is False
    assert Traeger(name="x").datenschutz.beauftragte_person_benannt is None


@pytest.mark.parametrize("feld", ["plaetze", "methoden", "anschrift", "gewaltschutz", "land", "stand"])
def test_a_value_may_fall_away_with_a_reason(feld: str) -> None:
    assert getattr(angebot(**{feld: {"entfaellt": "Grund"}}), feld) == Entfaellt(entfaellt="Grund")


def test_a_reason_is_needed_to_fall_away() -> None:
    daten = {**ANGEBOT, "plaetze": {"entfaellt": " "}, "methoden": {"entfaellt": None}}
    assert fehler(Angebot, daten) == [
        ("plaetze.Entfaellt.entfaellt", "text_leer"),
        ("methoden.Entfaellt.entfaellt", "missing"),
    ]


def test_short_forms_are_read_as_the_whole() -> None:
    gelesen = angebot(ziele=["Teilhabe"], rechtsgrundlagen=["§ 113 SGB IX", {"zitat": "§ 4 SGB IX"}])
    assert isinstance(gelesen.ziele, tuple)
    assert isinstance(gelesen.rechtsgrundlagen, tuple)
    assert gelesen.ziele[0].text == "Teilhabe"
    assert gelesen.rechtsgrundlagen == (
        Rechtsgrundlage.model_validate("§ 113 SGB IX"),
        Rechtsgrundlage.model_validate({"zitat": "§ 4 SGB IX"}),
    )


def test_a_model_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        angebot().id = "anders"  # type: ignore[misc]


def test_an_end_lies_after_its_beginning() -> None:
    assert fehler(Angebot, {**ANGEBOT, "laufzeit": {"beginn": "2027-01-01", "ende": "2027-01-01"}}) == [
        ("laufzeit.ende", "laufzeit")
    ]
    zeiten = [{"wochentage": ["mo"], "von": "13:00", "bis": "8:30"}]
    assert fehler(Angebot, {**ANGEBOT, "oeffnung": {"zeiten": zeiten}}) == [
        ("oeffnung.zeiten.Wert.0.bis", "zeitfenster")
    ]
    assert fehler(Angebot, {**ANGEBOT, "zielgruppe": {"alter": {"von": "6", "bis": "3"}}}) == [
        ("zielgruppe.alter.bis", "alter")
    ]
    assert fehler(Angebot, {**ANGEBOT, "fachleistungsstunde": {"minuten_je_fls": 60, "direkt_min": 61}}) == [
        ("fachleistungsstunde.direkt_min", "fachleistungsstunde")
    ]


def test_an_end_may_stand_without_its_beginning() -> None:
    angebot(laufzeit={"ende": "2027-01-01"}, zielgruppe={"alter": {"bis": "3"}})
    angebot(laufzeit={"ende": "2027-01-01", "beginn": {"entfaellt": "noch offen"}})


def test_hours_do_not_overlap_on_one_day() -> None:
    vormittag = {"wochentage": ["mo", "di"], "von": "08:00", "bis": "12:00"}
    nachmittag = {"wochentage": ["mo"], "von": "12:00", "bis": "15:00"}
    mittag = {"wochentage": ["di"], "von": "11:30", "bis": "13:00"}
    angebot(oeffnung={"zeiten": [vormittag, nachmittag]})
    assert fehler(Angebot, {**ANGEBOT, "oeffnung": {"zeiten": [vormittag, nachmittag, mittag]}}) == [
        ("oeffnung.zeiten.2", "zeiten_ueberschnitten")
    ]


def test_ids_are_unique_in_their_list() -> None:
    assert fehler(Angebot, {**ANGEBOT, "gruppen": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}) == [
        ("gruppen.2.id", "id_doppelt")
    ]
    anlagen = [{"id": "a", "titel": "Eins"}, {"id": "a", "titel": "Zwei"}]
    assert fehler(Traeger, {"name": "x", "anlagen": anlagen}) == [("anlagen.1.id", "id_doppelt")]


def test_a_position_has_one_amount() -> None:
    position = {"id": "a", "funktion": "Leitung", "vzae": "1,0", "wochenstunden_h": "39"}
    assert fehler(Personal, {"positionen": [position]}) == [
        ("positionen.Wert.0.wochenstunden_h", "umfang_doppelt")
    ]
    gelesen = Personal.model_validate({"positionen": [{**position, "vzae": None}]})
    assert isinstance(gelesen.positionen, tuple)
    assert gelesen.positionen[0].beschaeftigung is Beschaeftigung.ANGESTELLT


def test_an_error_never_shows_other_data() -> None:
    with pytest.raises(ValidationError) as gefangen:
        angebot(plaetze="viele", leistungstraeger={"name": "Kreis Geheim"})
    assert "Geheim" not in str(gefangen.value)


def test_the_configuration_has_defaults() -> None:
    vorgabe = Konfiguration.model_validate({})
    assert (vorgabe.ausgabe, vorgabe.dokumente, vorgabe.formate) == (
        "ausgabe",
        tuple(Dokument),
        (Format.DOCX,),
    )
    assert fehler(Konfiguration, {"formate": ["odt"]}) == [("formate.0", "auswahl")]
