"""What a revision is called, and the files of one: `HEAD~5`, a branch, a tag, a day, an id."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePath

from teilhabe_docs.loading.files.writer import NotWritableError, write
from teilhabe_docs.loading.git_objects import GitError, GitObjects

_NAME = re.compile(r"(.*?)((?:[~^]\d*)*)", re.DOTALL)
_STEP = re.compile(r"([~^])(\d*)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[0-9a-f]{4,40}")
_FULL = 40
_REF = re.compile(r"(?!/|.*(?:[/.]\.|//|@\{|\.lock$))[^\x00-\x20\x7f~^:?*\[\\]+(?<![/.])")
"""What may be the name of a ref. Source: git-check-ref-format(1)."""
_BELOW = ("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/")
_MOST_STEPS = 100_000
_MOST_FILES = 20_000
_FILE, _FOLDER = (0o100644, 0o100755, 0o100664), 0o040000


def is_revision(objects: GitObjects, name: str) -> bool:
    """Whether a repository knows a revision by this name."""
    try:
        return bool(commit_of(objects, name))
    except GitError:
        return False


def commit_of(objects: GitObjects, name: str) -> str:
    """The id of the commit that a revision names; raises `GitError`.

    A day names the last commit of that day or before (in UTC) on the way from HEAD through first parents.
    """
    found = _NAME.fullmatch(name)
    base, steps = found.groups() if found else (name, "")
    if _DAY.fullmatch(base) and not _ref(objects, base):
        id_ = _of_day(objects, base, name)
    else:
        id_ = _peeled(objects, _ref(objects, base or "HEAD") or _by_id(objects, base, name))
    for sign, number in _STEP.findall(steps):
        count = int(number) if number else 1
        if count > _MOST_STEPS:
            raise _unknown(name)
        for parent in [0] * count if sign == "~" else [count - 1] if count else []:
            parents = _parents(objects, id_)
            if parent >= len(parents):
                raise GitError(f"So weit reicht die Geschichte nicht zurück: »{name}« gibt es nicht.")
            id_ = parents[parent]
    _parents(objects, id_)
    return id_


def write_files(objects: GitObjects, commit: str, folder: PurePath) -> None:
    """Write the regular files of a commit below a folder that is empty; raises `GitError`.

    Links, submodules and names that no system has as one part of a path are left out, so are files that are
    too large: who needs one is told that it is not there.
    """
    from dulwich.objects import Commit

    tree = objects.parsed(commit)
    assert isinstance(tree, Commit)
    for number, (path, id_) in enumerate(_files(objects, tree.tree.decode("ascii"), PurePath(), 0)):
        if number >= _MOST_FILES:
            raise GitError("Die Revision hat zu viele Dateien.")
        try:
            write(folder / path, objects.parsed(id_).as_raw_string(), folder)
        except NotWritableError as error:
            raise GitError(str(error)) from None


def _files(objects: GitObjects, tree: str, here: PurePath, depth: int) -> Iterator[tuple[PurePath, str]]:
    from dulwich.objects import Tree

    found = objects.parsed(tree)
    if not isinstance(found, Tree) or depth > 100:
        raise GitError("Die Ordner der Revision lassen sich nicht lesen.")
    for entry in found.iteritems():
        try:
            name, id_ = (entry.path or b"").decode("utf-8"), (entry.sha or b"").decode("ascii")
        except UnicodeDecodeError:
            continue
        if not _is_name(name):
            continue
        if entry.mode == _FOLDER:
            yield from _files(objects, id_, here / name, depth + 1)
        elif entry.mode in _FILE:
            yield here / name, id_


def _is_name(name: str) -> bool:
    odd = any(sign in name for sign in "/\\:\0") or name in ("", ".", "..")
    return not odd and name.casefold().rstrip(". ") != ".git"


def _ref(objects: GitObjects, name: str, depth: int = 0) -> str:
    """The id that a ref leads to, empty where there is none."""
    if not _REF.fullmatch(name) or depth > 5:
        return ""
    for below in _BELOW:
        if not below and name not in ("HEAD", "FETCH_HEAD", "ORIG_HEAD") and not name.startswith("refs/"):
            continue
        full = f"{below}{name}"
        content = objects.file(*full.split("/")).strip()
        if content.startswith("ref: "):
            return _ref(objects, content.removeprefix("ref: "), depth + 1)
        if _is_id(content):
            return content
        for line in objects.file("packed-refs").splitlines():
            id_, _, packed = line.partition(" ")
            if packed == full and _is_id(id_):
                return id_
    return ""


def _is_id(text: str) -> bool:
    return len(text) == _FULL and bool(_ID.fullmatch(text))


def _by_id(objects: GitObjects, start: str, name: str) -> str:
    if not _ID.fullmatch(start):
        raise _unknown(name)
    found = objects.ids_from(start)
    if len(found) > 1:
        raise GitError(f"»{name}« nennt mehr als eine Revision. Bitte mehr Stellen angeben.")
    if not found:
        raise _unknown(name)
    return found[0]


def _peeled(objects: GitObjects, id_: str) -> str:
    """The commit behind a tag."""
    from dulwich.objects import Commit, Tag

    for _ in range(10):
        found = objects.parsed(id_)
        if isinstance(found, Commit):
            return id_
        if not isinstance(found, Tag):
            break
        id_ = found.object[1].decode("ascii")
    raise GitError(f"{id_} ist keine Revision.")


def _parents(objects: GitObjects, id_: str) -> list[str]:
    from dulwich.objects import Commit

    found = objects.parsed(id_)
    if not isinstance(found, Commit):
        raise GitError(f"{id_} ist keine Revision.")
    return [parent.decode("ascii") for parent in found.parents]


def _of_day(objects: GitObjects, day: str, name: str) -> str:
    from dulwich.objects import Commit

    try:
        end = datetime.combine(
            date.fromisoformat(day) + timedelta(days=1), datetime.min.time(), UTC
        ).timestamp()
    except (ValueError, OverflowError):
        raise _unknown(name) from None
    id_ = _peeled(objects, _ref(objects, "HEAD") or _by_id(objects, "", name))
    for _ in range(_MOST_STEPS):
        found = objects.parsed(id_)
        if not isinstance(found, Commit) or found.commit_time < end:
            break
        if not found.parents:
            raise GitError(
                f"So weit reicht die Geschichte nicht zurück: Am {day} gab es noch keine Revision."
            )
        id_ = found.parents[0].decode("ascii")
    return id_


def _unknown(name: str) -> GitError:
    return GitError(f"Die Revision »{name}« gibt es hier nicht.")
