"""What a profile's own text prints of what its section needs: in any case, on a condition, or not at all."""

from pathlib import Path

import pytest

from helpers import build_tree
from kleinprofil import LV, lies_profil, regal, stellen
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.documents.profile.unprinted_needs import not_put_out
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS, Bedarf

ONLY_SOMETIMES = {("individuell", "angebot.leistungen.individuell.punkte")}
"""Entries of an Anlass for which the model agreement has no letter; each is told as not printed (TD321)."""

HIDING = {
    "asked": "{{% if {f} is gegeben %}}\nEs steht woanders.\n{{% endif %}}\n",
    "set": "{{% set x = {f} %}}\nEs steht woanders.\n",
    "link": '{{{{ link("Woanders", {f}) }}}}\n',
    "reason": "Text\n{{% if {f} is entfallen %}}{{{{ {f} | grund }}}}{{% endif %}}\n",
    "comment": "{{# {{{{ {f} }}}} #}}\nText\n",
}
ON_CONDITION = {
    "value": '{{% if angebot.id == "x" %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n',
    "trait": "{{% if merkmale.alle_lebensbereiche %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n",
    "book": '{{% if merkmale.buch == "sgb8" %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n',
    "never": "{{% if {f} is gegeben and {f} is not gegeben %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n",
    "else": "{{% if {f} is gegeben %}}\nText\n{{% else %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n",
    "other": "{{% if angebot.personen is gegeben %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n",
    "elif": "{{% if angebot.personen is gegeben %}}\nA\n{{% elif angebot.personen is gegeben %}}\n\n"
    "{{{{ {f} }}}}\n\n{{% endif %}}\n",
    "no-round": "{{% for a in [] %}}\n\n{{{{ {f} }}}}\n\n{{% endfor %}}\n\nText\n",
    "no-such": "{{% for a in ['a'] %}}{{% if a == 'b' %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}{{% endfor %}}\n",
    "constant": "{{% if 1 == 2 %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n",
    "loop": "{{% if angebot.anlagen is gegeben %}}{{% for a in angebot.anlagen %}}\n\n{{{{ {f} }}}}\n\n"
    "{{% endfor %}}{{% endif %}}\n\nText\n",
}
PRINTING = {
    "plain": "{{{{ {f} }}}}\n",
    "given": "{{% if {f} is gegeben %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n",
    "not-given": "{{% if {f} is not gegeben %}}\nText\n{{% else %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n",
    "both": '{{% if angebot.id == "x" %}}\n\n{{{{ {f} }}}}\n\n{{% else %}}\n\n{{{{ {f} }}}}\n\n'
    "{{% endif %}}\n",
    "book": '{{% if merkmale.buch == "sgb9" %}}\n\n{{{{ {f} }}}}\n\n{{% endif %}}\n\nText\n',
}


def _alone() -> list[tuple[str, str]]:
    """The sections of a built-in profile that need one field, each with that."""
    plans = [plan for plan in resolved(LV, "assistenz", BUILT_IN).alle() if not plan.eintrag.teile]
    needs = [(plan.id, [n.feld[0] for n in plan.bedarfe() if n.feld != ANNEX_LISTS]) for plan in plans]
    return [(id_, str(fields[0])) for id_, fields in needs if len(set(fields)) == 1]


def _found(folder: Path, section: str, text: str) -> list[str]:
    outline = f"profil: eigen\ndokument: {LV}\ntitel: Probe\nerweitert: assistenz\n"
    build_tree(folder / LV / "eigen", {"gliederung.yaml": outline, f"{section}.md": text})
    shelf = Shelf((*regal(folder).ordner, *BUILT_IN.ordner))
    return stellen(check_profile(resolved(LV, "eigen", shelf)))


def test_there_are_sections_to_try() -> None:
    assert len(_alone()) >= 1


