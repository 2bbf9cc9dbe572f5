"""`tdocs preview` beside a test, and a browser to look at it with."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, FrameLocator, Page


@contextmanager
def running(folder: Path, *options: str) -> Iterator[str]:
    """The address of the page of a folder, as long as it is shown."""
    command = [sys.executable, "-m", "teilhabe_docs", "preview", str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as shown:
        assert shown.stdout
        address = shown.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]+/", address)
        try:
            yield address
        finally:
            shown.send_signal(signal.SIGINT)
            assert shown.wait(timeout=30) == 130


@dataclass
class Looked:
    """A tab on the page; `said` is what stood in its console, `asked` what it has loaded."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def frame(self) -> FrameLocator:
        """The document."""
        return self.page.frame_locator("#blatt")

    def shown(self, words: str) -> None:
        """Wait until the document says this."""
        self.frame.locator(f"text={words}").first.wait_for()

    def told(self, words: str) -> None:
        """Wait until the page says this to those who cannot see what changes."""
        self.page.locator("#meldung", has_text=words).wait_for()


def look(context: BrowserContext, address: str, query: str = "") -> Looked:
    """A tab that shows the page, once all of it is there."""
    page = context.new_page()
    looked = Looked(page, address)
    page.on("console", lambda message: looked.said.append(message.text))
    page.on("pageerror", lambda error: looked.said.append(str(error)))
    page.on("request", lambda request: looked.asked.append(request.url))
    page.goto(address + query)
    return looked
