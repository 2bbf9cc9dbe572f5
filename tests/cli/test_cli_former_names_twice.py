"""A former name that has no effect is told at its place, in a package and in a house alike."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import CONFIG, GIVEN, LB, OFFER, member, package, said
from cli.test_cli_packages import DUTY as DUTY_OF_NORD
from helpers import build_tree
from sampling import few

HEAD = f"profil: haus\ndokument: {LB}\ntitel: Haus\nerweitert: {{}}\n"
FIELD = "  angebot.eigene.{}: {{frueher: {}, art: langer_text, beschreibung: Feld}}\n"
SECTION = (
    "  - {{nach: umfang, id: {}, frueher: {}, titel: Neu, braucht: [angebot.eigene.a, angebot.eigene.b]}}\n"
)
DUTY = "  {}: {{frueher: {}, titel: Pflicht, quelle: Beschluss}}\n"
OLD = {
    "twice in a list": ("[alt, alt]", "[frueh]", "steht hier zweimal"),
    "of two": ("alt", "[frueh, alt]", "ist schon der frühere Name von"),
    "of another": ("b", "[frueh]", "heißt heute etwas"),
    "its own": ("[alt, a]", "[frueh]", "heißt heute etwas"),
}


def written(folder: str, base: str, kind: str, first: str, second: str) -> str:
    """A folder of profiles with two things of one kind and their former names; the file that says them."""
    names = dict.fromkeys(("field", "section", "duty"), ("[]", "[]")) | {kind: (first, second)}

    def both(form: str, which: str) -> str:
        return form.format("a", names[which][0]) + form.format("b", names[which][1])

    outline = HEAD.format(base) + f"felder:\n{both(FIELD, 'field')}einfuegen:\n{both(SECTION, 'section')}"
    place, own = f"{LB}/haus/gliederung.yaml", f"anforderungen:\n{both(DUTY, 'duty')}"
    if folder == "verband":
        own = DUTY_OF_NORD + own.partition("\n")[2]
    build_tree(Path(folder), {place: outline, "anforderungen.yaml": own})
    return f"{folder}/{'anforderungen.yaml' if kind == 'duty' else place}"


@pytest.mark.parametrize("where", ["package", "house"])
@pytest.mark.parametrize("kind", ["field", "section", "duty"])
@pytest.mark.parametrize("fault", few(OLD))
def test_a_former_name_without_effect_is_told_once_at_its_place(
    tdocs: Tdocs, fault: str, kind: str, where: str
) -> None:
    package()
    member(**{"offer.yaml": OFFER.replace(": nord", ": haus") + GIVEN, "tdocs.yaml": CONFIG})
    first, second, expected = OLD[fault]
    folder = "verband" if where == "package" else "mitglied/profile"
    file = written(folder, "nord", kind, first, second)
    found = said(tdocs, "validate", ".")
    assert [(f["code"], f["file"]) for f in found if expected in f["message"]] == [("TD801", file)]


@pytest.mark.parametrize("where", ["package", "house"])
def test_former_names_that_mean_one_thing_each_are_let_be(tdocs: Tdocs, where: str) -> None:
    package()
    member(**{"offer.yaml": OFFER.replace(": nord", ": haus") + GIVEN})
    for kind in ("field", "section", "duty"):
        written("verband" if where == "package" else "mitglied/profile", "nord", kind, "alt", "[frueh]")
        assert not [f for f in said(tdocs, "validate", ".") if f["code"] == "TD801"]


@pytest.mark.parametrize("kind", ["field", "section", "duty"])
def test_of_two_that_claim_a_former_name_the_first_has_it(tdocs: Tdocs, kind: str) -> None:
    package()
    written("verband", "nord", kind, "alt", "[frueh, alt]")
    changed = f"{HEAD.format('haus')}aendern: {{alt: {{titel: Anders}}}}\n".replace(
        "profil: haus", "profil: eigen"
    )
    member(
        **{
            "offer.yaml": OFFER.replace(": nord", ": eigen" if kind == "section" else ": haus")
            + GIVEN
            + "  alt: Es bleibt, wie es war, und alle kommen heim.\n" * (kind == "field"),
            "tdocs.yaml": CONFIG + 'regeln: {schwere: {"TD301:alt": warnung}}\n' * (kind == "duty"),
            f"profile/{LB}/eigen/gliederung.yaml": changed
            if kind == "section"
            else HEAD.format("haus").replace("profil: haus", "profil: eigen"),
        }
    )
    (claimed,) = (
        f["message"] for f in said(tdocs, "validate", "verband") if "schon der frühere" in f["message"]
    )
    has_it = claimed.partition(" von »")[2].partition("«")[0].rpartition(".")[2]
    told = [f["message"] for f in said(tdocs, "lint", "mitglied") if f["code"] == "TD818"]
    assert told and all(f"heißt jetzt »{has_it}«" in text for text in told)
