"""What a house asks for by itself cites what the house says, never what the profile above rests on."""

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import LB, OFFER, member, said

FIELD = "felder: {angebot.eigene.q: {art: kurzer_text, beschreibung: Frage}}\n"
ENTRY = "einfuegen: [{{nach: ziel, id: q, titel: Frage, braucht: angebot.eigene.q{}}}]\n"
HEAD = f"profil: haus\ndokument: {LB}\ntitel: Haus\nerweitert: assistenz\n"


@pytest.mark.parametrize(
    ("head", "entry", "cited"),
    [
        ("", "", ""),
        ("quelle: Beschluss 7\n", "", "Beschluss 7"),
        ("", ", quelle: Beschluss 8", "Beschluss 8"),
    ],
)
def test_a_section_of_ones_own_cites_only_ones_own_source(
    tdocs: Tdocs, head: str, entry: str, cited: str
) -> None:
    outline = HEAD + head + FIELD + ENTRY.format(entry)
    files = {"offer.yaml": OFFER.replace(": nord", ": haus"), f"profile/{LB}/haus/gliederung.yaml": outline}
    member(**files, **{"tdocs.yaml": ""})
    (told,) = (f["message"] for f in said(tdocs, "lint", "mitglied") if "»eigene.q« fehlt" in f["message"])
    assert (cited in told, "LRV" in told, "SGB" in told) == (True, False, False), told
