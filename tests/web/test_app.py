"""What the page answers, request by request, without a port."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html

from cli.aufruf import HAUS
from examples import EXAMPLES
from helpers import build_tree
from teilhabe_docs.application.followed_folder import FollowedFolder
from teilhabe_docs.application.preview import PreviewCall
from teilhabe_docs.web.app import preview_app
from teilhabe_docs.web.board import Board
from teilhabe_docs.web.guard import Guard
from web.asgi import HOST, TOKEN, Answer, ask

KIND = "fachkonzept"


class Page:
    """The page of a folder, asked by route and query."""

    def __init__(self, folder: Path) -> None:
        followed = FollowedFolder(PreviewCall(str(folder)))
        self.board = Board(followed.look, followed.first())
        self._app = Guard(preview_app(self.board), hosts=[HOST], token=TOKEN)

    def get(self, route: str = "", method: str = "GET", **query: str) -> Answer:
        headers = [("host", HOST), ("origin", f"http://{HOST}")]
        return ask(self._app, f"/{TOKEN}/{route}", method=method, query=urlencode(query), headers=headers)


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(build_tree(tmp_path / "haus", HAUS))


def headings(text: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in html.fromstring(text).iter("h1", "h2", "h3")]


def test_one_offer_is_shown_at_once(page: Page) -> None:
    answer = page.get()
    assert answer.headers["content-type"].startswith("text/html")
    assert headings(answer.text)[:3] == ["Haus am See", "Dokumente", "Leistungsvereinbarung"]


def test_several_offers_are_listed_and_each_has_its_page(tmp_path: Path) -> None:
    second = str(HAUS["offer.yaml"]).replace("Haus", "Hof").replace("id: haus", "id: hof")
    page = Page(build_tree(tmp_path, {**HAUS, "b ä&c/offer.yaml": second}))
    start = html.fromstring(page.get().text)
    links = {one.text_content(): one.get("href") for one in start.iterfind(".//h2/a")}
    assert list(links) == ["Hof am See", "Haus am See"]
    assert headings(page.get(angebot="b ä&c/offer.yaml").text)[0] == "Hof am See"
    assert links["Hof am See"] == f"?{urlencode({'angebot': 'b ä&c/offer.yaml'})}"


def test_an_offer_that_is_no_longer_there_leads_to_those_that_are(page: Page) -> None:
    assert headings(page.get(angebot="weg/offer.yaml").text)[0] == "Haus am See"
    assert headings(page.get(angebot="offer.yaml", dokument="brief").text)[2] == "Leistungsvereinbarung"


def test_an_offer_without_a_document_says_why(tmp_path: Path) -> None:
    names = "{leistungsvereinbarung: x1, fachkonzept: x2, leistungsbeschreibung: x3}"
    offer = f"{HAUS['offer.yaml']}profil: {names}\n"
    text = Page(build_tree(tmp_path, {**HAUS, "offer.yaml": offer})).get().text
    assert "kein Dokument bauen" in text and "nicht lesbar" not in text and "»x2«" in text


def test_a_document_acts_on_nothing_and_loads_nothing(page: Page) -> None:
    answer = page.get("dokument", angebot="offer.yaml", dokument=KIND)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "allow-scripts" not in policy and "sandbox" in policy
    assert "script" not in policy
    assert "<script" not in answer.text and "Wir sind da." in answer.text


def test_the_frame_lets_nothing_act(page: Page) -> None:
    (frame,) = html.fromstring(page.get(angebot="offer.yaml", dokument=KIND).text).iter("iframe")
    assert frame.get("sandbox").split() == ["allow-same-origin", "allow-modals"]
    assert frame.get("title") == "Fachkonzept: Haus am See"
    assert page.get(frame.get("src").partition("?")[0], angebot="offer.yaml", dokument=KIND).status == 200


def test_the_word_file_is_named_and_whole(page: Page) -> None:
    answer = page.get("word", angebot="offer.yaml", dokument=KIND)
    assert answer.body.startswith(b"PK")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''fachkonzept.docx"


def test_a_house_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    files = {**HAUS, "tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": "kein Word"}
    answer = Page(build_tree(tmp_path, files)).get("word", angebot="offer.yaml", dokument=KIND)
    assert answer.status == 409 and str(tmp_path) not in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "../offer.yaml",
        "/etc/passwd",
        "..%2foffer.yaml",
        "staffing.yaml",
        "\0",
        "a" * 10_000,
        "",
        "offer.yaml/.",
    ],
)
@pytest.mark.parametrize("route", ["dokument", "word"])
def test_what_is_asked_for_is_never_a_way_on_the_disk(page: Page, route: str, name: str) -> None:
    assert page.get(route, angebot=name, dokument=KIND).status == 404


@pytest.mark.parametrize("route", ["../dokument", "page.html", "page/page.css", "%2e%2e/", "etc/passwd", "x"])
def test_there_are_no_other_routes(page: Page, route: str) -> None:
    assert page.get(route, angebot="offer.yaml", dokument=KIND).status == 404


@pytest.mark.parametrize("route", ["", "dokument", "word", "stand", "page.js"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed(page: Page, route: str, method: str) -> None:
    assert page.get(route, method, angebot="offer.yaml", dokument=KIND).status == 405


def test_looks_and_behaviour_are_of_their_kind(page: Page) -> None:
    assert page.get("page.css").headers["content-type"].startswith("text/css")
    assert page.get("page.js").headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("folder", EXAMPLES[:2], ids=lambda folder: folder.name)
def test_the_page_names_nothing_outside_of_itself(folder: Path) -> None:
    tree = html.fromstring(Page(folder).get().text)
    addresses = tree.xpath("//@src | //link/@href | //a/@href | //form/@action")
    assert addresses
    assert [one for one in addresses if "://" in one or one.startswith(("/", "file:"))] == []


def test_words_of_a_repository_are_never_markup(tmp_path: Path) -> None:
    evil = "'\\\"><script>alert(1)</script><img src=x onerror=alert(1)>"
    said = json.dumps(evil)
    offer = f"id: haus\nbezeichnung: {said}\nvertragsgrundlage: sgb9_125\nplaetze: {said}\n"
    page = Page(build_tree(tmp_path, {**HAUS, "offer.yaml": offer}))
    for text in (page.get().text, page.get("dokument", angebot="offer.yaml", dokument=KIND).text):
        assert "<script>alert" not in text and not re.search(r"<img[^>]+onerror", text)
        assert "&lt;script&gt;alert(1)" in text


def test_without_scripts_documents_findings_and_states_are_there(page: Page) -> None:
    tree = html.fromstring(page.get(angebot="offer.yaml", dokument=KIND).text)
    assert tree.xpath("//iframe/@src")
    assert [one for one in tree.xpath("//button") if one.get("hidden") is None] == []
    names = {frame.get("name") for frame in tree.iter("iframe")}
    jumps = tree.xpath("//a[@class='stelle']")
    assert jumps and {one.get("target") for one in jumps} == names


def test_each_state_is_told_until_the_end(tmp_path: Path) -> None:
    page = Page(build_tree(tmp_path, HAUS))

    async def told() -> list[str]:
        found = []
        answer = await preview_app(page.board).routes[3].endpoint(None)  # type: ignore[attr-defined]
        states: AsyncIterator[Any] = answer.body_iterator
        found.append(await anext(states))
        (tmp_path / "offer.yaml").write_text(
            str(HAUS["offer.yaml"]).replace("plaetze: 12", "plaetze: 14"), "utf-8"
        )
        waiting = asyncio.ensure_future(anext(states))
        await page.board.renewed()
        found.append(await waiting)
        last = asyncio.ensure_future(anext(states, "Ende"))
        await asyncio.sleep(0)
        page.board.close()
        return [*found, await last]

    assert [re.sub(r"\D", "", one.partition("data")[2]) or one for one in asyncio.run(told())] == [
        "1",
        "2",
        "Ende",
    ]


def test_who_comes_back_hears_at_once_what_is_new(tmp_path: Path) -> None:
    page = Page(build_tree(tmp_path, HAUS))
    (tmp_path / "offer.yaml").write_text(
        str(HAUS["offer.yaml"]).replace("plaetze: 12", "plaetze: 14"), "utf-8"
    )
    assert page.board.renew() and not page.board.renew()
    assert asyncio.run(page.board.after(1)) == 2
    assert 'data-stand="2"' in page.get().text


def test_a_fault_of_ours_is_told_and_the_page_goes_on(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise KeyError("weg")

    monkeypatch.setattr(page.board, "_look", broken)
    assert page.board.renew() and not page.board.renew()
    assert "Interner Fehler (KeyError)" in page.get().text
