"""What is asked for and lacking is told with what belongs there, wherever the profile says it."""

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_package_duties import UNMET
from cli.test_cli_packages import NORD, OFFER, OUTLINE, member, package, said

HINT = "Wer wen abholt und wann"
SECTION = NORD.replace("    erfuellt:", f"    hinweis: {HINT}\n    erfuellt:")
FIELD = NORD.replace("beschreibung: Fahrdienst}", f"beschreibung: Fahrdienst, hinweis: {HINT}}}")
BOTH = SECTION.replace("beschreibung: Fahrdienst}", "beschreibung: Fahrdienst, hinweis: Ohne Namen}")
PART = NORD.replace(
    "    erfuellt: fahrdienst\n    braucht: angebot.eigene.fahrdienst\n",
    "    hinweis: Alles zum Weg\n    teile:\n      bus:\n        erfuellt: fahrdienst\n"
    f"        hinweis: {HINT}\n        braucht: angebot.eigene.fahrdienst\n",
)
CASES = {"TD301": "", **UNMET}
WAIVED = "braucht: {feld: angebot.eigene.fahrdienst, mindestens: 40, entfaellt: ja}"


def told(tdocs: Tdocs, outline: str, code: str) -> str:
    need = WAIVED if code == "TD311" else WAIVED.replace(", entfaellt: ja", "")
    body = "(@bus) So fahren wir:\n\n{{ angebot.eigene.fahrdienst }}\n" if "bus:" in outline else ""
    texts = {OUTLINE.replace("gliederung.yaml", "fahrdienst.md"): body} if body else {}
    package(**{OUTLINE: outline.replace("braucht: angebot.eigene.fahrdienst", need)}, **texts)
    member(**{"offer.yaml": f"{OFFER}eigene:\n  {CASES[code]}\n"})
    (message,) = (
        f["message"]
        for f in said(tdocs, "lint", "mitglied")
        if f["code"] == code and "ahrdienst" in f["message"]
    )
    return str(message)


@pytest.mark.parametrize("outline", [SECTION, FIELD, BOTH, PART], ids=["section", "field", "both", "part"])
@pytest.mark.parametrize("code", CASES)
def test_a_duty_of_one_s_own_is_told_with_what_belongs_there(tdocs: Tdocs, outline: str, code: str) -> None:
    assert told(tdocs, outline, code).endswith(f" Was hierher gehört: {HINT}.")


@pytest.mark.parametrize("code", ["TD301", "TD307"])
def test_where_nobody_says_it_nothing_is_said(tdocs: Tdocs, code: str) -> None:
    assert "Was hierher gehört" not in told(tdocs, NORD, code)
