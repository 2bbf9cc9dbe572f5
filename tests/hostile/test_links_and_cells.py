# ruff: noqa: E501
"""Links and cells are outputs: only four kinds of address become links, and no cell of a table calculates."""

import csv
import html
import io
import re
from pathlib import Path

import pytest

from hostile.kit import HOUSE, cases, decent, plant, tdocs, unix
from hostile.parts import members

pytestmark = unix
BAD = "boese4c1f"
GOOD = [
    "https://www.example.org/a?b=1&c=2",
    "mailto:post@example.org",
    "tel:+4930123456",
]
HREFS = {
    "script": f"javascript:{BAD}()",
    "mixed case": f"JaVaScRiPt:{BAD}()",
    "data": f"data:text/html,{BAD}",
    "file": f"file:///c:/{BAD}.exe",
    "share": f"//{BAD}/share/x",
    "backslashes": f"\\\\\\\\{BAD}\\\\share",
    "entity": f"&#106;avascript:{BAD}()",
    "percent": f"java%0Ascript:{BAD}()",
    "office": f"ms-word:ofe|u|https://example.org/{BAD}",
    "blank before": f"<\u00a0javascript:{BAD}()>",
    "tab inside": f"<java\tscript:{BAD}()>",
    "ftp": f"ftp://example.org/{BAD}",
}
NORD = "profile/fachkonzept/nord"
OUTLINE = "profil: nord\ndokument: fachkonzept\ntitel: Nord\nerweitert: allgemein\n"
SECTION = "einfuegen:\n  - {nach: vernetzung, id: eigen, titel: Eigen, braucht: traeger.kontakt}\n"
RENDER = ("render", "--format", "md", "--format", "docx", "--doc", "fachkonzept", "--force")


def targets(repo: Path) -> dict[str, list[str]]:
    """Where the written documents lead to."""
    found: dict[str, list[str]] = {"docx": [], "md": []}
    for path in (repo / "ausgabe").rglob("*.docx"):
        parts = members(path.read_bytes())
        rels = "".join(content.decode() for name, content in parts.items() if name.endswith(".rels"))
        found["docx"] += [
            html.unescape(t) for t in re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', rels)
        ]
        words = "".join(content.decode() for name, content in parts.items() if name.endswith("document.xml"))
        found["docx"] += re.findall(r"(?i)<w:instrText[^>]*>([^<]*HYPERLINK [^<]*)", words)
    for path in (repo / "ausgabe").rglob("*.md"):
        found["md"] += re.findall(
            r"\]\(\s*<?([^)]*)\)|<([a-zA-Z][a-zA-Z+.-]*:[^>]*)>|^\[[^\]]*\]:\s*(\S+)",
            path.read_text("utf-8"),
            re.M,
        )
    found["md"] = ["".join(match) if isinstance(match, tuple) else match for match in found["md"]]
    return found


def plain(repo: Path) -> None:
    for kind, links in targets(repo).items():
        leading = [link for link in links if BAD in link]
        assert not leading, f"{kind} leads to {leading}"


@cases(HREFS)
def test_an_address_of_an_author(case: str, repo: Path) -> None:
    text = f"Siehe [hier]({case}) und [dort][x] und <{case.strip('<>')}> und {case}.\n\n![Bild]({case})\n\n[x]: {case}\n"
    plant(repo, {"texte/leitbild.md": text})
    decent(tdocs(repo, "validate"), 0, 1)
    decent(tdocs(repo, *RENDER), 0, 1)
    plain(repo)


def linked(repo: Path, value: str, body: str) -> None:
    """A profile with a section of its own, and the address as a field of the provider."""
    plant(
        repo,
        {
            f"{NORD}/gliederung.yaml": OUTLINE + SECTION,
            f"{NORD}/eigen.md": f"{body}\n\n{{{{ traeger.kontakt }}}}\n",
        },
    )
    plant(repo, {"offer.yaml": f"{HOUSE['offer.yaml']!s}profil: {{fachkonzept: nord}}\n"})
    plant(repo, {"provider.yaml": f'name: T\nkontakt: {{web: "{value}", email: "{value}"}}\n'})
    decent(tdocs(repo, "validate"))
    decent(tdocs(repo, *RENDER))


