"""The seventeen footnotes of the model agreement: printed always, under a condition, or not at all.

Numbered as in the Muster BW; notes of the document are looked for at the place that they belong to.
"""

from typing import Any

import pytest
import yaml
from beispiel import BW, LV, Fassung, beispiel, bw, fassung, mit, mit_ort, text_von, wert_an

from teilhabe_docs.documents.blocks import Footnote
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.choices import Leistungsform
from teilhabe_docs.resources import folder

WEG = "angebot.optionen.wegbegleitung"
UNTERKUNFT = "angebot.leistungen.unterkunft_verpflegung"
QUELLE = "personal.netto_jahresarbeitszeit_quelle"
FRIST = "angebot.laufzeit.kuendigungsfrist"
FORTGELTUNG = "angebot.laufzeit.fortgeltung_ohne_enddatum"
QUOTE = "personal.fachkraftquote"
GRUND = "in diesem Angebot arbeiten nahezu ausschließlich Nicht-Fachkräfte"

MIT_ALLEM: dict[str, Any] = {WEG: (Leistungsform.GRUPPE,)}
OHNE_ALLES: dict[str, Any] = {
    "angebot.rechtsgrundlagen": tuple(
        r.model_copy(update={"hinweis": None}) for r in wert_an("angebot.rechtsgrundlagen")
    ),
    WEG: (),
    UNTERKUNFT: Entfaellt(entfaellt="das Angebot umfasst keine Verpflegung"),
    FRIST: None,
    FORTGELTUNG: None,
}

AN_IHREM_ORT = [
    (1, "grundlagen.rechtsgrundlagen", ["angewendet"]),
    (2, "angebot.leistungsinhalt", ["Verwaltungsvorschrift Öffentliche Schulkindergärten", "B.II.1", "1984"]),
    (3, "angebot.kapazitaet", ["Bandbreite", "Verwaltungsvorschrift Öffentliche Schulkindergärten"]),
    (4, "personenkreis.bescheid", ["Ministeriums für Soziales", "8. März 2023"]),
    (5, "personenkreis.leistungsverpflichtung", ["§ 6 Abs. 6 LRV"]),
    (6, "ziele.angebotsziele", ["15. März 2011", "Dezember 2022"]),
    (7, "leistungsbereiche", ["außerunterrichtlichen Veranstaltungen der Schulen"]),
    (8, "leistungsbereiche", ["keine Beförderung", "gesonderte"]),
    (9, "gruppe.grundsatz", ["außerunterrichtlichen Veranstaltungen der Schulen"]),
    (10, "gruppe.unterkunft-verpflegung", ["Schullastenausgleich"]),
    (13, "personal.jahresarbeitszeit", ["Beschluss der Vertragskommission"]),
    (16, "personal.regie", ["Eingliederungshilfe"]),
    (17, "laufzeit.kuendigung", ["fortgilt", "Enddatum"]),
]
IMMER = (2, 3, 4, 5, 6, 7, 9, 13, 16)
"""Those that no value of the data takes away."""


def noten(fassung_: Fassung) -> list[tuple[str, str]]:
    """The notes of the agreement in order: the place of the mark and the text."""
    return [(ort, text_von_note(note)) for note, ort in mit_ort(fassung_.gebaut.dokument, Footnote)]


def text_von_note(note: Footnote) -> str:
    return " ".join(map(text_von, note.kinder))


@pytest.fixture(scope="module")
def mit_allem() -> Fassung:
    return fassung(mit(MIT_ALLEM))


@pytest.fixture(scope="module")
def ohne_alles() -> Fassung:
    return fassung(mit(OHNE_ALLES))


@pytest.mark.parametrize(("nummer", "ort", "worte"), AN_IHREM_ORT)
def test_a_note_of_the_document_stands_at_its_place(
    mit_allem: Fassung, nummer: int, ort: str, worte: list[str]
) -> None:
    assert [t for o, t in noten(mit_allem) if o == ort and all(wort in t for wort in worte)] != []


def test_with_all_options_the_agreement_has_these_notes_in_this_order_and_no_others(
    mit_allem: Fassung,
) -> None:
    assert [ort for ort, _ in noten(mit_allem)] == [ort for _, ort, _ in AN_IHREM_ORT]


def test_without_any_option_only_the_unconditional_notes_are_left(ohne_alles: Fassung) -> None:
    assert [ort for ort, _ in noten(ohne_alles)] == [o for nummer, o, _ in AN_IHREM_ORT if nummer in IMMER]


def test_notes_7_and_9_say_the_same(mit_allem: Fassung) -> None:
    texte = {t for o, t in noten(mit_allem) if o in ("leistungsbereiche", "gruppe.grundsatz")}
    assert len([t for t in texte if "außerunterrichtlich" in t]) == 1


def test_every_note_of_the_tree_is_a_note_of_the_markdown(mit_allem: Fassung) -> None:
    texte = [t for _, t in noten(mit_allem)]
    zeilen = [z for z in mit_allem.markdown.split("\n") if z.startswith("[^")]
    assert zeilen == [f"[^{i}]: {text}" for i, text in enumerate(texte, 1)]


# 1: from the data, and prefilled


def test_note_1_stands_at_the_legal_basis_that_has_advice() -> None:
    ohne = mit({"angebot.rechtsgrundlagen": OHNE_ALLES["angebot.rechtsgrundlagen"]})
    ohne = mit({"angebot.rechtsgrundlagen[2].hinweis": "Gilt auch für private Einrichtungen."}, ohne)
    (note,) = [t for o, t in noten(fassung(ohne)) if o == "grundlagen.rechtsgrundlagen"]
    assert note == "Gilt auch für private Einrichtungen."


