"""The table of positions that a body prints: amounts in VZÄ, sums, and what follows from them."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import gebaut, geladen, lies_profil, stellen, worte
from teilhabe_docs.documents.blocks import Paragraph, TableBlock, TextRun, nodes
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.rendering.assembly import AssembledDocument

ABSCHNITT = "  - {id: a, titel: A, braucht: personal.positionen}\n"
GRUPPE = {"bereich": "gruppe", "kategorie": "fachkraft_studium"}


def dokument(wurzel: Path, text: str = "{{ stellenplan() }}\n", **daten: Any) -> AssembledDocument:
    profil = lies_profil(wurzel / "p", ABSCHNITT, {"a.md": text})
    assert check_profile(profil) == ()
    return gebaut(geladen(wurzel / "k", **daten), profil)


def positionen(*eintraege: dict[str, Any], **personal: Any) -> dict[str, Any]:
    benannt = [{"id": f"s{i}", "funktion": f"Stelle {i}", **eintrag} for i, eintrag in enumerate(eintraege)]
    return {"positionen": benannt, **personal}


def zeilen(gebaute: AssembledDocument) -> list[list[str]]:
    """The rows of the table, its head first."""
    (tabelle,) = (k for k in nodes(gebaute.dokument) if isinstance(k, TableBlock))
    alle = [tabelle.kopf, *tabelle.zeilen]
    return [["".join(worte(teil) for teil in zelle) for zelle in zeile] for zeile in alle]


def saetze(gebaute: AssembledDocument) -> list[str]:
    return [worte(k) for eins in gebaute.dokument.abschnitte for k in nodes(eins) if isinstance(k, Paragraph)]


def test_hours_become_full_time_equivalents_and_areas_have_sums(tmp_path: Path) -> None:
    personal = positionen(
        {**GRUPPE, "wochenstunden_h": "29,25"},
        {"bereich": "leitung", "vzae": "0,5"},
        {"bereich": "gruppe", "kategorie": "nicht_fachkraft", "vzae": 1},
        vollzeit_wochenstunden_h=39,
    )
    assert zeilen(dokument(tmp_path, personal=personal)) == [
        ["Funktion", "VZÄ"],
        ["Stelle 0", "0,75"],
        ["Stelle 2", "1,00"],
        ["Summe Gruppe", "1,75"],
        ["Stelle 1", "0,50"],
        ["Summe", "2,25"],
        ["davon Fachkraft mit Studium", "0,75"],
        ["davon Nicht-Fachkraft", "1,00"],
        ["davon Regie", "0,50"],
    ]


@pytest.mark.parametrize(
    ("leitung", "ohne"), [({}, ""), ({"kategorie": "fachkraft_studium"}, " (ohne Regie)")]
)
def test_sums_by_category_say_that_regie_is_left_out_where_it_has_one(
    tmp_path: Path, leitung: dict[str, str], ohne: str
) -> None:
    """Else a reader adds up the rows of a category and gets another sum, as `tdocs personal` shows it."""
    personal = positionen({**GRUPPE, "vzae": 1}, {"bereich": "leitung", "vzae": 1, **leitung})
    assert zeilen(dokument(tmp_path, personal=personal))[-2:] == [
        [f"davon Fachkraft mit Studium{ohne}", "1,00"],
        ["davon Regie", "1,00"],
    ]


def test_sums_alone_name_each_area_and_no_position(tmp_path: Path) -> None:
    personal = positionen(
        {**GRUPPE, "vzae": "0,75"},
        {"bereich": "leitung", "vzae": "0,5"},
        {"bereich": "gruppe", "kategorie": "nicht_fachkraft", "vzae": 1},
        {"bereich": "gruppe", "beschaeftigung": "freiwilligendienst", "vzae": 1},
        {"vzae": "0,25"},
        fachkraftquote=50,
    )
    made = dokument(tmp_path, '{{ stellenplan("summen") }}\n', personal=personal)
    assert zeilen(made) == [
        ["Bereich", "VZÄ"],
        ["Gruppe", "1,75"],
        ["Leitung", "0,50"],
        ["Weitere Stellen", "0,25"],
        ["Summe", "2,50"],
        ["davon Fachkraft mit Studium", "0,75"],
        ["davon Nicht-Fachkraft", "1,00"],
        ["davon ohne Kategorie", "0,25"],
        ["davon Regie", "0,50"],
    ]
    assert saetze(made) == []


def test_a_body_chooses_the_columns(tmp_path: Path) -> None:
    personal = positionen({**GRUPPE, "vzae": 1, "berufsgruppe": "Soziale *Arbeit*"})
    text = '{{ stellenplan("bereich", "kategorie", "berufsgruppe", "abschluss") }}\n'
    kopf, bereich, erste, *_ = zeilen(dokument(tmp_path, text, personal=personal))
    assert kopf == ["Funktion", "Kategorie", "Berufsgruppe", "Abschluss", "VZÄ"]
    assert bereich == ["Gruppe", "", "", "", ""]
    assert erste == ["Stelle 0", "Fachkraft mit Studium", "Soziale *Arbeit*", "–", "1,00"]


def test_each_area_is_named_once_and_the_sums_come_last(tmp_path: Path) -> None:
    personal = positionen(
        {**GRUPPE, "vzae": 1},
        {"bereich": "leitung", "vzae": 1},
        {**GRUPPE, "vzae": 1},
        {"vzae": 1},
        {"bereich": "gruppe", "vzae": 1, "beschaeftigung": "ausbildung"},
    )
    assert zeilen(dokument(tmp_path, '{{ stellenplan("bereich") }}\n', personal=personal)) == [
        ["Funktion", "VZÄ"],
        ["Gruppe", ""],
        ["Stelle 0", "1,00"],
        ["Stelle 2", "1,00"],
        ["Summe Gruppe", "2,00"],
        ["Leitung", ""],
        ["Stelle 1", "1,00"],
        ["Weitere Stellen", ""],
        ["Stelle 3", "1,00"],
        ["In den Summen nicht enthalten", ""],
        ["Stelle 4 (in Ausbildung, Gruppe)", "1,00"],
        ["Summe", "4,00"],
        ["davon Fachkraft mit Studium", "2,00"],
        ["davon ohne Kategorie", "1,00"],
        ["davon Regie", "1,00"],
    ]


def test_who_is_not_employed_is_no_part_of_the_sums(tmp_path: Path) -> None:
    personal = positionen(
        {"bereich": "gruppe", "vzae": 1, "beschaeftigung": "freiwilligendienst"}, {**GRUPPE, "vzae": 1}
    )
    gebaute = dokument(tmp_path, personal=personal)
    assert ["Summe", "1,00"] in zeilen(gebaute)
    begin = zeilen(gebaute).index(["In den Summen nicht enthalten", ""])
    assert zeilen(gebaute)[begin + 1] == ["Stelle 0 (im Freiwilligendienst)", "1,00"]
    assert saetze(gebaute) == [
        "In den Summen nicht enthalten und weder auf Schlüssel noch auf Fachkraftquote angerechnet: Stelle 0."
    ]


def test_a_sum_that_lacks_something_says_so(tmp_path: Path) -> None:
    personal = positionen({**GRUPPE, "vzae": 1}, {**GRUPPE, "wochenstunden_h": 30}, {**GRUPPE})
    reihen = zeilen(dokument(tmp_path, personal=personal))
    assert ["Stelle 1", "30 Wochenstunden"] in reihen
    assert ["Stelle 2", "–"] in reihen
    assert ["Summe Gruppe (unvollständig)", "1,00"] in reihen
    assert ["Summe (unvollständig)", "1,00"] in reihen


def test_quota_and_ratio_stand_below_where_they_are_agreed(tmp_path: Path) -> None:
    eintraege = ({**GRUPPE, "vzae": 2}, {"bereich": "gruppe", "kategorie": "nicht_fachkraft", "vzae": 1})
    vereinbart = positionen(*eintraege, fachkraftquote=60, personalschluessel={"gruppe": "1:4"})
    assert saetze(dokument(tmp_path, personal=vereinbart, angebot={"plaetze": 12})) == [
        "Rechnerisch ergibt sich aus diesen Stellen eine Fachkraftquote von 66,7 % (2,00 von 3,00 VZÄ in "
        "Gruppe und Individualleistungen) und ein Personalschlüssel der Gruppe von 1 : 4 "
        "(3,00 VZÄ für 12 Plätze).",
        "Das gibt die vorgesehenen Stellen wieder; vereinbart ist als Mindestwert eine Fachkraftquote von "
        "60 % und ein Personalschlüssel der Gruppe von 1 : 4.",
    ]


@pytest.mark.parametrize("quote", [None, {"entfaellt": "nicht vereinbart"}])
def test_what_is_not_agreed_is_not_promised(tmp_path: Path, quote: Any) -> None:
    personal = positionen({**GRUPPE, "vzae": 2}, fachkraftquote=quote)
    assert saetze(dokument(tmp_path, personal=personal, angebot={"plaetze": 12})) == []


def test_shown_amounts_that_add_up_to_something_else_are_explained(tmp_path: Path) -> None:
    drei = [{**GRUPPE, "wochenstunden_h": 5}] * 3
    gebaute = dokument(tmp_path, personal=positionen(*drei, vollzeit_wochenstunden_h=39))
    assert ["Summe Gruppe", "0,38"] in zeilen(gebaute)
    assert saetze(gebaute) == ["Die Summen sind aus den ungerundeten Werten gerechnet."]


def test_without_positions_there_is_an_open_place(tmp_path: Path) -> None:
    gebaute = dokument(tmp_path)
    assert [stelle.pfad for stelle in gebaute.offene] == ["personal.positionen"]


def test_positions_that_fall_away_give_the_reason(tmp_path: Path) -> None:
    profil = lies_profil(
        tmp_path / "p",
        "  - {id: a, titel: A, braucht: {feld: personal.positionen, entfaellt: ja}}\n",
        {"a.md": "{{ stellenplan() }}\n"},
    )
    personal = {"positionen": {"entfaellt": "nach bewilligten Stunden"}}
    assert saetze(gebaut(geladen(tmp_path / "k", personal=personal), profil)) == [
        "Entfällt: nach bewilligten Stunden."
    ]


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ('{{ stellenplan("vzae") }}\n', "»stellenplan« nimmt Spalten in Anführungszeichen"),
        ("{{ stellenplan(angebot.id) }}\n", "»stellenplan« nimmt Spalten in Anführungszeichen"),
        ('{{ stellenplan(spalten="bereich") }}\n', "»stellenplan« nimmt Spalten in Anführungszeichen"),
        ("Hier {{ stellenplan() }}\n", "steht allein auf seiner Zeile"),
        ("{% if stellenplan() %}x{% endif %}\n", "steht nur im Text"),
    ],
)
def test_a_wrong_use_is_told_with_its_line(tmp_path: Path, text: str, meldung: str) -> None:
    (befund, *_) = stellen(check_profile(lies_profil(tmp_path / "p", ABSCHNITT, {"a.md": text})))
    assert ":1:1 " in befund
    assert meldung in befund


HOURS = {
    "angebot": {"umfang": {"woche_h": 242, "wochen": 52}},
    "personal": positionen(
        {"bereich": "gruppe", "vzae": 1},
        {"bereich": "individuell", "vzae": 8},
        netto_jahresarbeitszeit_h=1400,
    ),
}


@pytest.mark.parametrize(
    ("traits", "area", "served"),
    [
        ("", "Gruppe", "Gruppe und Individualleistungen"),
        (
            "merkmale: {traeger_einheit: personen}\n",
            "gemeinsame Inanspruchnahme",
            "gemeinsamer und einzelner Assistenz",
        ),
    ],
)
def test_agreed_hours_are_held_against_positions_in_the_words_of_the_offer(
    traits: str, area: str, served: str, tmp_path: Path
) -> None:
    text = '{{ stellenplan("bereich", "umfang") }}\n'
    profil = lies_profil(tmp_path / "p", ABSCHNITT + traits, {"a.md": text})
    gebaute = gebaut(geladen(tmp_path / "k", **HOURS), profil)
    assert zeilen(gebaute)[1] == [area, ""]
    assert saetze(gebaute)[-1] == (
        "Die vereinbarten 12.584 Stunden im Jahr erfordern bei 1.400 Stunden je Vollkraft 8,99 VZÄ; "
        f"vorgesehen sind in {served} 9,00 VZÄ."
    )


def test_a_table_of_positions_needs_them_asked_for_or_guarded(tmp_path: Path) -> None:
    profil = lies_profil(tmp_path / "p", "  - {id: a, titel: A}\n", {"a.md": "{{ stellenplan() }}\n"})
    assert "nennt es nicht unter »braucht«" in stellen(check_profile(profil))[0]


def test_tables_without_end_come_to_an_end(tmp_path: Path) -> None:
    runde = "{% for a in personal.positionen %}\n{% for b in personal.positionen %}\n{{ stellenplan() }}\n\n"
    profil = lies_profil(tmp_path / "p", ABSCHNITT, {"a.md": f"{runde}{{% endfor %}}\n{{% endfor %}}\n"})
    personal = positionen(*[{**GRUPPE, "vzae": 1}] * 40)
    gebaute = gebaut(geladen(tmp_path / "k", personal=personal), profil)
    assert "Der Abschnitt »a« im Dokument »leistungsvereinbarung« wird zu groß" in stellen(gebaute.befunde)[0]


def test_sums_stand_out(tmp_path: Path) -> None:
    gebaute = dokument(tmp_path, personal=positionen({**GRUPPE, "vzae": 1}))
    fett = [k.text for k in nodes(gebaute.dokument) if isinstance(k, TextRun) and k.fett]
    assert fett == ["Summe", "1,00"]
