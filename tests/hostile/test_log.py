# ruff: noqa: E501
"""Names and words of a repository are shown in the log, they do not act there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.kit import HOUSE, ONE, Run, cases, decent, plant, tdocs, unix

pytestmark = unix
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""What steers a terminal or the direction of reading; line ends and tabs of tdocs itself do not."""

ANNOTATION = re.compile(r"::(error|warning|notice) [^\x00-\x1f]*$|::(error|warning|notice)::")
ALWAYS = (
    ("lint", "--format", "full"),
    ("lint", "--format", "github"),
    ("render", "--check", "--format", "md", *ONE),
    ("status",),
)
MORE = {
    "value": (("lint", "--format", "concise"), ("outline",), ("fix", "--diff"), ("synopse",)),
    "profile": (("profiles",), ("outline",)),
    "staffing": (("personal",),),
    "name of an offer's file": (("validate",), ("fix", "--diff")),
    "id": (("render", "--format", "md", "--force", *ONE), ("outline", "--offer", "x")),
}
ORDERS = {
    "stop": "a\n::stop-commands::pause",
    "old form": "a\r\n##[add-mask]Haus",
    "return": "a\r::error::falsch",
    "terminal": "a\x1b[2J\x1b]0;Titel\x07",
    "direction": "a\u202etxt.exe",
    "separator": "a\u2028::warning::x",
    "at the beginning": "::stop-commands::pause",
    "old form at the beginning": "##[group]x",
}


def calm(run: Run, *, annotations: bool = False) -> None:
    """No control character and no line that a pipeline obeys, except the annotations that tdocs makes itself."""
    raw = sorted({ascii(match) for match in RAW.findall(run.words)})
    assert not raw, f"raw control characters {raw}\n{ascii(run.words)[:1500]}\n{run.argv}"
    lines = run.words.split("\n")
    orders = [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
    if annotations:
        orders = [line for line in orders if not ANNOTATION.match(line)]
    assert not orders, f"the log obeys {orders}\n{run.argv}"


def all_calm(repo: Path, place: str) -> None:
    for argv in (*ALWAYS, *MORE.get(place, ())):
        calm(decent(tdocs(repo, *argv)), annotations="github" in argv)


def quoted(words: str) -> str:
    """As YAML writes anything."""
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08x}" for c in words) + '"'


def file_name(words: str) -> str:
    return words.replace("/", "_")


