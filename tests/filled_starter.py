"""What `tdocs init` writes for a profile, with every open place filled as somebody would."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.starter.starter import accompanied, starter_files
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PROFILES = {profil.name: profil.dokument for profil in reversed([*all_profiles()])}
LIKE: Mapping[str, str] = {
    "bw-schulkindergarten": "schulkindergarten-bw",
    "sgb9-125": "assistenz",
    "assistenz": "assistenz",
    "erwachsene": "assistenz",
    "fruehfoerderung-heilpaedagogisch": "fruehfoerderung",
    "fruehfoerderung-komplex": "fruehfoerderung",
    "fruehfoerderung": "fruehfoerderung",
    "sgb9-134": "integrationshilfe-nrw/angebote/schulpool-sgb9",
    "sgb8-77": "integrationshilfe-nrw/angebote/integrationshilfe-sgb8",
    "sgb8-78b": "../tests/offers/angebote/wohngruppe",
    "besondere-wohnform": "../tests/offers/angebote/wohnhaus",
    "tagesstruktur": "../tests/offers/angebote/tagesfoerderung",
    "by-heilpaedagogische-tagesstaette": "../tests/offers/angebote/tagesstaette",
    "allgemein": "assistenz",
    "nrw-heilpaedagogik-kita": "heilpaedagogik-kita-nrw",
    "integrationshilfe": "integrationshilfe-nrw/angebote/schulpool-sgb9",
    "rahmen": "assistenz",
}
"""The example that is most like an offer with the profile; its content is what is filled in."""


_REFERRED = ("anlagen", "gruppen", "teams", "vollzeit_wochenstunden_h")
"""What nothing asks for, and what the content refers to."""


def fill(folder: Path, profile: str) -> None:
    """A repository of the starter of a profile, filled with what is said in the example most like it."""
    (folder / "texte").mkdir()
    example = EXAMPLES / LIKE[profile]
    above = example.parents[1] if "angebote" in example.parts else example
    for source in {above, example}:
        if (source / "texte").exists():
            shutil.copytree(source / "texte", folder / "texte", dirs_exist_ok=True)
    offered: dict[str, Any] = {}
    for name, text in starter_files("haus", accompanied(profile, PROFILES[profile])).items():
        source = example / name if (example / name).exists() else above / name
        said = _rooted(yaml.load(source.read_text("utf-8"), yaml.BaseLoader))
        asked = yaml.load(text, yaml.BaseLoader)
        data = _filled(asked, said)
        referred = {key: said[key] for key in _REFERRED if key in said and (key in asked or key == "anlagen")}
        if "anlagen" in referred:
            named = as_yaml(data)
            referred["anlagen"] = [one for one in referred["anlagen"] if f"anlage: {one['id']}\n" in named]
        groups = {one["id"] for key in ("gruppen", "teams") for one in offered.get(key) or ()}
        for one in data.get("positionen", ()):
            if one.get("gruppe") not in groups:
                one.pop("gruppe", None)
        data |= {key: _joined(data.get(key), value) for key, value in referred.items()}
        offered = data if name == "offer.yaml" else offered
        (folder / name).write_text(as_yaml(data), "utf-8")
    _put_in(folder, yaml.load((example / "offer.yaml").read_text("utf-8"), yaml.BaseLoader))
    written = "".join(file.read_text("utf-8") for file in folder.glob("*.yaml"))
    for text_file in (folder / "texte").iterdir():
        if f"texte/{text_file.name}" not in written:
            text_file.unlink()


def _put_in(folder: Path, said: Any) -> None:
    """Say what the texts put in (`{{ plaetze }}`) and nothing asks for."""
    offer = folder / "offer.yaml"
    data = yaml.load(offer.read_text("utf-8"), yaml.BaseLoader)
    texts = "".join(file.read_text("utf-8") for file in (offer, *(folder / "texte").iterdir()))
    for name in re.findall(r"\{\{ ([a-z0-9_.]+) \}\}", texts):
        *groups, last = name.split(".")
        here, there = data, said
        for group in groups:
            here, there = here.setdefault(group, {}), there.get(group, {})
        if last in there and not here.get(last):
            here[last] = there[last]
    offer.write_text(as_yaml(data), "utf-8")


def _joined(asked: Any, said: Any) -> Any:
    """What stands there, and the entries with other ids."""
    if not isinstance(asked, list):
        return asked or said
    ids = {entry["id"] for entry in asked}
    return [*asked, *(entry for entry in said if entry["id"] not in ids)]


def _rooted(said: Any) -> Any:
    """With files named from the root of the example."""
    if isinstance(said, dict):
        return {
            key: value.removeprefix("../../") if key == "datei" and isinstance(value, str) else _rooted(value)
            for key, value in said.items()
        }
    return [_rooted(entry) for entry in said] if isinstance(said, list) else said


def _filled(asked: Any, said: Any) -> Any:
    """The starter with what is open in it as it is said; what stands there already stays."""
    if isinstance(asked, dict) and asked:
        given = said if isinstance(said, dict) else {}
        if given.keys() & {"datei", "anlage", "entfaellt"}:
            return {**given, "anlage": asked["anlage"]} if "anlage" in asked else given
        filled = {key: _filled(value, given.get(key)) for key, value in asked.items()}
        return {key: value for key, value in filled.items() if value not in (None, {})}
    is_open = asked in ("", None) or asked == "nein" or (isinstance(asked, str) and asked.startswith("["))
    return (said or None) if is_open else asked
