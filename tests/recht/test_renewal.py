"""A jurist renews the law from official XML: what was entered stays, gaps stay seen, the newest counts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import pytest

from helpers import build_tree
from recht.amtlich import gesetz, inhalt, norm, veroeffentlicht
from sampling import few
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.law_folder import write_laws
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_data import all_successors, built_in, in_force
from teilhabe_docs.recht.law_yaml import law_as_yaml
from teilhabe_docs.recht.norm_lines import as_lines, faulty_states, read_state, split_lines
from teilhabe_docs.recht.norm_numbers import enumerated
from teilhabe_docs.recht.official_xml import read_official
from teilhabe_docs.recht.own_laws import OwnLaws, own_laws

KKG, SGB_IX, SGB_VIII = (built_in()[name] for name in ("KKG", "SGB IX", "SGB VIII"))
NEU = date(2027, 1, 1)


def ordner(place: Path, dateien: Mapping[str, str | bytes], tag: date | None = None) -> OwnLaws:
    build_tree(place, dateien)
    return own_laws(PurePath(place), "recht", built_in(), None, tag)


def gemeldet(own: OwnLaws) -> list[tuple[str, str]]:
    return [(finding.code, finding.file) for finding in own.findings]


def neuer(law: Gesetz, **anderes: Any) -> Gesetz:
    return Gesetz.model_validate(law.model_dump() | {"stand": NEU} | anderes)


def erneuert(tmp_path: Path, xml: str, alt: Gesetz) -> Gesetz:
    """The file of a law as it is after it has been renewed from XML."""
    own = ordner(tmp_path / "xml", {"a.xml": xml})
    ziel = tmp_path / "recht"
    build_tree(ziel, {"kkg.yaml": law_as_yaml(alt)})
    list(write_laws(own.own, ziel.as_posix()))
    return ordner(ziel, {}).own["KKG"].law


ENTERED: dict[str, object] = {
    "amtlich": "KKG 2011",
    "ebene": "land",
    "artikelgesetz": "SGB VIII",
    "aliase": ("Kinderschutzgesetz",),
    "falsche_namen": ("KGK",),
    "quelle": "von Hand geprüft",
    "von_hand": "4, 6",
    "bezeichnungen": {"3": "Netzwerke"},
    "aenderungen": [{"ab": date(2029, 1, 1), "quelle": "Gesetz vom Montag", "normen": "2: weggefallen\n"}],
}


def test_every_key_that_is_not_in_official_xml_is_tried() -> None:
    assert {*Gesetz.model_fields} - {"kuerzel", "titel", "einheit", "stand", "normen"} == {*ENTERED}


@pytest.mark.parametrize("key", ENTERED)
def test_what_a_person_entered_stays_when_the_law_is_renewed(tmp_path: Path, key: str) -> None:
    alt = Gesetz.model_validate(
        {"kuerzel": "KKG", "titel": "Mein Titel", "stand": "2026-09-01", "normen": KKG.normen}
        | {key: ENTERED[key]}
    )
    neu = erneuert(tmp_path, veroeffentlicht(KKG, "20270101"), alt)
    assert getattr(neu, key) == getattr(alt, key)
    assert (neu.titel, neu.stand) == ("Mein Titel", NEU)


def test_norms_that_are_said_to_be_repealed_stay_where_the_xml_has_none(tmp_path: Path) -> None:
    alt = neuer(KKG, normen=f"{KKG.normen}39a: weggefallen\n", stand=date(2026, 9, 1))
    neu = erneuert(tmp_path, veroeffentlicht(KKG, "20270101"), alt)
    assert neu.zeilen == {**KKG.zeilen, "39a": "weggefallen"}


def test_a_file_that_is_called_otherwise_is_renewed_where_it_is(tmp_path: Path) -> None:
    own = ordner(tmp_path / "xml", {"a.xml": veroeffentlicht(KKG, "20270101")})
    build_tree(
        tmp_path / "recht", {"kinderschutz.yml": law_as_yaml(neuer(KKG, ebene="land", stand=KKG.stand))}
    )
    (place,) = write_laws(own.own, (tmp_path / "recht").as_posix())
    assert place.name == "kinderschutz.yml"
    assert ordner(tmp_path / "recht", {}).laws["KKG"].ebene == "land"


def test_lines_by_hand_stay_whatever_the_xml_says(tmp_path: Path) -> None:
    lines = {**KKG.zeilen, "4": "1-9", "7": "1-2"}
    normen = "".join(f"{number}: {said}\n" for number, said in lines.items())
    alt = neuer(KKG, normen=normen, stand=date(2026, 9, 1), von_hand="4, 7-7")
    assert erneuert(tmp_path, veroeffentlicht(KKG, "20270101", ohne=["4"]), alt).zeilen == lines


def test_norms_by_hand_that_have_no_line_are_told(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"a.yaml": law_as_yaml(neuer(KKG, von_hand="4, 99"))})
    assert gemeldet(own) == [("TD821", "recht/a.yaml")]
    assert "»von_hand« nennt »99«" in own.findings[0].message


def test_a_law_without_a_norm_is_told(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"a.yaml": "kuerzel: MusterG\ntitel: Muster\nstand: 2027-01-01\n"})
    assert gemeldet(own) == [("TD823", "recht/a.yaml")]


def test_comments_stay(tmp_path: Path) -> None:
    text = law_as_yaml(KKG).replace("normen: |", "normen: |  # am Rand") + "# am Ende\n"
    own = ordner(tmp_path / "xml", {"a.xml": veroeffentlicht(KKG, "20270101")})
    build_tree(tmp_path / "recht", {"kkg.yaml": text})
    for _ in range(2):
        list(write_laws(own.own, (tmp_path / "recht").as_posix()))
    neu = (tmp_path / "recht/kkg.yaml").read_text("utf-8")
    assert neu.count("# am Ende\n") == neu.count("normen: |  # am Rand\n") == 1


@pytest.mark.parametrize(
    ("alt", "xml"),
    [
        (KKG, veroeffentlicht(KKG, "20270101", ohne=["4"])),
        (KKG, veroeffentlicht(KKG, "20270101").replace("<P>(1) Gilt.</P><P>(2) Gilt.</P>", "")),
        (neuer(KKG, normen=f"{KKG.normen}8: Unsinn\n"), veroeffentlicht(KKG, "20270101")),
    ],
)
def test_a_file_is_not_replaced_where_something_would_be_lost(tmp_path: Path, alt: Gesetz, xml: str) -> None:
    with pytest.raises(ImpossibleError, match="Es wird nichts geschrieben"):
        erneuert(tmp_path, xml, alt)
    assert (tmp_path / "recht/kkg.yaml").read_text("utf-8") == law_as_yaml(alt)


def test_a_gap_stays_seen_and_names_the_day_of_what_fills_it(tmp_path: Path) -> None:
    for bis in few(range(4, SGB_IX.highest - 1, 13), 5):
        place = tmp_path / str(bis)
        own = ordner(place / "xml", {"a.xml": veroeffentlicht(SGB_IX, "20270101", bis=bis)})
        assert gemeldet(own) == [("TD823", "recht/a.xml")]
        list(write_laws(own.own, (place / "recht").as_posix()))
        own = ordner(place / "recht", {})
        assert gemeldet(own) == [("TD823", "recht/sgb-ix.yaml")]
        with in_force(lambda laws=own.laws: laws):
            for nummer, tag in ((bis, "01.01.2027"), (bis + 1, f"{SGB_IX.stand:%d.%m.%Y}")):
                (urteil,) = verdicts(f"Das folgt aus § {nummer} Abs. 99 SGB IX.")
                assert urteil.text.endswith(f"(Rechtsstand {tag})")


def test_a_file_is_as_old_as_it_says_whatever_lies_beside_it(tmp_path: Path) -> None:
    neu = veroeffentlicht(KKG, "20270101")
    for n, name in enumerate(few([name for name in built_in() if name != "KKG"], 4)):
        alt = veroeffentlicht(built_in()[name], "20110101")
        own = ordner(tmp_path / str(n), {"a.xml": alt, "b.xml": neu})
        assert gemeldet(own) == [("TD822", "recht/a.xml")]
        assert own.laws[name] is built_in()[name]


@pytest.mark.parametrize("tag", ["29990101", "20370101", "19890101", "00010101"])
def test_a_day_that_cannot_be_is_told(tmp_path: Path, tag: str) -> None:
    own = ordner(tmp_path, {"a.xml": gesetz({"§ 1": "<P>Gilt.</P>"}, tag=tag)})
    assert gemeldet(own) == [("TD821", "recht/a.xml")]
    assert f"{tag[:4]}-01-01" in own.findings[0].message


def test_a_file_is_not_newer_than_the_day_on_which_it_was_loaded(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"a.xml": veroeffentlicht(KKG, "20270102")}, NEU)
    assert gemeldet(own) == [("TD821", "recht/a.xml")]
    assert not own.renewed


@pytest.mark.parametrize(
    ("erste", "zweite", "gilt", "code"),
    [
        (date(2027, 1, 1), date(2027, 2, 1), "b", "TD822"),
        (date(2027, 2, 1), date(2027, 1, 1), "a", "TD822"),
        (date(2027, 1, 1), date(2027, 1, 1), "a", "TD821"),
    ],
)
def test_of_two_files_of_a_law_the_newer_counts(
    tmp_path: Path, erste: date, zweite: date, gilt: str, code: str
) -> None:
    laws = {"a": neuer(KKG, stand=erste), "b": neuer(KKG, stand=zweite)}
    own = ordner(tmp_path, {f"{name}.yaml": law_as_yaml(law) for name, law in laws.items()})
    andere = "b" if gilt == "a" else "a"
    assert gemeldet(own) == [(code, f"recht/{andere}.yaml")]
    assert f"recht/{gilt}.yaml" in own.findings[0].message
    assert f"{laws[gilt].stand:%d.%m.%Y}" in own.findings[0].message
    assert own.laws["KKG"].stand == laws[gilt].stand


def test_a_file_goes_before_the_xml_from_which_it_was_made(tmp_path: Path) -> None:
    datei = neuer(KKG, normen=f"{KKG.normen}7: weggefallen\n")
    own = ordner(tmp_path, {"a.xml": veroeffentlicht(KKG, "20270101"), "b.yaml": law_as_yaml(datei)})
    assert not own.findings
    assert own.laws["KKG"].aufgehobene == {"7"}


def test_what_a_newer_state_has_is_not_changed_by_what_came_before_it(tmp_path: Path) -> None:
    (change,) = SGB_VIII.aenderungen
    danach = change.ab.replace(month=2)
    for norms, day, gone in (("10b: 1-3", danach, False), ("", change.ab.replace(year=2027), True)):
        normen = f"{SGB_VIII.normen}\n".replace("10b: 1-3\n", f"{norms}\n" if norms else "10b: 1-3\n")
        law = neuer(SGB_VIII, stand=day, normen=normen, aenderungen=())
        own = ordner(tmp_path / str(gone), {"a.yaml": law_as_yaml(law)})
        assert ("10b" in own.laws["SGB VIII"].am(danach).aufgehobene) is gone


def test_a_change_that_a_file_moves_comes_when_the_file_says_so(tmp_path: Path) -> None:
    (change,) = SGB_VIII.aenderungen
    later = change.model_copy(update={"ab": change.ab.replace(year=change.ab.year + 1)})
    own = ordner(tmp_path, {"a.yaml": law_as_yaml(neuer(SGB_VIII, aenderungen=(later,)))})
    law = own.laws["SGB VIII"]
    assert "10b" in law.am(change.ab).geltende
    assert "10b" in law.am(later.ab).aufgehobene


SUCCESSORS = [
    (entry, min(enumerated(entry.normen)))
    for entry in all_successors()
    if entry.normen and not entry.absaetze and entry.gesetz in built_in()
]


def test_a_norm_that_the_newer_state_has_is_in_force_whatever_followed_it() -> None:
    for entry, number in few(SUCCESSORS, 8):
        law = built_in()[entry.gesetz]
        lines = {**law.zeilen, number: "1-3"}
        laws = built_in() | {law.kuerzel: neuer(law, normen="\n".join(f"{n}: {s}" for n, s in lines.items()))}
        with in_force(lambda laws=laws: laws):
            texts = [
                urteil.text for urteil in verdicts(f"Das folgt aus {law.einheit} {number} {law.kuerzel}.")
            ]
        assert not any("aufgehoben" in text for text in texts), texts


def test_a_successor_that_the_newer_state_has_repealed_is_not_recommended() -> None:
    for entry, number in few(SUCCESSORS, 8):
        (target, *_) = (c for c in read_citations(entry.statt) if c.quelle and c.quelle.name)
        if not target.normen or target.quelle is None or target.quelle.name not in built_in():
            continue
        other, gone = built_in()[target.quelle.name], target.normen[0].nummer
        lines = {**other.zeilen, gone: "weggefallen"}
        laws = built_in() | {
            other.kuerzel: neuer(other, normen="\n".join(f"{n}: {s}" for n, s in lines.items()))
        }
        unit = built_in()[entry.gesetz].einheit
        with in_force(lambda laws=laws: laws):
            (urteil, *_) = verdicts(f"Das folgt aus {unit} {number} {entry.gesetz}.")
        assert "Heute:" not in urteil.text
        assert "Bitte prüfen, was heute gilt" in urteil.text


@pytest.mark.parametrize(
    ("kuerzel", "sagt"),
    [
        ("SGB 9", "»SGB IX«"),
        ("sgb ix", "»SGB IX«"),
        ("SGB\u00a0IX", "»SGB IX«"),
        ("SBG IX", "»SGB IX«"),
        ("SGB", "nicht als Gesetz erkannt"),
        ("der", "nicht als Gesetz erkannt"),
        ("Abs.", "nicht als Gesetz erkannt"),
        ("A" * 5_000, "nicht als Gesetz erkannt"),
    ],
)
def test_a_law_that_no_text_can_name_is_told_and_counts_for_nothing(
    tmp_path: Path, kuerzel: str, sagt: str
) -> None:
    law = Gesetz(kuerzel="X", titel="Muster", stand=NEU, normen="1: 1-2")
    own = ordner(tmp_path, {"a.yaml": law_as_yaml(law).replace("kuerzel: X", f'kuerzel: "{kuerzel}"')})
    assert gemeldet(own) == [("TD821", "recht/a.yaml")]
    assert sagt in own.findings[0].message
    assert len(own.findings[0].message) < 500
    assert not own.renewed


def test_an_abbreviation_that_cannot_be_read_is_no_law(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"a.yaml": 'kuerzel: "a\\nb"\ntitel: Muster\nstand: 2027-01-01\nnormen: "1: 1"\n'})
    assert [finding.code for finding in own.findings] == ["TD205"]
    assert not own.renewed


@pytest.mark.parametrize(
    ("titel", "satz", "gelesen"),
    [
        ("Sächsisches Teilhabegesetz", "Nach § 2 Sächsisches Teilhabegesetz.", True),
        ("Sächsisches Teilhabegesetz (SächsTHG)", "Nach § 2 des Sächsischen Teilhabegesetzes.", True),
        ("Teilhabegesetz", "Nach § 2 des Teilhabegesetzes.", True),
        ("Gesetz", "Nach § 2 des Gesetzes.", False),
    ],
)
def test_a_law_is_named_by_its_title(tmp_path: Path, titel: str, satz: str, *, gelesen: bool) -> None:
    law = Gesetz(kuerzel="SächsTHG", titel=titel, stand=NEU, normen="1: 1-2")
    own = ordner(tmp_path, {"a.yaml": law_as_yaml(law)})
    with in_force(lambda: own.laws):
        assert bool([*verdicts(satz)]) is gelesen


@pytest.mark.parametrize(
    ("label", "norms"),
    [
        ("§ 242 a", ["242a"]),
        ("§§ 243, 244 und 245", ["243", "244", "245"]),
        ("§§ 246 – 248", ["246", "247", "248"]),
        ("§§ 5 bis 7, 9", ["5", "6", "7", "9"]),
        ("§ 5 u. 6", ["5", "6"]),
        ("Artikel 3 und Artikel 4a", ["3", "4a"]),
    ],
)
def test_labels_are_read_in_every_notation(label: str, norms: list[str]) -> None:
    law = read_official(gesetz({label: "<P>Gilt.</P>"}).encode())
    assert [*law.norms] == norms
    assert not law.not_understood


@pytest.mark.parametrize("label", ["§ 5 (neu)", "§ 7 Absatz 2", "§§ 1 bis 3 bis 5", "§ V", "Art 2 § 3"])
def test_a_label_that_is_not_understood_is_told(tmp_path: Path, label: str) -> None:
    own = ordner(tmp_path, {"a.xml": gesetz({"§ 1": "<P>Gilt.</P>", label: "<P>Gilt.</P>"})})
    assert gemeldet(own) == [("TD823", "recht/a.xml")]
    assert f"»{label}«" in own.findings[0].message


GONE = ("weggefallen", "aufgehoben", "gestrichen", "entfallen", "gegenstandslos")
WAYS = ("({})", "{}", "- {} -", "[{}]", "({}).", "– {}")


def test_what_is_repealed_is_known_by_every_word_in_every_notation() -> None:
    for word, way in few([(word, way) for word in GONE for way in WAYS], 12):
        gone = way.format(word)
        law = read_official(
            gesetz(
                {"§ 1": f"<P>(1) Gilt.</P><P>(2) {gone}</P><P>(3) (4) {gone}</P>", "§ 2": f"<P>{gone}</P>"}
            )
            .replace("</dokumente>", norm("§ 3", "", gone) + "</dokumente>")
            .encode()
        )
        assert as_lines(law.norms) == ["1: 1, 2-4 weggefallen", "2: weggefallen", "3: weggefallen"]


def test_headings_without_text_take_nothing_away(tmp_path: Path) -> None:
    xml = gesetz(dict.fromkeys((f"§ {n}" for n in KKG.zeilen), ""), kuerzel="KKG", tag="20270101")
    own = ordner(tmp_path, {"a.xml": xml})
    assert gemeldet(own) == [("TD823", "recht/a.xml")]
    assert "keinen Text" in own.findings[0].message
    assert own.laws["KKG"].zeilen == KKG.zeilen


@pytest.mark.parametrize(
    "line", ["1: 5-2", "03: 1-2", "1: 0", "007: 1", "1: 2, 2", "9-5: 1", "1: 1 (Nr. 3-1)"]
)
def test_a_line_that_makes_no_sense_is_told(line: str) -> None:
    states, faulty = split_lines(line)
    assert [*faulty, *faulty_states(states)] == [line]


def test_what_is_published_is_read_as_it_was() -> None:
    for said in few([said for law in built_in().values() for said in law.zeilen.values()], 40):
        state = read_state(said)
        assert state is not None
        assert as_lines(read_official(gesetz({"§ 1": inhalt(state)}).encode()).norms) == [f"1: {said}"]


@pytest.mark.parametrize(
    ("text", "zeile", "sagt"),
    [
        ("normen:\n  1: 1-2\n", 5, "»normen: |«"),
        ("normen: '1: was'\n", 4, "»1: was«"),
        (
            "aenderungen:\n  - ab: 2028-01-01\n    quelle: x\n    normen: '1: was'\nnormen: '1: 1'\n",
            7,
            "»1: was«",
        ),
        ("normen: |\n  1: 1\n  1: 2\n", 6, "steht schon eine Zeile"),
    ],
)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, text: str, zeile: int, sagt: str) -> None:
    own = ordner(tmp_path, {"a.yaml": f"kuerzel: MusterG\ntitel: Muster\nstand: 2027-01-01\n{text}"})
    assert own.findings[0].span.line == zeile
    assert sagt in own.findings[0].message


def test_what_is_no_law_at_all_is_told_once_a_file(tmp_path: Path) -> None:
    dateien = {f"{n}.yaml": f"angebot: {n}\nstand: 2027-01-01\n" for n in range(3)}
    assert gemeldet(ordner(tmp_path, dateien)) == [("TD821", f"recht/{name}") for name in dateien]


def test_norms_without_text_of_an_unknown_law_are_a_gap_that_stays_seen(tmp_path: Path) -> None:
    gilt = "<P>Gilt.</P>"
    own = ordner(tmp_path / "xml", {"a.xml": gesetz({"§ 1": gilt, "§ 2": "", "§ 3": gilt})})
    assert gemeldet(own) == [("TD823", "recht/a.xml")]
    list(write_laws(own.own, (tmp_path / "recht").as_posix()))
    assert gemeldet(ordner(tmp_path / "recht", {})) == [("TD823", "recht/musterg.yaml")]


def test_an_unknown_law_of_headings_is_no_law(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"a.xml": gesetz({"§ 1": "", "§ 2": ""})})
    assert gemeldet(own) == [("TD821", "recht/a.xml")]
    assert not own.renewed


def test_a_title_takes_no_name_from_a_built_in_law(tmp_path: Path) -> None:
    law = Gesetz(kuerzel="ThG", titel="Bundesteilhabegesetz", stand=NEU, normen="1: 1-2")
    own = ordner(tmp_path, {"a.yaml": law_as_yaml(law)})
    with in_force(lambda: own.laws):
        assert "BTHG" in next(verdicts("Nach Art. 99 des Bundesteilhabegesetzes.")).text


@pytest.mark.parametrize(("line", "told"), [(SGB_IX.zeilen["78"], True), ("1-9", False)])
def test_what_is_held_of_a_norm_counts_as_long_as_it_is_as_it_was(line: str, *, told: bool) -> None:
    lines = {**SGB_IX.zeilen, "78": line}
    newer = neuer(SGB_IX, normen="\n".join(f"{number}: {said}" for number, said in lines.items()))
    with in_force(lambda: built_in() | {"SGB IX": newer}):
        found = [verdict.text for verdict in verdicts("Das folgt aus § 78 Abs. 2 Satz 9 SGB IX.")]
    assert any("keinen Satz 9" in text for text in found) is told
