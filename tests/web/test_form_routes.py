"""What the form answers, request by request, without a port; and who may ask it."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from helpers import build_tree
from teilhabe_docs.application.followed_folder import FollowedFolder
from teilhabe_docs.application.preview import PreviewCall
from teilhabe_docs.application.served_form import ServedForm
from teilhabe_docs.web.app import preview_app
from teilhabe_docs.web.board import Board
from teilhabe_docs.web.form_routes import form_routes
from teilhabe_docs.web.guard import Guard
from teilhabe_docs.web.pages import asset
from web.asgi import HOST, TOKEN, Answer, ask

FILES = {
    "provider.yaml": "name: Lebensräume Musterstadt gGmbH\n",
    "offer.yaml": "id: haus\nbezeichnung: Haus\nvertragsgrundlage: sgb9_125\n"
    "profil: {fachkonzept: assistenz}\n",
    "staffing.yaml": "positionen:\n"
    "  - {id: eins, funktion: A, vzae: 1, bereich: gruppe, kategorie: fachkraft_studium}\n"
    "  - {id: zwei, funktion: B, vzae: 1, bereich: gruppe, kategorie: nicht_fachkraft}\n",
}
OWN = (("host", HOST), ("origin", f"http://{HOST}"), ("content-type", "application/json"))


class FormPage:
    """The form of a folder, asked by route."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        call = PreviewCall(str(folder))
        followed = FollowedFolder(call)
        board = Board(followed.look, followed.first())
        self.app = Guard(preview_app(board, form_routes(ServedForm(call))), hosts=[HOST], token=TOKEN)

    def get(self, route: str, **query: str) -> Answer:
        return ask(self.app, f"/{TOKEN}/{route}", query=urlencode(query), headers=OWN)

    def post(self, route: str, body: Any, headers: Any = OWN) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return ask(self.app, f"/{TOKEN}/{route}", method="POST", headers=headers, body=[data])

    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("formular/daten", angebot="offer.yaml").body)
        return found

    def digest(self, root: str) -> str:
        return {str(file["root"]): str(file["digest"]) for file in self.data()["files"]}.get(root, "")

    def change(self, path: str, value: Any, route: str = "formular/aendern", **more: Any) -> Answer:
        asked = {"offer": "offer.yaml", "path": path, "action": "set", "value": value}
        return self.post(route, {**asked, "digest": self.digest(path.partition(".")[0]), **more})

    def contents(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.folder.rglob("*") if file.is_file()}


@pytest.fixture
def page(tmp_path: Path) -> FormPage:
    return FormPage(build_tree(tmp_path / "haus", FILES))


def test_the_page_loads_only_what_is_its_own(page: FormPage) -> None:
    html = page.get("formular").text
    assert "http" not in html
    for name in [part.partition('"')[0] for part in html.replace('href="', 'src="').split('src="')[1:]]:
        assert name in ("./", "#inhalt") or page.get(name).status == 200, name
    assert all(
        word not in asset(name)
        for name in SCRIPTS
        for word in ("innerHTML", "eval(", "insertAdjacent", "http:", "https:")
    )


SCRIPTS = ("form.js", "form_controls.js", "form_fields.js", "form_lists.js", "form_texts.js", "word_paste.js")


def test_every_script_that_a_script_asks_for_is_there(page: FormPage) -> None:
    for name in SCRIPTS:
        answer = page.get(name)
        assert answer.status == 200 and answer.headers["content-type"].startswith("text/javascript")
        for line in answer.text.splitlines():
            if line.startswith("import "):
                assert line.split('"./')[1].partition('"')[0] in SCRIPTS


def test_the_preview_leads_to_the_form_and_back(page: FormPage, tmp_path: Path) -> None:
    assert 'href="formular?angebot=offer.yaml"' in page.get("").text
    (tmp_path / "leer").mkdir()
    assert 'href="formular"' in FormPage(tmp_path / "leer").get("").text


