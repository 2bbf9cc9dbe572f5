"""`tdocs fix` writes what was pasted into texts as Markdown, in YAML and in text files, and nothing else."""

from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from mending import mended
from sampling import few

MENDED = {
    "Es gibt:\n• Küche\n•\tBad\no\tDusche\n\nEnde": "Es gibt:\n- Küche\n- Bad\n  - Dusche\n\nEnde",
    "Es gibt\n– Küche\n– Bad": "Es gibt\n- Küche\n- Bad",
    "a) eins\nb) zwei": "1. eins\n2. zwei",
    "(1) eins\n(2) zwei": "1. eins\n2. zwei",
    "Text\nRaum\tGröße\nKüche\t12\nEnde": "Text\n\n| Raum | Größe |\n|---|---|\n| Küche | 12 |\n\nEnde",
    "Erste<br>zweite<br/>\ndritte": "Erste\\\nzweite\\\ndritte",
    "a<br>\n# b": "a\n# b",
    "- a<br>b\n- c": "- a\\\n  b\n- c",
    "Wir:\n   • eins\n     • zwei\n- • drei": "Wir:\n   - eins\n     - zwei\n- drei",
    "- Es gilt:\n  a) eins\n  b) zwei": "- Es gilt:\n  1. eins\n  2. zwei",
    "- Wir:\n  Raum\tGröße\n  Küche\t12": "- Wir:\n\n  | Raum | Größe |\n  |---|---|\n  | Küche | 12 |",
    "o\tKochen\no\tBad\nDas ist alles.": "- Kochen\n- Bad\n\nDas ist alles.",
    "•\tWohnen\n§\tKochen\n§\tBad": "- Wohnen\n- Kochen\n- Bad",
    "-Küche\n-Bad": "- Küche\n- Bad",
    "i) eins\nii) zwei": "1. eins\n2. zwei",
    "1. eins\n2. zwei\n\na) drei\nb) vier": "1. eins\n2. zwei\n\n1) drei\n2) vier",
    "1. eins\n2. zwei\nI. drei\nII. vier": "1. eins\n2. zwei\n1) drei\n2) vier",
    "➢ eins\n● zwei": "- eins\n- zwei",
    "✓ eins\n✔ zwei": "- eins\n- zwei",
    "- ✓ eins\n- ✓ zwei": "- eins\n- zwei",
    "– Küche\n– 3 Bäder": "- Küche\n- 3 Bäder",
    "Heil\u00adpäda\u200bgogik": "Heilpädagogik",
    "Die Assistenz\u00ad\nleistung ist\nda.": "Die Assistenzleistung ist\nda.",
    "Assis\u00ad\r\ntenz\u00ad\r\nleistung\r\nda": "Assistenzleistung\r\nda",
    "Er nimmt auf:\na) Kinder (§ 2 Abs. 1)\nb) Eltern": "Er nimmt auf:\n1. Kinder (§ 2 Abs. 1)\n2. Eltern",
    "(1) eins\n(2) zwei\n\nZu Nr. 2: nie": "1. eins\n2. zwei\n\nZu Nr. 2: nie",
    "```\n• Code\n```\n• eins\r": "```\n• Code\n```\n- eins\r",
    "a\r\n• b\n• c\rd": "a\r\n- b\n- c\rd",
    "A\r\nRaum\tGröße\t\rKüche\t12\nBad\t\n": (
        "A\r\n\r| Raum | Größe |\r|---|---|\r| Küche | 12 |\n| Bad |  |\n"
    ),
    "a<br><br>b": "a\n\nb",
    "• Küche\nkalt\n| a |\n|---|": "- Küche\nkalt\n\n| a |\n|---|",
    "- a<br/> <br>b<br>\n  c": "- a\n\n  b\\\n  c",
    "<br>a": "a",
    "a<br>• b": "a\n- b",
    "Es gibt:<br>- Küche<br>kalt<br>- Bad": "Es gibt:\n- Küche\\\n  kalt\n- Bad",
    "• Küche<br>• Bad": "- Küche\n- Bad",
    "1. Räume:<br>• Küche<br>• Bad\n2. Hof": "1. Räume:\n   - Küche\n   - Bad\n2. Hof",
    "| <br>a | b<br> |\n|---|---|\n| c,<br>d | e |": "| a | b |\n|---|---|\n| c, d | e |",
    "`a<br>b`<br>c": "`a<br>b`\\\nc",
}
PARTLY = {
    "| a,<br>b | c<br>d |\n|---|---|": "| a, b | c<br>d |\n|---|---|",
    "[Heil\u00adbad](https://example.org/<br>\u00ad)": "[Heilbad](https://example.org/<br>\u00ad)",
}
KEPT = (
    "Das Haus\n– mit Garten – liegt",
    "b) zwei\nc) drei",
    "✓ Beirat\n✓ Vertrag\n☐ Netz",
    "☐ Netz\n☐ Beirat",
    "- ✓ Beirat\n- Netz",
    "✓ Beirat\n✓ Vertrag\n\nEs fehlt:\n☐ Netz",
    "Wer nach Buchstabe\na) oder\nb) kommt",
    "Die Angebote von\na) Küche\nb) Bad gelten",
    "Nach Nr.\n1) Küche\n2) Bad",
    "– 20 Grad im Lager\n– 3 Grad im Frost",
    "Es sind:\n– 20 bis 25 Grad\n– 30 Grad",
    "– Lager\n– 20 Grad",
    "-Küche\n-Bad\n-3 Höfe",
    "Sozial\u00ad\nPädagogik",
    "Sozial\u00ad\n- Pädagogik",
    "Frau\tMüller leitet.\nSie wohnt\tin X.",
    "Haus und\tHof\nKüche\tBad",
    "Ort, Datum\tUnterschrift\n______\t______",
    "Leitung\tTräger\n..........\t..........",
    "Nach Nummer 1\na) und c)",
    "| a<br>b | c |",
    "ein\tTab",
    "Raum\tGröße\tm\nKüche\t12\t3\nBad\t4\nFlur\t6\t2",
    "Zeit\tDienst\n6\tfrüh\n2\t4\tnachts\t3",
    "- Küche,\nBad und Flur",
    "-3 °C\n-4 °C",
    "Raum\tName\no\tKüche\no\tBad",
    "a<br>• 3 b",
    "a<br>- b",
    "- a<br>1. b",
    "Küche · Bad • Flur",
    "• 3 Grad",
    "1. • eins",
    "| • a | b |\n|---|---|\n| c<br>d | e |",
    "Text[^1]\n\n[^1]: Raum\tBad\n[^2]: Küche\tFlur",
    "[^1]: Raum\tBad\nKüche\tFlur",
    "````\n```\n• a\n• b\n```\n````",
    "~~~~\n~~~\n• a<br>b\n~~~~",
    "```py\n• a\n```py\n• b\n```",
    "- ```\n  • a\n  • b\n  ```",
    "1. a\n   > ~~~\n   > Heil\u00adbad\n   > ~~~",
    "`a<br>b` und ``c<br>`d``",
    "`a\tb`\tc\nd",
    "`a|b`\tc\nd\te",
    "[a\tb](c)\nd\te",
    "**a\tb**\nc\td",
    "![Bild](a<br>\u00ad.png)",
    "<https://example.org/\u00ad>",
    "a\\<br>b",
    "<!--\n• a\n• b<br>c\n-->",
    "<PRE>\n• a\n• b<br>c\n</pre > a",
    "a <code>b<br>c</code> d",
    "- a\nb<br><br>c",
    "• a \ue00b\ue00d",
)


