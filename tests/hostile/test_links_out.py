"""Reading through links: what stands outside is shown by no command and written into no document."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.kit import COMMANDS, HOUSE, ONE, SECRET, cases, decent, keeps_secret, plant, put, tdocs, unix
from hostile.parts import docx, paragraph
from sampling import few

pytestmark = unix
Plant = Callable[[Path, Path], object]

OUTLINE = (
    "profil: nord\ndokument: leistungsbeschreibung\ntitel: Nord\n"
    "erweitert: rahmen\naendern: {ziel: {titel: Wohin}}\n"
)
CHOSEN = "profil: {leistungsbeschreibung: nord}\n"
NORD = "profile/leistungsbeschreibung/nord"


def link(name: str, target: str) -> Plant:
    """`name` in the repository leads to `target` outside."""
    return lambda repo, outside: put(repo / name, lambda path: path.symlink_to(outside / target))


def relative(name: str, target: str) -> Plant:
    """The same by a path with `..` in it."""
    up = "../" * (name.count("/") + 1)
    return lambda repo, outside: put(repo / name, lambda path: path.symlink_to(f"{up}outside/{target}"))


def text(name: str, words: str) -> Plant:
    """A text slot that names a file outside."""

    def make(repo: Path, outside: Path) -> None:
        (repo / name).write_text(words.replace("OUTSIDE", str(outside)), "utf-8")

    return make


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    words = chunk(b"tEXt", b"Comment\0" + SECRET.encode())
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + words + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def picture(target: str) -> Plant:
    def make(repo: Path, outside: Path) -> None:
        (outside / "bild.png").write_bytes(png())
        (repo / "texte/leitbild.md").write_text(
            f"Hier:\n\n![Bild]({target or outside / 'bild.png'})\n", "utf-8"
        )
        put(repo / "texte/bild.png", lambda path: path.symlink_to(outside / "bild.png"))

    return make


def profile(name: str) -> Plant:
    """A profile of the repository of which `name` leads outside."""

    def make(repo: Path, outside: Path) -> None:
        plant(repo, {"offer.yaml": str(HOUSE["offer.yaml"]) + CHOSEN})
        body = {
            f"{NORD}/gliederung.yaml": OUTLINE.replace("Wohin", SECRET),
            f"{NORD}/ziel.md": f"{SECRET} {{{{ x }}}}\n",
        }
        plant(outside, body)
        plant(repo, {f"{NORD}/gliederung.yaml": OUTLINE} if name != "profile" else {})
        target = repo / name
        if target.is_dir():
            for path in sorted(target.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            target.rmdir()
        put(target, lambda path: path.symlink_to(outside / name))

    return make


def word_file(name: str, configuration: str = "") -> Plant:
    def make(repo: Path, outside: Path) -> None:
        (outside / "secret.docx").write_bytes(docx(header=paragraph(SECRET), body=paragraph(SECRET)))
        put(repo / name, lambda path: path.symlink_to(outside / "secret.docx"))
        if configuration:
            (repo / "tdocs.yaml").write_text(configuration, "utf-8")

    return make


def offer_folder(repo: Path, outside: Path) -> None:
    plant(outside, {"nord/offer.yaml": f"id: nord\nbezeichnung: {SECRET}\n"})
    put(repo / "angebote/nord", lambda path: path.symlink_to(outside / "nord"))


def whole_tree(repo: Path, outside: Path) -> None:
    plant(outside, {"nord/offer.yaml": f"id: nord\nbezeichnung: {SECRET}\n"})
    (repo / "angebote").symlink_to("..")


def environment(repo: Path, outside: Path) -> None:
    put(repo / "tdocs.yaml", lambda path: path.symlink_to("/proc/self/environ"))


def chain(repo: Path, outside: Path) -> None:
    put(repo / "a.md", lambda path: path.symlink_to("../outside/secret.md"))
    put(repo / "texte/leitbild.md", lambda path: path.symlink_to("../a.md"))


PLACES: dict[str, Plant] = {
    "provider": link("provider.yaml", "secret.yaml"),
    "offer": link("offer.yaml", "secret.yaml"),
    "configuration": link("tdocs.yaml", "secret.txt"),
    "configuration with keys": relative("tdocs.yaml", "secret.yaml"),
    "environment": environment,
    "text": link("texte/leitbild.md", "secret.md"),
    "text by way of a link": chain,
    "folder of texts": relative("texte", "folder"),
    "text by a whole path": text("provider.yaml", "name: T\nleitbild: {datei: OUTSIDE/secret.md}\n"),
    "picture": picture("bild.png"),
    "picture by a whole path": picture(""),
    "profiles": profile("profile"),
    "profile": profile(NORD),
    "outline of a profile": profile(f"{NORD}/gliederung.yaml"),
    "body of a profile": profile(f"{NORD}/ziel.md"),
    "committed document": word_file("ausgabe/haus/leistungsbeschreibung.docx"),
    "house file": word_file("haus.docx", "hausvorlage: haus.docx\n"),
    "folder of an offer": offer_folder,
}


QUICK = ("validate", "fix-diff", "render-md", "status-html")
THOROUGH = {"provider", "configuration", "text", "picture", "committed document", "house file"}
"""Places where, as at profiles, every command is called; at the others those that show the most."""


@pytest.mark.parametrize("place", PLACES)
def test_what_stands_outside_is_never_shown(place: str, repo: Path, outside: Path) -> None:
    PLACES[place](repo, outside)
    every = few(COMMANDS, 2) if place in THOROUGH or "profile" in place else few(QUICK, 2)
    for command in (COMMANDS[name] for name in every):
        run = tdocs(repo, *command, env={"TDOCS_CANARY": SECRET})
        decent(run)
        keeps_secret(run, repo)


def shared_text(repo: Path) -> None:
    plant(repo, {"gemeinsam/leitbild.md": "Aus dem Hause.\n"})
    put(repo / "texte/leitbild.md", lambda path: path.symlink_to("../gemeinsam/leitbild.md"))


def shared_texts(repo: Path) -> None:
    plant(repo, {"gemeinsam/leitbild.md": "Aus dem Hause.\n"})
    (repo / "texte/leitbild.md").unlink()
    (repo / "texte").rmdir()
    (repo / "texte").symlink_to("gemeinsam")


def shared_provider(repo: Path) -> None:
    plant(repo, {"gemeinsam/daten.yaml": "name: Träger\nleitbild: Aus dem Hause.\n"})
    put(repo / "provider.yaml", lambda path: path.symlink_to("gemeinsam/daten.yaml"))


def whole_path(repo: Path) -> None:
    plant(repo, {"gemeinsam/leitbild.md": "Aus dem Hause.\n"})
    put(repo / "texte/leitbild.md", lambda path: path.symlink_to(repo / "gemeinsam/leitbild.md"))


@cases(
    {
        "a text": shared_text,
        "the provider": shared_provider,
    }
)
def test_links_that_stay_inside_go_on_working(case: Callable[[Path], object], repo: Path) -> None:
    case(repo)
    decent(tdocs(repo, "validate"), 0)
    decent(tdocs(repo, "render", "--format", "md", "--doc", "fachkonzept"), 0)
    document = (repo / "ausgabe/haus/fachkonzept.md").read_text("utf-8")
    assert "Aus dem Hause." in document, "the text behind the link is not printed"


def test_the_repository_may_itself_be_reached_by_a_link(repo: Path) -> None:
    way = repo.parent / "way"
    way.symlink_to(repo)
    decent(tdocs(repo.parent, "validate", "way"), 0)
    decent(tdocs(way, "render", "--format", "md", *ONE), 0)
    assert (repo / "ausgabe/haus/leistungsbeschreibung.md").is_file(), (
        "nothing was written by way of the link"
    )


@pytest.mark.parametrize("loop", ["texte/leitbild.md", "provider.yaml", "angebote"])
def test_a_link_to_itself_ends(loop: str, repo: Path) -> None:
    put(repo / loop, lambda path: path.symlink_to(path.name))
    for command in ("validate", "status"):
        decent(tdocs(repo, command))
