"""A newer state of the law, from official XML and from our files, is never less than the built-in one."""

import io
from datetime import date
from pathlib import Path, PurePath
from zipfile import ZipFile

import pytest

from helpers import build_tree
from recht.amtlich import KOPF, MUSTER, ZEILEN, gesetz, liste, norm
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_data import built_in, in_force
from teilhabe_docs.recht.law_yaml import file_name, law_as_yaml
from teilhabe_docs.recht.norm_lines import MOST_NORMS, as_lines, faulty_states, read_state, split_lines
from teilhabe_docs.recht.official_xml import MAX_DEPTH, MAX_XML, MOST_PARTS, OfficialXmlError, read_official
from teilhabe_docs.recht.own_laws import OwnLaws, own_laws

KKG = built_in()["KKG"]


def gelesen(text: str) -> str:
    return "\n".join(as_lines(read_official(text.encode()).norms))


def ordner(tmp_path: Path, dateien: dict[str, str | bytes], tag: date | None = None) -> OwnLaws:
    build_tree(tmp_path, dateien)
    return own_laws(PurePath(tmp_path), "recht", built_in(), None, tag)


def gemeldet(own: OwnLaws) -> list[tuple[str, str]]:
    return [(finding.code, finding.file) for finding in own.findings]


def test_official_xml_is_read_norm_by_norm() -> None:
    assert gelesen(gesetz(MUSTER)) == ZEILEN


@pytest.mark.parametrize("titel", ["(weggefallen)", "weggefallen", "- (aufgehoben)"])
def test_a_heading_tells_that_norms_are_repealed(titel: str) -> None:
    text = gesetz({"§ 1": "<P>Gilt.</P>"}).replace(
        "</dokumente>", norm("§§ 2 bis 4b", "", titel) + "</dokumente>"
    )
    assert gelesen(text) == "1: ohne Absätze\n2: weggefallen\n3: weggefallen\n4: weggefallen\n4b: weggefallen"


def test_articles_are_a_unit_of_their_own() -> None:
    assert read_official(gesetz({"Art 1": "<P>(1) Eins.</P>"}).encode()).unit == "Art."


ENTITAET = KOPF.replace('gii-norm.dtd">', 'gii-norm.dtd" [<!ENTITY lang "lang lang lang">]>')


@pytest.mark.parametrize(
    ("text", "grund"),
    [
        (gesetz({"§ 1": "<P>&lang;</P>"}, kopf=ENTITAET), "Entitäten"),
        (gesetz({"§ 1": "<P>&fremd;</P>"}), "Entitäten"),
        (gesetz({"§ 1": "<P>Halb.</P>"})[:-40], "beschädigt oder unvollständig"),
        (gesetz({"§ 1": "<B>" * MAX_DEPTH + "</B>" * MAX_DEPTH}), "Ebenen tief"),
        (gesetz({f"§§ {n} bis {n + 2_900}": "" for n in range(1, 60)}), "mehr als"),
        (gesetz({}), "kein Gesetz"),
        ("<html><body>Seite nicht gefunden</body></html>", "kein Gesetz"),
        ("", "beschädigt"),
    ],
)
def test_a_file_that_is_no_sound_law_is_refused_with_its_reason(text: str, grund: str) -> None:
    with pytest.raises(OfficialXmlError, match=grund):
        read_official(text.encode())


def test_bytes_that_are_not_what_they_say_are_refused() -> None:
    with pytest.raises(OfficialXmlError):
        read_official(gesetz(MUSTER).encode("utf-16").replace(b"U\0T\0F\0", b"X\0X\0X\0"))


def test_a_huge_range_and_a_long_label_cost_nothing() -> None:
    text = gesetz({"§§ 1 bis 99999999": "", "§ 2" + " " * 5_000_000: "", "§ 3": "<P>(1) bis (99999) weg</P>"})
    assert len(read_official(text.encode()).norms) <= 4


@pytest.mark.parametrize(
    "teil", ["<P>(1) bis (99) (weggefallen)</P>", "<DL><DT>1.</DT></DL>", "</Content><Content><P></P>"]
)
def test_a_law_of_absurd_size_is_refused_early(teil: str) -> None:
    with pytest.raises(OfficialXmlError, match="mehr als"):
        read_official(gesetz({"§ 1": f"<P>{teil * (MOST_PARTS + 1)}</P>"[3:-4]}).encode())


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "x.xml").open("wb") as datei:
        datei.truncate(MAX_XML + 1)
    own = ordner(tmp_path, {"y.xml": gesetz(MUSTER)})
    assert gemeldet(own) == [("TD002", "recht/x.xml")]
    assert set(own.renewed) == {"MusterG"}


def test_lines_and_ranges_without_end_are_bounded() -> None:
    lines, faulty = split_lines("\n".join(f"{n}-{n + 2_500}: 1-2" for n in range(1, 12_000)))
    assert len(lines) <= MOST_NORMS
    assert len(faulty) > 10_000


def test_what_is_written_is_read_back() -> None:
    for said in (
        "weggefallen",
        "ohne Absätze",
        "1-3, 3a, 4 weggefallen, 5 (Nr. 1-2, 2a), 6",
        "ohne Absätze (Nr. 1-4)",
    ):
        state = read_state(said)
        assert state is not None
        assert as_lines({"7": state}) == [f"7: {said}"]


@pytest.mark.parametrize("said", ["", "1,2", "1-3 (Nr. x)", "aufgehoben", "1" * 5_000, "1-2, (Nr. 1)"])
def test_a_line_that_says_nothing_is_known_as_such(said: str) -> None:
    assert list(faulty_states({"1": said})) == [f"1: {said}"]


