"""The newest revision on the way from HEAD in which files say what they said when a document was made."""

import heapq
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath

from teilhabe_docs.loading.git_objects import GitError, GitObjects
from teilhabe_docs.loading.git_revisions import commit_of
from teilhabe_docs.loading.source_text import decoded

_MOST_COMMITS = 5_000


def commit_with(objects: GitObjects, folder: PurePath, digests: Mapping[str, str]) -> str:
    """The id of the newest commit whose files below `folder` have these SHA-256 digests; empty without one.

    Of a text counts what it says, with `\\n` as the only line end, of anything else its bytes. Raises
    `GitError` where the history cannot be read.
    """
    from dulwich.objects import Commit

    history = _History(objects)
    first = commit_of(objects, "HEAD")
    waiting: list[tuple[int, int, str]] = [(0, 0, first)]
    met = {first}
    for number in range(_MOST_COMMITS):
        if not waiting:
            break
        _, _, id_ = heapq.heappop(waiting)
        commit = objects.parsed(id_)
        if not isinstance(commit, Commit):
            raise GitError(f"{id_} ist keine Revision.")
        tree = history.folder(commit.tree.decode("ascii"), folder)
        if tree and all(history.says(tree, PurePath(name), digest) for name, digest in digests.items()):
            return id_
        for parent in (one.decode("ascii") for one in commit.parents):
            if parent not in met:
                met.add(parent)
                time = _time(objects, parent)
                heapq.heappush(waiting, (-time, number, parent))
    return ""


def _time(objects: GitObjects, id_: str) -> int:
    from dulwich.objects import Commit

    found = objects.parsed(id_)
    return int(found.commit_time) if isinstance(found, Commit) else 0


class _History:
    """Folders and files by their ids, each looked at once."""

    def __init__(self, objects: GitObjects) -> None:
        self._objects = objects
        self._entries: dict[str, dict[str, str]] = {}
        self._digests: dict[str, frozenset[str]] = {}

    def folder(self, tree: str, path: PurePath) -> str:
        """The id of a folder below a tree; empty where it is not there."""
        for name in path.parts:
            tree = self._below(tree).get(name, "")
            if not tree:
                return ""
        return tree

    def says(self, tree: str, path: PurePath, digest: str) -> bool:
        """Whether a file below a tree has this digest."""
        above = self.folder(tree, path.parent)
        id_ = self._below(above).get(path.name, "") if above else ""
        return bool(id_) and digest in self._of_file(id_)

    def _below(self, tree: str) -> dict[str, str]:
        from dulwich.objects import Tree

        if tree not in self._entries:
            found = self._objects.parsed(tree)
            entries = found.iteritems() if isinstance(found, Tree) else ()
            self._entries[tree] = {
                (entry.path or b"").decode("utf-8", "replace"): (entry.sha or b"").decode("ascii")
                for entry in entries
            }
        return self._entries[tree]

    def _of_file(self, id_: str) -> frozenset[str]:
        if id_ not in self._digests:
            content = self._objects.parsed(id_).as_raw_string()
            text = decoded(content)
            said = text.encode("utf-8") if isinstance(text, str) else content
            self._digests[id_] = frozenset((sha256(content).hexdigest(), sha256(said).hexdigest()))
        return self._digests[id_]
