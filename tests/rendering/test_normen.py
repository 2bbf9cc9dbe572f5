"""`normen()` lists the federal law that the fixed text of a document cites beside what the offer names."""

from pathlib import Path

import pytest

from kleinprofil import gebaut, geladen, lies_profil, stellen, worte
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.recht.law_data import built_in, in_force

KOPF = "Die Vereinbarung verweist auf {{ normen() }}.\n\n"
ABSCHNITTE = "  - {id: a, titel: A}\n  - {id: b, titel: B, braucht: angebot.ziele}\n"


def gedruckt(wurzel: Path, text: str, **angebot: object) -> str:
    """The words of section A, whose list speaks of both sections; B prints `text`."""
    profil = lies_profil(wurzel / "p", ABSCHNITTE, {"a.md": KOPF + "Weiter.", "b.md": text})
    return worte(gebaut(geladen(wurzel / "k", angebot=angebot), profil).dokument.abschnitte[0])


@pytest.mark.parametrize(
    ("text", "liste"),
    [
        ("Das gilt nach § 127 Abs. 4 SGB IX.", "§ 127 SGB IX"),
        (
            "§ 59 SGB X, § 37a SGB IX, § 8 SGB IX und § 8a SGB VIII.",
            "§ 8a SGB VIII, §§ 8 und 37a SGB IX sowie § 59 SGB X",
        ),
        ("Es gelten die §§ 123 bis 126 SGB IX.", "§§ 123 bis 126 SGB IX"),
    ],
)
def test_what_the_fixed_text_cites_is_listed_by_law_and_number(tmp_path: Path, text: str, liste: str) -> None:
    assert gedruckt(tmp_path, text).startswith(f"Die Vereinbarung verweist auf {liste}.")


def test_what_the_offer_names_is_not_said_again(tmp_path: Path) -> None:
    grundlagen = [{"zitat": "§§ 123 bis 134 SGB IX"}]
    text = gedruckt(tmp_path, "Nach § 127 und § 8 SGB IX.", rechtsgrundlagen=grundlagen)
    assert text.startswith("Die Vereinbarung verweist auf § 8 SGB IX.")


def test_what_only_an_author_cites_is_left_out(tmp_path: Path) -> None:
    text = gedruckt(tmp_path, "{{ angebot.ziele }}\n\n§ 8 SGB IX gilt.", ziele=["Verfahren nach § 1831 BGB"])
    assert text.startswith("Die Vereinbarung verweist auf § 8 SGB IX.")


def test_what_is_not_printed_is_left_out(tmp_path: Path) -> None:
    text = "{% if angebot.plaetze is gegeben %}\n§ 8 SGB IX gilt.\n{% endif %}\n\n§ 4 KKG gilt."
    assert gedruckt(tmp_path, text).startswith("Die Vereinbarung verweist auf § 4 KKG.")


def test_land_law_contracts_and_the_agreement_itself_are_no_federal_law(tmp_path: Path) -> None:
    assert gedruckt(tmp_path, "§ 12 LRV, § 20 SchG, § 7 Abs. 1 und Art. 24 UN-BRK.") == "Weiter."


@pytest.mark.parametrize("ebene", [None, "land", "eu", "voelkerrecht"])
def test_the_file_of_a_law_says_who_has_made_it(tmp_path: Path, ebene: str | None) -> None:
    law = built_in()["AGG"].model_copy(update={"ebene": ebene})
    state = {**built_in(), "AGG": law}
    with in_force(lambda: state):
        text = gedruckt(tmp_path, "§ 7 AGG.")
    assert text == ("Weiter." if ebene else "Die Vereinbarung verweist auf § 7 AGG.Weiter.")


def test_a_federal_law_of_which_no_more_than_the_name_is_known_is_listed(tmp_path: Path) -> None:
    assert gedruckt(tmp_path, "§ 3 AO.").startswith("Die Vereinbarung verweist auf § 3 AO.")


def test_articles_are_no_paragraphs(tmp_path: Path) -> None:
    assert gedruckt(tmp_path, "Art. 3 GG und § 7 AGG.").startswith(
        "Die Vereinbarung verweist auf § 7 AGG sowie Art. 3 GG."
    )


def test_a_list_of_nothing_leaves_no_sentence(tmp_path: Path) -> None:
    assert gedruckt(tmp_path, "Ohne Vorschrift.") == "Weiter."


def test_it_takes_nothing(tmp_path: Path) -> None:
    profil = lies_profil(tmp_path, "  - {id: a, titel: A}\n", {"a.md": "{{ normen(1) }}\n"})
    assert "»normen« nimmt nichts in die Klammern: normen()." in stellen(check_profile(profil))[0]
