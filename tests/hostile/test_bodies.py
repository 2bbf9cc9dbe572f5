# ruff: noqa: E501
"""Bodies and values: what multiplies is a finding, whatever it multiplies with, within the limits of the process."""

from pathlib import Path

import pytest

from hostile.kit import HOUSE, ONE, Run, cases, decent, everything, plant, tdocs, told, unix

pytestmark = unix
SECONDS = 2
"""Of processor time for one call; an ordinary one needs a tenth of it."""

NORD = "profile/leistungsbeschreibung/nord"
OUTLINE = "profil: nord\ndokument: leistungsbeschreibung\ntitel: Nord\nerweitert: rahmen\n"
RENDER = ("render", "--format", "md", "--force", *ONE)
OFFER = str(HOUSE["offer.yaml"]) + "profil: {leistungsbeschreibung: nord}\n"
TEXT = "Wir begleiten Menschen in ihrem Alltag und im Sozialraum, jeden Tag und gern. " * 120
N = 40


def doubled(first: str, pair: str, end: str) -> str:
    """A value that doubles forty times, and what is done with it."""
    steps = [f"{{% set a{n} = {pair.replace('X', f'a{n - 1}')} %}}" for n in range(1, N + 1)]
    return "\n".join([f"{{% set a0 = {first} %}}", *steps, end, ""])


def twins(end: str) -> str:
    """Two such values that are equal and not the same."""
    one = doubled("[1, 2]", "[X, X]", "")
    return one + one.replace("set a", "set b").replace("[a", "[b").replace(" a", " b") + end + "\n"


def loops(depth: int, width: int) -> str:
    listed = ", ".join(map(str, range(width)))
    opened = "".join(f"{{% for x{n} in [{listed}] %}}" for n in range(depth))
    return f"{opened}x{'{% endfor %}' * depth}\n"


BODIES = {
    "lists": doubled("[1]", "[X, X]", f"{{{{ a{N} }}}}"),
    "list in tuple": doubled("[1]", "([X], X)", f"{{{{ a{N} }}}}"),
    "text": doubled("'Haus'", "X ~ X", f"{{{{ a{N} }}}}"),
    "lists by plus": doubled("[1]", "X + X", f"{{{{ a{N} }}}}"),
    "compared": twins(f"{{% if a{N} == b{N} %}}gleich{{% endif %}}"),
    "looked for": twins(f"{{% if a{N} in [b{N}] %}}darin{{% endif %}}"),
    "joined": doubled("['a']", "[X, X]", f"{{{{ a{N} | und }}}}"),
    "loops": loops(8, 60),
    "loops over what doubles": doubled(
        "[1]", "[X, X]", f"{{% for x in a{N} %}}{{% for y in x %}}y{{% endfor %}}{{% endfor %}}"
    ),
    "times": "{{ 'x' * 1000000000 }}\n",
    "power": "{{ 10 ** 10 ** 10 }}\n",
    "range": "{% for x in range(10 ** 9) %}x{% endfor %}\n",
    "format": "{{ '%1000000000d' % 1 }}\n",
    "macro": "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}\n",
    "brackets": "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}\n",
    "lists in one another": "{{ " + "[" * 5_000 + "]" * 5_000 + " }}\n",
    "not": "{% if " + "not " * 20_000 + "true %}x{% endif %}\n",
    "conditions in one another": "{% if true %}" * 3_000 + "x" + "{% endif %}" * 3_000 + "\n",
    "a text printed a thousand times": "{{ traeger.leitbild }}\n\n" * 1_000,
    "a text in a loop": "{% for x in [1,2,3,4,5,6,7,8,9,10] %}{% for y in [1,2,3,4,5,6,7,8,9,10] %}{% for z in "
    "[1,2,3,4,5,6,7,8,9,10] %}\n\n{{ traeger.leitbild }}\n\n{% endfor %}{% endfor %}{% endfor %}\n",
    "references": '{{ ref("umfang") }} ' * 200_000,
    "a body of six megabytes": "Haus am See. " * 500_000,
}


