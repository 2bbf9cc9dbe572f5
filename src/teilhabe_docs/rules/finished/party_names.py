"""Names of providers and offers that differ by a slip or a legal form, in the documents of one offer."""

import re
from collections.abc import Iterator, Sequence

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.near_names import nearness, plain, turns
from teilhabe_docs.rules.engine.prose import sentence_around
from teilhabe_docs.rules.finished.finished_document import FinishedDocument
from teilhabe_docs.rules.finished.stated_figures import Mention

_FORMS = ("gGmbH", "GmbH", "e. V.", "e.V.", "e.\u00a0V.", "gUG", "gAG", "eG")
_LONG = r"[A-ZÄÖÜ][\w&’'-]{1,40}"
_PARTY = re.compile(
    rf"(?P<name>{_LONG}(?:[ \u00a0](?:{_LONG}|für|der|und|im|am|an|in|zu|zur|von|St\.)){{0,7}})[ \u00a0]"
    r"(?P<form>gGmbH|GmbH|e\.[ \u00a0]?V\.|gUG|gAG|eG)(?!\w)"
)
_IN_FRONT = re.compile(
    r"^(?:Die|Der|Das|Den|Dem|Zwischen|Träger|Leistungserbringer|Einrichtungsträger|Anbieter|Vereinbarung"
    r"|Und|Von|Name|Firma|Sitz|Leistungsvereinbarung|Fachkonzept|Konzeption|Leistungsbeschreibung)[ \u00a0]+"
)
_QUOTED = re.compile(r"[»„“\"](?P<name>[A-ZÄÖÜ][^«»„“”\"\n]{7,50})[«“”\"]")
_TOGETHER = re.compile(
    r"[Gg]esellschaft|[Tt]ochter|[Mm]utter|[Mm]itglied|[Vv]erbund|[Uu]mwandlung|[Ff]rüher|hervorgegangen"
)
_CASE = re.compile(r"(?<=\w{3})(?:ern|e[nrsm]?|[ns])$")
_Key = tuple[str, str, str]
"""A name without the endings of its cases, its legal form, and the name as it is."""
_DIGITS = re.compile(r"\d+")
_MOST_NAMES = 200
"""With more names each would be held against too many others; a directory of services is no concept."""
_SLIP = 0.9
"""So much alike two names are that one is a slip of."""


def contradicting_names(documents: Sequence[FinishedDocument]) -> Iterator[Finding]:
    """The first place of each rarer name that is another one with a slip in it, or another legal form."""
    parties: dict[_Key, list[Mention]] = {}
    quoted: dict[_Key, list[Mention]] = {}
    for document in documents:
        for source in document.texts_with(*_FORMS):
            for found in _PARTY.finditer(source.text):
                begin, name = found.start(), found["name"]
                while front := _IN_FRONT.match(name):
                    begin, name = begin + front.end(), name[front.end() :]
                sentence = source.text[slice(*sentence_around(source.text, *found.span()))]
                if name and not _TOGETHER.search(sentence):
                    key = _key(name), plain(found["form"]), plain(name)
                    words = " ".join(source.text[begin : found.end()].split())
                    mention = Mention(document, source, begin, found.end(), words)
                    parties.setdefault(key, []).append(mention)
        for source in document.texts_with("»", "„", "“", '"'):
            for found in _QUOTED.finditer(source.text):
                mention = Mention(document, source, *found.span("name"), " ".join(found["name"].split()))
                quoted.setdefault((_key(found["name"]), "", plain(found["name"])), []).append(mention)
    for names in (parties, quoted):
        yield from _contradictions(names)


def _key(name: str) -> str:
    """A name without what people write differently, and without the endings of its cases."""
    return plain("".join(_CASE.sub("", word) for word in name.split()))


def _contradictions(names: dict[_Key, list[Mention]]) -> Iterator[Finding]:
    by_use = sorted(names.items(), key=lambda item: -len(item[1]))
    if len(by_use) > _MOST_NAMES:
        return
    for index, (key, mentions) in enumerate(by_use):
        for other_key, others in by_use[:index]:
            if _is_slip(key, other_key, mentions[0].words, others[0].words):
                here, other = mentions[0], others[0]
                text = (
                    f"Hier steht »{here.words}«, an anderer Stelle »{other.words}« "
                    f"({other.as_seen_from(here)}). Ist derselbe gemeint, bitte den Namen überall gleich "
                    "schreiben."
                )
                yield here.finding(codes.WORD_NAME, text, other)
                break


def _differ(words: str, other: str) -> bool:
    """Whether two names look alike and mean different things: by their numbers, or words turned around."""
    if _DIGITS.findall(words) != _DIGITS.findall(other):
        return True
    return not any(form in words for form in _FORMS) and turns(words, other)


def _is_slip(key: _Key, other: _Key, words: str, other_words: str) -> bool:
    if key[0] == other[0]:
        return key[1] != other[1]
    if key[0].endswith(other[0]) or other[0].endswith(key[0]):
        return False
    if key[0].startswith(other[0]) or other[0].startswith(key[0]) or _differ(words, other_words):
        return False
    return max(nearness(key[0], other[0]), nearness(key[2], other[2])) >= _SLIP
