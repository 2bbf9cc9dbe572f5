"""A duty that a package binds is bound whichever code tells that it is unmet."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import CONFIG, FILES, NORD, OFFER, OUTLINE, member, package, said
from helpers import build_tree
from teilhabe_docs.rules.checks.pflichtinhalt import _CODES
from teilhabe_docs.rules.policy.rule_selection import FindingKind, of_the_duty

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
@pytest.mark.parametrize("code", UNMET)
def test_what_binds_a_duty_binds_every_finding_on_it(tdocs: Tdocs, code: str, where: str) -> None:
    need = "braucht: {feld: angebot.eigene.fahrdienst, mindestens: 40}"
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


def test_every_code_on_mandatory_content_belongs_to_the_duty() -> None:
    bound = {kind.code for kind in of_the_duty(FindingKind("TD301", "fahrdienst"))}
    assert bound >= {*_CODES.values(), "TD307", "TD308"}
