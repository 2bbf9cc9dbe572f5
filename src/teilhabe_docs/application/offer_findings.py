"""Which findings of a repository are about which of its offers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Severity


class SaidOf(NamedTuple):
    """What rules say of an offer, `unweighted`, and the names of the files that it is made of."""

    own: Collection[Finding]
    files: Collection[str]


def assigned(
    offers: Sequence[SaidOf], findings: Iterable[Finding]
) -> tuple[list[list[Finding]], list[Finding]]:
    """The findings by offer, in the order of the offers, and those that belong to none.

    What no rule says of an offer belongs to those that the file is one of.
    """
    by_finding: dict[Finding, list[int]] = defaultdict(list)
    by_file: dict[str, list[int]] = defaultdict(list)
    for place, offer in enumerate(offers):
        for finding in dict.fromkeys(offer.own):
            by_finding[finding].append(place)
        for name in offer.files:
            by_file[name].append(place)
    by_offer: list[list[Finding]] = [[] for _ in offers]
    others = []
    for finding in findings:
        concerned = by_finding[unweighted(finding)] or by_file[finding.file]
        for place in concerned:
            by_offer[place].append(finding)
        if not concerned:
            others.append(finding)
    return by_offer, others


def unweighted(finding: Finding) -> Finding:
    """The same finding whatever weight a configuration gives it."""
    return replace(finding, severity=Severity.HINT)
