"""An editor as its language server sees it: a file is opened, a place is asked for, mistakes are shown."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from foreign.programs import program

_SETTINGS = {
    "validate": True,
    "completion": True,
    "hover": True,
    "schemaStore": {"enable": False},
    "kubernetesCRDStore": {"enable": False},
}


class Editor:
    """The language server for YAML (Language Server Protocol 3.17 on stdin and stdout), on one file."""

    def __init__(self, server: Path, file: Path) -> None:
        command = [program("node"), str(server), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._address = file.as_uri()
        self._number = 0
        root = file.parent.as_uri()
        folders = [{"uri": root, "name": "a"}]
        able = {"workspace": {"configuration": True, "workspaceFolders": True}}
        self._ask("initialize", rootUri=root, processId=None, capabilities=able, workspaceFolders=folders)
        self._tell("initialized")
        document = {"uri": self._address, "languageId": "yaml", "version": 1}
        self._tell("textDocument/didOpen", textDocument=document | {"text": file.read_text("utf-8")})
        self.mistakes = self._until(lambda told: told.get("method") == "textDocument/publishDiagnostics")
        """What it underlines: `[{"message", "range"}]`."""

    def suggestions(self, line: int, column: int) -> dict[str, str]:
        """Labels to documentation of what it offers at a place, both counted from 0."""
        found = self._ask("textDocument/completion", **self._at(line, column))
        return {item["label"]: _words(item.get("documentation", "")) for item in found["items"]}

    def hover(self, line: int, column: int) -> str:
        """What it shows beside a word."""
        return _words((self._ask("textDocument/hover", **self._at(line, column)) or {}).get("contents", ""))

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _at(self, line: int, column: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": self._address},
            "position": {"line": line, "character": column},
        }

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        return self._until(lambda told: told.get("id") == number and "method" not in told)

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> Any:
        """What the first wanted message carries; what the server asks for meanwhile is answered."""
        while True:
            told = self._receive()
            if wanted(told):
                return told["params"]["diagnostics"] if "method" in told else told.get("result")
            if "id" in told and "method" in told:
                asked = (
                    told["params"].get("items", []) if told["method"] == "workspace/configuration" else None
                )
                answer = asked and [_SETTINGS if one.get("section") == "yaml" else {} for one in asked]
                self._send({"id": told["id"], "result": answer})

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        read: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return read


def _words(shown: Any) -> str:
    return str(shown.get("value", "")) if isinstance(shown, dict) else str(shown)
