"""Shapes of texts and files that have cost, or could cost, more than their length: each of any size.

A shape is a function from a size in characters to the files that it puts into a small repository.
"""

from collections.abc import Callable, Mapping
from itertools import count, islice, takewhile

from cli.aufruf import HAUS

Files = dict[str, str | bytes]
Shape = Callable[[int], Files]

MEGABYTE = 1_000_000
TEXT = "texte/leitbild.md"
SLOT = "leistungen: {datei: texte/leitbild.md}\n"
"""A place whose text stands in each of the three documents."""

OFFER = "id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplaetze: 12\n"
PROVIDER = "name: Lebensräume Musterstadt gGmbH\n"

TERMS = (
    "Hilfeempfänger Sozialhilfeträger Eingliederungshilfe (Sozialhilfe) Einrichtungsträger teilzuhaben BSHG "
    "Pflegestufe Behinderte sind Klienten Bewohner Nutzer Schulbegleitung Integrationshilfe Teamsitzung "
    "Teambesprechung Lehrer*innen Lehrer:innen LehrerInnen "
)
SAYS = (
    "nicht 8 Plätze und 12 Plätze 365 Tage 24 Stunden Fachkraftquote 60 Prozent Ferien geschlossen "
    "Fahrdienst "
)


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """A text of one piece again and again."""
    return lambda size: {TEXT: before + unit * (size // len(unit)) + after}


def halves(opening: str, closing: str) -> Shape:
    """As many openings as closings, one within the other."""
    return lambda size: {TEXT: opening * (size // 2 // len(opening)) + closing * (size // 2 // len(closing))}


def numbered(line: str, before: str = "", after: str = "") -> Shape:
    """A text of lines that are told apart by a number `{i}`."""
    return lambda size: {TEXT: before + _lines(line, size) + after}


def rising(piece: Callable[[int], str]) -> Shape:
    """A text of pieces that grow: as many as there is room for."""

    def shape(size: int) -> Files:
        total, pieces = 0, []
        for number in count(1):
            pieces.append(piece(number))
            total += len(pieces[-1])
            if total >= size:
                return {TEXT: "".join(pieces)}
        raise AssertionError

    return shape


def yaml(name: str, line: str, before: str = "", after: str = "") -> Shape:
    """A concept file of lines that are told apart by a number `{i}`."""
    return lambda size: {name: before + _lines(line, size) + after}


def _lines(line: str, size: int) -> str:
    if "{i}" not in line:
        return line * (size // len(line))
    lines = (line.replace("{i}", str(number)) for number in count())
    return "".join(islice(lines, size // (len(line) + 2)))


def _wide(size: int) -> Files:
    columns = int((size / 2) ** 0.5)
    return {TEXT: f"{'|a' * columns}|\n{'|-' * columns}|\n" + f"{'|b' * columns}|\n" * (columns - 2)}


def _padded(size: int) -> Files:
    columns = size // 8
    return {TEXT: f"{'|a' * columns}|\n{'|-' * columns}|\n" + "|b\n" * (size // 6)}


def _staircase(size: int) -> Files:
    steps = takewhile(lambda k: k * (k + 1) <= size, count())
    return {TEXT: "".join(f"{'  ' * k}- a\n" for k in steps)}


def _missing(size: int) -> Files:
    many = min(size // 50, 20_000)
    annexes = "".join(f"  - {{id: a{i}, titel: A, datei: ordner/anlage-{i}x.pdf}}\n" for i in range(many))
    return {"offer.yaml": f"{OFFER}anlagen:\n{annexes}", **{f"ordner/b{i}.txt": b"" for i in range(many)}}


def _offers(size: int) -> Files:
    many = size // 20_000
    offers = {f"angebote/{i}/offer.yaml": OFFER.replace("haus", f"haus-{i}", 1) for i in range(many)}
    return {**offers, "offer.yaml": OFFER, "provider.yaml": PROVIDER}


def _exceptions(size: int) -> Files:
    entries = _lines("  - {regel: TD701, ort: 'x{i}', grund: Bestand, person: M. Muster}\n", size)
    return {"tdocs.yaml": f"ausnahmen:\n{entries}", TEXT: "TODO " * (size // 20)}


def _sections(size: int) -> Files:
    sections = _lines("  - {id: a{i}, titel: Abschnitt, pflicht: ja, quelle: x}\n", size)
    head = "profil: eigen\ndokument: fachkonzept\ntitel: Probe\nabschnitte:\n"
    return {
        "profile/fachkonzept/eigen/gliederung.yaml": head + sections,
        "offer.yaml": OFFER + "profil: {fachkonzept: eigen}\n",
    }


def _groups(size: int) -> Files:
    half = size // 2
    groups = _lines("  - {id: g{i}, bezeichnung: G}\n", half)
    posts = _lines("  - {id: p{i}, funktion: P, gruppe: g{i}}\n", half)
    return {"offer.yaml": f"{OFFER}gruppen:\n{groups}", "staffing.yaml": f"positionen:\n{posts}"}


MARKDOWN: Mapping[str, Shape] = {
    "rules": repeated("---\n"),
    "outdated word": repeated("Hilfeempfänger "),
    "outdated word, a line each": repeated("Hilfeempfänger\n"),
    "outdated words, all": repeated(TERMS),
    "outdated words, a sentence each": repeated(TERMS.rstrip() + ". Er "),
    "list in a line": repeated("- "),
    "list in a line, a word": repeated("- ", after="a"),
    "list of empty items": repeated("-\n"),
    "stars in a line": repeated("* * "),
    "list and quote in a line": repeated("- > "),
    "numbers in a line": repeated("1. "),
    "list": repeated("- a\n"),
    "list, loose": repeated("- a\n\n"),
    "list, ordered": repeated("1. a\n"),
    "list, two marks": repeated("- a\n* b\n"),
    "list, continued lines": repeated("- a\n  b\n\n  c\n"),
    "list, lazy lines": repeated("- a\nb\n"),
    "staircase of lists": _staircase,
    "list in list": repeated("- a\n  - b\n    - c\n"),
    "quotes in a line": repeated("> "),
    "quotes without blanks": repeated(">"),
    "quote": repeated("> a\n"),
    "quotes apart": repeated("> a\n\n"),
    "quotes rising": rising(lambda k: "> " * (k % 30) + "a\n"),
    "brackets open": repeated("["),
    "brackets open and words": repeated("[a "),
    "brackets close": repeated("]"),
    "brackets nested": halves("[", "]"),
    "brackets nested, a target": lambda size: {TEXT: "[" * (size // 2) + "]" * (size // 2) + "(b)"},
    "brackets nested, paragraphs": repeated("[" * 499 + "]" * 499 + "(b)\n\n"),
    "pictures open, paragraphs": repeated("![" * 499 + "](b)\n\n"),
    "notes open, paragraphs": repeated("^[" * 499 + "](b)\n\n"),
    "notes nested, paragraphs": repeated("^[" * 499 + "]" * 499 + "\n\n"),
    "labels open, paragraphs": repeated("[^" * 499 + "](b)\n\n"),
    "links nested, paragraphs": repeated("[" * 499 + "](b)" * 499 + "\n\n"),
    "links nested": halves("[", "](b)"),
    "links": repeated("[a](https://example.org) "),
    "links, bad targets": repeated("[a](b) "),
    "links, bad targets, a line each": numbered("[a](b{i})\n"),
    "links unfinished": repeated("[a]("),
    "links unfinished, angle": repeated("[a](<b"),
    "links unfinished, title": repeated('[a](b "'),
    "links unfinished, parentheses": repeated("[a](b(", after=")"),
    "links unfinished, address": repeated("](https://a"),
    "targets only": repeated("]("),
    "links by reference": repeated("[a]: b\n\n"),
    "references to links": repeated("[a][b] "),
    "pictures": repeated("![a](b.png) "),
    "pictures open": repeated("!["),
    "pictures and brackets open": repeated("![[["),
    "pictures nested": halves("![", "](b.png)"),
    "notes in the text": repeated("^[a] "),
    "notes open": repeated("^["),
    "notes open, words": repeated("^[a "),
    "notes nested": halves("^[", "]"),
    "notes missing": repeated("[^1] "),
    "notes missing, all different": numbered("[^a{i}] "),
    "notes open, labels": repeated("[^"),
    "notes": numbered("a[^n{i}] b\n\n[^n{i}]: c\n\n"),
    "notes, one for all": repeated("a[^n] ", after="\n\n[^n]: c\n"),
    "notes unused": numbered("[^n{i}]: c\n\n"),
    "notes twice": repeated("[^n]: c\n\n"),
    "notes within notes": numbered("[^n{i}]: c [^n0]\n\n"),
    "emphasis": repeated("**a** *b* "),
    "emphasis open": repeated("*a **a "),
    "emphasis open, both marks": repeated("*a _b "),
    "emphasis close": repeated("a* a** "),
    "emphasis within": repeated("*a **b* c** "),
    "emphasis without blanks": repeated("a**b"),
    "emphasis of three": repeated("***a "),
    "emphasis, brackets": repeated("**(a)**b"),
    "emphasis, both in turn": repeated("*a**b***c"),
    "stars": repeated("*"),
    "underlines": repeated("_"),
    "stars apart": repeated("a * "),
    "bold with italics": repeated("*b* c ", before="**a ", after="**"),
    "bold, hard breaks": repeated("**a**\\\n"),
    "backticks": repeated("`"),
    "backticks apart": repeated("`a"),
    "backticks rising": rising(lambda k: "`" * k + " "),
    "code with backticks": rising(lambda k: "`" * k + " " + "`" * (k + 1) + " "),
    "fences": repeated("```\n"),
    "fence open": repeated("a\n", before="```\n"),
    "fences, tildes": repeated("~~~\na\n"),
    "table, wide": _wide,
    "table, padded": _padded,
    "table, rows": repeated("|c|d|\n", before="|a|b|\n|-|-|\n"),
    "table, rows too long": repeated("|c|d|e|\n", before="|a|b|\n|-|-|\n"),
    "table, escaped": repeated("|c\\|c|d|\n", before="|a|b|\n|-|-|\n"),
    "table, escaped in one cell": repeated("\\|", before="|a|b|\n|-|-|\n|"),
    "tables": repeated("|a|b|\n|-|-|\n|c|d|\n\n"),
    "table heads only": repeated("|a|b|\n|-|-|\n"),
    "bars": repeated("|"),
    "bars and dashes": repeated("|-"),
    "headings": repeated("# a\n## b\n### c\n\n"),
    "headings, empty": repeated("#\n"),
    "hashes": repeated("# "),
    "headings underlined": repeated("a\n===\n\n"),
    "headings underlined, dashes": repeated("a\n---\n"),
    "comments open": repeated("<!-- "),
    "comments": repeated("<!--a-->"),
    "comments for tdocs": repeated("<!-- tdocs"),
    "tags open": repeated("<a "),
    "tags within": repeated("<a <a"),
    "angles": repeated("<"),
    "processing": repeated("<?"),
    "declarations": repeated("<!A "),
    "character data": repeated("<![CDATA["),
    "addresses": repeated("<https://example.org> "),
    "addresses open": repeated("<https://a"),
    "addresses bare": repeated("https://example.org/ www.example.org a@example.org "),
    "entities": repeated("&amp;"),
    "entities, numbers": repeated("&#120;"),
    "entities open": repeated("&"),
    "backslashes": repeated("\\"),
    "escapes": repeated("\\*"),
    "hard breaks": repeated("a  \n"),
    "hard breaks, backslash": repeated("a\\\n"),
    "a word": repeated("a"),
    "a word of digits": repeated("1"),
    "a word of capitals": repeated("Aa"),
    "words": repeated("wort "),
    "short lines": repeated("a\n"),
    "paragraphs": repeated("a\n\n"),
    "blanks": repeated(" ", before="a", after="a"),
    "empty lines": repeated("\n", before="a", after="a"),
    "lines of blanks": repeated(" \n", before="a", after="a"),
    "tabs": repeated("\t-"),
    "accents": repeated("a\u0301"),
    "fields": repeated("{{ plaetze }} "),
    "fields unknown": repeated("{{ x }} "),
    "fields unknown, all different": numbered("{{ x{i} }} "),
    "fields, a line each": numbered("{{ x{i} }}\n"),
    "braces open": repeated("{{"),
    "braces open, words": repeated("{{ a"),
    "braces close": repeated("}}"),
    "braces, no field": repeated("{{ 7*7 }} "),
    "roles": repeated("{.untertitel}\n\n"),
    "placeholder dates": repeated("XX.XX.20XX "),
    "placeholder words": repeated("TODO "),
    "placeholders, underlines": repeated("____ "),
    "placeholders, brackets": repeated("[Name "),
    "placeholders, please": repeated("(bitte "),
    "question marks": repeated("?"),
    "dots": repeated("."),
    "citations repealed": repeated("§ 53 SGB XII "),
    "citations repealed, a sentence each": repeated("§ 53 SGB XII gilt. Er "),
    "citations bare": repeated("§ 53 "),
    "citations in a row": repeated("§§ 53, "),
    "citations, Absatz": repeated("§ 7 Abs. 2 "),
    "citations, numbers": repeated("53, ", before="§§ "),
    "sections": repeated("§"),
    "books": repeated("SGB XII "),
    "articles": repeated("Art. 3 "),
    "dates": repeated("01.02.2027 "),
    "numbers": repeated("12 "),
    "numbers with dots": repeated("1.000"),
    "what fields say": repeated(SAYS),
    "what fields say, a sentence each": repeated(SAYS.rstrip() + ". Er "),
    "denials": repeated("nicht "),
    "sentences": repeated("A. "),
    "two names": repeated("Klient Bewohner "),
    "both genders": repeated("Lehrer*innen Lehrer:innen "),
    "mobile numbers": repeated("0151 23456789 "),
    "digits apart": repeated("0151 2 3 4 5 "),
    "persons born": repeated("Max Muster, geb. 01.02.2000 "),
    "persons": repeated("Max "),
    "reserved": repeated("[offen: a] "),
    "comments of YAML": repeated("# tdocs: ignore[TD701] a\n"),
}
"""Texts."""

YAML: Mapping[str, Shape] = {
    "documents": yaml("offer.yaml", "---\n", OFFER),
    "keys unknown": yaml("offer.yaml", "k{i}: a\n", OFFER),
    "keys nearly right": yaml("offer.yaml", "bezeichnunk{i}: a\n", OFFER),
    "keys twice": yaml("offer.yaml", "plaetze: 12\n", OFFER),
    "positions": yaml("staffing.yaml", "  - {id: p{i}, funktion: Leitung}\n", "positionen:\n"),
    "positions, one id": yaml("staffing.yaml", "  - {id: p, funktion: Leitung}\n", "positionen:\n"),
    "positions, wrong values": yaml("staffing.yaml", "  - {id: p{i}, vzae: x}\n", "positionen:\n"),
    "positions, placeholders": yaml("staffing.yaml", "  - {id: p{i}, funktion: TODO}\n", "positionen:\n"),
    "positions, no such group": yaml(
        "staffing.yaml", "  - {id: p{i}, funktion: L, gruppe: g{i}}\n", "positionen:\n"
    ),
    "positions and groups": _groups,
    "comments": yaml("staffing.yaml", "# tdocs: ignore[TD701] a\n", "positionen: []\n"),
    "comments, a position each": yaml(
        "staffing.yaml",
        "  - {id: p{i}, funktion: TODO}  # tdocs: ignore[TD701] a\n",
        "positionen:\n",
    ),
    "comments, many rules": yaml("staffing.yaml", "TD701,", "positionen: [] # tdocs: ignore[", "TD701] a\n"),
    "comments, wrong": yaml("staffing.yaml", "# tdocs: a\n", "positionen: []\n"),
    "comments, plain": yaml("staffing.yaml", "# a\n", "positionen: []\n"),
    "exceptions": _exceptions,
    "anchors": yaml("offer.yaml", "k{i}: &a{i} x\n", OFFER),
    "aliases": yaml("offer.yaml", "  - *a\n", f"{OFFER}x: &a y\nvernetzung:\n"),
    "merges": yaml("offer.yaml", "  - {<<: *a}\n", f"{OFFER}x: &a {{name: y}}\nvernetzung:\n"),
    "merges in a row": yaml("offer.yaml", "*a, ", f"{OFFER}x: &a {{name: y}}\ny: {{<<: [", "*a]}\n"),
    "flow list": yaml("offer.yaml", "a, ", f"{OFFER}einsatzorte: [", "]\n"),
    "flow lists nested": yaml("offer.yaml", "[", f"{OFFER}einsatzorte: "),
    "flow mappings nested": yaml("offer.yaml", "{a: ", f"{OFFER}einsatzorte: "),
    "flow keys": yaml("offer.yaml", "a: ", f"{OFFER}einsatzorte: {{", "}\n"),
    "dashes": yaml("offer.yaml", "- ", f"{OFFER}einsatzorte:\n  ", "\n"),
    "question marks": yaml("offer.yaml", "? ", f"{OFFER}einsatzorte:\n  ", "\n"),
    "colons": yaml("offer.yaml", "a: ", f"{OFFER}einsatzorte: ", "\n"),
    "tags": yaml("offer.yaml", "!a ", f"{OFFER}einsatzorte: ", "\n"),
    "directives": yaml("offer.yaml", "%a\n", "", OFFER),
    "plain value, many lines": yaml("offer.yaml", "  a\n", f"{OFFER}leitung: a\n"),
    "plain value, long": yaml("offer.yaml", "a", f"{OFFER}leitung: a", "\n"),
    "quoted value, many lines": yaml("offer.yaml", "  a\n\n", f'{OFFER}leitung: "a\n', '"\n'),
    "quoted value, escapes": yaml("offer.yaml", "\\\\", f'{OFFER}leitung: "a', '"\n'),
    "quoted value, open": yaml("offer.yaml", "a\n ", f'{OFFER}leitung: "a'),
    "block": yaml("provider.yaml", "  Hilfeempfänger TODO [a](b)\n", f"{PROVIDER}leitbild: |\n"),
    "block, folded": yaml("provider.yaml", "  Hilfeempfänger TODO [a](b)\n", f"{PROVIDER}leitbild: >\n"),
    "plain text, findings": yaml("provider.yaml", "  Hilfeempfänger TODO\n", f"{PROVIDER}leitbild: a\n"),
    "quoted text, findings": yaml(
        "provider.yaml", "  Hilfeempfänger ''TODO''\n", f"{PROVIDER}leitbild: 'a\n", "  b'\n"
    ),
    "values that differ": yaml("offer.yaml", "  - {name: 010}\n", f"{OFFER}vernetzung:\n"),
    "values cut off": yaml("offer.yaml", "  - {name: a #1\n  }\n", f"{OFFER}vernetzung:\n"),
    "annexes": yaml("offer.yaml", "  - {id: a{i}, titel: A}\n", f"{OFFER}anlagen:\n"),
    "annexes, one file missing": yaml(
        "offer.yaml", "  - {id: a{i}, titel: A, datei: x.pdf}\n", f"{OFFER}anlagen:\n"
    ),
    "missing files, many names": _missing,
    "legal bases": yaml("offer.yaml", "  - {zitat: § 53 SGB XII}\n", f"{OFFER}rechtsgrundlagen:\n"),
    "legal bases, digits": yaml(
        "offer.yaml", "35 ", f"{OFFER}rechtsgrundlagen:\n  - {{zitat: '§ ", " 35a'}\n"
    ),
    "offers": _offers,
    "sections of a profile": _sections,
}
"""Files of concepts."""

SHAPES: Mapping[str, Shape] = {**MARKDOWN, **{f"YAML: {name}": shape for name, shape in YAML.items()}}
"""All of them by name."""


def repository(shape: str, size: int) -> Files:
    """A small repository with one shape in it."""
    changed = SHAPES[shape](size)
    files = HAUS | {"offer.yaml": OFFER, "provider.yaml": PROVIDER} | changed
    if TEXT in changed:
        files["provider.yaml"] = f"{PROVIDER}leitbild: {{datei: {TEXT}}}\n"
    return files
