"""What an offer rests on is told where its name is that of another Land's law, however the Land is named."""

from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.choices import Land

OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"
FORMS = (
    "Gesetz zur Ausführung des Neunten Buches Sozialgesetzbuch (AG-SGB IX) für {}",
    "§ 1 des Ausführungsgesetzes zum SGB IX des Landes {}",
    "AG-SGB IX {}",
    "Landesrahmenvertrag nach § 131 SGB IX {}",
    "Verordnung über die Teilhabe in {}",
)
OTHERWISE = {
    "Niedersächsisches Gesetz zur Ausführung des Neunten Buchs (Nds. AG SGB IX/XII)": Land.NI,
    "§ 2 Nds. AG SGB IX": Land.NI,
    "§ 1 Abs. 1 AG-SGB IX NRW": Land.NRW,
    "AG SGB IX LSA": Land.ST,
    "AG-SGB IX M-V": Land.MV,
    "ThürAGSGB IX": Land.TH,
    "Thüringer Gesetz zur Ausführung des SGB IX": Land.TH,
    "SächsAGSGB": Land.SN,
    "Sächsisches Gesetz zur Ausführung des Sozialgesetzbuches": Land.SN,
    "Bayerisches Gesetz zur Ausführung der Sozialgesetze": Land.BY,
    "Hessisches Ausführungsgesetz zum SGB IX": Land.HE,
    "Bremisches Ausführungsgesetz zum SGB IX": Land.HB,
    "Hamburgisches Ausführungsgesetz zum SGB IX": Land.HH,
    "Berliner Ausführungsgesetz zum SGB IX": Land.BE,
    "Saarländisches Ausführungsgesetz zum SGB IX": Land.SL,
    "Rheinland-pfälzisches Ausführungsgesetz zum SGB IX": Land.RP,
    "Landesrahmenvertrag Eingliederungshilfe BaWü": Land.BW,
}
NAMED = {form.format(land.label): land for form in FORMS for land in Land} | OTHERWISE
OF_NO_LAND = (
    "§ 113 Abs. 2 Nr. 2 in Verbindung mit § 78 SGB IX",
    "Grundgesetz",
    "Neuntes Buch Sozialgesetzbuch",
    "Gesetz zur Ausführung des SGB IX (AG-SGB IX)",
    "Art. 19 des Übereinkommens der Vereinten Nationen über die Rechte von Menschen mit Behinderungen",
    "Gemeinsame Empfehlung der Träger in Sachsen",
)


def told(root: Path, land: Land, given: list[str]) -> set[str]:
    """Those of the laws that are told as another Land's."""
    offer = OFFER + f"land: {land}\n" + as_yaml({"rechtsgrundlagen": given})
    files = {"provider.yaml": "name: T\n", "staffing.yaml": "{}\n", "offer.yaml": offer}
    found = lint(build_tree(root, {**files, "tdocs.yaml": "regeln: {nur: [TD416]}\n"}))
    for one in found:
        assert one.related
        assert one.related.message == f"hier {land.label}"
    return {given[int(one.path.partition("[")[2].partition("]")[0])] for one in found}


@pytest.mark.parametrize("land", Land)
def test_a_law_is_told_in_every_land_but_its_own(tmp_path: Path, land: Land) -> None:
    others = {law for law, own in NAMED.items() if own != land}
    assert told(tmp_path, land, [*NAMED, *OF_NO_LAND]) == others


def test_a_law_that_names_the_own_land_too_is_not_told(tmp_path: Path) -> None:
    treaty = "Gesetz zum Staatsvertrag zwischen Bremen und Niedersachsen"
    assert told(tmp_path, Land.NI, [treaty]) == set()
    assert told(tmp_path / "sh", Land.SH, [treaty]) == {treaty}