def test_note_1_is_prefilled_at_the_administrative_regulation() -> None:
    rechtsgrundlagen = _vorbelegung()["angebot"]["rechtsgrundlagen"]
    (mit_hinweis,) = [r for r in rechtsgrundlagen if "hinweis" in r]
    assert "Öffentliche Schulkindergärten" in mit_hinweis["zitat"]
    assert "entsprechend" in mit_hinweis["hinweis"]


def _vorbelegung() -> dict[str, Any]:
    datei = folder("templates") / LV / BW / "vorbelegung.yaml"
    geladen: dict[str, Any] = yaml.safe_load(datei.read_text("utf-8"))
    return geladen


# 8, 10, 17: under a condition


@pytest.mark.parametrize("form", list(Leistungsform))
def test_note_8_comes_with_every_form_of_company_on_the_way(form: Leistungsform) -> None:
    assert any("Beförderung" in t for _, t in noten(fassung(mit({WEG: (form,)}))))


def test_note_8_falls_away_without_company_on_the_way() -> None:
    assert not any("Beförderung" in t for _, t in noten(fassung(mit({WEG: ()}))))


def test_note_10_falls_away_where_board_and_lodging_are_waived() -> None:
    ohne = fassung(mit({UNTERKUNFT: OHNE_ALLES[UNTERKUNFT]}))
    assert not any("Schullastenausgleich" in t for _, t in noten(ohne))


def test_note_17_falls_away_without_a_period_of_notice() -> None:
    assert not any("Enddatum" in t for _, t in noten(fassung(mit({FRIST: None}))))


def test_note_17_does_not_claim_a_continuation_that_is_not_agreed() -> None:
    assert not any("Enddatum" in t for _, t in noten(fassung(mit({FORTGELTUNG: False}))))


def test_a_period_of_notice_without_a_word_on_continuation_leaves_an_open_place() -> None:
    offene = fassung(mit({FORTGELTUNG: None})).gebaut.offene
    assert [stelle.pfad for stelle in offene] == [FORTGELTUNG]


# 13: from the data, else general


def test_note_13_names_the_source_of_the_working_time() -> None:
    (note,) = [
        t for o, t in noten(fassung(mit({QUELLE: "Beschluss Nr. 4"}))) if o == "personal.jahresarbeitszeit"
    ]
    assert note.rstrip(".") == "Beschluss Nr. 4"


def test_note_13_without_a_source_names_the_decision_and_no_date() -> None:
    (note,) = [t for o, t in noten(fassung(mit({QUELLE: None}))) if o == "personal.jahresarbeitszeit"]
    assert "Vertragskommission" in note
    assert not any(zeichen.isdigit() for zeichen in note)


# 3, 15: rules


def test_note_3_shows_the_range_of_each_group() -> None:
    geaendert = mit({"angebot.gruppen[0].plaetze_min": 5, "angebot.gruppen[0].plaetze_max": 9})
    assert "| 5 bis 9 |" in fassung(geaendert).markdown


def test_note_15_is_no_note_but_the_reason_that_replaces_the_quota() -> None:
    ohne_quote = fassung(mit({QUOTE: Entfaellt(entfaellt=GRUND)}))
    assert GRUND in text_von(ohne_quote.teil("personal.personalschluessel"))
    assert not any(ort == "personal.personalschluessel" for ort, _ in noten(ohne_quote))


def test_note_15_counts_a_waived_quota_as_answered() -> None:
    punkte = {
        p.feld: p.zustand
        for a in fassung(mit({QUOTE: Entfaellt(entfaellt=GRUND)})).gliederung.alle()
        for p in a.punkte
    }
    assert punkte[QUOTE] is NeedState.ENTFAELLT


def test_note_15_tells_the_author_when_the_quota_may_be_waived() -> None:
    assert "nahezu ausschließlich Nicht-Fachkräfte" in _hinweis("personal", "personalschluessel")


# 11, 12, 14: advice to the author

HINWEISE = [
    (11, "individuell", "fachliche-massnahmen", "zuschneiden"),
    (12, "individuell", "behandlungspflege", "vorhandene Personal"),
    (14, "personal", "qualifikation", "müssen aber nicht"),
]


def _hinweis(abschnitt: str, teil: str) -> str:
    plan = next(p for p in bw().alle() if p.id == abschnitt)
    return str(plan.eintrag.teile[teil].hinweis)


@pytest.mark.parametrize(("nummer", "abschnitt", "teil", "worte"), HINWEISE)
def test_advice_to_the_author_stands_in_the_outline(
    nummer: int, abschnitt: str, teil: str, worte: str
) -> None:
    assert worte in " ".join(_hinweis(abschnitt, teil).split())


@pytest.mark.parametrize(("nummer", "abschnitt", "teil", "worte"), HINWEISE)
def test_advice_to_the_author_is_not_printed(nummer: int, abschnitt: str, teil: str, worte: str) -> None:
    assert worte not in fassung(beispiel()).markdown


def test_no_advice_of_the_outline_is_printed() -> None:
    gedruckt = fassung(mit(MIT_ALLEM)).markdown
    hinweise = [e.hinweis for plan in bw().alle() for e in (plan.eintrag, *plan.eintrag.teile.values())]
    assert [h for h in hinweise if h and " ".join(h.split()) in gedruckt] == []
