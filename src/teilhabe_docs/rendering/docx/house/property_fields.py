"""Fields and controls that show properties of the file: documents have three of them (17.16.5, 17.5.2.6)."""

import re
from collections.abc import Iterator, Mapping

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.docx.elements import Element, W, run, set_text
from teilhabe_docs.rendering.plain_words import title_with_offer

_CHAR, _SIMPLE, _TEXT, _INSTRUCTION = f"{W}fldChar", f"{W}fldSimple", f"{W}t", f"{W}instrText"
_CONTROL = f"{W}sdt"
_FIELD = re.compile(
    r'\s*(TITLE|SUBJECT|AUTHOR|DOCPROPERTY\s+"?(?:Title|Titel|Subject|Thema|Author|Autor)"?)'
    r"((?:\s*\\\*\s*\w+)*)\s*",
    re.IGNORECASE,
)
"""A field that shows one, with how it is to look; with a text of its own it would set the property."""
_NAMES = {"titel": "TITLE", "thema": "SUBJECT", "autor": "AUTHOR"}
_BOUND = re.compile(r"(?:\w+:)?(title|subject|creator)(?:\[1\])?\Z")
_IN_CORE = {"title": "TITLE", "subject": "SUBJECT", "creator": "AUTHOR"}


def property_field(instruction: str) -> str:
    """The instruction of a field that shows a property, as every Word knows it; empty where it is none."""
    if (found := _FIELD.fullmatch(instruction)) is None:
        return ""
    name = found[1].split()[-1].strip('"')
    return f" {_NAMES.get(name.lower(), name.upper())}{found[2]} "


def shown_properties(document: BlockDocument) -> dict[str, str]:
    """What fields of these names show in a document."""
    title = title_with_offer(document)
    return {"TITLE": clean(title), "SUBJECT": clean(document.angebot), "AUTHOR": clean(document.traeger)}


def renew(top: Element, shown: Mapping[str, str]) -> None:
    """Let fields and controls in `top` show what the document has, not what the house's file had."""
    for name, holder, texts in [*_simple(top), *_complex(top), *_controls(top)]:
        if name not in shown:
            continue
        if not texts:
            run(holder, shown[name])
        for text in texts:
            set_text(text, shown[name] if text is texts[0] else "")


def _name(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()


def _simple(top: Element) -> Iterator[tuple[str, Element, list[Element]]]:
    for field in top.iter(_SIMPLE):
        yield _name(field.get(f"{W}instr", "")), field, list(field.iter(_TEXT))


def _controls(top: Element) -> Iterator[tuple[str, Element, list[Element]]]:
    for control in top.iter(_CONTROL):
        bound, content = control.find(f"{W}sdtPr/{W}dataBinding"), control.find(f"{W}sdtContent")
        found = _BOUND.search(bound.get(f"{W}xpath", "")) if bound is not None else None
        if found and content is not None and (texts := list(content.iter(_TEXT))):
            yield _IN_CORE[found[1]], content, texts


def _complex(top: Element) -> Iterator[tuple[str, Element, list[Element]]]:
    """Fields of several runs; one that shows nothing yet stays as it is."""
    open_fields: list[tuple[list[str], list[Element]]] = []
    for element in top.iter(_CHAR, _INSTRUCTION, _TEXT):
        kind = element.get(f"{W}fldCharType", "") if element.tag == _CHAR else ""
        if kind == "begin":
            open_fields.append(([], []))
        elif kind == "end" and open_fields:
            instructions, texts = open_fields.pop()
            if texts:
                yield _name("".join(instructions)), texts[0], texts
        elif open_fields and element.tag == _INSTRUCTION:
            open_fields[-1][0].append(element.text or "")
        elif open_fields and element.tag == _TEXT:
            open_fields[-1][1].append(element)