@pytest.mark.parametrize("kind", HIDING)
@pytest.mark.parametrize(("section", "field"), _alone())
def test_a_field_that_is_only_used_is_not_printed(
    tmp_path: Path, section: str, field: str, kind: str
) -> None:
    found = _found(tmp_path, section, HIDING[kind].format(f=field))
    assert [one for one in found if f"»{field}« wird hier gebraucht, aber nicht gedruckt." in one]


@pytest.mark.parametrize("kind", ON_CONDITION)
@pytest.mark.parametrize(("section", "field"), _alone())
def test_a_field_on_a_condition_is_told_at_its_line(
    tmp_path: Path, section: str, field: str, kind: str
) -> None:
    text = ON_CONDITION[kind].format(f=field)
    line = text[: text.index("{{ ")].count("\n") + 1
    told = f"eigen/{section}.md:{line}:1 Der Text druckt »{field}« nur unter einer Bedingung"
    assert [one for one in _found(tmp_path, section, text) if one.startswith(told)]


@pytest.mark.parametrize("kind", PRINTING)
@pytest.mark.parametrize(("section", "field"), _alone())
def test_a_field_that_is_printed_wherever_it_is_given(
    tmp_path: Path, section: str, field: str, kind: str
) -> None:
    found = _found(tmp_path, section, PRINTING[kind].format(f=field))
    assert [one for one in found if "nicht gedruckt" in one or "unter einer Bedingung" in one] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{% if angebot.befoerderung == "keine" %}\nKeine.\n{% else %}\nWohl.\n{% endif %}\n', False),
        ('{% if angebot.befoerderung == "keine" %}\n{% endif %}\nText\n', True),
        ("{% if angebot.plaetze == 1 %}\n1\n{% else %}\n{{ angebot.plaetze }}\n{% endif %}\n", False),
        ("{% if angebot.plaetze == 1 %}\n{{ angebot.plaetze }}.\n{% endif %}\nText\n", True),
        ("{% if angebot.plaetze > 3 %}\n{{ angebot.plaetze }}.\n{% endif %}\nText\n", True),
    ],
)  # fmt: skip
def test_what_is_worded_by_its_value(tmp_path: Path, text: str, told: bool) -> None:
    field = "befoerderung" if "befoerderung" in text else "plaetze"
    profil = lies_profil(tmp_path, f"  - {{id: a, titel: A, braucht: angebot.{field}}}\n", {"a.md": text})
    assert bool(stellen(check_profile(profil))) == told


@pytest.mark.parametrize("at_need", [True, False])
def test_a_condition_may_stand_at_the_need(tmp_path: Path, at_need: bool) -> None:
    text = "{% if angebot.optionen.ileb %}\n{{ angebot.plaetze }}\n{% endif %}\n\nText\n"
    need = "{feld: angebot.plaetze, wenn: angebot.optionen.ileb, weil: w}" if at_need else "angebot.plaetze"
    profil = lies_profil(tmp_path, f"  - {{id: a, titel: A, braucht: [{need}]}}\n", {"a.md": text})
    assert bool(stellen(check_profile(profil))) == (not at_need)


def _needs(plan: SectionPlan) -> list[tuple[tuple[str | int, ...], Bedarf]]:
    parts = ((("teile", name, "braucht", i), n) for name, part in plan.eintrag.teile.items()
             for i, n in enumerate(part.braucht))  # fmt: skip
    own = ((("braucht", i), need) for i, need in enumerate(plan.eintrag.braucht))
    return [(place, need) for place, need in (*own, *parts) if need.feld != ANNEX_LISTS]


@pytest.mark.parametrize("profil", [*all_profiles()], ids=lambda p: f"{p.dokument}-{p.name}")
def test_the_built_in_texts_print_what_their_sections_need(profil: Profil) -> None:
    plans = [p for p in profil.alle() if (p.koerper and p.koerper.says_something) or p.eigene]
    found = {
        (plan.id, text.text.split("»")[1].split("«")[0])
        for plan in plans
        for text in not_put_out(profil, plan, _needs(plan), lambda body, line: False)
    }
    assert found <= ONLY_SOMETIMES
