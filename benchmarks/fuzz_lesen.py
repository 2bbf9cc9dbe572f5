"""A fuzzer over the reader and the models: whatever a file holds ends in findings, never in a traceback.

    python benchmarks/fuzz_lesen.py --seconds 300 --seed 1

Good and bad files are taken apart and put together again, once as bytes and once as values, and read as each
kind of file. A failure is cut down, printed with its traceback and its bytes, and ends the run with exit code
1; the same seed makes the same inputs in the same order.
"""

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from teilhabe_docs.diagnostics import Finding, sort_key
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.yaml.plain_scalars import differences
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.json_schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
KLASSEN: dict[str, type[Model]] = {f"{art}.yaml": quelle[0] for art, quelle in SCHEMAS.items()}
SLOW = 1.0
"""Seconds of CPU above which an input counts as a failure too."""

SCHNIPSEL: tuple[bytes, ...] = (
    *(b": ", b":", b"- ", b"? ", b"\n", b"\r\n", b"\r", b"\t", b" ", b"  ", b"#", b" #", b",", b"---\n"),
    *(b"...\n", b"[", b"]", b"{", b"}", b"{{", b"}}", b'"', b"'", b"\\", b"|\n", b">\n", b"|2-\n", b"<<: "),
    *(b"*a", b"&a ", b"*a1", b"&a1 ", b"!", b"!!", b"!!binary ", b"!!python/name:os.system ", b"!x!y "),
    *(b"%YAML 1.2\n", b"%TAG ! x\n", b"@", b"`", b"%", b"**", b"~", b"null", b"Null", b"ja", b"NO", b"="),
    *(b".inf", b"0x1f", b"01067", b"8:30", b"1:12", b"1:4,5", b"0,75", b"1e3", b"1_000", b"2024-02-30"),
    *(b"24:00", b"entfaellt: ", b"datei: ", b"anlage: ", b"kurz: ", b"id: ", b"name: ", b"anlagen: ["),
    *(b"positionen:\n  - ", b"zeiten: [{von: 8:30, bis: ", b"land: ", b"plaetze: ", "ä".encode("cp1252")),
    *(
        zeichen.encode("utf-8", "surrogatepass")
        for zeichen in "äß😀\xa0\xad\u200b\u2028\ufeff\ue002\x85\ud800"
    ),
    *(b"\x00", b"\x1b[31m", b"\xff\xfe", b"\x0b", b"\x0c", b"\x7f", b"\xf4\x8f\xbf\xbf"),
)
WERTE: tuple[Any, ...] = (
    *(None, "", " ", "x", "0", "-1", "24", "0,75", "1:4,5", "1:0", "8:30", "24:00", "2024-02-30", "ja", "NO"),
    *("con", "a" * 5000, "9" * 5000, "zwei\nZeilen", "😀", "\u200b", "\xa0", "{{ angebot.plaetze }}", "{x"),
    *("%s", "../../x", [], [None], ["x"], [[]], {}, {"": ""}, {"entfaellt": "x"}, {"datei": "a.md"}),
    *({"anlage": "a", "kurz": None}, {"<<": "x"}, {"id": "a"}, [{"id": "a"}, {"id": "a"}]),
    *({"von": "9:00", "bis": "8:00"}, {"von": "3", "bis": "1"}),
)


def saat() -> list[bytes]:
    """The files to start from: those of the examples and the inputs of the corpus."""
    dateien = sorted((ROOT / "examples").rglob("*.yaml"))
    anfang = [datei.read_bytes() for datei in dateien]
    for datei in sorted((ROOT / "tests" / "cases" / "lesen").glob("*.yaml")):
        faelle = yaml.safe_load(datei.read_bytes())["faelle"]
        anfang += [fall["eingabe"].encode() for fall in faelle if isinstance(fall.get("eingabe"), str)]
    return [*anfang, b"", b"a: &a [x]\nb: *a\n"]


def aus_bytes(zufall: random.Random, vorrat: list[bytes]) -> bytes:
    """A file with a few pieces changed."""
    inhalt = zufall.choice(vorrat)
    if len(inhalt) > 400 and zufall.random() < 0.7:
        anfang = zufall.randrange(len(inhalt) - 200)
        inhalt = inhalt[anfang : anfang + zufall.randrange(20, 2000)]
    for _ in range(zufall.choice((1, 1, 2, 3, 5, 8, 20))):
        a, b = sorted((zufall.randrange(len(inhalt) + 1), zufall.randrange(len(inhalt) + 1)))
        art = zufall.randrange(9)
        if art <= 2:
            inhalt = inhalt[:a] + zufall.choice(SCHNIPSEL) + inhalt[a:]
        elif art == 3:
            inhalt = inhalt[:a] + inhalt[min(b, a + 30) :]
        elif art == 4:
            inhalt = inhalt[:b] + inhalt[a : min(b, a + 80)] + inhalt[b:]
        elif art == 5:
            anderer = zufall.choice(vorrat)
            c = zufall.randrange(len(anderer) + 1)
            inhalt = inhalt[:a] + anderer[c : c + zufall.randrange(200)] + inhalt[a:]
        elif art == 6:
            inhalt = inhalt[:a] + bytes([zufall.randrange(256)]) + inhalt[a + zufall.randrange(2) :]
        elif art == 7:
            inhalt = inhalt[:a] + zufall.choice(SCHNIPSEL) * zufall.choice((2, 70, 1000)) + inhalt[a:]
        else:
            zeilen = inhalt.splitlines(keepends=True)
            zufall.shuffle(zeilen)
            inhalt = b"".join(zeilen[: zufall.randrange(len(zeilen) + 1)])
    return inhalt