@pytest.mark.parametrize(("pasted", "written"), (MENDED | PARTLY).items())
def test_what_means_one_thing_is_written(pasted: str, written: str) -> None:
    assert mended(pasted) == written
    assert mended(written) == written


@pytest.mark.parametrize("text", KEPT)
def test_what_may_mean_another_stays(text: str) -> None:
    assert mended(text) == text


OFFER = (
    "# Kopf\n"
    + str(HAUS["offer.yaml"])
    + "kurzbeschreibung: |  # aus Word\n  Es gibt:\n  • Küche\n  • Heil\u00adbad\n\n"
    "  Ende\nueberschrift_ende: x\n"
).replace("ueberschrift_ende: x\n", "land: ni   # bleibt\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_texts_in_yaml_and_beside_it_are_rewritten_once(end: str, tdocs: Tdocs, tmp_path: Path) -> None:
    text = "Wir:\n• eins\n• zwei\n"
    files = {**HAUS, "offer.yaml": OFFER, "texte/leitbild.md": text}
    build_tree(tmp_path, {name: str(content).replace("\n", end) for name, content in files.items()})
    before = {name: (tmp_path / name).read_bytes() for name in files}
    shown = tdocs("fix", "--diff")
    assert "+  - Küche" in shown.out
    assert "+- eins" in shown.out
    assert before == {name: (tmp_path / name).read_bytes() for name in files}
    assert "2 Texte in Markdown umgeschrieben." in tdocs("fix").alles
    after = {name: (tmp_path / name).read_bytes().decode() for name in files}
    assert after["texte/leitbild.md"] == "Wir:\n- eins\n- zwei\n".replace("\n", end)
    assert after["offer.yaml"] == OFFER.replace("• ", "- ").replace("\u00ad", "").replace("\n", end)
    assert "Nichts zu ändern" in tdocs("fix").alles


@pytest.mark.parametrize("head", [">\n  ", ">-\n  ", "'", '"'])
def test_empty_lines_of_a_folded_text_stay(head: str, tdocs: Tdocs, tmp_path: Path) -> None:
    lines = "Eins.\n\n  Es gibt:\n  • Küche\n  • Bad\n\n  Zwei.\n\n\n  Drei."
    closing = head if head in ('"', "'") else ""
    offer = f"{HAUS['offer.yaml']}kurzbeschreibung: {head}{lines}{closing}\nland: ni\n"
    build_tree(tmp_path, {**HAUS, "offer.yaml": offer})
    tdocs("fix")
    written = (tmp_path / "offer.yaml").read_text("utf-8")
    assert lines.replace("• ", "- ") in written
    assert "kurzbeschreibung: |" in written


@pytest.mark.parametrize("value", ["1\u00ad.0", "1\u200b:30", "n\u00ado"])
def test_what_needs_marks_without_its_hidden_character_gets_them_at_once(
    value: str, tdocs: Tdocs, tmp_path: Path
) -> None:
    build_tree(tmp_path, {**HAUS, "offer.yaml": f"{HAUS['offer.yaml']}version: {value}\n"})
    tdocs("fix")
    once = (tmp_path / "offer.yaml").read_bytes()
    assert b'version: "' in once
    assert "Nichts zu ändern" in tdocs("fix").alles


REFERENCES = (
    *("Zu {}): nie", "Für {}) und andere gilt das.", "siehe ({})", "Buchstabe {} gilt nicht", "nach lit. {}"),
    *("Bei Fall {} wird gefragt.", "Gruppe {}: nie", "Nach Buchst. {} nie"),
)
LETTERS = ("a) b) c)", "(a) (b) (c)", "A) B) C)", "i) ii) iii)", "I. II. III.", "(I) (II) (III)")


@pytest.mark.parametrize("signs", LETTERS)
@pytest.mark.parametrize("reference", few(REFERENCES))
def test_letters_that_are_referred_to_stay(reference: str, signs: str) -> None:
    listed = "\n".join(f"{sign} Haus {number}" for number, sign in enumerate(signs.split()))
    last = signs.split()[-1].strip("().")
    for text in (f"{listed}\n\n{reference.format(last)}", f"{reference.format(last)}\n\n{listed}"):
        assert mended(text) == text
    assert mended(f"{listed}\n\nZu allen: immer") != f"{listed}\n\nZu allen: immer"


def test_half_of_a_torn_value_gets_no_quotation_marks(tdocs: Tdocs, tmp_path: Path) -> None:
    staffing = "positionen:\n  - {id: a, schluessel: 1:4,5}\n"
    build_tree(tmp_path, {**HAUS, "staffing.yaml": staffing})
    tdocs("fix")
    assert (tmp_path / "staffing.yaml").read_text("utf-8") == staffing
