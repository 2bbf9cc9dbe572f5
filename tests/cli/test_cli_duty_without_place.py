"""A duty that no profile has a section for is told once, where the package asks for it; never at members."""

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import DUTY, GIVEN, LB, OFFER, member, package, said

FILE = "verband/anforderungen.yaml"
EXCEPT = (
    "  # tdocs: ignore[TD308:garten] Das Profil dafür folgt mit der nächsten Fassung des Rahmenvertrags.\n"
)
OTHERS = ("fachkonzept", "leistungsvereinbarung")


@pytest.mark.parametrize(("comment", "told"), [("", 1), (EXCEPT, 0)], ids=["told", "excepted"])
@pytest.mark.parametrize("documents", [OTHERS[:1], OTHERS[1:], OTHERS], ids="-".join)
def test_it_is_told_once_for_all_members_and_a_comment_excepts_it(
    tdocs: Tdocs, documents: tuple[str, ...], comment: str, told: int
) -> None:
    entry = (
        f"  garten: {{titel: Garten, norm: {{sgb9_125: § 1 LRV}}, verlangt_in: [{', '.join(documents)}]}}\n"
    )
    profiles = "".join(f", {document}: assistenz" for document in documents)
    offer = OFFER.replace(f"{LB}: nord", f"{LB}: nord{profiles}") + GIVEN
    for name in ("m/eins", "m/zwei"):
        member(
            name, **{"offer.yaml": offer, "tdocs.yaml": 'paket: {ordner: ../../verband, version: "2027.1"}\n'}
        )
    package(**{"anforderungen.yaml": DUTY + comment + entry})
    for path in ("m", ".", "m/eins"):
        found = [f for f in said(tdocs, "lint", path) if "Garten" in f["message"]]
        assert [f["code"] for f in found] == ["TD308"] * told, path
        assert all(f["file"].endswith(FILE) for f in found), path
