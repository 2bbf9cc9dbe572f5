"""The page of `tdocs preview` in Chromium: it follows what is saved, leads to places, shuts nobody out."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from cli.aufruf import HAUS, prozess
from examples import EXAMPLES, INCOMPLETE
from foreign.previewed import Looked, look, running
from foreign.programs import Run
from helpers import build_tree

pytestmark = pytest.mark.foreign

SIZES = {"wide": 1200, "narrow": 400, "400 %": 320}
SCROLLED = "document.getElementById('blatt').contentDocument.scrollingElement.scrollTop"
OFFER = "?angebot=offer.yaml&dokument=fachkonzept"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INCOMPLETE, tmp_path / "unvollstaendig"))


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with running(folder) as address:
        yield address


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def found_by_axe(node: Path, target: Any) -> list[object]:
    """What axe-core finds in a page or frame."""
    target.evaluate((node / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    judge = (
        "axe.run(document, {iframes: false})"
        ".then(({violations}) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    found: list[object] = target.evaluate(judge)
    return found


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, address: str, node: Path, width: int, dark: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    looked = look(context, address)
    for place in looked.page.locator("details").all():
        place.evaluate("one => one.open = true")
    looked.page.locator(".herkunft").wait_for()
    assert found_by_axe(node, looked.page) == []
    assert looked.page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_axe_finds_nothing_in_a_list_a_document_and_a_page_that_is_written(
    context: BrowserContext, node: Path, tmp_path: Path
) -> None:
    for name in ("nord", "west"):
        build_tree(tmp_path / "alle" / name, {**HAUS, "tdocs.yaml": ""})
    build_tree(tmp_path / "alle" / "ost", {**HAUS, "offer.yaml": "id: [\n", "tdocs.yaml": "formate: [x]\n"})
    with running(tmp_path / "alle") as address:
        assert found_by_axe(node, look(context, address).page) == []
        query = "dokument?angebot=nord/offer.yaml&dokument=fachkonzept"
        document = context.request.get(address + query).text()
    alone = tmp_path / "dokument.html"  # whose own policy lets nothing look at it
    alone.write_text(re.sub(r"<meta http-equiv[^>]*>", "", document), "utf-8")
    assert found_by_axe(node, look(context, alone.as_uri()).page) == []
    once = tmp_path / "vorschau.html"
    prozess("preview", str(tmp_path / "alle"), "--once", str(once))
    assert found_by_axe(node, look(context, once.as_uri()).page) == []


def test_a_saved_file_is_on_the_page_at_once(context: BrowserContext, address: str, folder: Path) -> None:
    looked = look(context, address)
    looked.shown("20 Plätze")
    looked.page.evaluate(f"{SCROLLED} = 600")
    change(folder / "offer.yaml", "plaetze: 20", "plaetze: 23")
    looked.shown("23 Plätze")
    looked.told("Aktualisiert. Befunde")
    assert looked.page.evaluate(SCROLLED) == 600
    assert looked.said == []


def test_two_tabs_follow_both(context: BrowserContext, address: str, folder: Path) -> None:
    tabs = [look(context, address), look(context, address, OFFER)]
    change(folder / "offer.yaml", "Wohnen am Anger", "Wohnen am Teich")
    for tab in tabs:
        tab.page.locator("h1", has_text="Wohnen am Teich").wait_for()


def test_nothing_leaves_this_machine(context: BrowserContext, address: str, folder: Path) -> None:
    looked = look(context, address)
    looked.shown("20 Plätze")
    change(folder / "offer.yaml", "plaetze: 20", "plaetze: 23")
    looked.shown("23 Plätze")
    assert {one for one in looked.asked if not one.startswith(address)} <= {"about:srcdoc", "data:,"}
    assert looked.said == []


def test_from_a_finding_to_its_words_by_keyboard_alone(context: BrowserContext, address: str) -> None:
    looked = look(context, address)
    keys = looked.page.keyboard
    looked.page.locator(".herkunft").wait_for()
    keys.press("Tab")
    assert looked.page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
    keys.press("Enter")
    for _ in range(60):
        keys.press("Tab")
        if looked.page.evaluate("document.activeElement.matches('a.stelle')"):
            break
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    assert looked.page.evaluate(ring) == "solid"
    keys.press("Enter")
    words = looked.frame.locator(".gezeigt")
    words.wait_for()
    assert "XX.XX.20XX" in words.inner_text()
    assert looked.page.evaluate("document.activeElement.id") == "blatt"


def test_every_control_can_be_reached_by_keyboard(context: BrowserContext, address: str) -> None:
    looked = look(context, address)
    looked.page.locator(".herkunft").wait_for()
    visible = looked.page.locator("a:visible, button:visible, summary:visible, .breit").all()
    indexes = [one.evaluate("one => one.tabIndex") for one in visible]
    assert len(indexes) > 40 and set(indexes) == {0}


def test_from_words_to_file_and_line(browser: Browser, address: str, folder: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    looked = look(context, address)
    place = looked.frame.locator("[data-datei]", has_text="XX.XX.20XX").first
    place.click()
    box = looked.page.locator(".herkunft p")
    lines = (folder / "offer.yaml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "XX.XX.20XX" in text)
    assert box.inner_text() == f"offer.yaml, Zeile {line} (kurzbeschreibung)"
    looked.page.locator(".kopieren").click()
    looked.told(f"Kopiert: offer.yaml:{line}")
    assert looked.page.evaluate("navigator.clipboard.readText()") == f"offer.yaml:{line}"
    looked.frame.locator("h2").first.click()
    assert "steht im Profil" in box.inner_text()
    context.close()


def test_from_a_finding_to_another_document(context: BrowserContext, address: str) -> None:
    looked = look(context, address)
    looked.page.locator("a", has_text=re.compile("^Fachkonzept, ")).first.click()
    looked.page.locator("[aria-current]", has_text="Fachkonzept").wait_for()
    looked.frame.locator(".gezeigt").wait_for()


def test_the_word_file_is_loaded_at_a_click(context: BrowserContext, address: str) -> None:
    looked = look(context, address)
    with looked.page.expect_download() as download:
        looked.page.locator("text=Word-Datei laden").click()
    assert download.value.suggested_filename == "leistungsvereinbarung.docx"


def words_in(printed: str) -> tuple[list[str], list[float]]:
    """The words of a PDF, and the sides of their boxes in points."""
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', printed)
    return [text for *_, text in found], [float(side) for *box, _ in found for side in box]


@pytest.mark.parametrize("example", [*EXAMPLES[:1], INCOMPLETE], ids=lambda folder: folder.name)
def test_what_is_printed_is_the_document(
    context: BrowserContext, example: Path, run: Run, tmp_path: Path
) -> None:
    """Each word stands where it stands in the document, page by page."""
    prozess("render", str(example), "--format", "html", "--doc", "fachkonzept", "--out", str(tmp_path))
    (written,) = tmp_path.rglob("fachkonzept.html")
    printed = []
    with running(example) as address:
        for place in (written.as_uri(), f"{address}dokument{OFFER}"):
            pdf = tmp_path / "printed.pdf"
            pdf.write_bytes(look(context, place).page.pdf())
            printed.append(words_in(run("pdftotext", "-bbox", pdf, "-", cwd=tmp_path).stdout))
        looked = look(context, address, OFFER)
        looked.page.evaluate(
            "document.getElementById('blatt').contentWindow.print = () => {window.printed = 1}"
        )
        looked.page.locator("text=Drucken").click()
        assert looked.page.evaluate("window.printed") == 1
    (document, places), (shown, same) = printed
    assert len(document) > 200
    assert shown == document
    assert same == pytest.approx(places, abs=0.05)


def test_a_mistake_in_yaml_and_its_mending(context: BrowserContext, address: str, folder: Path) -> None:
    looked = look(context, address)
    sound = (folder / "offer.yaml").read_text("utf-8")
    (folder / "offer.yaml").write_text("id: [\n", "utf-8")
    looked.page.locator("text=lässt sich nicht lesen").wait_for()
    (folder / "offer.yaml").write_text(sound, "utf-8")
    looked.shown("20 Plätze")


def test_a_folder_that_vanishes_and_comes_back(context: BrowserContext, address: str, folder: Path) -> None:
    looked = look(context, address)
    looked.shown("20 Plätze")
    away = folder.rename(folder.with_name("weg"))
    looked.page.locator(".problem", has_text="gibt es nicht").wait_for()
    away.rename(folder)
    looked.shown("20 Plätze")
    change(folder / "offer.yaml", "plaetze: 20", "plaetze: 23")
    looked.shown("23 Plätze")


def test_without_scripts_documents_are_there_and_links_lead_to_sections(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    looked = look(context, address)
    assert looked.frame.locator("h1").inner_text() == "Leistungsvereinbarung"
    looked.page.locator("a.stelle", has_text="Zur Stelle").first.click()
    assert re.search(r"#[\w-]+$", looked.page.frames[-1].url)
    assert not looked.page.locator("button:visible").count()
    context.close()


ELSEWHERE = """async address => {
  const frame = document.createElement("iframe");
  frame.src = address;
  const picture = new Image();
  picture.src = address;
  const loaded = [frame, picture].map(one => new Promise(done => { one.onload = one.onerror = done; }));
  document.body.append(frame, picture);
  const posted = fetch(address, {method: "POST", mode: "no-cors", body: "x"}).catch(() => {});
  const read = fetch(address).then(() => "read").catch(() => "refused");
  new EventSource(address + "stand");
  await Promise.all([posted, ...loaded]);
  return read;
}"""


def test_a_page_from_elsewhere_gets_nothing(context: BrowserContext, address: str, tmp_path: Path) -> None:
    build_tree(tmp_path / "anderswo", {"index.html": "<!DOCTYPE html><title>anderswo</title><body>"})
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path / "anderswo")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = context.new_page()
        answers: list[int] = []
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.on("response", lambda answer: answers.append(answer.status))
        assert page.evaluate(ELSEWHERE, address) == "refused"
        server.shutdown()
    assert set(answers) == {403}


def test_the_end_in_the_terminal_is_told(context: BrowserContext, folder: Path) -> None:
    with running(folder) as address:
        looked = look(context, address)
        looked.shown("20 Plätze")
    looked.told("antwortet nicht mehr")


def test_the_page_that_is_written_leads_to_places_too(
    context: BrowserContext, folder: Path, tmp_path: Path
) -> None:
    once = tmp_path / "vorschau.html"
    prozess("preview", str(folder), "--once", str(once))
    looked = Looked(context.new_page(), once.as_uri())
    looked.page.on("console", lambda message: looked.said.append(message.text))
    looked.page.on("request", lambda request: looked.asked.append(request.url))
    looked.page.goto(looked.address)
    looked.page.locator("a.stelle", has_text="Zur Stelle: Fachkonzept").first.click()
    frame = looked.page.frame("blatt-1-fachkonzept")
    assert frame
    frame.locator(".gezeigt").wait_for()
    assert looked.said == []
    assert {one.partition(":")[0] for one in looked.asked} <= {"file", "about", "data"}
