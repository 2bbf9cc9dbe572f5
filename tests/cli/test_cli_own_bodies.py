"""What a body of one's own prints as it stands or leaves out is told at its line, and what is told helps."""

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_misplaced_files import found
from cli.test_cli_own_outlines import ADDED, EXTENDS, LB, errors, told
from teilhabe_docs.documents.template.literal import printed_literally

BODY = f"profile/{LB}/haus/neu.md"
OUTLINE = EXTENDS + ADDED.format("neu", "traeger.name")
NAME = "Es handelt {{ traeger.name }}."
LITERAL = {
    "umlaut": ("(@für) Wir fahren.", "(@fuer) Wir fahren."),
    "blank": ("(@ a) Wir fahren.", "(@a) Wir fahren."),
    "item": ("- (@Fahrt) Wir fahren.", "- (@fahrt) Wir fahren."),
    "no count": ("(#Zeit 1) Wir fahren.", "(#zeit-1) Wir fahren."),
    "in the line": ("Wir fahren. (@a) Und zurück.", "(@a) Wir fahren."),
    "one bracket": ("Es hilft { traeger.name } allen.", "Es hilft {{ traeger.name }} allen."),
    "narrow bracket": ("Es hilft {traeger.name} allen.", "Es hilft {{traeger.name}} allen."),
    "open note": ("Das gilt.^[Seit 2020", "Das gilt.^[Seit 2020]"),
    "note over a paragraph": ("Das gilt.^[Seit [2020]\n\nJa.]", "Das gilt.^[Seit [2020]]\n\nJa."),
}


@pytest.mark.parametrize("kind", LITERAL)
def test_what_would_be_printed_as_it_stands_is_told(tdocs: Tdocs, kind: str) -> None:
    typed, right = LITERAL[kind]
    found = errors(tdocs, OUTLINE, **{f"{LB}/haus/neu.md": f"{NAME}\n\n{typed}\n"})
    assert told(found) == [("TD801", BODY, 3)]
    assert errors(tdocs, OUTLINE, **{f"{LB}/haus/neu.md": f"{NAME}\n\n{right}\n"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Norm {@id} und (#1) im Satz, `(@a)` als Beispiel.",
        "Menge {a, b}, Formel x^2 und \\^[ ohne Fußnote.",
        "{# { traeger.name } ^[ #}",
        "<!-- (@ a) -->",
        "{{ traeger.name }}^[Eine {{ traeger.name }} mit \\[ Klammer.]",
        "{% if angebot.plaetze is gegeben %}x{% endif %}",
    ],
)
def test_what_is_meant_as_it_stands_is_let_be(text: str) -> None:
    assert list(printed_literally(f"Eins.\n\n{text}\n")) == []


GUARD = "{{% if {0} is gegeben %}}{{{{ {0} }}}}{{% endif %}}"


@pytest.mark.parametrize("printed", [("plaetze",), ("personen",), ("plaetze", "personen")])
def test_each_of_several_fields_of_which_one_is_enough_is_printed(
    tdocs: Tdocs, printed: tuple[str, ...]
) -> None:
    fields = ("angebot.plaetze", "angebot.personen")
    outline = EXTENDS + ADDED.format("neu", "{feld: [angebot.plaetze, angebot.personen]}")
    lines = [GUARD.format(field) for field in fields if field.rpartition(".")[2] in printed]
    found = errors(tdocs, outline, **{f"{LB}/haus/neu.md": f"{NAME}\n\n{' '.join(lines)}\n"})
    missing = [field for field in fields if field.rpartition(".")[2] not in printed]
    assert told(found) == [("TD801", BODY, 3)] * len(missing)
    assert all(f"»{missing[0]}«" in f["message"] for f in found)


@pytest.mark.parametrize("base", ["rahmen", "assistenz", "integrationshilfe"])
def test_what_a_section_meets_by_its_inherited_text_is_asked_of_ones_own(tdocs: Tdocs, base: str) -> None:
    outline = EXTENDS.replace("rahmen", base)
    outline += "aendern:\n  umfang: {braucht: {feld: angebot.umfang.beschreibung, erfuellt: umfang}}\n"
    text = "{{ angebot.umfang.beschreibung }}\n"
    found = errors(tdocs, outline, **{f"{LB}/haus/umfang.md": text})
    assert told(found) == [("TD801", f"profile/{LB}/haus/umfang.md", 1)]
    assert "»abgrenzung«" in found[0]["message"]
    more = "\n{% if angebot.abgrenzung is gegeben %}\n{{ angebot.abgrenzung }}\n{% endif %}\n"
    assert errors(tdocs, outline, **{f"{LB}/haus/umfang.md": text + more}) == []


def test_what_only_inherited_words_meet_is_told_where_they_are_replaced(tdocs: Tdocs) -> None:
    outline = f"profil: haus\ndokument: {LB}\ntitel: Haus\nerweitert: integrationshilfe\n"
    files = {
        f"profile/{LB}/haus/gliederung.yaml": outline,
        f"profile/{LB}/haus/ziele.md": "{{ angebot.ziele }}\n",
    }
    told = [message for _, file, message in found(tdocs, "validate", files) if file.endswith("ziele.md")]
    assert [("»planbezug« allein" in one) for one in told] == [True]
    claimed = outline + "aendern: {ziele: {erfuellt: [ziel, planbezug]}}\n"
    files[f"profile/{LB}/haus/gliederung.yaml"] = claimed
    assert [one for one in found(tdocs, "validate", files) if one[1].endswith("ziele.md")] == []
