"""What several offers share is told as unused only where all of them say so."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from posixpath import dirname

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.loose_texts import text_folders

_FIELD, _TEXT = "TD321", "TD322"
_UNUSED = (_FIELD, _TEXT)


class SharedData:
    """Notes offer after offer who could have used what, and what each says that it does not use."""

    def __init__(self) -> None:
        self._offers: set[str] = set()
        self._sharing: Counter[str] = Counter()
        self._said: Counter[tuple[str, str, str]] = Counter()

    def noted(self, loaded: LoadedConcept, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings on an offer, one after the other."""
        self._offers.add(loaded.dateien[FileKind.ANGEBOT].file)
        files = (file.file for file in loaded.dateien.values())
        self._sharing.update((*files, *text_folders(loaded)))
        said = set()
        for finding in findings:
            if finding.code in _UNUSED:
                said.add((finding.code, finding.file, finding.path))
            yield finding
        self._said.update(said)

    def applied(
        self,
        findings: Iterable[Finding],
        folder: str,
        *,
        all_judged: bool,
        used_inside: Callable[[Finding], bool] = lambda _: False,
    ) -> list[Finding]:
        """The findings without those that do not hold for all who share the data.

        Below `folder` lies all that was looked at; what lies above may serve others, and some of it is
        `used_inside`, by repositories below. Where not every offer was judged, only what is an offer's own
        counts.
        """
        kept: dict[tuple[str, str, str], Finding] = {}
        for number, finding in enumerate(findings):
            key = (finding.code, finding.file, finding.path)
            if finding.code not in _UNUSED:
                kept["", "", str(number)] = finding
            elif finding.file in self._offers or (
                all_judged
                and _is_below(finding.file, folder)
                and self._all_say(key)
                and not used_inside(finding)
            ):
                kept.setdefault(key, finding)
        return list(kept.values())

    def _all_say(self, key: tuple[str, str, str]) -> bool:
        code, file, _ = key
        return self._said[key] == (self._sharing[file] if code != _TEXT else self._folder_of(file))

    def _folder_of(self, file: str) -> int:
        """By how many offers the folder is shared that a text file lies in, at whatever depth."""
        folder = dirname(file)
        while folder and folder not in self._sharing:
            folder = dirname(folder)
        return self._sharing[folder]


def _is_below(file: str, folder: str) -> bool:
    return not file.startswith("../") if folder in ("", ".") else file.startswith(f"{folder}/")
