"""How a citation is written: what may begin it, follow a number, stand between its parts."""

import re

from teilhabe_docs.recht.citation import GAP

_ENG = r"[^\S\n]*+\n?+[^\S\n]*+"  # blanks and one line break: cheaper to compile than GAP, for what is rarer
_EINHEIT = (
    r"§[ \t\u00a0\u202f]?§|§|A(?<!\wA)rt(?:ikeln?|ikels|\.)(?=\s*\d)"
    r"|A(?<!\wA)rt(?=\s\d+[a-z]?\s(?:Abs|GG|DSGVO))"
    r"|P(?<!\wP)aragra(?:ph|f)(?:en|s)?(?=\s+\d)"
)
ANKER = re.compile(
    rf"(?P<norm>{_EINHEIT})|S(?<!\wS)(?:ozialgesetzbuch|(?:GB|BG)(?=[\s-]*[IVXl\d]))|G(?<!\wG)SB(?=[\s-]*[IVX])"
)
WEITERER_ANKER = re.compile(rf"{GAP}(?:(?:d(?:en|em|er|ie|es)|nach){_ENG})?({_EINHEIT})")
_ZAHL = r"(?![\s*_]*\d+[.:]\d)(\d{1,4})(?!\d|[.:]\d|\s?[%€])"
NUMMER = re.compile(
    rf"{GAP}{_ZAHL}(?:([a-eg-zA-EG-Z])(?![A-Za-zäöüß])|(f)(?![A-Za-zäöüß.])"
    rf"|\s([a-z])(?=\s(?:Abs|Satz|S\.|Nr|und|[A-Z]{{2}}))|\s([a-eg-tv-z])(?=\s(?:ff?\b|bis\b|sowie\b)|,\s\d|[-–—‐‑−]))?"
)
FOLGENDE = re.compile(rf"{GAP}(?:ff?\b\.?|fortfolgende|(?:(?:und|u\.){_ENG}(?:die{_ENG})?)?[Ff]olgenden?\b)")
BIS = re.compile(
    rf"{GAP}(?:bis(?:{_ENG}(?:einschließlich|einschl\.|inkl\.))?|[-–—‐‑−]){GAP}(?:§{GAP})?(?=\d)"
)
ROEMISCH = re.compile(
    rf"{GAP}(I{{1,3}}|IV|VI{{0,3}}|IX|X)(?![\wäöüß-]|{_ENG}SGB(?![\s-]*[IVX\d]))(?:{_ENG}\d{{1,2}}(?!\d))?"
)
TRENNER = re.compile(
    rf"{GAP}(?:,?{_ENG}(?:und|u\.|u(?=\s)|sowie|oder|bzw\.?|i\.?\s?V\.?\s?m(?:it\b|\.)?"
    rf"|in{_ENG}(?:Verb\.|Verbindung){_ENG}mit|jeweils|insbesondere)(?![\wäöüß])|,|/|\+|&(?!\w))"
)
ABSATZ = re.compile(
    rf"{GAP}(?:Abs{_ENG}\.|Abs(?=\s?(?:\d|[IVX]+[a-z]?\b))|Ab(?:-{_ENG})?satz(?:es)?|Absätzen?)(?=[\s\u00a0\u202f*_&\dIVX])"
)
TEIL = re.compile(
    rf"{GAP}(?:S\.|S(?=\s?\d)|Satz(?:es)?|Sätzen?|Nrn?\.?(?=\s?\d)|Nummern?|Ziff?\.|Ziffern?|Ziff(?=\s?\d)|Buchstaben?|Buchst\.?|Doppelbuchstaben?|[Ll]it\.?"
    rf"|Halbsatz|Halbs\.|H[Ss]\.?|Alt\.|Alternative|Var\.|Variante|UAbs\.|Unterabs\.|Unterabs(?:atz(?:es)?|ätzen?))(?=[\s\u00a0\u202f*_&\da-z])"
)
ORDINAL = re.compile(rf"{GAP},?{_ENG}\d\.{_ENG}(?:Alt\.|Alternative|H[Ss]\.?|Halbsatz|Halbs\.|Var\.)")
WERT = re.compile(
    rf"{GAP}(?:{_ZAHL}((?:[a-z](?![A-Za-zäöüß]))?)(?![a-zäöüß])|([a-z]{{1,2}})(?![A-Za-zäöüß])\)?)"
)
KLAMMERWERT = re.compile(rf"{_ENG}\((\d{{1,2}}[a-z]?)\)")
ROEMISCHER_WERT = re.compile(rf"{_ENG}(I{{1,3}}|IV|VI{{0,3}}|IX|X)([a-z]?)(?![\wäöüß])")
TO_ROMAN = re.compile(rf"{GAP}(?:bis|[-–—‐‑−]){GAP}(?=[IVX])")
BIS_BUCHSTABE = re.compile(r"[-–—‐‑−]([a-z])(?![\wäöüß])")
BUCHSTABE = re.compile(
    r"\s([a-eg-z])\1(?![\wäöüß])|\s?[a-z](?:\)|\.\)|\.(?=\s[a-zäöü])|(?=\s(?:LRV|SGB|BGB)))"
)
KLAMMER = re.compile(rf"{GAP}(?:\([^()\n§]{{1,60}}\)|[„»][^“«\n§]{{1,80}}[“«]){_ENG}")
VOR_NAMEN = re.compile(
    rf"{_ENG}(?:[,:/–—-]{_ENG}|\|[^\S\n]*|(?P<klammer>[(\[]){_ENG}|<br\s?/?>{_ENG}|\\{_ENG}"
    rf"|(?:gem\.|gemäß|nach|aus|laut|lt\.){_ENG})?(?:de[mrs]{_ENG})?(?P<zeichen>[„»\"“'`\[])?"
)
"""What may stand between a norm and the name of a law: § 53, SGB XII; § 53 (SGB XII); a cell of its own."""
OF_A_PAPER = re.compile(r"\sde[rs]\s[A-ZÄÖÜ]")
"""What says that a number behind a citation is another paper's: `Nr. 14 der Liste`."""
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

PARTS = {"S": "satz", "N": "nummer", "Z": "nummer", "B": "buchstabe", "L": "buchstabe", "l": "buchstabe"}
LUECKE = re.compile(GAP)
GOES_ON = frozenset("0123456789bfuoisjlIVXASNZBLHU,/+&(-–—‐‑−")
"""What the rest of a citation may begin with: a range, `ff.`, another norm, an Absatz or what is below."""
BEFORE_A_NAME = "(,|–—-:/<[\\„»\"“'`"
LEER = " \n\t\u00a0\u202f*_"
BIS_LETZTER = re.compile(rf"{_ENG}(?:bis|[-–—‐‑−]){_ENG}[a-z](?:\)|(?![\wäöüß]))")
BIS_WORT = re.compile(rf"{GAP}bis(?![\wäöüß])")
BIS_WERT = re.compile(rf"{GAP}(?:bis|[-–—‐‑−]){GAP}(?=\d)")
CLOSING = {")": "(", "]": "[", "“": "„", "«": "»", '"': '"', "”": "“", "'": "'", "`": "`"}
"""What closes, by its sign."""