def within(repo: Path, *argv: str) -> Run:
    return decent(tdocs(repo, *argv, seconds=SECONDS))


def refused(repo: Path) -> None:
    """Said by the first who reads it, and nothing large was written."""
    found = within(repo, "validate", "--format", "concise")
    run = told(within(repo, *RENDER), 1)
    assert "TD" in found.words + run.words, f"no finding\n{run}"
    written = sum(len(content) for content in everything(repo / "ausgabe").values())
    assert written < 5_000_000, f"{written} bytes were written"


@cases(BODIES)
def test_a_body_that_multiplies(case: str, repo: Path) -> None:
    plant(repo, {"offer.yaml": OFFER, f"{NORD}/gliederung.yaml": OUTLINE, f"{NORD}/ziel.md": case})
    plant(repo, {"texte/leitbild.md": TEXT})
    refused(repo)


def test_eighty_sections_from_one_body(repo: Path) -> None:
    places = "".join(
        f"  - {{nach: ziel, id: s{n}, titel: Teil, teile: {{t{n}: {{text: viel.md}}}}}}\n" for n in range(80)
    )
    outline = OUTLINE + "einfuegen:\n" + places
    body = "{{ traeger.leitbild }}\n\n" * 100
    plant(repo, {"offer.yaml": OFFER, f"{NORD}/gliederung.yaml": outline, f"{NORD}/viel.md": body})
    plant(repo, {"texte/leitbild.md": TEXT})
    refused(repo)


def test_many_offers_of_much_each(repo: Path) -> None:
    """What each document may hold, a repository may not hold a thousand times without bound."""
    offers = {f"angebote/a{n}/offer.yaml": OFFER.replace("id: haus", f"id: a{n}") for n in range(60)}
    body = "{{ traeger.leitbild }}\n\n" * 8
    plant(
        repo,
        {**offers, f"{NORD}/gliederung.yaml": OUTLINE, f"{NORD}/ziel.md": body, "texte/leitbild.md": TEXT},
    )
    decent(tdocs(repo, "validate", seconds=20))


@cases(
    {
        "condition": "aendern: {ziel: {wenn: '" + "not " * 5_000 + "angebot.plaetze', weil: x}}\n",
        "brackets": "aendern: {ziel: {wenn: '"
        + "(" * 5_000
        + "angebot.plaetze"
        + ")" * 5_000
        + "', weil: x}}\n",
        "itself": "erweitert: nord\n",
    }
)
def test_an_outline_that_multiplies(case: str, repo: Path) -> None:
    outline = (
        OUTLINE.replace("erweitert: rahmen\n", "") + case if case.startswith("erweitert") else OUTLINE + case
    )
    plant(repo, {"offer.yaml": OFFER, f"{NORD}/gliederung.yaml": outline})
    for argv in (("validate",), RENDER, ("outline",), ("profiles",)):
        within(repo, *argv)


@pytest.mark.parametrize(
    "words",
    [
        "{{ plaetze }} " * 100_000,
        "{{ " * 100_000,
        "^[" * 20_000,
        "[" * 20_000 + "]" * 20_000,
        "- " * 10_000 + "x",
        "*" * 50_000 + "x" + "*" * 50_000,
        "| a " * 20_000 + "|\n" + "|---" * 20_000 + "|\n",
        "`" * 50_000 + " " + "`" * 49_999,
        "Hilfeempfänger " * 20_000,
    ],
    ids=lambda words: ascii(words[:14]),
)
def test_a_text_that_multiplies(words: str, repo: Path) -> None:
    plant(repo, {"texte/leitbild.md": words + "\n"})
    for argv in (("validate", "--format", "concise"), ("lint", "--format", "concise"), ("fix", "--diff")):
        run = decent(tdocs(repo, *argv, seconds=SECONDS))
        assert len(run.words) < 3_000_000, f"{argv}: {len(run.words)} characters were said"
    decent(tdocs(repo, "render", "--format", "md", "--doc", "fachkonzept", seconds=SECONDS))
