"""Chromium on a page."""

import re
from pathlib import Path

from lxml import html

from foreign.programs import Run

OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--enable-logging=stderr", "--window-size=1000,1400"),
)


def show(run: Run, page: Path, *options: str) -> tuple[str, list[str]]:
    """What Chromium writes about a page, and what stands in its console."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    ended = run("chromium", *OPTIONS, profile, *options, page.as_uri(), cwd=page.parent)
    return ended.stdout, re.findall(r"CONSOLE.*", ended.stderr)


def words(text: str) -> str:
    return " ".join(html.document_fromstring(text).find("body").text_content().split())
