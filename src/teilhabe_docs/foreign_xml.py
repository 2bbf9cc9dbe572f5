"""XML that strangers have written: how it is parsed wherever it comes from."""

from functools import cache

from lxml import etree


@cache
def foreign_parser() -> etree.XMLParser:
    """UTF-8 only, so that what was counted is what is read; nothing is fetched, nothing expands."""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
