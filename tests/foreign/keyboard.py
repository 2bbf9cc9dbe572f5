"""Somebody who fills in the form by the keyboard alone, and says what another concept says."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.field_path import FieldPath

FILES = {"traeger": "provider.yaml", "angebot": "offer.yaml", "personal": "staffing.yaml"}
NOT_SAID = ("gruppe",)
"""What names an entry of another list, which nobody is asked for."""
_CONTROL = re.compile(r"[cn]-(?P<path>.+?)(?P<new>\[\+\](?:\.(?P<name>.+))?)?")


class Answers:
    """What a concept says, by the paths of fields; texts that lie in files stand for themselves."""

    def __init__(self, folder: Path) -> None:
        self._data = {root: _read(folder / name) for root, name in FILES.items()}
        self._folder = folder

    def __call__(self, path: str) -> Any:
        value: Any = self._data[FieldPath(path).root]
        for step in FieldPath(path).steps[1:]:
            if isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                value = value.get(step) if isinstance(value, Mapping) else None
        return self.plain(value)

    def plain(self, value: Any) -> Any:
        """A value as somebody types it."""
        if isinstance(value, Mapping) and "datei" in value and len(value) == 1:
            return (self._folder / value["datei"]).read_text("utf-8").strip()
        if isinstance(value, Mapping) and set(value) <= {"anlage", "kurz"}:
            return str(value.get("kurz") or "")
        return value.strip() if isinstance(value, str) else value


def _read(file: Path) -> Any:
    document, _ = read_yaml(file.read_bytes(), file.name)
    assert document is not None
    return document.data


class Typist:
    """At the questions of the form; `pressed` counts the keys, of which none is a click."""

    def __init__(self, page: Page, answers: Answers) -> None:
        self._page, self._answers = page, answers
        self._added: dict[str, int] = {}
        self.asked: list[str] = []

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def to(self, id_: str) -> None:
        """Go to a control by the keyboard."""
        for _ in range(400):
            if self.focused()["id"] == id_:
                return
            self.press("Tab")
        raise AssertionError(f"{id_} cannot be reached by the keyboard")

    def focused(self) -> dict[str, str]:
        found: dict[str, str] = self._page.evaluate(
            "(() => { const e = document.activeElement; return {id: e.id, tag: e.tagName, type: e.type || '',"
            " value: e.value || '', checked: String(e.checked || false)}; })()"
        )
        return found

    def interview(self, most: int) -> str:
        """Answer question after question; the words of the last page."""
        for _ in range(most):
            self._page.locator("#frage-titel").wait_for()
            if not self._page.locator("#weiter").count():
                return self._page.locator("#frage").inner_text()
            self.answer()
        raise AssertionError("The questions do not end.")

    def answer(self) -> None:
        """Fill in what is asked, then go on."""
        before = self._page.locator("#frage").get_attribute("data-frage") or ""
        self.asked.append(before)
        for _ in range(300):
            here = self.focused()
            if here["id"] == "weiter":
                break
            if not self.fill(here):
                self.press("Tab")
        self.press("Enter")
        self._page.locator(f'#frage:not([data-frage="{before}"])').wait_for()

    def fill(self, here: Mapping[str, str]) -> bool:
        """Type into the control that has the focus; whether the focus has moved by that."""
        if here["id"].startswith("a-"):
            return self.waive(here)
        found = _CONTROL.fullmatch(here["id"])
        if found is None or here["tag"] not in ("INPUT", "SELECT", "TEXTAREA"):
            return False
        path, name = found["path"], found["name"]
        if here["type"] == "checkbox":
            self.tick(here, path, name)
        elif found["new"]:
            return self.fill_new(path, name, self._answers(path))
        elif isinstance(said := self._answers(path), str) and here["value"] != said:
            self.put(here, said)
        return False

    def waive(self, here: Mapping[str, str]) -> bool:
        """Say that something is not there, where that is said; whether the focus has moved by that."""
        path = here["id"][2:]
        said = self._answers(path)
        if not isinstance(said, Mapping) or "entfaellt" not in said or here["value"] == "entfaellt":
            return False
        self.put(here, "entfaellt")
        while self.focused()["id"] != f"c-{path}":
            self.press("Shift+Tab")
        self._page.keyboard.insert_text(str(said["entfaellt"]))
        self.press("Tab")
        self.settled()
        self.to("weiter")
        return True

    def tick(self, here: Mapping[str, str], path: str, name: str | None) -> None:
        """Tick a box where its value is one of those that are said."""
        own, _, value = (name or path).rpartition("-")
        if not name:
            said = self._answers(own)
        else:
            entries = self._answers(path) or []
            number = self._added.get(path, 0)
            said = entries[number].get(own) if number < len(entries) else ()
        if (value in (said or ())) != (here["checked"] == "true"):
            self.press("Space")

    def fill_new(self, path: str, name: str | None, said: Any) -> bool:
        """Type into a part of a new entry; the last part adds it."""
        number = self._added.get(path, 0)
        if not isinstance(said, list) or number >= len(said):
            return False
        one = said[number]
        if isinstance(one, str) and name not in (None, "zitat"):
            return False
        value = one if isinstance(one, str) else self._answers.plain(one.get(name))
        if isinstance(value, str) and name not in NOT_SAID:
            self.put(self.focused(), value)
        last = name is None or name == [*one][-1] if not isinstance(one, str) else True
        if last and self.focused()["tag"] == "INPUT":
            self._added[path] = number + 1
            self.press("Enter")
            self.settled()
            return True
        if last:
            self._added[path] = number + 1
        return False

    def settled(self) -> None:
        """Wait until what has been typed is saved."""
        self._page.locator("#inhalt:not([aria-busy=true])").wait_for()

    def put(self, here: Mapping[str, str], value: str) -> None:
        """A value into the control that has the focus, by keys."""
        if here["tag"] == "SELECT":
            for _ in range(80):
                if self.focused()["value"] == value:
                    return
                self.press("ArrowDown")
            raise AssertionError(f"{value} cannot be chosen in {here['id']}")
        if here["type"] == "date":
            year, month, day = value.split("-")
            self._page.keyboard.type(f"{month}{day}{year}")
        else:
            self.press("Control+a")
            self._page.keyboard.insert_text(value)
