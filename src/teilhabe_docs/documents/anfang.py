"""A starter repository: the files of a new offer, prefilled where the profile can, hints elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from teilhabe_docs.documents.profil import Profil, profil, profilkette
from teilhabe_docs.documents.profilmodell import DOKUMENTE
from teilhabe_docs.documents.profilwahl import ergaenze
from teilhabe_docs.loading.yaml_reader import lies_yaml
from teilhabe_docs.loading.yaml_writer import als_yaml
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.felder import WURZELN, Feld, felder_von
from teilhabe_docs.resources import folder

DATEIEN = {"traeger": "provider", "angebot": "offer", "personal": "staffing"}
"""The file of each object, without `.yaml`."""

_KOPF = {
    "traeger": "Der Träger: Angaben, die für alle seine Angebote gelten.",
    "angebot": "Das Leistungsangebot: was in Vereinbarung, Fachkonzept und Leistungsbeschreibung steht.",
    "personal": "Das Personal des Angebots: Stellen und Grundsätze, nie Namen.",
}
_RAT = "Leere Schlüssel sind erlaubt; was noch fehlt, zeigen »tdocs outline« und die Dokumente selbst."


def begleitete(name: str, dokument: str) -> dict[str, Profil]:
    """The profile `name` of `dokument` with its companions for the other documents."""
    return ergaenze({dokument: profil(dokument, name)}, "")


def anfang(kennung: str, profile: Mapping[str, Profil]) -> dict[str, str]:
    """The texts of provider.yaml, offer.yaml and staffing.yaml by their names, for an offer `kennung`."""
    werte = _vorbelegung(profile)
    grundlage = profile["leistungsvereinbarung"].vertragsgrundlagen[0]
    angebot = {
        "id": kennung,
        "vertragsgrundlage": grundlage,
        "profil": {dokument: p.name for dokument, p in profile.items()},
    }
    if land := next((p.land for p in profile.values() if p.land), ""):
        angebot["land"] = land
    werte["angebot"] = _vereint(werte.get("angebot", {}), angebot)
    gebraucht = _gebraucht(profile)
    return {
        f"{DATEIEN[wurzel]}.yaml": _datei(wurzel, modell, werte.get(wurzel, {}), gebraucht)
        for wurzel, modell in WURZELN.items()
    }


def _vorbelegung(profile: Mapping[str, Profil]) -> dict[str, Any]:
    """What the profiles prefill, parents first, the agreement's profile last."""
    werte: dict[str, Any] = {}
    for dokument in reversed(DOKUMENTE):
        for name in profilkette(dokument, profile[dokument].name):
            datei = folder("templates") / dokument / name / "vorbelegung.yaml"
            if datei.is_file():
                gelesen, befunde = lies_yaml(datei.read_bytes(), f"{name}/vorbelegung.yaml")
                assert gelesen is not None, befunde
                werte = _vereint(werte, gelesen.data)
    return werte


def _vereint(unten: Mapping[str, Any], oben: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings in one; where both have a value, that of `oben`."""
    neu = dict(unten)
    for name, wert in oben.items():
        alt = neu.get(name)
        neu[name] = _vereint(alt, wert) if isinstance(alt, dict) and isinstance(wert, dict) else wert
    return neu


def _gebraucht(profile: Mapping[str, Profil]) -> set[str]:
    """The paths of all fields that the profiles need, with every path above them."""
    felder = {
        feld
        for p in profile.values()
        for plan in p.alle()
        for bedarf in plan.bedarfe()
        for feld in bedarf.feld
    }
    return {
        ".".join(teile[:i])
        for feld in felder
        for teile in [feld.split(".")]
        for i in range(1, len(teile) + 1)
    }


def _datei(wurzel: str, modell: type[Modell], werte: Mapping[str, Any], gebraucht: set[str]) -> str:
    kopf = (
        f"# yaml-language-server: $schema=.tdocs/{DATEIEN[wurzel]}.schema.json\n# {_KOPF[wurzel]}\n# {_RAT}\n"
    )
    return kopf + "".join(f"{zeile}\n" for zeile in _zeilen(wurzel, modell, werte, gebraucht, ""))


def _zeilen(
    pfad: str, modell: type[Modell], werte: Mapping[str, Any], gebraucht: set[str], einzug: str
) -> Iterator[str]:
    for name, feld in felder_von(modell).items():
        hier = f"{pfad}.{name}"
        ist_pflicht = modell.model_fields[name].is_required()
        if name not in werte and hier not in gebraucht and not ist_pflicht:
            continue
        if not einzug:
            yield ""
        if _ist_gruppe(feld) and isinstance(werte.get(name, {}), dict) and not _ist_form(werte.get(name)):
            assert isinstance(feld.typ, type)
            yield f"{einzug}{name}:"
            yield from _zeilen(
                hier, feld.typ, werte.get(name, {}), gebraucht | _alles(feld, hier, gebraucht), einzug + "  "
            )
            continue
        yield f"{einzug}# {feld.description}"
        if name in werte:
            yield from (einzug + zeile for zeile in als_yaml({name: werte[name]}).splitlines())
        elif ist_pflicht:
            yield f'{einzug}{name}: "[{feld.description}]"'
        else:
            yield f"{einzug}{name}:" + (" nein" if feld.typ is bool and not feld.optional else "")


def _ist_gruppe(feld: Feld) -> bool:
    return isinstance(feld.typ, type) and issubclass(feld.typ, Modell) and not feld.ist_liste


def _ist_form(wert: Any) -> bool:
    return isinstance(wert, dict) and "entfaellt" in wert


def _alles(feld: Feld, pfad: str, gebraucht: set[str]) -> set[str]:
    """A structure that is needed as a whole needs all its members."""
    unter = {p for p in gebraucht if p.startswith(f"{pfad}.")}
    if unter or not isinstance(feld.typ, type):
        return set()
    return {f"{pfad}.{name}" for name in felder_von(feld.typ)}
