"""The legal bases of a provider print only where they belong to the contract basis of the offer."""

from pathlib import Path

import pytest

from kleinprofil import gebaut, geladen, lies_profil, worte

KOERPER = {
    "a.md": "{% if traeger.fuehrungszeugnis.rechtsgrundlagen is gegeben %}\n"
    "Es gilt: {{ traeger.fuehrungszeugnis.rechtsgrundlagen | und }}.\n{% endif %}\n\nEnde."
}


def gedruckt(wurzel: Path, grundlage: str | None, *zitate: str) -> str:
    profil = lies_profil(wurzel / "p", "  - {id: a, titel: A}\n", KOERPER)
    traeger = {"fuehrungszeugnis": {"rechtsgrundlagen": list(zitate)}}
    return worte(
        gebaut(geladen(wurzel / "k", {"vertragsgrundlage": grundlage}, traeger), profil).dokument.abschnitte[
            0
        ]
    )


@pytest.mark.parametrize(
    ("grundlage", "worte_danach"),
    [
        ("sgb9_134", "Es gilt: § 124 Abs. 2 SGB IX, § 72a SGB VIII und § 124 SGB IX und § 30a BZRG.Ende."),
        ("sgb8_77", "Es gilt: § 72a SGB VIII, § 72a SGB VIII und § 124 SGB IX und § 30a BZRG.Ende."),
        (
            None,
            "Es gilt: § 72a SGB VIII, § 124 Abs. 2 SGB IX, § 72a SGB VIII und § 124 SGB IX und "
            "§ 30a BZRG.Ende.",
        ),
    ],
)
def test_what_names_the_other_book_alone_is_left_out(
    tmp_path: Path, grundlage: str | None, worte_danach: str
) -> None:
    zitate = ("§ 72a SGB VIII", "§ 124 Abs. 2 SGB IX", "§ 72a SGB VIII und § 124 SGB IX", "§ 30a BZRG")
    assert gedruckt(tmp_path, grundlage, *zitate) == worte_danach


def test_where_nothing_belongs_nothing_is_said(tmp_path: Path) -> None:
    assert gedruckt(tmp_path, "sgb9_125", "§ 72a SGB VIII") == "Ende."