def test_norms_can_be_said_in_one_line_and_only_once() -> None:
    assert split_lines("53-55: weggefallen\n54: 1-2\nUnsinn") == (
        dict.fromkeys(["53", "54", "55"], "weggefallen"),
        ["54: 1-2", "Unsinn"],
    )


def test_a_newer_file_renews_the_law(tmp_path: Path) -> None:
    neu = KKG.model_copy(update={"stand": date(2027, 1, 1), "normen": f"{KKG.normen}7: 1-2\n"})
    own = ordner(tmp_path, {"kkg.yaml": law_as_yaml(neu)})
    assert not own.findings
    assert own.laws["KKG"].absaetze_von("7") == {"1", "2"}
    assert own.laws["SGB IX"] is built_in()["SGB IX"]
    satz = "Das folgt aus § 7 Abs. 3 KKG."
    assert "gibt es nicht" in next(verdicts(satz)).text
    with in_force(lambda: own.laws):
        assert "hat keinen Absatz 3" in next(verdicts(satz)).text
        assert "(Rechtsstand 01.01.2027)" in next(verdicts(satz)).text


def test_xml_renews_a_law_under_its_name_here(tmp_path: Path) -> None:
    normen = {f"§ {n}": "<P>(1) Eins.</P>" for n in range(1, 7)}
    own = ordner(tmp_path, {"tief/x.xml": gesetz(normen, kuerzel="KKG")})
    assert gemeldet(own) == []
    assert (own.laws["KKG"].titel, own.laws["KKG"].stand) == (KKG.titel, date(2027, 1, 15))
    assert own.laws["KKG"].bezeichnungen == KKG.bezeichnungen


def test_an_unknown_law_comes_along_with_its_long_name(tmp_path: Path) -> None:
    datei = Gesetz(
        kuerzel="MusterG",
        titel="Mustergesetz",
        aliase=("Mustergesetz",),
        stand=date(2027, 1, 1),
        normen="1: 1-2",
    )
    own = ordner(tmp_path, {file_name(datei): law_as_yaml(datei)})
    assert not list(verdicts("Das folgt aus § 3 des Mustergesetzes."))
    with in_force(lambda: own.laws):
        assert "§ 3 MusterG gibt es nicht" in next(verdicts("Das folgt aus § 3 des Mustergesetzes.")).text
    assert not list(verdicts("Das folgt aus § 3 des Mustergesetzes."))


def test_zipped_xml_is_read_and_other_zips_are_told(tmp_path: Path) -> None:
    gepackt = io.BytesIO()
    with ZipFile(gepackt, "w") as archiv:
        archiv.writestr("BJNR000000000.xml", gesetz(MUSTER))
    leer = io.BytesIO()
    with ZipFile(leer, "w") as archiv:
        archiv.writestr("liesmich.txt", "")
    own = ordner(tmp_path, {"a.zip": gepackt.getvalue(), "b.zip": leer.getvalue(), "c.zip": b"PK"})
    assert set(own.renewed) == {"MusterG"}
    assert gemeldet(own) == [("TD821", "recht/b.zip"), ("TD821", "recht/c.zip")]


def test_what_is_older_does_not_count(tmp_path: Path) -> None:
    alt = KKG.model_copy(update={"stand": date(2020, 1, 1), "normen": "1: weggefallen"})
    own = ordner(
        tmp_path, {"kkg.yaml": law_as_yaml(alt), "x.xml": gesetz({"§ 1": ""}, kuerzel="BtOG", tag="20200101")}
    )
    assert gemeldet(own) == [("TD822", "recht/kkg.yaml"), ("TD822", "recht/x.xml")]
    assert own.laws == built_in()


def test_the_day_of_loading_counts_where_it_is_named(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"x.xml": gesetz(MUSTER, tag="20200101")}, date(2027, 2, 3))
    assert own.laws["MusterG"].stand == date(2027, 2, 3)


@pytest.mark.parametrize("name", ["KKG", "SGB IX", "BGB", "DSGVO"])
def test_what_a_file_lacks_stays_as_it_is_built_in(tmp_path: Path, name: str) -> None:
    voll = built_in()[name]
    arm = voll.model_copy(update={"stand": date(2027, 1, 1), "normen": "1: 1-2\n2: was\n", "aliase": ()})
    own = ordner(tmp_path, {"x.yaml": law_as_yaml(arm)})
    assert gemeldet(own) == [("TD821", "recht/x.yaml"), ("TD823", "recht/x.yaml")]
    neu = own.laws[name]
    assert neu.geltende >= voll.geltende
    assert neu.aufgehobene >= voll.aufgehobene
    assert neu.zeilen["2"] == voll.zeilen["2"]
    assert neu.aliase == voll.aliase


def test_gaps_of_an_unknown_law_are_told(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"x.xml": gesetz({"§ 1": "<P>Gilt.</P>", "§ 4": "<P>Gilt.</P>"})})
    assert gemeldet(own) == [("TD823", "recht/x.xml")]
    assert "§§ 2-3 MusterG fehlen" in own.findings[0].message


def test_a_law_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    own = ordner(
        tmp_path, {"a.xml": gesetz({"§ 1": "<P>Gilt.</P>"}), "b.xml": gesetz({"§ 1": f"<P>{liste('1')}</P>"})}
    )
    assert gemeldet(own) == [("TD821", "recht/b.xml")]


def test_a_folder_without_laws_is_told(tmp_path: Path) -> None:
    assert gemeldet(ordner(tmp_path, {"brief.txt": "Hallo"})) == [("TD821", "recht")]


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    own = ordner(tmp_path, {"x.xml": gesetz({"§ 1": ""}, tag="99999999")})
    assert gemeldet(own) == [("TD821", "recht/x.xml")]
