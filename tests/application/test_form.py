"""The form of an offer: what it asks for and shows, what it refuses, what it takes back."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from helpers import build_tree
from teilhabe_docs.application.entry_fields import EntryField
from teilhabe_docs.application.form_change import FormAction, FormChange
from teilhabe_docs.application.form_history import MOST_CHANGES
from teilhabe_docs.application.form_parts import EntryForm, digest_of
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.interview import interview
from teilhabe_docs.application.preview import PreviewCall
from teilhabe_docs.application.served_form import AnsweredForm, ServedForm
from teilhabe_docs.model.field_kinds import FieldKind
from teilhabe_docs.model.field_path import FieldPath

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SMALL = {
    "provider.yaml": "name: Lebensräume Musterstadt gGmbH\n",
    "offer.yaml": "id: haus\nbezeichnung: Haus\nvertragsgrundlage: sgb9_125\n"
    "profil: {leistungsvereinbarung: assistenz}\n",
    "staffing.yaml": "positionen:\n  - id: leitung\n    funktion: Leitung\n",
}


class Desk:
    """Somebody at the form of a folder."""

    def __init__(self, folder: Path, key: str = "offer.yaml") -> None:
        self.folder, self.key = folder, key
        self.served = ServedForm(PreviewCall(str(folder)))

    @property
    def form(self) -> EntryForm:
        return self.served.see(self.key)

    def field(self, path: str) -> EntryField:
        return next(one for one in self.form.fields() if one.path == path)

    def do(self, path: str, value: Any = None, action: str = "set", **more: Any) -> AnsweredForm:
        file = self.form.file(FieldPath(path).root)
        digest = more.pop("digest", file.digest if file else "")
        change = FormChange(path, FormAction(action), digest, value, **more)
        return self.served.change(self.key, change)

    def refusal(self, path: str, value: Any = None, action: str = "set", **more: Any) -> str:
        before = {file: file.read_bytes() for file in self.folder.rglob("*") if file.is_file()}
        refused = self.do(path, value, action, **more).refused
        assert refused is not None
        assert {file: file.read_bytes() for file in self.folder.rglob("*") if file.is_file()} == before
        return refused.text

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    return Desk(build_tree(tmp_path, SMALL))


@pytest.fixture(scope="module")
def whole() -> EntryForm:
    return Desk(EXAMPLES / "assistenz").form


def test_groups_stand_in_the_order_of_the_documents(whole: EntryForm) -> None:
    documents = [group.section.document for group in whole.groups if group.section]
    assert documents == sorted(
        documents, key=["leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung"].index
    )
    assert whole.groups[0].id == "grunddaten"
    paths = [one.path for group in whole.groups for one in group.fields]
    assert len(paths) == len(set(paths))


def test_a_field_says_what_it_is_and_why_it_is_asked_for(whole: EntryForm) -> None:
    field = next(one for one in whole.fields() if one.path == "angebot.zielgruppe.beeintraechtigungen")
    assert (
        field.kind is FieldKind.CHOICE
        and field.many
        and ("geistig", "geistige Beeinträchtigungen") in field.choices
    )
    assert field.wanted is not None and field.wanted.grade == "mandatory" and not field.wanted.missing
    assert any("§ 125" in duty.norm for duty in field.wanted.duties)
    assert {one.document for one in field.wanted.sections} >= {"leistungsvereinbarung", "fachkonzept"}
    assert field.line > 1


def test_what_is_done_shows_as_a_share(whole: EntryForm, small: Desk) -> None:
    done = interview(whole)
    assert done.questions == () and done.done == done.of > 50
    left = interview(small.form)
    assert 0 < left.done < left.of and left.mandatory_of > left.mandatory_done
    grades = [question.grade for question in left.questions]
    assert grades == sorted(grades, key=["mandatory", "recommended", ""].index)


def test_an_answer_takes_its_question_away(small: Desk) -> None:
    before = interview(small.form)
    question = next(
        one for one in before.questions if one.field.path == "angebot.zielgruppe.beeintraechtigungen"
    )
    assert small.do(question.field.path, ["geistig"]).refused is None
    after = interview(small.form)
    assert question.field.path not in [one.field.path for one in after.questions]
    assert after.done == before.done + 1


def test_where_a_rule_finds_fault_there_is_a_question(small: Desk) -> None:
    small.do("angebot.zielgruppe.beschreibung", "Siehe unten.")
    told = [
        one for one in interview(small.form).questions if one.field.path == "angebot.zielgruppe.beschreibung"
    ]
    assert told and told[0].field.findings


def test_a_value_of_another_kind_is_refused_in_german(small: Desk) -> None:
    said = small.refusal("angebot.laufzeit.beginn", "bald")
    assert "kein Datum" in said
    assert "1.580" in small.refusal("personal.netto_jahresarbeitszeit_h", "1.580")
    assert "steht nicht zur Auswahl" in small.refusal("angebot.land", "atlantis")


def test_what_the_model_must_have_is_not_emptied(small: Desk) -> None:
    assert "bezeichnung" in small.refusal("angebot.bezeichnung")


def test_a_field_that_there_is_not_is_refused(small: Desk) -> None:
    for path in (
        "angebot.gibtsnicht",
        "angebot.land.mehr",
        "personal.positionen[0][0]",
        "personal.positionen.id",
        "x",
    ):
        assert small.refusal(path, "x")


def test_what_somebody_else_has_saved_is_not_overwritten(small: Desk) -> None:
    digest = digest_of((small.folder / "offer.yaml").read_bytes())
    small.do("angebot.kurzbezeichnung", "H")
    said = small.refusal("angebot.kurzbezeichnung", "I", digest=digest)
    assert "anderswo geändert" in said and "offer.yaml" in said


def test_a_file_with_mistakes_is_shown_and_mended(small: Desk) -> None:
    text = small.text("offer.yaml") + "plaetze: viele\nunbekannt: 1\n# Schluss\n"
    (small.folder / "offer.yaml").write_text(text, "utf-8")
    field = small.field("angebot.plaetze")
    assert field.value == "viele" and field.findings
    assert small.do("angebot.plaetze", "24").refused is None
    assert small.text("offer.yaml") == text.replace("viele", "24")
    file = small.form.file("angebot")
    assert file is not None and [one.code for one in file.findings if "unbekannt" in one.message]


def test_a_file_that_is_no_yaml_is_left_alone_and_the_others_are_shown(small: Desk) -> None:
    (small.folder / "offer.yaml").write_text("id: [haus\n", "utf-8")
    file = small.form.file("angebot")
    assert file is not None and file.reason and file.findings
    assert small.do("traeger.name", "Anders gGmbH").refused is None
    assert file.reason in small.refusal("angebot.bezeichnung", "Neu")


def test_a_value_behind_an_anchor_is_left_alone(small: Desk) -> None:
    text = small.text("offer.yaml") + "kontakt: &k {telefon: '1'}\n"
    (small.folder / "offer.yaml").write_text(
        text + "konzeption: {stand: 2027-01-31}\nlrv: {fassung: &f x, bezeichnung: *f}\n", "utf-8"
    )
    assert "Zeile" in small.refusal("angebot.lrv.fassung", "neu")


def test_what_falls_away_can_be_given_after_all(small: Desk) -> None:
    small.do("angebot.anschrift", {"entfaellt": "Es gibt keinen festen Ort."})
    assert small.field("angebot.anschrift").value == {"entfaellt": "Es gibt keinen festen Ort."}
    small.do("angebot.anschrift.ort", "Musterstadt")
    assert small.field("angebot.anschrift").value == {"ort": "Musterstadt"}


def test_an_entry_that_is_written_short_becomes_longer(small: Desk) -> None:
    small.do("angebot.rechtsgrundlagen", ["§ 113 SGB IX"])
    small.do("angebot.rechtsgrundlagen[0].fassung", "vom 1. Januar 2027")
    assert small.field("angebot.rechtsgrundlagen[0]").value == {
        "zitat": "§ 113 SGB IX",
        "fassung": "vom 1. Januar 2027",
    }


def test_a_new_entry_gets_an_id(small: Desk) -> None:
    assert small.do("personal.positionen", {"funktion": "Leitung"}, "add").refused is None
    assert [one["id"] for one in small.field("personal.positionen").value] == ["leitung", "leitung-2"]  # type: ignore[union-attr,index,call-overload]


def test_a_text_can_move_into_a_file_and_be_changed_there(small: Desk) -> None:
    path = "angebot.gewaltschutz"
    assert small.do(path, {"datei": "texte/schutz.md"}, text="Eins.\n\n- zwei").refused is None
    assert small.text("texte/schutz.md") == "Eins.\n\n- zwei\n"
    text = small.field(path).text
    assert text is not None and text.name == "texte/schutz.md"
    (small.folder / "texte/schutz.md").write_bytes(b"\xef\xbb\xbfEins.\r\n")
    assert "anderswo geändert" in small.refusal(path, "Zwei.", "text", digest=text.digest)
    text = small.field(path).text
    assert text is not None
    assert small.do(path, "Zwei.\n\nDrei.", "text", digest=text.digest).refused is None
    assert (small.folder / "texte/schutz.md").read_bytes() == b"\xef\xbb\xbfZwei.\r\n\r\nDrei.\r\n"
    assert small.served.undo(small.key).refused is None
    assert (small.folder / "texte/schutz.md").read_bytes() == b"\xef\xbb\xbfEins.\r\n"


@pytest.mark.parametrize(
    "name", ["../a.md", "/tmp/a.md", "texte/../../a.md", ".a.md", "a.yaml", "nul.md", "x/.git/a.md"]
)
def test_no_text_is_written_outside_of_the_folder(name: str, tmp_path: Path) -> None:
    desk = Desk(build_tree(tmp_path / "konzept", SMALL))
    assert desk.refusal("angebot.gewaltschutz", {"datei": name}, text="x")
    assert [one.name for one in tmp_path.iterdir()] == ["konzept"]


def test_a_text_that_is_there_is_not_overwritten_by_a_new_one(small: Desk) -> None:
    build_tree(small.folder, {"texte/da.md": "Da.\n"})
    assert "gibt es schon" in small.refusal("angebot.gewaltschutz", {"datei": "texte/da.md"}, text="Neu.")


def test_five_megabytes_are_too_much_for_a_file(small: Desk) -> None:
    assert "5 MB" in small.refusal("angebot.gewaltschutz", "Wort und Satz. " * 350_000)


def test_files_above_the_folder_are_shown_and_left_alone(tmp_path: Path) -> None:
    build_tree(
        tmp_path,
        {"tdocs.yaml": "", "provider.yaml": SMALL["provider.yaml"], "a/offer.yaml": SMALL["offer.yaml"]},
    )
    desk = Desk(tmp_path / "a", "a/offer.yaml")
    assert desk.field("traeger.name").value == "Lebensräume Musterstadt gGmbH"
    assert "über dem geöffneten Ordner" in desk.refusal("traeger.name", "Neu")
    assert desk.do("angebot.kurzbezeichnung", "H").refused is None


def test_each_offer_of_a_folder_has_its_form(tmp_path: Path) -> None:
    other = SMALL["offer.yaml"].replace("haus", "hof").replace("Haus", "Hof")
    build_tree(
        tmp_path,
        {"provider.yaml": SMALL["provider.yaml"], "a/offer.yaml": SMALL["offer.yaml"], "b/offer.yaml": other},
    )
    assert [Desk(tmp_path, key).form.id for key in ("a/offer.yaml", "b/offer.yaml")] == ["haus", "hof"]


def test_a_change_is_taken_back_and_the_one_before(small: Desk) -> None:
    first = small.text("offer.yaml")
    small.do("angebot.kurzbezeichnung", "H")
    small.do("angebot.version", "1.0")
    assert "version: '1.0'" in small.text("offer.yaml")
    assert small.served.undo(small.key).refused is None
    assert small.served.undo(small.key).refused is None
    assert small.text("offer.yaml") == first
    refused = small.served.undo(small.key).refused
    assert refused is not None and "nichts" in refused.text


def test_nothing_is_taken_back_where_somebody_has_gone_on(small: Desk) -> None:
    small.do("angebot.kurzbezeichnung", "H")
    text = small.text("offer.yaml") + "# von Hand\n"
    (small.folder / "offer.yaml").write_text(text, "utf-8")
    refused = small.served.undo(small.key).refused
    assert refused is not None and "geändert" in refused.text
    assert small.text("offer.yaml") == text


def test_so_many_changes_are_kept_and_no_more(small: Desk) -> None:
    history = small.served.history
    form = small.form
    for number in range(MOST_CHANGES + 5):
        file = (small.folder / "offer.yaml").read_bytes()
        from teilhabe_docs.application.prepared_change import PreparedChange, prepared
        from teilhabe_docs.application.workspace import open_repository

        made = prepared(
            open_repository(str(small.folder)),
            form.files,
            FormChange("angebot.version", FormAction.SET, digest_of(file), str(number)),
        )
        assert isinstance(made, PreparedChange) and history.make(made) is None
    assert len(history) == MOST_CHANGES


def test_what_is_tried_is_not_written(small: Desk) -> None:
    before = small.text("staffing.yaml")
    file = small.form.file("personal")
    assert file is not None
    found = small.served.try_out(
        small.key, FormChange("personal.positionen[0].vzae", FormAction.SET, file.digest, "1,5")
    )
    assert found.refused is None and small.text("staffing.yaml") == before
    assert "1,5" in str(
        next(one for one in found.form.fields() if one.path == "personal.positionen[0].vzae").value
    )


def test_a_folder_that_is_gone_is_said(small: Desk) -> None:
    shutil.rmtree(small.folder)
    with pytest.raises(ImpossibleError) as raised:
        small.served.see(small.key)
    assert str(raised.value)


def test_a_concept_begins_with_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "neu/offer.yaml")
    assert ("leistungsvereinbarung", "assistenz") in [one[:2] for one in desk.served.profiles()]
    assert desk.served.begin("assistenz", "neu") == "neu/offer.yaml"
    assert desk.form.id == "neu" and "# " in desk.text("neu/offer.yaml")
    for profile, name in (
        ("assistenz", "neu"),
        ("gibtsnicht", "x"),
        ("assistenz", "../x"),
        ("assistenz", "A"),
    ):
        with pytest.raises(ImpossibleError):
            desk.served.begin(profile, name)
    assert [one.name for one in tmp_path.iterdir()] == ["neu"]


def test_control_characters_and_line_ends_are_made_plain(small: Desk) -> None:
    assert small.do("angebot.gewaltschutz", "Eins\x07.\r\nZwei.\u2028Drei.").refused is None
    assert small.field("angebot.gewaltschutz").value == "Eins.\nZwei.\nDrei.\n"


@pytest.mark.parametrize("value", [{"a": {"b": 1}}, [["x"]], 5, 1.5, True, {"entfaellt": None}, "  "])
def test_values_of_any_shape_are_refused_or_fit(value: Any, small: Desk) -> None:
    before = small.text("offer.yaml")
    if small.do("angebot.laufzeit.kuendigungsfrist", value).refused is not None:
        assert small.text("offer.yaml") == before
    assert interview(small.form).of


def test_what_holds_without_a_word_is_said_in_words(whole: EntryForm) -> None:
    waits = [*whole.fields()]
    said = {}
    while waits:
        one = waits.pop()
        waits += [*one.members, *one.columns, *one.entries]
        if one.default:
            said[str(one.path)] = one
    assert said["angebot.ausland"].default == "nein"
    for one in said.values():
        assert one.kind is not FieldKind.GROUP and "Undefined" not in one.default, one.path
        assert not one.choices or one.default in dict(one.choices), one.path


def test_digits_of_a_text_are_written_so_that_they_stay_one(small: Desk) -> None:
    for place in ("01067", "01068", "09999"):
        assert small.do("angebot.anschrift.plz", place).refused is None
        assert small.field("angebot.anschrift.plz").findings == ()


def test_a_protected_file_is_left_alone(small: Desk) -> None:
    (small.folder / "offer.yaml").chmod(0o444)
    assert "schreibgeschützt" in small.refusal("angebot.kurzbezeichnung", "H")
    (small.folder / "offer.yaml").chmod(0o644)
    assert small.do("angebot.kurzbezeichnung", "H").refused is None


def test_a_concept_is_not_begun_where_nobody_would_find_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(ImpossibleError, match="anderen Namen"):
        desk.served.begin("assistenz", "ausgabe")
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_is_named_with_its_line(small: Desk) -> None:
    file = small.folder / "offer.yaml"
    file.write_text(small.text("offer.yaml") + "leitbild: [\n", "utf-8")
    assert "Zeile" in small.form.files[1].reason
