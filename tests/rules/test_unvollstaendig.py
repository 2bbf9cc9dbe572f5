"""The example that is broken on purpose shows what lint finds, and the README shows it."""

from collections import Counter

from examples import INCOMPLETE
from rules.linten import lint
from teilhabe_docs.rules.engine.rule import all_rules


def test_it_has_at_least_fifteen_findings_of_ten_rules() -> None:
    gefunden = Counter(finding.code for finding in lint(INCOMPLETE))
    assert gefunden.total() >= 15
    assert len(set(gefunden) & set(all_rules())) >= 10
    assert not any(code.startswith(("TD0", "TD8")) for code in gefunden)