def test_the_form_is_data(page: FormPage) -> None:
    found = page.data()
    fields = {one["path"]: one for group in found["groups"] for one in group["fields"]}
    assert fields["angebot.bezeichnung"]["value"] == "Haus"
    assert found["questions"] and found["progress"]["of"] > found["progress"]["done"] > 0
    assert any(row["calculated"] for row in found["figures"])
    assert ["Fachkraft mit Studium", "1,00", "–", ""] in [
        row for table in found["sums"] for row in table["rows"]
    ]
    assert [file["name"] for file in found["files"]] == ["provider.yaml", "offer.yaml", "staffing.yaml"]


def test_a_change_is_written_and_taken_back(page: FormPage) -> None:
    before = page.contents()
    answer = json.loads(page.change("angebot.kurzbezeichnung", "H").body)
    assert answer["refused"] is None and answer["undoable"] == 1
    assert b"kurzbezeichnung: H\n" in page.contents()["offer.yaml"]
    answer = json.loads(page.post("formular/zurueck", {"offer": "offer.yaml"}).body)
    assert answer["refused"] is None and page.contents() == before


def test_a_change_is_tried_without_being_written(page: FormPage) -> None:
    before = page.contents()
    answer = json.loads(page.change("personal.positionen[0].vzae", "2", "formular/pruefen").body)
    assert answer["refused"] is None and answer["figures"] != page.data()["figures"]
    answer = json.loads(page.change("personal.positionen[0].vzae", "zwei", "formular/pruefen").body)
    assert "zwei" in answer["refused"]["text"]
    assert page.contents() == before


def test_two_pages_do_not_overwrite_each_other(page: FormPage) -> None:
    digest = page.digest("angebot")
    page.change("angebot.kurzbezeichnung", "H", digest=digest)
    answer = json.loads(page.change("angebot.kurzbezeichnung", "I", digest=digest).body)
    assert answer["refused"]["outdated"] and b": H\n" in page.contents()["offer.yaml"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"{", b'{"path": 1}', b"\xff\xfe", b"[" * 100_000,
        b'{"path": "angebot.land", "action": "delete", "digest": ""}',
        b'{"path": "angebot.land", "action": "set", "digest": "", "index": "1"}',
        b'{"path": "angebot.land", "action": "set", "digest": "", "index": true}',
        b'{"path": "angebot.land", "action": {}, "digest": ""}',
    ],
)  # fmt: skip
def test_what_is_no_change_is_refused(body: bytes, page: FormPage) -> None:
    before = page.contents()
    for route in ("formular/aendern", "formular/pruefen"):
        answer = page.post(route, body)
        assert answer.status == 400 and json.loads(answer.body)["problem"]
    assert page.contents() == before


@pytest.mark.parametrize(
    "value", [{"a": [[[{}]]]}, [None, [None]], 1e400, -0.0, {"datei": {}}, {"anlage": []}]
)
def test_values_of_any_shape_do_no_harm(value: Any, page: FormPage) -> None:
    for path in ("angebot.gewaltschutz", "angebot.land", "personal.positionen", "personal.positionen[0]"):
        assert page.change(path, value).status == 200
    assert page.data()["groups"]


@pytest.mark.parametrize(
    "path",
    [
        *("", "angebot", "angebot.", "angebot[0]", "..", "angebot.profil[id=x]", "traeger.name.x"),
        *("personal.positionen[9].vzae", "a" * 900, "\ud800", "angebot.\ud800"),
    ],
)
def test_paths_that_lead_nowhere_are_refused(path: str, page: FormPage) -> None:
    before = page.contents()
    for action in ("set", "add", "remove", "move", "text"):
        answer = page.change(path, "x", action=action, index=0)
        assert answer.status == 200 and json.loads(answer.body)["refused"]["text"]
    assert page.contents() == before


