"""Chromium shows and prints documents as pages, all of them and without complaint; axe-core finds nothing."""

import json
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from lxml import html

from cli.aufruf import prozess
from examples import EXAMPLES
from foreign.browser import show, words
from foreign.programs import Run
from rendering.grenzfaelle import grenzfaelle
from rendering.html_reading import printed
from rendering.proben import konzept, vertrag
from teilhabe_docs.rendering.html.html_writer import write_html

pytestmark = pytest.mark.foreign

SAMPLES = {"contract": vertrag, "concept": konzept, "rare": grenzfaelle}
WIDE, NARROW = "--window-size=1300,1200", "--window-size=400,900"
JUDGE = """<script>%s</script><script>
axe.run().then(({violations}) => {
  const told = document.createElement("pre");
  told.id = "axe";
  told.textContent = JSON.stringify(violations.map(v => [v.id, v.nodes.map(node => node.html)]));
  document.body.append(told);
});
</script></body>"""


def judged(run: Run, node: Path, page: Path, *options: str) -> list[object]:
    """What axe-core finds in a page, whose policy would let no script look at it."""
    axe = (node / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    text = re.sub(r"<meta http-equiv=[^>]*>", "", page.read_text("utf-8"))
    copy = page.with_name("judged.html")
    copy.write_text(text.replace("</body>", JUDGE % axe), "utf-8")
    shown, _ = show(run, copy, "--virtual-time-budget=60000", "--dump-dom", *options)
    (told,) = html.document_fromstring(shown).xpath("//pre[@id='axe']")
    found: list[object] = json.loads(told.text_content())
    return found


@pytest.fixture
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    page = tmp_path / "page.html"
    page.write_bytes(write_html(SAMPLES[request.param]()).encode("utf-8"))
    return page


every_sample = pytest.mark.parametrize("sample", SAMPLES, indirect=True)


@every_sample
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_a_sample(sample: Path, size: str, run: Run, node: Path) -> None:
    assert judged(run, node, sample, size) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_axe_finds_nothing_in_the_documents_of_an_example(
    example: Path, run: Run, node: Path, tmp_path: Path
) -> None:
    assert prozess("render", str(example), "--format", "html", "--out", str(tmp_path)).returncode == 0
    pages = sorted(tmp_path.rglob("*.html"))
    assert pages
    for page in pages:
        assert judged(run, node, page) == [], page


@every_sample
def test_a_fault_is_found(sample: Path, run: Run, node: Path) -> None:
    text = (
        sample.read_text("utf-8")
        .replace('<html lang="de">', "<html>")
        .replace("</main>", "<img src='x'></main>")
    )
    sample.write_text(text, "utf-8")
    assert {fault[0] for fault in judged(run, node, sample)} >= {"html-has-lang", "image-alt"}  # type: ignore[index]


@every_sample
def test_the_page_is_shown_whole(sample: Path, run: Run) -> None:
    shown, console = show(run, sample, "--dump-dom")
    assert console == []
    assert words(shown) == words(sample.read_text("utf-8"))


def test_nothing_that_is_put_in_acts(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    acting = "<script>document.title = 'x'</script><p onclick='x' style='color: red'></p></main>"
    page.write_text(write_html(vertrag()).replace("</main>", acting), "utf-8")
    shown, console = show(run, page, "--dump-dom")
    assert "<title>Leistungsvereinbarung" in shown
    assert "Content Security Policy" in "".join(console)


@pytest.mark.parametrize("sample", ["contract", "concept"], indirect=True)
def test_the_printed_page_has_its_words_in_order(sample: Path, run: Run) -> None:
    target = sample.with_suffix(".pdf")
    show(run, sample, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    text = run("pdftotext", "-raw", "-enc", "UTF-8", target, "-", cwd=sample.parent).stdout
    there = re.findall(r"[^\W_]+", text.casefold())
    for wanted in printed(sample.read_text("utf-8")):
        changes = SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes()
        lost = [(wanted[a:b], there[c:d]) for kind, a, b, c, d in changes if kind in ("delete", "replace")]
        assert [one for one in lost if "".join(one[0]) not in "".join(one[1])] == []
