"""A duty that a package binds is bound whichever code tells that it is unmet."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import (
    CONFIG,
    DUTY,
    FILES,
    LB,
    NORD,
    NORM,
    OFFER,
    OUTLINE,
    member,
    package,
    places,
    said,
)
from helpers import build_tree
from sampling import few
from teilhabe_docs.rules.checks.pflichtinhalt import _CODES
from teilhabe_docs.rules.policy.rule_selection import FindingKind, of_the_duty

STRUCTURE = (
    "  angebot.eigene.fahrten: {art: gruppe, beschreibung: Fahrten, felder: {zahl: {art: ganze_zahl}, "
    "start: {art: ganze_zahl}}}\n"
)
UNMET = {
    "TD302": 'fahrdienst: " "',
    "TD303": "fahrdienst: TODO",
    "TD304": 'fahrdienst: "## Unser Fahrdienst"',
    "TD306": "fahrdienst: {entfaellt: Alle kommen zu Fuß.}",
    "TD307": "fahrdienst: Ein Bus fährt.",
    "TD311": "fahrdienst: {entfaellt: entfällt}",
}
WHERE = ("kommentar", "ausnahme", "ausser", "schwere", "nur")


def unmet(code: str, where: str, config: str) -> None:
    """A member that does not meet the duty, and what is to keep that from being told."""
    kind, reason = f"{code}:fahrdienst", "Der Bus kommt im Mai."
    comment = f"  # tdocs: ignore[{kind}] {reason}\n" if where == "kommentar" else ""
    settings = {
        "kommentar": "",
        "ausnahme": f"ausnahmen: [{{regel: '{kind}', ort: eigene.fahrdienst, grund: {reason}}}]\n",
        "ausser": f"regeln: {{ausser: [{code}]}}\n",
        "schwere": f"regeln: {{schwere: {{'{kind}': aus}}}}\n",
        "nur": "regeln: {nur: [TD704]}\n",
    }[where]
    offer = f"{OFFER}eigene:\n{comment}  {UNMET[code]}\n"
    member(**{"tdocs.yaml": config + settings, "offer.yaml": offer})


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("code", few(UNMET, 3))
def test_what_binds_a_duty_binds_every_finding_on_it(tdocs: Tdocs, code: str, where: str) -> None:
    waived = ", entfaellt: ja" if code == "TD311" else ""
    need = f"braucht: {{feld: angebot.eigene.fahrdienst, mindestens: 40{waived}}}"
    package(**{OUTLINE: NORD.replace("braucht: angebot.eigene.fahrdienst", need)})
    unmet(code, where, CONFIG)
    found = said(tdocs, "lint", "mitglied")
    assert code in [f["code"] for f in found if f.get("requirement") == "fahrdienst"]
    told = [f["message"] for f in found if f["code"] == "TD906"]
    assert len(told) == 1
    assert "Das Paket »verband-nord« macht TD301:fahrdienst zur Pflicht" in told[0]


@pytest.mark.parametrize("own", ["pflichtregeln: ['TD301:fahrdienst']\n", ""])
def test_one_s_own_settings_and_the_call_bind_a_duty_likewise(tdocs: Tdocs, own: str) -> None:
    build_tree(Path("verband"), {**FILES, "paket.yaml": FILES["paket.yaml"].split("pflichtregeln")[0]})
    unmet("TD306", "kommentar", CONFIG + own)
    call = ("lint", "mitglied", *([] if own else ["--mandatory", "TD301:fahrdienst"]))
    assert "TD306" in [f["code"] for f in said(tdocs, *call)]
    assert "TD306" not in [f["code"] for f in said(tdocs, "lint", "mitglied")] or own


FIELD = "  angebot.eigene.fahrdienst: {art: langer_text, beschreibung: Fahrdienst}\n"
TAKEN = "aendern:\n  umfang: {pflicht: nein}\n"
HEIR = f"profil: west\ndokument: {LB}\ntitel: West\nerweitert: nord\n"
IN_VAIN = {
    "duty": ({OUTLINE: NORD.replace("    erfuellt: fahrdienst\n", "")}, ("TD308", OUTLINE, 1)),
    "removed": (
        {f"{LB}/west/gliederung.yaml": HEIR + "entfernen: {fahrdienst: Alle gehen.}\n"},
        ("TD308", f"{LB}/west/gliederung.yaml", 5),
    ),
    "narrowed": ({OUTLINE: NORD + TAKEN}, ("TD308", OUTLINE, 14)),
    "field": (
        {OUTLINE: NORD.replace(FIELD, FIELD + FIELD.replace("fahrdienst:", "rufbus:"))},
        ("TD321", OUTLINE, 7),
    ),
    "inside": (
        {
            OUTLINE: NORD.replace("felder:\n", "felder:\n" + STRUCTURE).replace(
                "braucht: angebot.eigene.fahrdienst",
                "braucht: [angebot.eigene.fahrdienst, angebot.eigene.fahrten.zahl]",
            )
        },
        ("TD321", OUTLINE, 6),
    ),
}


@pytest.mark.parametrize("kind", IN_VAIN)
def test_what_only_members_would_be_told_is_told_of_the_package_alone_at_its_line(
    tdocs: Tdocs, kind: str
) -> None:
    changed, expected = IN_VAIN[kind]
    package(**changed)
    assert places(said(tdocs, "validate", "verband")) == [expected]
    assert places(said(tdocs, "lint", "verband")) == [expected]


@pytest.mark.parametrize("bound", [False, True])
def test_a_reason_in_the_package_holds_there_but_not_against_its_own_binding_rule(
    tdocs: Tdocs, bound: bool
) -> None:
    reason = "  # tdocs: ignore[TD308:{}] So mit den Mitgliedern beschlossen.\n"
    package(**{OUTLINE: NORD + TAKEN})
    (told,) = said(tdocs, "validate", "verband")
    slug = told["requirement"]
    line = TAKEN.replace("  umfang", reason.format(slug) + "  umfang")
    rules = FILES["paket.yaml"].replace("TD301:fahrdienst", f"TD301:{slug}" if bound else "TD301:fahrdienst")
    build_tree(Path("begruendet"), {**FILES, OUTLINE: NORD + line, "paket.yaml": rules})
    assert [f["code"] for f in said(tdocs, "validate", "begruendet")] == (["TD906", "TD308"] if bound else [])


def test_a_base_that_no_member_may_take_leaves_a_duty_to_those_that_extend_it(tdocs: Tdocs) -> None:
    base = NORD.replace("    erfuellt: fahrdienst\n", "")
    heir = HEIR + "aendern:\n  fahrdienst: {erfuellt: fahrdienst}\n"
    files = {OUTLINE: base, f"{LB}/west/gliederung.yaml": heir}
    prescribed = FILES["paket.yaml"].replace("nord}", "west}")
    package(**files, **{"paket.yaml": prescribed})
    assert said(tdocs, "validate", "verband") == []
    build_tree(Path("offen"), {**FILES, **files})
    assert places(said(tdocs, "validate", "offen")) == [("TD308", OUTLINE, 1)]


def test_every_code_on_mandatory_content_belongs_to_the_duty() -> None:
    bound = {kind.code for kind in of_the_duty(FindingKind("TD301", "fahrdienst"))}
    assert bound >= {*_CODES.values(), "TD307", "TD308"}


IN_TWO = DUTY.replace(f"[{LB}]", f"[{LB}, leistungsvereinbarung]")
REASON = "    # tdocs: ignore[TD308:fahrdienst] Jedes Haus schreibt hier sein eigenes Profil.\n"
LV_OUTLINE = "leistungsvereinbarung/nord-lv/gliederung.yaml"
LV = "profil: nord-lv\ndokument: leistungsvereinbarung\ntitel: Nord\nerweitert: sgb9-125\n"
LV_MET = (
    f"{LV}einfuegen: [{{nach: umfang, id: f, titel: F, erfuellt: fahrdienst, "
    "braucht: angebot.eigene.fahrdienst}]\n"
)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"anforderungen.yaml": IN_TWO}, [("TD308", "anforderungen.yaml", 5)]),
        ({"anforderungen.yaml": IN_TWO, LV_OUTLINE: LV}, [("TD308", LV_OUTLINE, 1)]),
        ({"anforderungen.yaml": IN_TWO, LV_OUTLINE: LV_MET}, []),
        ({"anforderungen.yaml": IN_TWO.replace("  verlangt_in", "  grad: soll\n    verlangt_in")}, []),
        ({"anforderungen.yaml": IN_TWO.replace("    verlangt_in", f"{REASON}    verlangt_in")}, []),
    ],
)
def test_a_duty_in_a_document_without_a_profile_is_told_of_the_package(
    tdocs: Tdocs, files: dict[str, str], expected: list[tuple[str, str, int]]
) -> None:
    package(**files, **{"paket.yaml": FILES["paket.yaml"].split("pflichtregeln")[0]})
    assert places(said(tdocs, "validate", "verband")) == expected


def test_an_explanation_says_of_a_duty_only_what_holds(tdocs: Tdocs) -> None:
    build_tree(Path("gebunden"), FILES)
    outside = tdocs("explain", "TD301:fahrdienst", "--profiles", "gebunden").out
    assert f"sgb9_125: {NORM} (in jedem Profil: Leistungsbeschreibung)" in outside
    assert "sgb8_77: keine Norm; verlangt, wo ein Profil es vorsieht\n" in outside
    assert "»nord«: ein Fehler\n" in outside
    assert "Eine Ausnahme gibt es davon nicht. Das Paket »verband-nord« macht TD301:fahrdienst" in outside
    assert "tdocs: ignore" not in outside


def test_where_nobody_binds_a_duty_an_exception_is_offered(tdocs: Tdocs) -> None:
    build_tree(Path("frei"), {**FILES, "paket.yaml": FILES["paket.yaml"].split("pflichtregeln")[0]})
    told = tdocs("explain", "TD301:fahrdienst", "--profiles", "frei").out
    assert "tdocs: ignore[TD301:fahrdienst]" in told


def test_who_switches_off_a_rule_is_told_of_the_demand_that_names_it(tdocs: Tdocs) -> None:
    package(**{"paket.yaml": FILES["paket.yaml"].replace('["TD301', '[TD303, "TD301')})
    member(**{"tdocs.yaml": CONFIG + "regeln: {ausser: [TD303]}\n"})
    (told,) = [f["message"] for f in said(tdocs, "lint", "mitglied") if f["code"] == "TD906"]
    assert "macht TD303 zur Pflicht" in told


def test_an_old_name_in_a_package_is_to_be_changed_by_hand(tdocs: Tdocs) -> None:
    renamed = FILES["anforderungen.yaml"].replace("  fahrdienst:", "  fahrt:\n    frueher: fahrdienst")
    package(**{"anforderungen.yaml": renamed})
    found = [f for f in said(tdocs, "validate", "verband") if f["code"] == "TD818"]
    assert {f["file"] for f in found} == {"paket.yaml", OUTLINE}
    assert all("von Hand" in f["message"] and "migrate" not in f["message"] for f in found)