@pytest.mark.parametrize(
    "key",
    [
        *("../offer.yaml", "/etc/passwd", "..", "a\0b", "offer.yaml/../../x", "gibtsnicht.yaml"),
        "\\\\server\\x",
    ],
)
def test_an_offer_outside_of_the_folder_is_not_read(key: str, page: FormPage) -> None:
    answer = page.get("formular/daten", angebot=key)
    assert answer.status == 409 and "gibt es hier nicht" in json.loads(answer.body)["problem"]


@pytest.mark.parametrize(
    "name", ["\ud800", "a\ud800.md", "a\0.md", "nul.md", "a:b.md", "x/.git/a.md", "../a.md"]
)
def test_names_of_texts_that_are_none_are_refused(name: str, page: FormPage) -> None:
    before = page.contents()
    answer = page.change("angebot.gewaltschutz", {"datei": name}, text="Text.")
    refused = json.loads(answer.body)["refused"]
    if refused is None:  # what cannot be a name is left out of it
        assert "\ud800" in name or "\0" in name
        assert (page.folder / "a.md").read_text("utf-8") == "Text.\n"
    else:
        assert page.contents() == before
    assert page.post("formular/neu", {"profile": name}).status == 409


def test_more_than_five_megabytes_are_refused(page: FormPage) -> None:
    answer = page.change("angebot.gewaltschutz", "x" * 5_000_001)
    assert answer.status == 413 and "5 MB" in json.loads(answer.body)["problem"]
    assert page.post("formular/aendern", b"x" * 6_000_001).status == 413


@pytest.mark.parametrize(
    "headers",
    [
        (("host", HOST),),
        (("host", HOST), ("origin", "http://boese.example.org")),
        (("host", HOST), ("origin", "null")),
        (("host", "boese.example.org"), ("origin", "http://boese.example.org")),
        (("host", HOST), ("origin", f"http://{HOST}"), ("sec-fetch-site", "cross-site")),
    ],
)
def test_only_the_page_itself_may_write(headers: Any, page: FormPage) -> None:
    before = page.contents()
    digest = page.digest("angebot")
    body = {"offer": "offer.yaml", "path": "angebot.version", "action": "set", "value": "9", "digest": digest}
    for route in ("formular/aendern", "formular/pruefen", "formular/zurueck", "formular/neu"):
        assert page.post(route, body, headers).status in (403, 421)
    assert ask(page.app, "/falsch/formular/aendern", method="POST", headers=OWN).status == 404
    assert page.contents() == before


def test_nothing_is_written_by_reading(page: FormPage) -> None:
    assert page.get("formular/aendern", path="angebot.version", value="9").status == 405


def test_a_concept_begins_in_an_empty_folder(tmp_path: Path) -> None:
    page = FormPage(tmp_path)
    assert page.get("formular/daten", angebot="").status == 409
    names = [one["name"] for one in json.loads(page.get("formular/profile").body)]
    assert "assistenz" in names
    assert page.post("formular/neu", {"profile": "assistenz", "name": "../x"}).status == 409
    answer = page.post("formular/neu", {"profile": "assistenz", "name": "dienst"})
    assert json.loads(answer.body) == {"offer": "dienst/offer.yaml"}
    found = json.loads(page.get("formular/daten", angebot="dienst/offer.yaml").body)
    assert found["id"] == "dienst" and found["questions"][0]["grade"] == "mandatory"


def test_a_folder_that_vanishes_is_said(page: FormPage) -> None:
    digest = page.digest("angebot")
    for file in page.folder.iterdir():
        file.unlink()
    page.folder.rmdir()
    body = {"offer": "offer.yaml", "path": "angebot.version", "action": "set", "value": "9", "digest": digest}
    for answer in (page.get("formular/daten", angebot="offer.yaml"), page.post("formular/aendern", body)):
        assert answer.status == 409 and json.loads(answer.body)["problem"]
    assert not page.folder.exists()
