"""`tdocs preview --edit` on the command line."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from cli.aufruf import Tdocs

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/[\w-]{43}/")


def test_a_page_that_is_only_written_has_no_form(tdocs: Tdocs) -> None:
    result = tdocs("preview", ".", "--edit", "--once", "vorschau.html")
    assert result.code == 2 and "--edit und --once" in result.err


def test_a_folder_without_a_concept_has_no_preview_without_the_form(tdocs: Tdocs) -> None:
    assert tdocs("preview", ".").code == 3


def test_a_folder_that_is_not_there_has_none(tdocs: Tdocs) -> None:
    assert tdocs("preview", "gibtsnicht", "--edit").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a Unix terminal")
def test_the_form_is_there_in_an_empty_folder_and_next_time_at_the_same_port(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "teilhabe_docs", "preview", str(tmp_path), "--edit"]
    ports = []
    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as shown:
            assert shown.stdout
            address = shown.stdout.readline().strip()
            found = _ADDRESS.fullmatch(address)
            assert found
            ports.append(found[1])
            with urllib.request.urlopen(f"{address}formular") as answer:
                assert "Formular" in answer.read().decode("utf-8")
            shown.send_signal(signal.SIGINT)
            assert shown.wait(timeout=60) == 130
    assert ports[0] == ports[1]
