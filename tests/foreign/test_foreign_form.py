"""The form of `tdocs preview` in Chromium: filled in by the keyboard alone, and nothing typed is lost."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import own_fields
from cli.aufruf import prozess
from examples import INCOMPLETE
from foreign.keyboard import Answers, Typist
from foreign.previewed import running
from foreign.test_foreign_preview import found_by_axe
from helpers import build_tree
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.web.pages import asset

pytestmark = pytest.mark.foreign

EDIT = "--edit"
OFFER = "formular?angebot=offer.yaml"
ASSISTANCE = Path(__file__).resolve().parents[2] / "examples" / "assistenz"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Tabs that share what they keep; tests look into them, which the page itself does not allow."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, bypass_csp=True)
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ASSISTANCE, tmp_path / "dienst", ignore=shutil.ignore_patterns("dokumente")))


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with running(folder, EDIT) as address:
        yield address


def opened(context: BrowserContext, address: str, query: str = OFFER) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address + query)
    page.locator("body[data-bereit]").wait_for()
    return page


def control(page: Page, path: str) -> Any:
    return page.locator(f'[id="c-{path}"]')


def saved(page: Page) -> None:
    page.locator("#meldung", has_text="Gespeichert.").wait_for()
    page.locator("#inhalt:not([aria-busy=true])").wait_for()


def test_an_offer_of_assistance_from_nothing_by_the_keyboard_alone(
    context: BrowserContext, tmp_path: Path
) -> None:
    with running(tmp_path, EDIT) as address:
        page = opened(context, address, "formular")
        typist = Typist(page, Answers(ASSISTANCE))
        typist.to("neu-profil")
        typist.put(typist.focused(), "assistenz")
        typist.press("Tab")
        page.keyboard.insert_text("dienst")
        typist.press("Enter")
        page.locator("#interview").wait_for()
        typist.to("interview")
        typist.press("Enter")
        last = typist.interview(150)
        assert last.startswith(("Fertig", "Für jetzt fertig"))
        assert len(typist.asked) > 70
        told = page.locator("#stand").inner_text()
        done = [int(number) for number in re.findall(r"\d+", told)]
        assert done[0] == done[1] and done[2] == done[3], told
    made = tmp_path / "dienst"
    validated = prozess("validate", str(made))
    assert validated.returncode == 0 and b"Keine Befunde" in validated.stdout + validated.stderr
    linted = prozess("lint", str(made), "--format", "concise", "--fail-on", "error")
    assert linted.returncode == 0, linted.stdout
    told = {line.split(": ")[1].split(" ")[0] for line in linted.stdout.decode("utf-8").splitlines()}
    assert told <= {"TD517", "TD433"}  # what nobody is asked for, and the example says beside its answers
    typed = Path(shutil.copytree(made, tmp_path / "getippt"))
    for name in ("provider.yaml", "offer.yaml", "staffing.yaml"):
        assert "yaml-language-server" in (made / name).read_text("utf-8")
        document, _ = read_yaml((made / name).read_bytes(), name)
        assert document is not None
        (typed / name).write_text(as_yaml(document.data), "utf-8")
    assert rendered(made) == rendered(typed)


def rendered(folder: Path) -> dict[str, str]:
    """The documents of an offer, without the seal that names their sources."""
    done = prozess("render", str(folder), "--format", "md", "--out", str(folder / "aus"))
    assert done.returncode == 0, done.stderr
    files = sorted((folder / "aus").rglob("*.md"))
    assert len(files) == 3
    return {file.name: re.sub(r"<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files}


@pytest.mark.parametrize("width", [1200, 400, 320])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    width: int, dark: bool, browser: Browser, node: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(INCOMPLETE, tmp_path / "unvollstaendig"))
    scheme: Any = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    context.set_default_timeout(60_000)
    with running(folder, EDIT) as address:
        page = opened(context, address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert found_by_axe(node, page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#interview").click()
        page.locator("#weiter").wait_for()
        assert found_by_axe(node, page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_what_is_typed_outlives_the_page(context: BrowserContext, address: str, folder: Path) -> None:
    path = "angebot.kurzbezeichnung"
    page = opened(context, address)
    control(page, path).focus()
    page.keyboard.insert_text("DBG")
    page.close()
    assert "DBG" not in (folder / "offer.yaml").read_text("utf-8")
    page = opened(context, address)
    assert control(page, path).input_value() == "DBG"
    note = page.locator(f'[id="f-{path}-m"]')
    assert "noch nicht gespeichert" in note.inner_text()
    note.get_by_role("button", name="Jetzt speichern").click()
    saved(page)
    assert "kurzbezeichnung: DBG\n" in (folder / "offer.yaml").read_text("utf-8")
    control(page, path).fill("DBH")
    control(page, path).blur()
    saved(page)
    page.reload()
    page.locator("body[data-bereit]").wait_for()
    assert note.inner_text() == ""
    assert "kurzbezeichnung: DBH\n" in (folder / "offer.yaml").read_text("utf-8")


def test_a_day_is_typed_digit_by_digit(context: BrowserContext, address: str, folder: Path) -> None:
    page = opened(context, address)
    control(page, "angebot.laufzeit.beginn").focus()
    page.keyboard.type("02032027", delay=400)
    page.keyboard.press("Tab")  # to the calendar, which is a part of it
    page.keyboard.press("Tab")
    saved(page)
    assert "beginn: 2027-02-03\n" in (folder / "offer.yaml").read_text("utf-8")


def test_what_is_wrong_is_said_while_typing_and_not_written(
    context: BrowserContext, address: str, folder: Path
) -> None:
    before = (folder / "staffing.yaml").read_bytes()
    page = opened(context, address)
    path = "personal.vollzeit_wochenstunden_h"
    control(page, path).fill("viele")
    page.locator(f'[id="f-{path}-m"]', has_text="viele").wait_for()
    assert control(page, path).get_attribute("aria-invalid") == "true"
    control(page, path).blur()
    page.locator("#inhalt:not([aria-busy=true])").wait_for()
    assert (folder / "staffing.yaml").read_bytes() == before
    assert control(page, path).input_value() == "viele"


def test_sums_follow_what_is_typed(context: BrowserContext, address: str, folder: Path) -> None:
    before = (folder / "staffing.yaml").read_bytes()
    page = opened(context, address)
    figures = page.locator('[id="f-personal.positionen"] [aria-live=polite]')
    told = figures.inner_text()
    cell = control(page, "personal.positionen[0].vzae")
    cell.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("9")
    changed = "told => document.querySelector('.feld [aria-live=polite]').innerText !== told"
    page.wait_for_function(changed, arg=told)
    assert (folder / "staffing.yaml").read_bytes() == before


def test_what_another_saves_meanwhile_is_not_overwritten(
    context: BrowserContext, address: str, folder: Path
) -> None:
    path = "angebot.kurzbezeichnung"
    one, other = opened(context, address), opened(context, address)
    control(other, path).focus()
    other.keyboard.insert_text("ZWEI")
    control(one, path).fill("EINS")
    control(one, path).blur()
    saved(one)
    assert "kurzbezeichnung: EINS\n" in (folder / "offer.yaml").read_text("utf-8")
    assert control(other, path).input_value() == "ZWEI"
    control(other, path).blur()
    note = other.locator(f'[id="f-{path}-m"]')
    note.filter(has_text="EINS").wait_for()
    assert "kurzbezeichnung: EINS\n" in (folder / "offer.yaml").read_text("utf-8")
    note.get_by_role("button", name="Jetzt speichern").click()
    saved(other)
    assert "kurzbezeichnung: ZWEI\n" in (folder / "offer.yaml").read_text("utf-8")


def test_a_change_is_taken_back(context: BrowserContext, address: str, folder: Path) -> None:
    before = (folder / "offer.yaml").read_bytes()
    page = opened(context, address)
    control(page, "angebot.kurzbezeichnung").fill("H")
    control(page, "angebot.kurzbezeichnung").blur()
    saved(page)
    page.locator("#zurueck").click()
    page.locator("#meldung", has_text="Zurückgenommen.").wait_for()
    assert (folder / "offer.yaml").read_bytes() == before
    assert control(page, "angebot.kurzbezeichnung").input_value() == ""


WORD = {
    "<p class=MsoNormal>Ein <b>fettes</b> und ein <i>schräges</i> Wort.<o:p></o:p></p><p>Zwei.</p>": (
        "Ein **fettes** und ein *schräges* Wort.\n\nZwei."
    ),
    "<ul><li>eins</li><li>zwei<ol><li>a</li><li>b</li></ol></li></ul>": "- eins\n- zwei\n   1. a\n   2. b",
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>eins</p>"
    "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>zwei</p>": (
        "- eins\n   2. zwei"
    ),
    "<table><tr><td><p>A</p></td><td>B</td></tr><tr><td>1|2</td><td><b>3</b></td></tr></table>": (
        "| A | B |\n|---|---|\n| 1\\|2 | **3** |"
    ),
    "<h2>Titel</h2>Text<br>weiter": "**Titel**\n\nText weiter",
    "<p>1. Januar</p><p># kein Titel</p><p>- kein Punkt</p><p>a*b*c &lt;d&gt;</p>": (
        "1\\. Januar\n\n\\# kein Titel\n\n\\- kein Punkt\n\na\\*b\\*c \\<d>"
    ),
    "<script>x(1)</script><style>p{}</style><p onclick='x()'>Da<img src='http://x.example.org/a'></p>": "Da",
    "<a href='javascript:x()'>Wort</a> <svg onload=x()><text>weg</text></svg> Ende": "Wort Ende",
    "<b style='font-weight:normal'><p>nicht fett</p></b>": "nicht fett",
    "<div hidden><p>a</p></div>" + "<div>" * 3000 + "tief" + "</div>" * 3000: "a",
    "<o:p>&nbsp;</o:p><!--StartFragment--><p>x&nbsp;y</p><!--EndFragment-->": "x y",
}


@pytest.mark.parametrize(("html", "markdown"), WORD.items())
def test_words_of_other_programs_become_ours(html: str, markdown: str, context: BrowserContext) -> None:
    page = context.new_page()
    left = []
    page.on("request", lambda request: left.append(request.url))
    page.route(
        "**/word_paste.js",
        lambda route: route.fulfill(body=asset("word_paste.js"), content_type="text/javascript"),
    )
    page.route("http://leer.test/", lambda route: route.fulfill(body="<p>leer", content_type="text/html"))
    page.goto("http://leer.test/")
    made = page.evaluate("html => import('/word_paste.js').then(one => one.asMarkdown(html))", html)
    assert made == markdown
    assert [url for url in left if "leer.test" not in url] == []


PASTE = """([id, html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const area = document.getElementById(id);
  area.focus();
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_what_is_pasted_is_text_and_nothing_else(context: BrowserContext, address: str, folder: Path) -> None:
    page = opened(context, address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    id_ = "c-angebot.zielgruppe.beschreibung"
    image = "<img src='http://x.example.org/' onerror='document.title=1'>"
    hostile = f"<p>Neu: <b>wichtig</b>{image}<script>document.title=1</script></p>"
    page.locator(f'[id="{id_}"]').fill("")
    page.evaluate(PASTE, [id_, hostile, "egal"])
    assert page.locator(f'[id="{id_}"]').input_value() == "Neu: **wichtig**"
    page.locator(f'[id="{id_}"]').blur()
    saved(page)
    assert "Neu: **wichtig**" in (folder / "offer.yaml").read_text("utf-8")
    assert page.title() != "1" and not [url for url in asked if not url.startswith(address)]


def test_too_much_at_once_is_refused_in_words(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    id_ = "c-angebot.zielgruppe.beschreibung"
    before = page.locator(f'[id="{id_}"]').input_value()
    page.evaluate(PASTE, [id_, "<p>" + "x" * 5_000_001, "x"])
    page.locator('[id="f-angebot.zielgruppe.beschreibung-m"]', has_text="5 MB").wait_for()
    assert page.locator(f'[id="{id_}"]').input_value() == before


def test_a_value_is_saved_as_often_as_it_is_changed(
    context: BrowserContext, address: str, folder: Path
) -> None:
    page = opened(context, address)
    field = control(page, "angebot.kurzbezeichnung")
    for turn, word in enumerate(("EINS", "ZWEI", "DREI")):
        field.focus()
        page.keyboard.press("Control+a")
        page.keyboard.type(word)
        page.keyboard.press("Enter" if turn % 2 else "Tab")
        saved(page)
        page.wait_for_timeout(300)
        assert f"kurzbezeichnung: {word}\n" in (folder / "offer.yaml").read_text("utf-8")
    assert page.locator('[id="f-angebot.kurzbezeichnung-m"]').inner_text() == ""


def test_a_day_is_saved_when_it_is_left_and_not_while_it_is_typed(
    context: BrowserContext, address: str, folder: Path
) -> None:
    before = (folder / "offer.yaml").read_bytes()
    page = opened(context, address)
    day = control(page, "angebot.laufzeit.beginn")
    assert day.get_attribute("type") == "date"
    day.focus()
    page.keyboard.type("06152027", delay=100)
    assert (folder / "offer.yaml").read_bytes() == before
    day.blur()
    saved(page)
    assert "beginn: 2027-06-15\n" in (folder / "offer.yaml").read_text("utf-8")


def test_what_is_put_in_without_a_key_is_saved_when_it_is_left(
    context: BrowserContext, address: str, folder: Path
) -> None:
    page = opened(context, address)
    id_ = "c-angebot.zielgruppe.beschreibung"
    page.evaluate(PASTE, [id_, "<p>Ein <b>neuer</b> Absatz. </p>", "egal"])
    page.keyboard.press("Tab")
    saved(page)
    assert "Ein **neuer** Absatz." in (folder / "offer.yaml").read_text("utf-8")


def test_the_keyboard_is_never_without_a_place(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    where = "document.activeElement !== document.body && document.activeElement.closest('[data-feld]')?.id"
    for button in page.locator("[data-feld] button[aria-label^='Nach unten']").all()[:3]:
        button.focus()
        page.keyboard.press("Enter")
        saved(page)
        page.wait_for_timeout(300)
        assert page.evaluate(where)
    summary = page.locator('[id="f-angebot.kurzbezeichnung"] summary').first
    field = control(page, "angebot.kurzbezeichnung")
    field.focus()
    page.keyboard.type("X")
    page.keyboard.press("Shift+Tab")
    saved(page)
    page.wait_for_timeout(300)
    assert summary.count() == 0 or page.evaluate("document.activeElement !== document.body")


def test_what_an_entry_still_lacks_comes_next(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    path = "angebot.assistenz.leistungen"
    number = page.locator(f'[id^="f-{path}["][id$="].uebernahme"]').count()
    assert number
    first = page.locator(f'[id="f-{path}"] select[id="c-{path}[+].bereich"]')
    first.select_option(index=2)
    page.locator(f'[id="f-{path}"]').get_by_role("button", name="Eintrag hinzufügen").last.click()
    saved(page)
    page.wait_for_timeout(300)
    inside = f"document.activeElement.closest('[id^=\"f-{path}[{number}].\"]') !== null"
    assert page.evaluate(inside)


def test_the_reason_of_a_refusal_stays(context: BrowserContext, address: str, folder: Path) -> None:
    page = opened(context, address)
    place = control(page, "angebot.anschrift.plz")
    place.fill("1067")
    place.blur()
    note = page.locator('[id="f-angebot.anschrift.plz-m"]')
    note.filter(has_text="keine Postleitzahl").wait_for()
    assert "Nicht gespeichert" in page.locator("#meldung").inner_text()
    control(page, "angebot.anschrift.strasse").fill("Ringstraße 9")
    control(page, "angebot.anschrift.strasse").blur()
    saved(page)
    page.wait_for_timeout(300)
    assert "keine Postleitzahl" in note.inner_text()
    assert place.input_value() == "1067" and place.get_attribute("aria-invalid") == "true"
    place.fill("01068")
    place.blur()
    saved(page)
    assert note.inner_text() == ""
    assert re.search(r"plz: ['\"]01068['\"]", (folder / "offer.yaml").read_text("utf-8"))


def test_findings_of_a_table_stand_below_it_and_its_button_too(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    table = page.locator('[id="f-personal.positionen"] .breit').first
    assert table.locator(".marke, li, button:has-text('hinzufügen')").count() == 0
    button = page.locator('[id="f-personal.positionen"] > button')
    box = button.bounding_box()
    assert box and box["x"] + box["width"] < 1200
    assert table.get_attribute("tabindex") == "0" and table.get_attribute("aria-label")


def test_no_word_of_the_page_is_for_a_shell(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    hours = control(page, "angebot.umfang.woche_h")
    hours.fill("1.200,5")
    hours.blur()
    note = page.locator('[id="f-angebot.umfang.woche_h-m"]')
    note.filter(has_text="Gemeint").wait_for()
    assert "tdocs" not in page.locator("main").inner_text()
    part = control(page, "angebot.klauseln[+].stelle")
    group = page.locator('[id="g-uebrige-angebot"] > details')
    group.locator("summary").first.click()
    part.fill("§ 3")
    part.press("Enter")
    note = page.locator('[id="f-angebot.klauseln-m"]')
    note.filter(has_text="Bitte ergänzen").wait_for()
    assert not re.search(r"»[a-z_]+«", note.inner_text()), note.inner_text()
    assert group.count() == 1 and group.get_attribute("open") is not None


def test_an_annex_is_chosen_from_those_there_are(context: BrowserContext, address: str, folder: Path) -> None:
    page = opened(context, address)
    path = "angebot.paedagogisches_konzept"
    page.locator(f'[id="a-{path}"]').select_option("anlage")
    choice = page.locator(f'select[id="n-{path}"]')
    values = [one.get_attribute("value") for one in choice.locator("option").all()]
    assert len(values) > 1 and values[0] == ""
    label = page.locator(f'.teil label[for="n-{path}"]').bounding_box()
    box = choice.bounding_box()
    assert label and box and label["y"] + label["height"] <= box["y"] + 1
    choice.select_option(values[1])
    page.locator(f'[id="k-{path}"]').fill("In Kürze.")
    page.locator(f'[id="k-{path}"]').blur()
    saved(page)
    assert f"anlage: {values[1]}" in (folder / "offer.yaml").read_text("utf-8")


def test_the_questions_lead_back_and_count(context: BrowserContext, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(INCOMPLETE, tmp_path / "unvollstaendig"))
    with running(folder, EDIT) as address:
        page = opened(context, address)
        page.locator("#interview").click()
        page.locator("#ueberspringen").wait_for()
        asked = "document.getElementById('frage').dataset.frage"
        ids = "[...document.querySelectorAll('[id]')].map(one => one.id)"
        assert len(page.evaluate(ids)) == len(set(page.evaluate(ids)))
        trail = []
        for number in range(1, 4):
            words = page.locator("#frage .nebenbei").first.inner_text()
            told = re.search(r"Frage (\d+) von (\d+)", words)
            assert told and int(told[1]) == number
            trail.append((page.evaluate(asked), told[2]))
            page.locator("#ueberspringen").click()
        assert len(set(trail)) == 3 and len({total for _, total in trail}) == 1
        for path, _ in reversed(trail):
            page.locator("#vorige").click()
            page.locator(f'#frage[data-frage="{path}"]').wait_for()
        assert page.locator("#vorige").count() == 0


def test_a_finding_of_the_preview_leads_to_its_field(context: BrowserContext, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(INCOMPLETE, tmp_path / "unvollstaendig"))
    with running(folder, EDIT) as address:
        page = context.new_page()
        page.goto(address)
        finding = page.locator("li", has_text="»XX.XX.20XX«").first
        finding.get_by_role("link", name="Im Formular zeigen").click()
        page.locator("body[data-bereit]").wait_for()
        assert page.evaluate("document.activeElement.id") == "c-angebot.kurzbeschreibung"


def test_sections_stand_below_their_document_and_names_of_buttons_tell_their_field(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address)
    parts = page.locator("#abschnitte > li > strong").all_inner_texts()
    assert parts == ["Leistungsvereinbarung", "Fachkonzept", "Leistungsbeschreibung"]
    names = page.locator("[data-feld] summary, [data-feld] button").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label') || one.textContent)"
    )
    alike = {"Warum wird das gefragt?", "Das gibt es bei uns nicht", "Eintrag hinzufügen", "Hinzufügen"}
    assert names and not alike & {name.strip() for name in names}


@pytest.mark.parametrize("width", [400, 320])
def test_nothing_of_a_whole_concept_sticks_out(width: int, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = opened(context, address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_field_of_ones_own_is_a_column_and_an_id_makes_itself(
    context: BrowserContext, tmp_path: Path
) -> None:
    folder = build_tree(
        tmp_path / "eigen",
        {
            **own_fields.FILES,
            "provider.yaml": "name: Lebensräume Musterstadt gGmbH\n",
            "offer.yaml": "id: haus\nbezeichnung: Haus\nvertragsgrundlage: sgb9_125\n"
            "profil: {leistungsvereinbarung: eigen}\n",
            "staffing.yaml": "positionen:\n  - {id: eins, funktion: Eins, vzae: 1, bereich: gruppe}\n",
        },
    )
    with running(folder, EDIT) as address:
        page = opened(context, address)
        path = "personal.positionen"
        assert page.locator(f'[id="f-{path}"] .breit th', has_text="Zulage").count() == 1
        assert page.locator(f'[id="f-{path}"] [aria-live=polite] table').count()
        control(page, f"{path}[0].eigene.zulage").fill("50 €")
        control(page, f"{path}[0].eigene.zulage").press("Enter")
        saved(page)
        control(page, f"{path}[+].funktion").fill("Zwei")
        control(page, f"{path}[+].eigene.zulage").fill("60 €")
        control(page, f"{path}[+].funktion").press("Enter")
        control(page, f"{path}[1].funktion").wait_for()
        document, _ = read_yaml((folder / "staffing.yaml").read_bytes(), "staffing.yaml")
    assert document is not None and isinstance(document.data, dict)
    one, two = document.data["positionen"]  # type: ignore[misc]
    assert one == {
        "id": "eins",
        "funktion": "Eins",
        "vzae": "1",
        "bereich": "gruppe",
        "eigene": {"zulage": "50 €"},
    }
    assert two == {"id": "zwei", "funktion": "Zwei", "eigene": {"zulage": "60 €"}}


def test_a_text_file_that_another_changes_is_shown(
    context: BrowserContext, address: str, folder: Path
) -> None:
    page = opened(context, address)
    page.wait_for_timeout(500)
    (folder / "texte" / "pool.md").write_text("Ein anderer Stand.\n", "utf-8")
    page.wait_for_function(
        "[...document.querySelectorAll('textarea')].some(one => one.value === 'Ein anderer Stand.')"
    )


def test_what_stands_above_the_folder_cannot_be_typed_into(context: BrowserContext, tmp_path: Path) -> None:
    offer = "id: haus\nbezeichnung: Haus\nvertragsgrundlage: sgb9_125\nprofil: {fachkonzept: assistenz}\n"
    files = {
        "tdocs.yaml": "",
        "provider.yaml": "name: Träger\n",
        "haus/offer.yaml": offer,
        "haus/staffing.yaml": "positionen: []\n",
    }
    folder = build_tree(tmp_path / "traeger", files)
    with running(folder / "haus", EDIT) as address:
        page = opened(context, address, "formular?angebot=haus/offer.yaml")
        assert control(page, "traeger.name").is_disabled()
        assert control(page, "angebot.bezeichnung").is_enabled()
