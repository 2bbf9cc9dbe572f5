"""A check, its rules in words and its rows belong together: a code or a path that is astray is found."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.loading import codes
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, UnknownField
from teilhabe_docs.rules.engine.declared_check import all_checks
from teilhabe_docs.rules.engine.rows import FIELD, TRAIT, rows
from teilhabe_docs.rules.engine.rule import all_rules
from teilhabe_docs.rules.engine.rule_description import code_directory

ROOM = files("teilhabe_docs.rules.checks")
NAMES = sorted(file.name.removesuffix(".py") for file in ROOM.iterdir() if file.name.endswith(".py"))
CHECKS = [name for name in NAMES if name != "__init__"]
CODE = re.compile(r"TD\d{3}")
PATH = re.compile(r"(?:angebot|traeger|personal)(?:\.\w+|\[\d*\])+")


def source(name: str) -> ast.Module:
    return ast.parse((ROOM / f"{name}.py").read_text("utf-8"))


def described(name: str) -> list[str]:
    data = yaml.safe_load((ROOM / f"{name}.yaml").read_text("utf-8"))
    return [rule["code"] for rule in data["regeln"]]


def strings(tree: ast.AST) -> set[str]:
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def astray(tree: ast.Module, rules: list[str]) -> list[str]:
    """The codes that are not all three: declared above a check, written in its module, in words beside it."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    above = [decorator for function in functions for decorator in function.decorator_list]
    declared = [code for decorator in above for code in strings(decorator) if CODE.fullmatch(code)]
    for function in functions:
        function.decorator_list = []
    written = {code for code in strings(tree) if CODE.fullmatch(code)}
    twice = {code for given in (declared, rules) for code in given if given.count(code) > 1}
    return sorted(set(declared) ^ written | written ^ set(rules) | set(declared) ^ set(rules) | twice)


@pytest.mark.parametrize("name", CHECKS)
def test_what_a_check_says_is_declared_and_described_beside_it(name: str) -> None:
    assert astray(source(name), described(name)) == []


@pytest.mark.parametrize(
    ("module", "rules", "found"),
    [
        ("@check('TD998')\ndef a(): yield 'TD998'", ["TD998"], []),
        ("@check('TD998')\ndef a(): yield 'TD998'", [], ["TD998"]),
        ("@check('TD998')\ndef a(): yield 'TD998'", ["TD998", "TD999"], ["TD999"]),
        ("@check('TD998')\ndef a(): yield 'TD998'", ["TD998", "TD998"], ["TD998"]),
        ("@check('TD998')\ndef a(): yield 'TD999'", ["TD998"], ["TD998", "TD999"]),
        ("@check('TD998')\n@check('TD998')\ndef a(): yield 'TD998'", ["TD998"], ["TD998"]),
        ("def a(): yield 'TD998'", ["TD998"], ["TD998"]),
    ],
)
def test_a_code_astray_is_found(module: str, rules: list[str], found: list[str]) -> None:
    assert astray(ast.parse(module), rules) == found


def test_each_module_lies_beside_its_file_and_is_found() -> None:
    there = sorted(f.name.removesuffix(".yaml") for f in ROOM.iterdir() if f.name.endswith(".yaml"))
    assert there == CHECKS
    assert {one.search.__module__.rpartition(".")[2] for one in all_checks()} == set(CHECKS)


def test_each_rule_is_looked_after_by_one_check_or_is_about_exceptions() -> None:
    declared = [code for one in all_checks() for code in one.codes]
    assert sorted(declared) == [code for code in all_rules() if not code.startswith("TD9")]


def test_checks_run_in_the_order_of_their_codes() -> None:
    firsts = [one.codes[0] for one in all_checks()]
    assert firsts == sorted(firsts)


def test_what_reading_finds_is_in_words_and_nothing_else() -> None:
    assert set(code_directory()) == {*all_rules(), *(kind.code for kind in codes.ALLE)}


def row_kinds(name: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """The key and the model of all rows that a module reads from the file beside it."""
    for node in ast.walk(source(name)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "rows":
            _, key, kind = node.args
            assert isinstance(key, ast.Constant)
            assert isinstance(kind, ast.Name)
            yield key.value, getattr(import_module(f"teilhabe_docs.rules.checks.{name}"), kind.id)


def is_marked(annotation: Any, mark: str) -> bool:
    return mark in get_args(annotation) or any(is_marked(part, mark) for part in get_args(annotation))


def named(row: BaseModel, mark: str) -> Iterator[str]:
    """What a row names of one kind: fields or traits."""
    for name, field in type(row).model_fields.items():
        if mark in field.metadata or is_marked(field.annotation, mark):
            value = getattr(row, name)
            yield from value if isinstance(value, tuple) else filter(None, [value])


def constants(tree: ast.Module) -> Iterator[str]:
    """The paths that are written in a module, also in pieces; without what is only known when it runs."""
    known: dict[str, str] = {}

    def text(node: ast.AST) -> str:
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.JoinedStr):
            return "".join(map(text, node.values))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name):
            return known.get(node.value.id, "?")
        return "?"

    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, text(node.value)
            known[name] = value if known.get(name, value) == value else "?"
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr):
            written = text(node).replace("[?]", "[]").partition(".?")[0]
            if PATH.fullmatch(written):
                yield written


def unknown(paths: set[str]) -> list[str]:
    """The paths that lead to no field of the model."""
    missing = []
    for path in sorted(paths):
        try:
            BUILT_IN_FIELDS.at(re.sub(r"\[\d*\]", "", path))
        except UnknownField:
            missing.append(path)
    return missing


def rows_of(name: str) -> list[BaseModel]:
    module = f"teilhabe_docs.rules.checks.{name}"
    return [row for key, kind in row_kinds(name) for row in rows(module, key, kind)]


@pytest.mark.parametrize("name", CHECKS)
def test_each_path_is_one_of_the_model(name: str) -> None:
    in_rows = {path for row in rows_of(name) for path in named(row, FIELD)}
    assert unknown({*constants(source(name)), *in_rows}) == []


@pytest.mark.parametrize("name", CHECKS)
def test_each_trait_is_one_of_profiles(name: str) -> None:
    assert {trait for row in rows_of(name) for trait in named(row, TRAIT)} <= set(Merkmale.model_fields)


def test_rows_name_fields_and_traits() -> None:
    """What marks them is seen."""
    every = [row for name in CHECKS for row in rows_of(name)]
    assert {"angebot.plaetze", "angebot.gruppen.plaetze_min", "angebot.gruppen.plaetze"} <= {
        path for row in every for path in named(row, FIELD)
    }
    assert {trait for row in every for trait in named(row, TRAIT)} == {"gemeinsame_inanspruchnahme"}


def test_a_misspelt_path_is_found() -> None:
    module = """
A = "angebot.laufzeit"
def a(): yield f"{A}.begin", f"{A}.beginn", f"angebot.gruppen[{n}].plätze", f"angebot.profil.{document}"
"""
    assert unknown({*constants(ast.parse(module)), "angebott.plaetze"}) == [
        "angebot.gruppen[].plätze",
        "angebot.laufzeit.begin",
        "angebott.plaetze",
    ]


def test_paths_in_pieces_are_put_together() -> None:
    assert {"traeger.fuehrungszeugnis.art", "angebot.laufzeit.beginn"} <= set(constants(source("fristen")))
