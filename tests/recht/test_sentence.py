"""Where a sentence ends in texts of several, and what only looks like it."""

from itertools import pairwise

import pytest

from teilhabe_docs.recht.sentence import sentence_ends

TEXTE = (
    ["Grundlage ist § 53 SGB XII.", "Früher hieß sie anders."],
    ["Es gilt § 17 SGB IX.", "Ein Budget ist möglich.", "Budgets sind beliebt."],
    ["Maßgeblich ist das BGB.", "Eltern vertreten das Kind."],
    ["Am 31. Dezember 2019 endet es.", "Am 1. Mai beginnt Neues."],
    ["Im 3. Stock liegt, z. B. links, das Büro von Dr. Muster.", "Er leitet das Haus."],
    ["Das steht in Nr. 2.", "Kinder lesen es in Anlage 3.", "Es gilt Abs. 4."],
    ["Im II. Quartal tagt der XII. Zivilsenat.", "Kapitel IV.", "Menschen kommen."],
    ["Das Haus steht seit 2008.", "Menschen wohnen dort bis um 8.", "Danach ist Schluss."],
    ["Vgl. § 53 gem. § 4 i. V. m. § 5, bzw. Anl. 3 Ziff. 2.", "§ 6 gilt."],
    ["Es galt § 53 SGB XII a. F.", "Das ist vorbei."],
    ["Es galt § 53 SGB XII a. F. Eltern."],
    ["Er hilft bei Einkäufen usw.", "Die Hilfe ist frei."],
    ["Das prüft er.¹", "Sie liest.[^2]", "»Gut so.«", "Ja!", "2015 war es fertig."],
    ["Pers. mit (drohender) Beh. Menschen i.S.d. Gesetzes, lt. Herrn V. Muster."],
    ["Die Kinder sind 8 Jahre alt.", "Menschen feiern."],
    ["Eins", "- Zwei", "- Drei nach § 3.", "| Vier | Fünf |", "## Sechs"],
    ["Das beginnt am\n31. Dezember 2019 und", "1. Haus", "a) Hof"],
)


@pytest.mark.parametrize("saetze", TEXTE, ids=lambda saetze: saetze[0])
def test_a_text_falls_into_its_sentences(saetze: list[str]) -> None:
    zeilen = "\n" if any(satz[0] in "-|#a1" for satz in saetze[1:]) else " "
    text = zeilen.join(saetze)
    stellen = [0, *(ende for _, ende in sentence_ends(text)), len(text)]
    assert [text[von:bis].strip() for von, bis in pairwise(stellen)] == saetze
