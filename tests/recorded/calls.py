"""Calls of every command, on the examples and on small trees that are wrong in their ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cli.aufruf import HAUS

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FINDINGS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
DOCUMENTS = ("leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung")
KINDS = ("provider", "offer", "staffing", "config", "profil")
HEIR = "profil: haus\ndokument: leistungsvereinbarung\ntitel: Vereinbarung\nerweitert: bw-schulkindergarten\n"
SMALL: dict[str, dict[str, str | bytes]] = {
    "leer": {"liesmich.txt": "nichts\n"},
    "haus": HAUS,
    "kaputt": {**HAUS, "offer.yaml": "id: haus\nbezeichnung: [Haus\n", "staffing.yaml": "\t- x\n"},
    "vertippt": {
        **HAUS,
        "offer.yaml": "id: haus\nbezeichnug: Haus\nplaetze: viele\nziele: {datei: fehlt.md}\n",
    },
    "bestand": {
        **HAUS,
        "texte/leitbild.md": "TODO: folgt. Siehe § 53 SGB XII und § 999 SGB IX, Hilfebedarf.\n",
        "tdocs.yaml": "ausnahmen: [{regel: TD701, ort: leitbild, grund: ja, person: A, bis: 2020-01-01}]\n",
    },
    "erbe": {
        **HAUS,
        "profile/leistungsvereinbarung/haus/gliederung.yaml": HEIR,
        "offer.yaml": f"{HAUS['offer.yaml']}profil: {{leistungsvereinbarung: haus}}\n",
    },
    "zwei": {
        **{name: text for name, text in HAUS.items() if name != "offer.yaml"},
        **{f"angebote/{n}/offer.yaml": f"id: {n}\nbezeichnung: Haus {n}\n" for n in ("nord", "sued", "west")},
    },
    "fremd": {
        **HAUS,
        "ausgabe/haus/leistungsvereinbarung.docx": b"kein Word",
        "ausgabe/haus/fachkonzept.md": "Text\n",
    },
}
"""Trees by name, beside the examples."""
TREES = (*sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir()), *SMALL)


class Call(NamedTuple):
    """Arguments, said from inside a tree; whether it may write there."""

    tree: str
    arguments: tuple[str, ...]
    writes: bool = False

    def __str__(self) -> str:
        return f"{self.tree}: {' '.join(self.arguments)}"


def calls() -> Iterator[Call]:
    """All of them; what one writes, another does not see."""
    for tree in TREES:
        for arguments in _reading():
            yield Call(tree, arguments)
        for arguments in _writing():
            yield Call(tree, arguments, writes=True)
    for arguments in _without_a_tree():
        yield Call("leer", arguments, writes=True)


def _reading() -> Iterator[tuple[str, ...]]:
    for form in FINDINGS:
        yield ("validate", "--format", form)
        yield ("lint", "--format", form)
    yield ("validate", "offer.yaml")
    yield ("lint", "provider.yaml", "--fail-on", "never")
    yield ("lint", "--no-ignores", "--fail-on", "hint", "--color", "always")
    yield ("lint", "--date", "2026-01-01", "-q", "--mandatory", "TD701")
    for form in ("text", "json", "github"):
        yield ("render", "--check", "--format", form)
    yield ("render", "--check", "--format", "md", "--doc", "fachkonzept")
    for form in ("text", "json"):
        yield ("outline", "--format", form)
        yield ("personal", "--format", form)
        yield ("profiles", "--format", form)
    yield ("outline", "--doc", "fachkonzept", "--offer", "haus")
    yield ("synopse", "--format", "md")
    yield ("synopse", "--format", "csv")
    for form in ("text", "json", "html"):
        yield ("status", "--format", form)
    yield ("fix", "--diff")
    yield ("lint", "--trusted-config", "tdocs.yaml", "--format", "concise")
    yield ("lint", "--config", "tdocs.yaml", "--profiles", "profile", "--format", "concise")


def _writing() -> Iterator[tuple[str, ...]]:
    yield ("render", "--format", "docx", "--format", "md", "--out", "aus")
    yield ("render", "--format", "html", "--out", "aus")
    yield ("render", "--comments")
    yield ("render", "--force", "--jobs", "2", "--format", "md")
    yield ("render", "--final", "--doc", "fachkonzept", "--offer", "haus")
    yield ("synopse", "--format", "docx", "--out", "synopse.docx")
    yield ("status", "--format", "html", "--out", "lage.html")
    yield ("lint", "--write-baseline")
    yield ("validate", "--output", "junit=befunde.xml", "--output", "sarif=befunde.sarif")
    yield ("fix",)


def _without_a_tree() -> Iterator[tuple[str, ...]]:
    yield ()
    yield ("--version",)
    yield ("--help",)
    yield ("prüfe",)
    for command in (
        *("init", "validate", "lint", "fix", "render", "outline", "synopse", "personal", "status"),
        *("profiles", "rules", "explain", "recht", "schema", "house"),
    ):
        yield (command, "--help")
        yield (command, "--gibtesnicht")
    for form in ("text", "json"):
        yield ("rules", "--format", form)
        yield ("recht", "--format", form)
        for rule in ("TD001", "TD301", "TD301:gewaltschutz", "pflichtangabe", "TD433", "TD701", "TD999"):
            yield ("explain", rule, "--format", form)
    for kind in KINDS:
        yield ("schema", kind)
    yield ("schema", "--write")
    yield ("house",)
    yield ("house", "vorlage.docx")
    yield ("validate", "gibtesnicht")
    yield ("render", "--doc", "vertrag")
    yield ("init", "neu")
    for profile in ("allgemein", "bw-schulkindergarten", "integrationshilfe", "sgb8-77", "gibtesnicht"):
        yield ("init", "neu", "--profile", profile)
