"""The reference of all fields, `docs/felder.md`: made from models, profiles and examples."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_reach import used_by
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.starter.starter import FILES
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.configuration import Konfiguration
from teilhabe_docs.model.field_kinds import FieldKind, choices_of, inner_model, kind_of
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldInfo, fields_of
from teilhabe_docs.rules.checks.gegeben import purpose_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LETTERS = {"leistungsvereinbarung": "LV", "fachkonzept": "FK", "leistungsbeschreibung": "LB"}
DATE = re.compile(r"'\d{4}-\d\d-\d\d'")
OF_EACH_OFFER = {
    "angebot.zusatzabschnitte": "eigene Abschnitte, im genannten Dokument",
    "angebot.anlagen": "Verzeichnis der Anlagen, in jedem Dokument",
    "traeger.anlagen": "Verzeichnis der Anlagen, in jedem Dokument",
}
"""What no profile prints, but each document that it belongs to."""
LONGEST = 120
"""Characters of an example taken from a repository."""
HEAD = """\
# Felder

Alle Schlüssel der vier Dateien. Diese Seite wird erzeugt (`make docs`). Im Editor steht dasselbe an jedem
Schlüssel, wenn das [Schema](repository.md#im-editor) eingerichtet ist.

**Pflicht** sind nur die wenigen Schlüssel, die eine Sache benennen. Alles andere darf fehlen;
was ein Dokument verlangt, sagt sein Profil (`tdocs outline`). Was es bei Ihnen nicht gibt, bekommt statt des
Wertes `{entfaellt: Grund}`.

Die letzte Spalte sagt, wo eine Angabe gedruckt wird: **LV** Leistungsvereinbarung, **FK** Fachkonzept, **LB**
Leistungsbeschreibung; in Klammern die Profile, wenn es nicht alle eingebauten sind. *steuert* heißt: Von der
Angabe hängt ab, was gedruckt wird. `liste[].name` ist der Schlüssel `name` in jedem Eintrag der Liste.

| Art | so steht sie in der Datei |
|---|---|
| Text | eine Zeile: `Schulkindergarten Birkenweg` |
| langer Text | Markdown in einer der [vier Formen](repository.md#lange-texte) |
| Auswahl | eines der genannten Wörter |
| Kennung | kleine Buchstaben ohne Umlaut, Ziffern und `-`: `gruppe-1` |
| Norm | `§ 112 Abs. 1 Nr. 1 SGB IX` |
| Datum | `2027-01-31` |
| Uhrzeit | in Anführungszeichen: `'07:30'` |
| ja oder nein | `ja`, `nein` |
| ganze Zahl, Zahl | `24`, `1,5` |
| Stunden | `7,5`; ob je Tag, Woche oder Jahr, sagt der Schlüssel |
| Prozent | `62,5 %` |
| Stellen | Vollzeitäquivalente: `1,75` |
| Verhältnis | eine Vollkraft auf so viele: `1:4,5` |
| Postleitzahl | fünf Ziffern in Anführungszeichen: `'01067'` |
| Datei | Weg vom Konzeptordner aus: `texte/leitbild.md` |
| Liste | je Eintrag eine Zeile mit `-`, oder `[a, b]` |
"""


def reference() -> str:
    """The whole page."""
    roots = [*((root, f"{FILES[root]}.yaml", model) for root, model in BUILT_IN_FIELDS.models())]
    parts = [HEAD, *(part for root, file, model in roots for part in _file(root, file, model))]
    return "\n".join([*parts, *_file("", "tdocs.yaml", Konfiguration)])


def _file(root: str, file: str, model: type[Model]) -> Iterator[str]:
    fields = {name: (field, model) for name, field in fields_of(model).items()}
    yield f"## {file}\n"
    yield _table(root, fields, f"-{file.replace('.', '')}")
    for name, (field, _) in fields.items():
        if inner := inner_model(field):
            yield f"### {name} ({file})\n\n{field.description}.\n"
            yield _table(root, dict(_below(name, field, inner)))


def _below(
    path: str, field: FieldInfo, model: type[Model]
) -> Iterator[tuple[str, tuple[FieldInfo, type[Model]]]]:
    """All fields that hold values below a structure, with the structure that holds them."""
    here = path + "[]" * field.ist_liste
    for name, part in fields_of(model).items():
        if inner := inner_model(part):
            yield from _below(f"{here}.{name}", part, inner)
        else:
            yield f"{here}.{name}", (part, model)


def _table(root: str, fields: Mapping[str, tuple[FieldInfo, type[Model]]], anchor: str = "") -> str:
    where = " Dokumente |" if root else ""
    lines = [f"| Schlüssel | Bedeutung | Art | Beispiel |{where}", "|---|---|---|---|" + "---|" * bool(root)]
    for path, (field, model) in fields.items():
        info = model.model_fields[path.rpartition(".")[2]]
        kind = (
            "Liste: " * field.ist_liste
            + _kind(model, path.rpartition(".")[2])
            + ", **Pflicht**" * info.is_required()
        )
        example = _code(_example(root, path, field, info.examples, info.default))
        if inner := inner_model(field):
            kind = f"[{'Liste' if field.ist_liste else 'mehrere Angaben'}](#{path}{anchor})"
            kind += ", ein Eintrag auch als Text" * bool(inner.kurzform)
            example = ""
        cells = [f"`{path}`", field.description + _choices(field), kind, example]
        lines.append(f"| {' | '.join(cells + ([_documents(f'{root}.{path}')] if root else []))} |")
    return "\n".join(lines) + "\n"


def _kind(model: type[Model], name: str) -> str:
    kind = kind_of(model, name)
    return kind.word if kind and kind is not FieldKind.GROUP else "Zuordnung"


def _choices(field: FieldInfo) -> str:
    named = [f"`{value}`" + f" ({label})" * (label != value) for value, label in choices_of(field)]
    return ": " * bool(named) + ", ".join(named)


def _code(example: str) -> str:
    return f"`{example}`" if example else ""


def _example(root: str, path: str, field: FieldInfo, examples: list[Any] | None, default: Any) -> str:
    """The model's example, else a value of the example repositories."""
    if examples:
        return _yaml(examples[0])
    if field.typ is bool:
        return "ja"
    if isinstance(field.typ, type) and issubclass(field.typ, Choice):
        return _yaml([next(iter(field.typ))] if field.ist_liste else next(iter(field.typ)))
    if field.ist_slot:
        return ""
    if not root:
        return str(default or "")
    found = (value for tree in _trees(f"{FILES[root]}.yaml") for value in _values(tree, path.split(".")))
    value = next((v for v in found if 0 < len(v) <= LONGEST), "")
    return _yaml([value] if field.ist_liste else value) if value else ""


def _yaml(value: Any) -> str:
    """A value as it stands behind its key, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_yaml(entry) for entry in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_yaml(entry)}' for key, entry in value.items())}}}"
    if isinstance(value, str):
        value = str(value)
    text = as_yaml({"": value}).partition(":")[2].strip()
    return text.strip("'") if DATE.fullmatch(text) else text


@cache
def _trees(file: str) -> list[Any]:
    return [yaml.load(p.read_bytes(), yaml.BaseLoader) for p in sorted(EXAMPLES.rglob(file))]


def _values(tree: Any, path: list[str]) -> Iterator[str]:
    if isinstance(tree, list):
        for entry in tree:
            yield from _values(entry, path)
    elif path and isinstance(tree, dict):
        yield from _values(tree.get(path[0].removesuffix("[]")), path[1:])
    elif isinstance(tree, str) and not path and "\n" not in tree:
        yield tree


@cache
def _profiles() -> list[tuple[Profil, frozenset[str], frozenset[str]]]:
    return [(profile, *used_by(profile)) for profile in all_profiles()]


def _documents(path: str) -> str:
    """Which documents print a field, or depend on it, or what else it is for."""
    path = path.replace("[]", "")
    if reason := next((OF_EACH_OFFER[p] for p in OF_EACH_OFFER if f"{path}.".startswith(f"{p}.")), ""):
        return purpose_of(path) or reason
    prints = [profile for profile, printed, _ in _profiles() if _is_in(path, printed)]
    if not prints and (purpose := purpose_of(path)):
        return purpose
    asks = [p for p, _, decided in _profiles() if p not in prints and _is_in(path, decided)]
    return ", ".join(filter(None, [_named(prints), f"*steuert* {_named(asks)}" if asks else ""]))


def _is_in(path: str, paths: frozenset[str]) -> bool:
    """Whether it is one of the paths, or has one of them in it."""
    return path in paths or any(p.startswith(f"{path}.") for p in paths)


def _named(profiles: list[Profil]) -> str:
    """The documents, with the names of the profiles where some do not have it."""
    words = []
    for document, letters in LETTERS.items():
        names = [p.name for p in profiles if p.dokument == document]
        every = len(names) == sum(p.dokument == document for p, _, _ in _profiles())
        words += [letters if every else f"{letters} ({', '.join(names)})"] * bool(names)
    return ", ".join(words)
