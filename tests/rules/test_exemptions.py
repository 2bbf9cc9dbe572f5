"""Exceptions are found by where they stand; which ones are about a finding, they say themselves."""

from hypothesis import given
from hypothesis import strategies as st

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.loading.yaml.yaml_reader import lies_yaml
from teilhabe_docs.rules.policy.exemptions import Exemptions

FILE = """\
# tdocs: ignore[TD301:umfang] Kopf
umfang:  # tdocs: ignore[TD701,TD702] Gruppe
  beschreibung: x  # tdocs: ignore[TD701] Text
positionen:
  - id: a
    funktion: y
  # tdocs: ignore[TD701] zweite
  - id: b
    funktion: z
"""
PATHS = ("", "umfang", "umfang.beschreibung", "umfangreich", "positionen[id=b]", "positionen[id=b].funktion")


def exceptions() -> Exemptions:
    document, _ = lies_yaml(FILE.encode(), "offer.yaml")
    assert document is not None
    read = Exemptions()
    read.read_comments("offer.yaml", document)
    return read


@given(
    st.sampled_from(("TD301", "TD701", "TD702")),
    st.sampled_from(("offer.yaml", "texte/a.md", "staffing.yaml")),
    st.integers(1, 9),
    st.integers(1, 2),
    st.sampled_from(PATHS),
    st.sampled_from(("", "umfang")),
)
def test_looking_at_the_place_finds_what_looking_at_all_does(
    code: str, file: str, line: int, column: int, path: str, slug: str
) -> None:
    finding = Finding(code, "", Severity.HINT, "", file, Span(line, column, line, column), path, slug)
    read = exceptions()
    assert len(read.entries) == 5
    assert read.concern(finding) is any(one.is_about(finding) for one in read.entries)
