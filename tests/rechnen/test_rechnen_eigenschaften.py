"""What holds for the staffing figures whatever the positions are."""

from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rechnen.beispiele import nach_id, rechnung
from sampling import THOROUGH
from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie
from teilhabe_docs.rechnen.counted_positions import sum_of
from teilhabe_docs.rechnen.figures import rounded

VZAE = st.decimals("0.01", "40", places=2)
STUNDEN = st.decimals("0.1", "200", places=2)
BETREUUNG = st.sampled_from(["gruppe", "individuell"])


def umfaenge() -> st.SearchStrategy[dict[str, Any]]:
    """An amount in one of the two units."""
    return st.one_of(
        VZAE.map(lambda wert: {"vzae": wert}), STUNDEN.map(lambda wert: {"wochenstunden_h": wert})
    )


@st.composite
def positionen(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "bereich": draw(st.sampled_from(list(Bereich))),
        "kategorie": draw(st.sampled_from(list(Kategorie))),
        "beschaeftigung": draw(st.sampled_from(["angestellt", "angestellt", *Beschaeftigung])),
        **draw(umfaenge()),
    }


LISTEN = st.lists(positionen(), max_size=8)


def gesamt(*stellen: dict[str, Any]) -> Decimal:
    return sum_of(rechnung(*stellen, vollzeit_wochenstunden_h=39).stellen).vzae


def quote(*stellen: dict[str, Any]) -> Decimal | None:
    return rechnung(*stellen, vollzeit_wochenstunden_h=39).quote.prozent


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(LISTEN, st.randoms())
def test_the_order_of_positions_changes_no_sum_and_no_quota(alle: list[dict[str, Any]], zufall: Any) -> None:
    gemischt = list(alle)
    zufall.shuffle(gemischt)
    assert gesamt(*gemischt) == gesamt(*alle)
    assert quote(*gemischt) == quote(*alle)


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(LISTEN, positionen(), st.data())
def test_a_position_in_two_parts_counts_like_the_whole(
    alle: list[dict[str, Any]], eine: dict[str, Any], data: st.DataObject
) -> None:
    einheit = "vzae" if "vzae" in eine else "wochenstunden_h"
    teil = data.draw(st.decimals("0", str(eine[einheit]), places=2))
    haelften = [{**eine, einheit: teil}, {**eine, einheit: eine[einheit] - teil}]
    assert gesamt(*alle, *haelften) == gesamt(*alle, eine)
    assert quote(*alle, *haelften) == quote(*alle, eine)


COUNTED = {"bereich": "gruppe", "kategorie": "fachkraft_ausbildung", "vzae": Decimal("0.5")}
"""With it there is a quota."""


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(LISTEN, BETREUUNG, umfaenge())
def test_more_qualified_staff_never_lowers_the_quota(
    alle: list[dict[str, Any]], bereich: str, umfang: dict[str, Any]
) -> None:
    vorher = quote(*alle, COUNTED)
    nachher = quote(*alle, COUNTED, {"bereich": bereich, "kategorie": "fachkraft_studium", **umfang})
    assert vorher is not None
    assert nachher is not None
    assert rounded(nachher) >= rounded(vorher)


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(LISTEN, BETREUUNG, umfaenge())
def test_more_unqualified_staff_never_raises_it(
    alle: list[dict[str, Any]], bereich: str, umfang: dict[str, Any]
) -> None:
    vorher = quote(*alle, COUNTED)
    nachher = quote(*alle, COUNTED, {"bereich": bereich, "kategorie": "nicht_fachkraft", **umfang})
    assert vorher is not None
    assert nachher is not None
    assert rounded(nachher) <= rounded(vorher)


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(LISTEN, positionen())
def test_regie_and_those_not_employed_do_not_touch_it(
    alle: list[dict[str, Any]], eine: dict[str, Any]
) -> None:
    assume(eine["bereich"] not in ("gruppe", "individuell") or eine["beschaeftigung"] != "angestellt")
    assert quote(*alle, eine) == quote(*alle)


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(st.integers(1, 200), st.decimals("0.1", "99", places=1))
def test_the_agreed_ratio_is_reached_with_exactly_what_it_asks_for(plaetze: int, schluessel: Decimal) -> None:
    personal = {"personalschluessel": {"gruppe": f"1:{schluessel}"}}
    angebot = {"plaetze": plaetze}
    soll = nach_id(rechnung(angebot=angebot, **personal))["soll.gruppe"].wert
    assert soll is not None
    stelle = {"bereich": "gruppe", "vzae": rounded(soll)}
    ergebnis = nach_id(rechnung(stelle, angebot=angebot, **personal))["schluessel.gruppe"]
    assume(rounded(soll) > 0)
    assert ergebnis.stand(Decimal(8)) == "erreicht"
