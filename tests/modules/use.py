"""Whether a call uses the modules that it executes.

A module is used if one of its functions runs, also while another is imported. One that defines more than
functions is also used if such a thing (a class, a constant) is named by what runs: in a function that does,
or outside functions in a module that is used. A package whose `__init__` holds no code is used if something
in it is.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from modules.running import Run

LEAN = ("validate provider.yaml", "validate .", "lint .")
"""The calls that execute nothing in vain."""
ALLOWED = {
    "teilhabe_docs.cli.interrupts": "what is needed where no file can be opened any more is loaded before",
    "teilhabe_docs.loading.files.patience": "the same",
    "teilhabe_docs.documents.template.view": "bodies are compiled in the environment that they run in",
    "teilhabe_docs.documents.emptiness": "what the views in that environment go by",
    "teilhabe_docs.documents.origin_marks": "what prints values names their fields where it is asked to",
    "teilhabe_docs.rendering.markdown.table_tokens": "what reads some blocks reads all kinds of them",
    "teilhabe_docs.rendering.pictures": "the same",
}
"""Modules that some of them execute and do not use, each with the reason."""

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class _Name(NamedTuple):
    """A name of another module."""

    module: str
    name: str


class Source:
    """A module as text: its functions, and which names of other modules each part of it uses."""

    def __init__(self, file: Path, package: str) -> None:
        self.tree = ast.parse(file.read_text("utf-8"))
        self.package = package
        self.imported: dict[str, _Name] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                self.imported |= {a.asname or a.name: _Name(self._from(node), a.name) for a in node.names}
        self.functions = {node.name for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    def outside(self) -> set[_Name]:
        """What is named outside functions, class bodies included."""
        return set(self._named(self.tree))

    def inside(self, lines: frozenset[int]) -> Iterator[_Name]:
        """What the functions that begin in these lines name."""
        for node in ast.walk(self.tree):
            if isinstance(node, _Function) and _begins(node) in lines:
                for part in node.body if isinstance(node.body, list) else [node.body]:
                    yield from self._named(part)

    def runs(self, lines: frozenset[int]) -> bool:
        """Whether a function of it begins in one of these lines."""
        return any(isinstance(node, _Function) and _begins(node) in lines for node in ast.walk(self.tree))

    def _named(self, node: ast.AST) -> Iterator[_Name]:
        """What a piece of code names, but not in functions in it."""
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in self.imported:
            yield self.imported[node.id]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = self.imported.get(node.value.id)
            if found:
                yield _Name(f"{found.module}.{found.name}", node.attr)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                for part in (*child.decorator_list, child.args, *filter(None, [child.returns])):
                    yield from self._named(part)
            elif not isinstance(child, ast.Lambda):
                yield from self._named(child)

    def _from(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        base = self.package.split(".")[: len(self.package.split(".")) - node.level + 1]
        return ".".join([*base, *filter(None, [node.module])])


def _begins(node: _Function) -> int:
    """The first line as the interpreter counts: that of the first decorator."""
    decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


@cache
def _source(file: Path, package: str) -> Source:
    return Source(file, package)


def in_vain(whole: Run, broken: Run) -> list[str]:
    """The modules that a call executes on a whole concept, and uses neither there nor on a broken one."""
    return [name for name in unused(whole) if name not in ALLOWED and name not in used(broken)]


def used(run: Run) -> set[str]:
    """The modules that a run uses."""
    return run.modules.keys() - set(unused(run))


def unused(run: Run) -> list[str]:
    """The modules that a run executes and does not use."""
    sources = {
        name: _source(file, name if file.name == "__init__.py" else name.rpartition(".")[0])
        for name, file in run.modules.items()
    }
    lines = {name: frozenset(n for f, n in run.functions if f == file) for name, file in run.modules.items()}
    used = {name for name, source in sources.items() if source.runs(lines[name])}
    waiting = list(used)
    while waiting:
        name = waiting.pop()
        source = sources[name]
        for found in {*source.outside(), *source.inside(lines[name])}:
            for module in _defining(found, sources):
                if module not in used and found.name not in sources[module].functions:
                    used.add(module)
                    waiting.append(module)
    packages = {name.rpartition(".")[0] for name in used}
    while packages - used:
        used |= packages
        packages = {name.rpartition(".")[0] for name in packages} - {""}
    return sorted(sources.keys() - used)


def _defining(found: _Name, sources: dict[str, Source]) -> Iterator[str]:
    """The modules that a name comes from: the one it is imported from, and where that has it from."""
    if found.module in sources:
        yield found.module
        if further := sources[found.module].imported.get(found.name):
            yield from _defining(further, sources)
    if f"{found.module}.{found.name}" in sources:
        yield f"{found.module}.{found.name}"
