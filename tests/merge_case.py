"""An example whose documents are sent, edited and taken back."""

import shutil
from contextlib import ExitStack
from difflib import unified_diff
from pathlib import Path

from examples import EXAMPLES
from teilhabe_docs.application.merge import Merge, Selection, merge
from teilhabe_docs.application.printed_lines import PrintedLines
from teilhabe_docs.application.returned_files import read_returned, write_merged
from teilhabe_docs.application.workspace import Workspace, open_folder
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.reading.line_edits import as_typed
from teilhabe_docs.rendering.document_formats import document_files
from word_edits import WordFile

LV, FK = "leistungsvereinbarung", "fachkonzept"
HOUSE = next(example for example in EXAMPLES if example.name == "schulkindergarten-bw")
NOTHING, ALL = Selection(), Selection(pending=True)


def opened(folder: str) -> list[Workspace]:
    return [open_folder(folder)]


def printed(folder: Path, document: str, offer: str = "") -> PrintedLines:
    concepts = load_repository(folder).konzepte
    loaded = next(one for one in concepts if offer in ("", one.konzept.angebot.id))
    return PrintedLines(loaded, choose(loaded).profile[document])


def said(text: str) -> str:
    return " ".join(as_typed(text).split())


class Case:
    """A copy of an example, and its documents as they were sent."""

    def __init__(self, example: Path, tmp: Path) -> None:
        self.folder = tmp / example.name
        shutil.copytree(example, self.folder, ignore=shutil.ignore_patterns("ausgabe"))
        self.tmp = tmp
        self.before = self.files()

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def sent(self, document: str = LV, offer: str = "", *, tracked: bool = False) -> WordFile:
        one = printed(self.folder, document, offer)
        (content,) = document_files(one.document, "x", "docx", one.seal).values()
        return WordFile(content, tracked=tracked)

    def merged(
        self,
        *files: WordFile,
        selection: Selection = NOTHING,
        sent: WordFile | None = None,
    ) -> Merge:
        read = []
        for number, file in enumerate(files):
            path = self.tmp / f"{number}.docx"
            path.write_bytes(file.content)
            read.append(read_returned(str(path)))
        with ExitStack() as rooms:
            before = None
            if sent is not None:
                (self.tmp / "sent.docx").write_bytes(sent.content)
                before = read_returned(str(self.tmp / "sent.docx"))
            result = merge(read, str(self.folder), opened, rooms, selection, before)
        write_merged(self.folder, result.new)
        return result

    def changed_lines(self) -> list[str]:
        """The lines that are others now, without the marks of a diff."""
        after = self.files()
        assert after.keys() == self.before.keys()
        found = []
        for name, content in after.items():
            old, new = (one.decode("utf-8").splitlines() for one in (self.before[name], content))
            diff = [line for line in unified_diff(old, new, n=0) if line[0] in "+-"]
            found += diff[2:]
        return found
