"""How each type of value is printed in German."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kleinprofil import konzept, worte
from teilhabe_docs.documents.blocks import Footnote, Inline, LineBreak, OpenPlace, Paragraph, TextRun
from teilhabe_docs.documents.display import as_inline, german_date, german_number, joined, weekdays
from teilhabe_docs.documents.template.environment import ENVIRONMENT
from teilhabe_docs.documents.template.view import View, Viewing, views
from teilhabe_docs.model.choices import Wochentag


def wert(pfad: str, daten: dict[str, Any], filter_: str = "") -> Any:
    """The value at a path as a body sees it, in a concept with these data; optionally through a filter."""
    wurzel, *namen = pfad.split(".")
    ergebnis: Any = views(konzept(**{wurzel: daten}), Viewing())[wurzel]
    for name in namen:
        ergebnis = ergebnis.feld(name) if isinstance(ergebnis, View) else ergebnis
    return ENVIRONMENT.filters[filter_](ergebnis) if filter_ else ergebnis


def gedruckt(pfad: str, daten: dict[str, Any], filter_: str = "") -> str:
    return "".join(worte(k) for k in as_inline(wert(pfad, daten, filter_)))


VERPFLEGUNG = "angebot.leistungen.unterkunft_verpflegung"


@pytest.mark.parametrize(
    ("pfad", "daten", "text"),
    [
        ("angebot.stand", {"stand": "2027-09-01"}, "1. September 2027"),
        ("angebot.stand", {"stand": "2027-03-31"}, "31. März 2027"),
        ("angebot.bezeichnung", {"bezeichnung": "Haus *Nord*"}, "Haus *Nord*"),
        ("angebot.plaetze", {"plaetze": 24}, "24"),
        (VERPFLEGUNG, {"leistungen": {"unterkunft_verpflegung": [{"posten": "Mittagessen"}]}}, "Mittagessen"),
        (
            VERPFLEGUNG,
            {"leistungen": {"unterkunft_verpflegung": [{"posten": "Mittagessen", "umfang": "täglich"}]}},
            "Mittagessen: täglich",
        ),
        ("angebot.umfang.betreuung_tag_h", {"umfang": {"betreuung_tag_h": "6,50"}}, "6,5"),
        ("angebot.umfang.betreuung_tag_h", {"umfang": {"betreuung_tag_h": "10"}}, "10"),
        ("angebot.umfang.betreuung_tag_h", {"umfang": {"betreuung_tag_h": "0.75"}}, "0,75"),
        ("personal.fachkraftquote", {"fachkraftquote": "62,5 %"}, "62,5 %"),
        ("personal.fachkraftquote", {"fachkraftquote": "100"}, "100 %"),
        ("personal.personalschluessel.gruppe", {"personalschluessel": {"gruppe": "1:4,5"}}, "1 : 4,5"),
        ("personal.personalschluessel.gruppe", {"personalschluessel": {"gruppe": "1:60"}}, "1 : 60"),
        ("personal.netto_jahresarbeitszeit_h", {"netto_jahresarbeitszeit_h": "1580"}, "1.580"),
        ("angebot.einheiten_jahr", {"einheiten_jahr": "5040"}, "5.040"),
        ("angebot.optionen.ileb", {"optionen": {"ileb": "ja"}}, "ja"),
        ("angebot.optionen.ileb", {}, "nein"),
        ("angebot.land", {"land": "bw"}, "Baden-Württemberg"),
        ("angebot.vertragsgrundlage", {"vertragsgrundlage": "sgb9_134"}, "§ 134 SGB IX"),
        ("angebot.genehmigung.norm", {"genehmigung": {"norm": "§ 45 SGB VIII"}}, "§ 45 SGB VIII"),
    ],
)
def test_a_single_value(pfad: str, daten: dict[str, Any], text: str) -> None:
    assert gedruckt(pfad, daten) == text


@pytest.mark.parametrize(
    ("umfang", "text"), [({"vzae": "2"}, "2,00"), ({"vzae": "1,75"}, "1,75"), ({"vzae": "0,5"}, "0,50")]
)
def test_full_time_equivalents_have_two_decimals(umfang: dict[str, str], text: str) -> None:
    daten = {"positionen": [{"id": "l", "funktion": "Leitung", **umfang}]}
    (position,) = wert("personal.positionen", daten)
    assert as_inline(position.feld("vzae")) == (TextRun(text),)


def test_every_month_has_its_name() -> None:
    namen = [german_date(date(2027, monat, 1)).split()[1] for monat in range(1, 13)]
    assert (
        " ".join(namen)
        == "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    )


@pytest.mark.parametrize(("roh", "text"), [("100", "100"), ("1.50", "1,5"), ("0.10", "0,1"), ("3.00", "3")])
def test_only_superfluous_zeros_go(roh: str, text: str) -> None:
    assert german_number(Decimal(roh)) == text


ANSCHRIFT = {"strasse": "Birkenweg 3", "plz": "01067", "ort": "Musterstadt"}


def test_an_address_in_a_line_and_in_lines() -> None:
    daten = {"anschrift": ANSCHRIFT}
    assert gedruckt("angebot.anschrift", daten) == "Birkenweg 3, 01067 Musterstadt"
    assert as_inline(wert("angebot.anschrift", daten, "zeilen")) == (
        TextRun("Birkenweg 3"),
        LineBreak(),
        TextRun("01067"),
        TextRun(" "),
        TextRun("Musterstadt"),
    )


def test_what_an_address_lacks_is_an_open_place_of_its_own() -> None:
    knoten = as_inline(wert("angebot.anschrift", {"anschrift": {"ort": "Musterstadt"}}))
    offene = [k.pfad for k in knoten if isinstance(k, OpenPlace)]
    assert offene == ["angebot.anschrift.strasse", "angebot.anschrift.plz"]


@pytest.mark.parametrize(
    ("pfad", "filter_"),
    [
        ("anschrift", ""),
        ("anschrift", "zeilen"),
        *(("methoden", f) for f in ("", "und", "oder", "zeilen", "grund")),
    ],
)
def test_what_is_missing_as_a_whole_is_one_open_place(pfad: str, filter_: str) -> None:
    (offen,) = as_inline(wert(f"angebot.{pfad}", {}, filter_))
    assert isinstance(offen, OpenPlace)
    assert offen.pfad == f"angebot.{pfad}"
    assert offen.hinweis in ("Methoden", "Anschrift des Orts der Leistungserbringung")


@pytest.mark.parametrize("filter_", ["", "und", "oder", "zeilen", "grund"])
def test_a_waived_value_gives_its_reason(filter_: str) -> None:
    daten = {"methoden": {"entfaellt": "offenes Angebot"}}
    assert gedruckt("angebot.methoden", daten, filter_) == "entfällt (offenes Angebot)"


def test_a_contact_names_what_is_given() -> None:
    kontakt = {"telefon": "030 23125 100", "email": "info@example.org", "web": "https://www.example.org"}
    assert gedruckt("angebot.kontakt", {"kontakt": kontakt}) == (
        "Telefon 030 23125 100, E-Mail info@example.org, https://www.example.org"
    )
    assert gedruckt("angebot.kontakt", {"kontakt": {"email": "a@example.org"}}) == "E-Mail a@example.org"


@pytest.mark.parametrize(
    ("tage", "text"),
    [
        ("mo di mi do fr", "Montag bis Freitag"),
        ("fr mo di do mi", "Montag bis Freitag"),
        ("mo", "Montag"),
        ("sa so", "Samstag und Sonntag"),
        ("mo mi fr", "Montag, Mittwoch und Freitag"),
        ("mo di mi fr", "Montag bis Mittwoch und Freitag"),
        ("mo di do fr sa", "Montag, Dienstag und Donnerstag bis Samstag"),
        ("mo mo", "Montag"),
    ],
)
def test_days_of_the_week(tage: str, text: str) -> None:
    assert weekdays(tuple(Wochentag(tag) for tag in tage.split())) == text


def zeitfenster(**fenster: Any) -> str:
    (eines,) = wert("angebot.oeffnung.zeiten", {"oeffnung": {"zeiten": [fenster]}})
    return "".join(worte(k) for k in as_inline(eines))


def test_a_time_window() -> None:
    werktage = ["mo", "di", "mi", "do", "fr"]
    assert zeitfenster(wochentage=werktage, von="7:30", bis="13:30") == (
        "Montag bis Freitag von 07:30 bis 13:30 Uhr"
    )
    assert zeitfenster(von="7:30") == "[Wochentage] von 07:30 bis [Ende der Öffnungszeit] Uhr"


def test_a_legal_basis_with_version_and_note() -> None:
    basis = {"zitat": "§ 113 SGB IX", "fassung": "Fassung 2024", "hinweis": "Gilt *neu*."}
    (eine,) = wert("angebot.rechtsgrundlagen", {"rechtsgrundlagen": [basis]})
    knoten: tuple[Inline, ...] = as_inline(eine)
    assert "".join(worte(k) for k in knoten) == "§ 113 SGB IX (Fassung 2024)^[Gilt *neu*.]"
    assert knoten[-1] == Footnote((Paragraph((TextRun("Gilt *neu*."),)),))


def test_a_legal_basis_alone() -> None:
    (eine,) = wert("angebot.rechtsgrundlagen", {"rechtsgrundlagen": ["§ 113 SGB IX"]})
    assert as_inline(eine) == (TextRun("§ 113 SGB IX"),)


@pytest.mark.parametrize(
    ("liste", "und", "oder"),
    [
        (["a"], "a", "a"),
        (["a", "b"], "a und b", "a oder b"),
        (["a", "b", "c"], "a, b und c", "a, b oder c"),
    ],
)
def test_a_list_inside_a_sentence(liste: list[str], und: str, oder: str) -> None:
    assert gedruckt("angebot.methoden", {"methoden": liste}, "und") == und
    assert gedruckt("angebot.methoden", {"methoden": liste}, "oder") == oder


def test_a_list_of_choices_prints_their_words() -> None:
    daten = {"einsatzorte": ["kita", "schule"]}
    assert gedruckt("angebot.einsatzorte", daten, "und") == "Kindertageseinrichtung und Schule"


def test_choices_that_end_alike_say_it_once() -> None:
    daten = {"zielgruppe": {"beeintraechtigungen": ["koerperlich", "geistig", "seelisch"]}}
    gedruckte = gedruckt("angebot.zielgruppe.beeintraechtigungen", daten, "und")
    assert gedruckte == "körperliche, geistige und seelische Beeinträchtigungen"
    gemischt = {"zielgruppe": {"beeintraechtigungen": ["koerperlich", "sinne"]}}
    gedruckte = gedruckt("angebot.zielgruppe.beeintraechtigungen", gemischt, "und")
    assert gedruckte == "körperliche und Sinnesbeeinträchtigungen"
    davor = {"zielgruppe": {"beeintraechtigungen": ["sinne", "geistig"]}}
    gedruckte = gedruckt("angebot.zielgruppe.beeintraechtigungen", davor, "und")
    assert gedruckte == "Sinnesbeeinträchtigungen und geistige Beeinträchtigungen"


@pytest.mark.parametrize(
    ("schwerpunkte", "text"),
    [
        (
            ["emotionale_soziale_entwicklung", "geistige_entwicklung"],
            "emotionale und soziale Entwicklung und geistige Entwicklung",
        ),
        (
            ["koerperliche_motorische_entwicklung", "emotionale_soziale_entwicklung"],
            "körperliche und motorische Entwicklung und emotionale und soziale Entwicklung",
        ),
    ],
)
def test_labels_that_join_already_keep_their_last_word(schwerpunkte: list[str], text: str) -> None:
    assert gedruckt("angebot.foerderschwerpunkte", {"foerderschwerpunkte": schwerpunkte}, "und") == text


def test_a_list_in_lines() -> None:
    assert gedruckt("angebot.methoden", {"methoden": ["a", "b"]}, "zeilen") == "a\nb"


def test_nothing_joined_is_nothing() -> None:
    assert joined([], "und") == ()


@pytest.mark.parametrize(
    ("feld", "eintrag", "text"),
    [
        ("ziele", {"bereich": "Sprache", "text": "Sich mitteilen"}, "Sprache: Sich mitteilen"),
        ("ziele", "Sich mitteilen", "Sich mitteilen"),
        ("abgrenzung", {"gegenueber": "Pflege", "text": "SGB XI"}, "Pflege: SGB XI"),
        ("beteiligte", {"name": "Verband", "grundlage": "§ 4"}, "Verband (§ 4)"),
        ("beteiligte", {"name": "Verband"}, "Verband"),
        ("aussengruppen", {"bezeichnung": "S", "anschrift": ANSCHRIFT}, "S (Birkenweg 3, 01067 Musterstadt)"),
        ("gruppen", {"id": "g", "bezeichnung": "Eins", "plaetze": 8}, "Eins, 8"),
    ],
)  # fmt: skip
def test_structures_of_lists(feld: str, eintrag: Any, text: str) -> None:
    (einer,) = wert(f"angebot.{feld}", {feld: [eintrag]})
    assert "".join(worte(k) for k in as_inline(einer)) == text


def test_a_person_with_function() -> None:
    daten = {"vertretungsberechtigte": [{"name": "Erika Beispiel", "funktion": "Vorstand"}]}
    (eine,) = wert("traeger.vertretungsberechtigte", daten)
    assert "".join(worte(k) for k in as_inline(eine)) == "Erika Beispiel, Vorstand"
