"""Mutations with a fixed seed of everything that is read: none ends as a fault of the program."""

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from forms import control, form, line, mark, run, table
from hostile.damage import DEFLATED, Member, plain, squeezed, zipped
from hostile.kit import HOUSE, decent, plant, tdocs, unix
from hostile.parts import R, docx, members, paragraph, relation

pytestmark = unix
HELD = False
SEED = 977 if HELD else 13
ROUNDS = int(os.environ.get("TDOCS_FUZZ", "60"))
"""Mutations of each kind; 3,000 before a release."""

ONE = ("--doc", "leistungsbeschreibung")
TOKENS = [
    b"*a",
    b"&a ",
    b"<<: ",
    b"!!python/object:os.system ",
    b"\xff",
    b"\0",
    b"{{",
    b"[",
    b"- ",
    b"? ",
    b"\t",
    b"---\n",
]


def bytes_changed(chance: random.Random, content: bytes) -> bytes:
    """A few bytes turned, a piece moved, doubled, zeroed or gone."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        size = len(changed)
        if not size:
            break
        a, b = sorted((chance.randrange(size), chance.randrange(size)))
        b = min(b, a + chance.choice((1, 4, 40, 4000)))
        kind = chance.randrange(7)
        if kind <= 1:
            changed[a] ^= 1 << chance.randrange(8)
        elif kind == 2:
            changed[a:a] = changed[a:b]
        elif kind == 3:
            changed[a:b] = bytes(b - a)
        elif kind == 4:
            del changed[a:b]
        elif kind == 5:
            changed[a : a + 1] = chance.choice(TOKENS)
        else:
            del changed[chance.choice((a, size - min(size, 30))) :]
    return bytes(changed)


def zip_changed(chance: random.Random, content: bytes) -> bytes:
    """Half of the time the file as such; else a member, its name, its size or its number."""
    if chance.random() < 0.4:
        return bytes_changed(chance, content)
    made = plain(dict(members(content)))
    for _ in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(made))
        member = made[at]
        kind = chance.randrange(7)
        if kind <= 2:
            made[at] = Member(member.name, bytes_changed(chance, member.data))
        elif kind == 3:
            made.append(Member(member.name, bytes_changed(chance, member.data)))
        elif kind == 4:
            del made[at]
        elif kind == 5:
            size = chance.choice((0, 1, 2**31, 2**32 - 1, len(member.data) - 1))
            made[at] = Member(member.name, squeezed(member.data), DEFLATED, max(size, 0))
        else:
            made[at] = Member(
                chance.choice(("../x", "word\\document.xml", "WORD/DOCUMENT.XML", "", "/x")), member.data
            )
        if not made:
            break
    return zipped(made)


def picture(form: str) -> bytes:
    import io

    from PIL import Image

    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (20, 10), (200, 30, 30)).save(target, form, exif=exif.tobytes(), dpi=(96, 96))
    return target.getvalue()


def house() -> bytes:
    link = '<w:p><w:hyperlink r:id="rIdX"><w:r><w:t>hier</w:t></w:r></w:hyperlink></w:p>'
    return docx(
        body=paragraph("[Titel] [Träger]") + link,
        document_relations=(relation("rIdX", "hyperlink", "https://example.org", external=True),),
        header_relations=(relation("rIdY", "hyperlink", f"{R}", external=True),),
    )


Call = Callable[[Path, tuple[str, ...]], str]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The program in this process, for speed; says how it failed, or nothing."""
    from teilhabe_docs.__main__ import main

    def rufe(folder: Path, argv: tuple[str, ...]) -> str:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["tdocs", *argv])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        except BaseException as fault:
            code = repr(fault)
        said = capsys.readouterr()
        wrong = code not in (0, 1, 2, 3, None) or "Interner Fehler" in said.err or "Traceback" in said.err
        return f"{' '.join(argv)}: exit {code}: {said.err[-200:]}" if wrong else ""

    return rufe


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The documents of the small house by their ending."""
    repo = plant(tmp_path_factory.mktemp("written"), HOUSE)
    decent(tdocs(repo, "render", "--format", "docx", "--format", "md", *ONE), 0)
    return {path.suffix: path.read_bytes() for path in (repo / "ausgabe/haus").iterdir()}


Change = Callable[[random.Random, bytes], bytes]
FORM, ONE_OFFER = "antrag.docx", ("--offer", "haus", "--force")
MAPPING = (
    "felder:\n  - {bezeichnung: Name, pfad: traeger.name}\n  - {textmarke: M, pfad: [bezeichnung, plaetze]}\n"
)
CHECK_DOCX = ("render", "--check", "--format", "docx", *ONE)
CHECK_MD = ("render", "--check", "--format", "md", *ONE)
KINDS: dict[str, tuple[str, Change, tuple[str, ...]]] = {
    "house": (
        "haus.docx",
        zip_changed,
        ("render", "--format", "docx", "--house", "haus.docx", "--quiet", *ONE),
    ),
    "form": (FORM, zip_changed, ("fill", FORM, ".", "--out", "aus.docx", *ONE_OFFER)),
    "mapping": ("antrag.felder.yaml", bytes_changed, ("fill", FORM, ".", "--out", "aus.docx", *ONE_OFFER)),
    "committed docx": ("ausgabe/haus/leistungsbeschreibung.docx", zip_changed, CHECK_DOCX),
    "committed md": ("ausgabe/haus/leistungsbeschreibung.md", bytes_changed, CHECK_MD),
    "png": ("texte/bild.png", bytes_changed, ("validate",)),
    "jpeg": ("texte/bild.jpg", bytes_changed, ("validate",)),
    "provider": ("provider.yaml", bytes_changed, ("validate",)),
    "configuration": ("tdocs.yaml", bytes_changed, ("validate",)),
}


def original(name: str, written: dict[str, bytes]) -> bytes:
    if name.startswith("ausgabe"):
        return written[Path(name).suffix]
    made = {
        "haus.docx": house,
        FORM: lambda: form(line(run("Name: ") + control("N")), line(mark("M")), table((run("A"), ""))),
        "antrag.felder.yaml": MAPPING.encode,
        "texte/bild.png": lambda: picture("PNG"),
        "texte/bild.jpg": lambda: picture("JPEG"),
        "provider.yaml": lambda: (
            str(HOUSE["provider.yaml"]).encode() + b"anschrift: {strasse: Weg 1, plz: '01067'}\n"
        ),
        "tdocs.yaml": lambda: b"formate: [docx, md]\nregeln: {ausser: [TD704], schwere: {TD508: hinweis}}\n",
    }
    return made[name]()


@pytest.mark.parametrize("kind", KINDS)
def test_no_mutation_ends_with_a_fault(
    kind: str, call: Call, written: dict[str, bytes], tmp_path: Path
) -> None:
    name, change, argv = KINDS[kind]
    whole = original(name, written)
    faults = []
    for number in range(ROUNDS):
        chance = random.Random(f"{SEED} {kind} {number}")
        content = change(chance, whole)
        beside = {FORM: original(FORM, written), "antrag.felder.yaml": MAPPING} if "fill" in argv else {}
        repo = plant(tmp_path / str(number), {**HOUSE, **beside, name: content})
        if name.startswith("texte"):
            plant(repo, {"texte/leitbild.md": f"![Haus]({Path(name).name})\n"})
        fault = call(repo, argv)
        if fault:
            faults.append(f"{number}: {fault}")
    shown = "\n".join(faults[:5])
    assert not faults, f"{len(faults)} of {ROUNDS} mutations of the {kind} end with a fault, such as\n{shown}"
