"""Bodies ask for traits: a text hangs on what an offer is, not on the names of bases and profiles."""

import re
from pathlib import Path

import pytest

from kleinprofil import LV, geladen, lies_profil, schreibe_profil, stellen, worte
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.model.choices import Vertragsgrundlage
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.resources import folder

TEMPLATES = Path(str(folder("templates")))
BY_NAME = {
    "fachkonzept/allgemein/angebot.rechtsgrundlagen.md": "§ 77 SGB VIII alone knows no Rahmenvertrag",
    "leistungsvereinbarung/sgb9-125/schutz.md": "the norm of each basis",
    "leistungsvereinbarung/sgb9-125/verguetung.md": "the norm of each basis",
}
"""The bodies that ask for a basis of the SGB VIII by its name, and why."""
NOT_SGB_VIII = r"§ (?:99|102|120|121|123|124|125|127|128|134) |§ 37a|Gesamtplan|Eingliederungshilfe"
NOT_SGB_IX = r"§ (?:5|35a|36|36a|61|72a|77|78b|79a) |Hilfeplan|Jugendhilfe"
OFFER = {
    "leistungsgruppen": ["soziale_teilhabe"],
    "zielgruppe": {"beeintraechtigungen": ["seelisch"], "drohende_behinderung": True},
    "laufzeit": {"beginn": "2027-01-01", "ende": "2028-12-31", "kuendigungsfrist": "3 Monate"},
    "dokumentation": {"inhalte": "Datum und Dauer.", "berichte_turnus_monate": 6},
    "pool": {"vorgesehen": True, "strukturen": "Zwei Kräfte begleiten sechs Menschen."},
    "gewaltschutz": "Das Team ist geschult.",
    "verguetung": "Sie ist gesondert vereinbart.",
}


def test_bodies_ask_for_the_book_and_not_for_its_bases() -> None:
    named = [
        path.relative_to(TEMPLATES).as_posix()
        for path in sorted(TEMPLATES.rglob("*.md"))
        if re.search("sgb8_(77|78b)", path.read_text("utf-8"))
    ]
    assert named == sorted(BY_NAME)


@pytest.mark.parametrize("basis", list(Vertragsgrundlage))
def test_an_agreement_cites_the_law_of_its_own_book(basis: Vertragsgrundlage, tmp_path: Path) -> None:
    """What the base of all agreements prints for an offer, without sections that only the SGB IX knows."""
    removed = "entfernen: {pruefung: § 128 SGB IX, schlussbestimmungen.zugang: § 123 Abs. 2 SGB IX}\n"
    head = f"erweitert: sgb9-125\nvertragsgrundlage: {basis}\n{removed}"
    own = schreibe_profil(tmp_path / "p", head)
    profil = resolved(LV, "eigen", Shelf((*BUILT_IN.ordner, *own.ordner)))
    gelesen = geladen(tmp_path / "r", {"vertragsgrundlage": str(basis), **OFFER})
    text = worte(assemble(gelesen, outline_of(gelesen.konzept, profil)).dokument)
    assert "Hilfeplan" in text or "Gesamtplan" in text
    wrong = NOT_SGB_VIII if basis.buch == "sgb8" else NOT_SGB_IX
    assert re.findall(wrong, text) == []


@pytest.mark.parametrize(
    ("test", "text"),
    [
        ('merkmale.buhc == "sgb8"', "Das Merkmal »buhc« gibt es nicht; gemeint: »buch«?"),
        ('merkmale.buch == "sgb7"', '»merkmale.buch« wird so verglichen: merkmale.buch == "sgb8" oder'),
        ("merkmale.buch", "»merkmale.buch« wird verglichen: "),
        ('merkmale.alle_lebensbereiche == "ja"', "ist ja oder nein und wird nicht verglichen."),
        ("merkmale", "Merkmale stehen nur in Bedingungen: "),
        ("merkmale.buch is gegeben", "Merkmale stehen nur in Bedingungen: "),
    ],
)
@pytest.mark.parametrize("where", ["wenn", "text"])
def test_a_trait_that_cannot_be_asked_for_is_told(test: str, text: str, where: str, tmp_path: Path) -> None:
    body = f"{{% if {test} %}}\nEin Satz.\n{{% endif %}}\n" if where == "text" else "Ein Satz.\n"
    condition = f", wenn: '{test}', weil: so vereinbart" if where == "wenn" else ""
    profil = lies_profil(tmp_path, f"  - {{id: a, titel: A{condition}}}\n", {"a.md": body})
    (message,) = stellen(check_profile(profil))
    assert text in message


def test_a_trait_is_not_printed(tmp_path: Path) -> None:
    profil = lies_profil(tmp_path, "  - {id: a, titel: A}\n", {"a.md": "Buch: {{ merkmale.buch }}\n"})
    (message,) = stellen(check_profile(profil))
    assert "Merkmale stehen nur in Bedingungen: " in message


def test_a_trait_of_the_profile_decides(tmp_path: Path) -> None:
    body = "{% if merkmale.alle_lebensbereiche %}Alle.{% else %}Einige.{% endif %}\n"
    for said, word in (("ja", "Alle."), ("nein", "Einige.")):
        sections = f"  - {{id: a, titel: A}}\nmerkmale: {{alle_lebensbereiche: {said}}}\n"
        profil = lies_profil(tmp_path / said, sections, {"a.md": body})
        gelesen = geladen(tmp_path / f"{said}-r")
        assert word in worte(assemble(gelesen, outline_of(gelesen.konzept, profil)).dokument)