PLACES: dict[str, Callable[[Path, str], object]] = {
    "key": lambda repo, o: plant(repo, {"provider.yaml": f"name: T\n{quoted(o)}: 1\n"}),
    "value": lambda repo, o: plant(
        repo, {"offer.yaml": f"id: haus\nbezeichnung: {quoted(o)}\nplaetze: {quoted(o)}\n"}
    ),
    "id": lambda repo, o: plant(repo, {"offer.yaml": f"id: {quoted(o)}\nbezeichnung: Haus\n"}),
    "raw text": lambda repo, o: plant(
        repo, {"texte/leitbild.md": f"Hilfeempfänger {{{{ x }}}} {o}\n{o} XX.XX.20XX\n"}
    ),
    "name of an offer's file": lambda repo, o: plant(
        repo, {f"{file_name(o)}.offer.yaml": "id: nord\nbezeichnung: x\nplätze: 1\n"}
    ),
    "name of a committed file": lambda repo, o: plant(
        repo,
        {
            f"ausgabe/haus/{file_name(o)}.docx": "x",
            f"ausgabe/{file_name(o)}/x.md": "x",
            f"ausgabe/haus/{file_name(o)}.md": "x",
        },
    ),
    "profile": lambda repo, o: plant(
        repo,
        {
            f"profile/leistungsbeschreibung/{file_name(o)}/gliederung.yaml": f"profil: {quoted(o)}\ntitel: {quoted(o)}\n",
            "profile/leistungsbeschreibung/nord/gliederung.yaml": "profil: nord\ndokument: leistungsbeschreibung\n"
            f"titel: {quoted(o)}\nquelle: {quoted(o)}\nerweitert: rahmen\naendern: {{ziel: {{titel: {quoted(o)}}}}}\n",
            "offer.yaml": str(HOUSE["offer.yaml"]) + "profil: {leistungsbeschreibung: nord}\n",
        },
    ),
    "configuration": lambda repo, o: plant(
        repo, {"tdocs.yaml": f"ausgabe: {quoted(o)}\ndateiname: {quoted(o)}\n{quoted(o)}: 1\n"}
    ),
    "configured file": lambda repo, o: plant(
        repo, {"tdocs.yaml": f"hausvorlage: {quoted(o)}\nprofilordner: {quoted(o)}\n"}
    ),
    "staffing": lambda repo, o: plant(
        repo,
        {
            "staffing.yaml": f"positionen:\n  - {{id: {quoted(o)}, funktion: {quoted(o)}, vzae: {quoted(o)}}}\n"
        },
    ),
    "named file": lambda repo, o: plant(
        repo,
        {
            "provider.yaml": f"name: {quoted(o)}\nleitbild: {{datei: {quoted(o)}}}\nbeschwerde: {{anlage: {quoted(o)}}}\n"
        },
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_no_order_of_the_repository_is_obeyed(place: str, repo: Path) -> None:
    PLACES[place](repo, "a\n::stop-commands::x\r\n##[add-mask]y\x1b[31m\x07\u202eb\u2028::error::z")
    all_calm(repo, place)


@pytest.mark.parametrize(
    "place",
    [
        "value",
        "raw text",
        "name of an offer's file",
    ],
)
@cases(ORDERS)
def test_no_form_of_an_order_is_obeyed(case: str, place: str, repo: Path) -> None:
    PLACES[place](repo, case)
    calm(decent(tdocs(repo, "lint", "--format", "full")))
    calm(decent(tdocs(repo, "lint", "--format", "github")), annotations=True)


def test_an_annotation_ends_where_it_ends(repo: Path) -> None:
    """A value cannot close the parameters of an annotation and name another file or title."""
    for value in ("x,title=Falsch,file=andere.yaml", "a%0A::error::x", "a::b", "%25%0D"):
        plant(
            repo, {f"{value.replace('/', '_')}.offer.yaml": f"id: nord\nbezeichnung: x\n{quoted(value)}: 1\n"}
        )
        run = decent(tdocs(repo, "lint", "--format", "github"))
        calm(run, annotations=True)
        heads = [line.split("::", 2)[1] for line in run.out.split("\n") if line.startswith("::")]
        added = [
            h for h in heads if {"title=Falsch", "file=andere.yaml.offer.yaml"} & set(re.split("[ ,]", h))
        ]
        assert not added, f"parameters were added: {added}"


def test_html_and_markdown_of_a_report_hold_no_orders(repo: Path) -> None:
    orders = "a\n::stop-commands::x\x1b[31m\u202e<script>alert(1)</script>|`x` @alle <!-- x --> ![x](https://example.org/x.png)"
    plant(
        repo,
        {
            "offer.yaml": f"id: haus\nbezeichnung: {quoted(orders)}\nplaetze: {quoted(orders)}\n{quoted(orders)}: 1\n"
        },
    )
    reports = ("--output", "markdown=../m", "--output", "gitlab=../g", "--output", "junit=../j")
    decent(tdocs(repo, "lint", "--format", "concise", *reports))
    decent(tdocs(repo, "status", "--format", "html", "--out", "../h"))
    for name in "mgjh":
        words = (repo.parent / name).read_text("utf-8")
        assert not RAW.search(words), f"{name}: {RAW.findall(words)}"
        assert "\n::stop" not in words, f"{name} holds an order at the start of a line"
    for name in "mh":
        assert "<script>" not in (repo.parent / name).read_text("utf-8"), f"{name} holds a script"
    assert "![x](" not in (repo.parent / "m").read_text("utf-8"), "the comment fetches a picture"