@cases(HREFS)
def test_an_address_in_a_profile(case: str, repo: Path) -> None:
    """As the value of a field, as a text of the profile, and as a link written in its body."""
    value = "".join(f"\\U{ord(c):08x}" for c in case.strip("<>"))
    written = case.strip("<>").replace("\\", "\\\\")
    linked(repo, value, 'Hier {{ link("Webseite", traeger.kontakt.web) }}.')
    plain(repo)
    linked(repo, value, f'Hier [hier]({case}) und {{{{ link("x", "{written}") }}}}.')
    plain(repo)


def test_a_good_address_in_a_profile_stays_a_link(repo: Path) -> None:
    linked(repo, GOOD[0], 'Hier {{ link("Webseite", traeger.kontakt.web) }}.')
    for kind, links in targets(repo).items():
        assert any(GOOD[0].split("?")[0] in link for link in links), f"no link in {kind}: {links}"


def test_good_addresses_stay_links(repo: Path) -> None:
    plant(repo, {"texte/leitbild.md": " und ".join(f"[hier]({href})" for href in GOOD) + ".\n"})
    decent(tdocs(repo, *RENDER), 0)
    for kind, links in targets(repo).items():
        missing = [href for href in GOOD if not any(href in link for link in links)]
        assert not missing, f"{missing} are no links in {kind}: {links}"


@cases(HREFS)
def test_the_overview_leads_nowhere_else(case: str, repo: Path) -> None:
    """`status --format html` with such a name of offer, folder and document."""
    value = "".join(f"\\U{ord(c):08x}" for c in case)
    name = re.sub(r"[/\x00]", "_", case)
    plant(
        repo,
        {
            f"angebote/{name}/offer.yaml": f'id: nord\nbezeichnung: "{value}"\n',
            "tdocs.yaml": f'ausgabe: "{value}"\n',
        },
    )
    run = decent(tdocs(repo, "status", "--format", "html"))
    links = [
        html.unescape(href) for href in re.findall(r"""(?:href|src|action)\s*=\s*["']?([^"'>]*)""", run.out)
    ]
    away = [href for href in links if re.match(r"(?i)[\s\x00-\x20]*[a-z][a-z0-9+.-]*[\s]*:|//|\\\\", href)]
    assert not [href for href in away if BAD in href and not href.startswith(("http://", "https://"))], away


CELLS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    '=HYPERLINK("https://example.org";"x")',
    "a;=1+1",
    'a";=1+1',
    "a,=1+1",
    "=cmd|'/k calc'!A0",
]


@pytest.mark.parametrize("words", CELLS, ids=ascii)
def test_no_cell_calculates(words: str, repo: Path) -> None:
    """For readers that split at commas and for those that split at semicolons."""
    value = '"' + "".join(f"\\U{ord(c):08x}" for c in words) + '"'
    reason = f"{{entfaellt: {value}}}"
    plant(
        repo,
        {
            "offer.yaml": f"id: haus\nbezeichnung: {value}\nvertragsgrundlage: sgb9_125\ngewaltschutz: {reason}\nvernetzung: {reason}\n",
            "provider.yaml": f"name: {value}\n",
            "tdocs.yaml": f"ausnahmen:\n  - {{regel: 'TD301:wirksamkeit', ort: qualitaet.wirksamkeit, grund: {value}, person: {value}}}\n",
        },
    )
    run = decent(tdocs(repo, "synopse", "--format", "csv"))
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(run.out, newline=""), delimiter=separator):
            cells = [cell for cell in row if re.match(r"\s*[=+@\t\r＝]|\s*-\d", cell)]
            assert not cells, f"split at {separator!r}, these cells calculate: {cells}"


def test_a_comment_holds_no_bare_address(repo: Path) -> None:
    words = "https://boese.example.org/x www.boese.example.org post@boese.example.org #1 @alle GH-1"
    plant(
        repo,
        {
            "offer.yaml": f"id: haus\nbezeichnung: x\nplaetze: '{words}'\n'{words}': 1\n",
            "texte/leitbild.md": f"Hilfeempfänger {words}\n",
        },
    )
    run = decent(tdocs(repo, "lint", "--format", "markdown"))
    outside = re.sub(r"(`+)(?:(?!\1).)+\1", "", re.sub(r"(?s)```.*?```", "", run.out))
    found = re.findall(r"https?://boese\S*|(?<![\w`])www\.boese\S*|(?<!\\)@alle", outside)
    assert not found, f"become links or calls in a comment: {found}\n{run.out[:1500]}"
