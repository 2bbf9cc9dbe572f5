"""A field that is named without its whole path is told with it: where it is declared, printed, compared."""

from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding

PLACES = ("traeger", "angebot", "personal", "personal.positionen")
LB = "profile/leistungsbeschreibung/haus"
HEAD = "profil: haus\ndokument: leistungsbeschreibung\ntitel: Haus\nerweitert: rahmen\n"
OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {leistungsbeschreibung: haus}\n"
DECLARED = "{art: kurzer_text, beschreibung: Taxi}"


def nested(*steps: str) -> str:
    """The declaration of a field below these keys, each in a line of its own."""
    lines = [f"{'  ' * depth}{step}:" for depth, step in enumerate(("felder", *steps))]
    return "\n".join(lines) + f" {DECLARED}\n"


def told(root: Path, outline: str, body: str = "") -> list[Finding]:
    files = {
        "provider.yaml": "name: T\n",
        "staffing.yaml": "",
        "offer.yaml": OFFER,
        f"{LB}/gliederung.yaml": HEAD + outline,
        **({f"{LB}/wege.md": body} if body else {}),
    }
    found = lint(build_tree(root, files))
    return [one for one in found if one.file.startswith("profile") or "eigene" in one.path]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("cut", range(1, 4))
def test_a_field_declared_step_by_step_is_told_with_its_path_once(
    tmp_path: Path, place: str, cut: int
) -> None:
    steps = [*place.split("."), "eigene", "taxi"]
    cut = min(cut, len(steps) - 1)
    (one,) = told(tmp_path, nested(".".join(steps[:-cut]), *steps[-cut:]))
    named = "taxi" if cut == 1 else "name"
    assert f"»{place}.eigene.{named}: {{art: …}}«" in one.message
    assert one.file.endswith("gliederung.yaml")


@pytest.mark.parametrize("steps", [("taxi",), ("eigene.taxi",), ("eigene", "taxi")])
def test_a_field_without_its_object_is_told_with_that_of_the_offer(
    tmp_path: Path, steps: tuple[str, ...]
) -> None:
    (one,) = told(tmp_path, nested(*steps))
    assert "»angebot.eigene.taxi" in one.message


INSERTED = "einfuegen:\n  - {nach: umfang, id: wege, titel: Wege, braucht: WHOLE, pflicht: soll}\n"
FIELDS = ("traeger.eigene.taxi", "angebot.eigene.taxi", "personal.eigene.taxi")
FORMS = (
    "{{{{ {0} }}}}\n\nEs fährt {{{{ {1} }}}}.\n",
    "{{% if {0} is gegeben %}}Es fährt.{{% endif %}} Nämlich {{{{ {1} }}}}.\n",
    '{{% if {0} == "x" %}}Es fährt.{{% endif %}} Nämlich {{{{ {1} }}}}.\n',
)


@pytest.mark.parametrize("whole", FIELDS)
@pytest.mark.parametrize("form", FORMS)
def test_a_body_that_names_a_field_without_its_object_is_told_the_only_one(
    tmp_path: Path, whole: str, form: str
) -> None:
    outline = nested(whole) + INSERTED.replace("WHOLE", whole)
    for number, short in enumerate((whole.partition(".")[2], "taxi")):
        found = told(tmp_path / str(number), outline, form.format(short, whole))
        (one,) = (f for f in found if f.code == "TD801")
        assert one.message == f"»{short}« gibt es hier nicht. Gemeint: »{whole}«?"


@pytest.mark.parametrize(
    "short, whole", [("plaetze", "angebot.plaetze"), ("beschwerde", "traeger.beschwerde")]
)
def test_built_in_fields_are_told_likewise(tmp_path: Path, short: str, whole: str) -> None:
    outline = INSERTED.replace("WHOLE", f"angebot.plaetze, wenn: {short} is gegeben, weil: es so ist")
    (one,) = (f for f in told(tmp_path, outline) if f.code == "TD801")
    assert f"»{short}« gibt es hier nicht. Gemeint: »{whole}«?" in one.message