def aus_werten(zufall: random.Random, baeume: list[Any]) -> bytes:
    """A file that is good YAML, with some of its values and keys exchanged."""
    baum = {"": deepcopy(zufall.choice(baeume))}
    for _ in range(zufall.choice((1, 1, 2, 4, 10, 40))):
        stellen = list(_stellen(baum))
        oben, schluessel = zufall.choice(stellen)
        art = zufall.randrange(6)
        if art <= 2:
            oben[schluessel] = deepcopy(zufall.choice(WERTE))
        elif art == 3:
            anderes_oben, anderer = zufall.choice(stellen)
            oben[schluessel] = deepcopy(anderes_oben[anderer])
        elif art == 4 and isinstance(oben, dict):
            neu = zufall.choice([str(s)[:-1] + "x" for s in oben] + ["", "😀", "id", "entfaellt", "Ä b"])
            oben[neu] = oben.pop(schluessel) if schluessel else deepcopy(zufall.choice(WERTE))
        elif isinstance(oben, list) and len(stellen) < 5000:
            oben *= 2
    daten = baum.get("")
    return (as_yaml(daten) if zufall.random() < 0.5 else json.dumps(daten, ensure_ascii=False)).encode()


def _stellen(knoten: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree: the collection and the key or index in it."""
    for schluessel in knoten if isinstance(knoten, dict) else range(len(knoten)):
        yield knoten, schluessel
        if isinstance(knoten[schluessel], dict | list):
            yield from _stellen(knoten[schluessel])


def lies(inhalt: bytes) -> int:
    """Read a file as every kind; the number of readings. Raises at whatever must not be."""
    beginn = time.process_time()
    dokument, findings = read_yaml(inhalt, "offer.yaml")
    _pruefe(findings, inhalt)
    _pruefe_zeit(beginn)
    if dokument is None:
        assert findings, "nothing read and nothing said"
        return 1
    for klasse in KLASSEN.values():
        beginn = time.process_time()
        stand = read_model(dokument, klasse)
        _pruefe(stand.findings, inhalt)
        assert stand.findings == tuple(sorted(stand.findings, key=sort_key)), "findings without order"
        _pruefe(tuple(differences(dokument, klasse, stand.rest.entfernt)), inhalt)
        _pruefe_zeit(beginn)
    return len(KLASSEN)


def _pruefe(findings: tuple[Finding, ...], inhalt: bytes) -> None:
    zeilen = inhalt.count(b"\n") + inhalt.count(b"\r") + 1
    for finding in findings:
        span = finding.span
        assert 1 <= span.line <= span.end_line <= zeilen + 1, finding
        assert (span.line, span.column) <= (span.end_line, span.end_column), finding
        assert span.column >= 1, finding
        assert finding.message.endswith((".", "?")), finding
        assert not {"Input", "should", "Field", "Value"} & set(finding.message.split()), finding


def _pruefe_zeit(beginn: float) -> None:
    gebraucht = time.process_time() - beginn
    assert gebraucht < SLOW, f"{gebraucht:.1f} s of CPU"


def schrumpfe(inhalt: bytes, scheitert: Callable[[bytes], bool]) -> bytes:
    """A shorter input that fails as well."""
    schritt = max(1, len(inhalt) // 2)
    while schritt:
        stelle = 0
        while stelle < len(inhalt):
            kuerzer = inhalt[:stelle] + inhalt[stelle + schritt :]
            if scheitert(kuerzer):
                inhalt = kuerzer
            else:
                stelle += schritt
        schritt //= 2
    return inhalt


def scheitert_wie(fehler: BaseException) -> Callable[[bytes], bool]:
    """Whether an input raises the same kind of error at the same place."""
    hier = _ort(fehler)

    def scheitert(inhalt: bytes) -> bool:
        try:
            lies(inhalt)
        except Exception as anderer:
            return _ort(anderer) == hier
        return False

    return scheitert


def _ort(fehler: BaseException) -> tuple[str, str, int | None]:
    letzter = traceback.extract_tb(fehler.__traceback__)[-1]
    return type(fehler).__name__, letzter.filename, letzter.lineno


def main() -> int:
    """Fuzz for some seconds; 1 if anything was raised."""
    wunsch = argparse.ArgumentParser(description="Fuzz the reader and the models.")
    wunsch.add_argument("--seconds", type=float, default=60)
    wunsch.add_argument("--seed", type=int, default=0)
    wahl = wunsch.parse_args()
    zufall = random.Random(wahl.seed)
    vorrat = saat()
    lesbar = [dokument.data for inhalt in vorrat if (dokument := read_yaml(inhalt, "x.yaml")[0])]
    dateien = lesungen = 0
    langsamste = 0.0
    ende = time.monotonic() + wahl.seconds
    while time.monotonic() < ende:
        inhalt = aus_werten(zufall, lesbar) if zufall.random() < 0.4 else aus_bytes(zufall, vorrat)
        beginn = time.process_time()
        try:
            lesungen += lies(inhalt)
        except Exception as fehler:
            traceback.print_exc()
            kurz = schrumpfe(inhalt, scheitert_wie(fehler)) if time.process_time() - beginn < SLOW else inhalt
            print(f"seed {wahl.seed}, file {dateien}: {type(fehler).__name__}: {kurz[:2000]!r}")
            return 1
        dateien += 1
        langsamste = max(langsamste, time.process_time() - beginn)
    print(f"seed {wahl.seed}: {dateien} files, {lesungen} readings, no uncaught exception")
    print(f"slowest file, read as all kinds: {langsamste:.2f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main())
