"""A starter repository: which values a new offer begins with, and which fields its documents need."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from teilhabe_docs.documents.plain_ids import plain_id
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_choice import complete
from teilhabe_docs.documents.profile.resolve import profile_chain, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.documents.profile.vocabulary import Bedarf
from teilhabe_docs.documents.starter.carried import carried_by, used_in
from teilhabe_docs.documents.starter.kinds import shown_for
from teilhabe_docs.documents.starter.ruled_out import Beginning
from teilhabe_docs.documents.starter.starter_file import Hints, StarterFile
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.values import AngebotsId

FILES = {"traeger": "provider", "angebot": "offer", "personal": "staffing"}
"""The file of each object, without `.yaml`."""

LEISTUNGSVEREINBARUNG = "leistungsvereinbarung"


def id_from(name: str) -> str:
    """An id for an offer, made from a folder's name."""
    kurz = plain_id(name)
    try:
        return str(TypeAdapter(AngebotsId).validate_python(kurz))
    except ValidationError:
        return f"angebot-{kurz}".strip("-")


def accompanied(name: str, dokument: str, regal: Shelf = BUILT_IN) -> dict[str, Profil]:
    """The profile `name` of `dokument` with its companions for the other documents.

    Where a package wants another profile for one of these, that takes the companion's place.
    """
    profile = complete({dokument: resolved(dokument, name, regal)}, "", regal)
    bedient = set(profile[dokument].vertragsgrundlagen)
    for package in regal.packages:
        for anderes, namen in package.content.profile.items():
            da = [resolved(anderes, einer, regal) for einer in namen if (anderes, einer) in regal.plaetze]
            passt = [p for p in da if not bedient or bedient.intersection(p.vertragsgrundlagen or bedient)]
            begleiter = profile.get(anderes)
            erfuellt = begleiter and set(namen).intersection((begleiter.name, *begleiter.quellen))
            if anderes != dokument and passt and not erfuellt:
                profile[anderes] = passt[0]
    return profile


def starter_files(
    angebots_id: str,
    profile: Mapping[str, Profil],
    zuerst: str = LEISTUNGSVEREINBARUNG,
    regal: Shelf = BUILT_IN,
    reserved: Collection[FieldPath] = (),
) -> dict[str, str]:
    """The texts of provider.yaml, offer.yaml and staffing.yaml by their names, for an offer of that id.

    Where several profiles prefill the same value, that of the document `zuerst` wins. The fields `reserved`
    are there and empty, whatever prefills them: they are for values that somebody has already.
    """
    werte = _vorbelegung(profile, zuerst, regal)
    angebot: dict[str, Any] = {
        "id": angebots_id,
        "profil": {dokument: p.name for dokument, p in profile.items()},
    }
    if grundlage := next((g for p in profile.values() for g in p.vertragsgrundlagen), ""):
        angebot["vertragsgrundlage"] = grundlage
    if land := next((p.land for p in profile.values() if p.land), ""):
        angebot["land"] = land
    werte["angebot"] = _vereint(werte.get("angebot", {}), angebot)
    for feld in reserved:
        _drop(werte, feld)
    asked = list(_asked(profile, Beginning(werte)))
    bedarfe = [one.bedarf for one in asked]
    gefragt = {feld for bedarf in bedarfe for feld in bedarf.feld}
    entscheidend = {
        feld
        if feld.parent == feld.root or any(one.is_inside(feld.parent) for one in gefragt)
        else feld.parent
        for feld in _deciding(asked)
        if not any(oben in gefragt for oben in feld.parent.around())
    }
    benutzt = used_in(profile.values())
    getragen = {feld for feld in carried_by(benutzt) if gefragt.isdisjoint(feld.parent.around())}
    here = gefragt | entscheidend | getragen | set(reserved)
    gebraucht = {oben for feld in here for oben in feld.around()}
    hinweise = _hinweise(bedarfe, _only_if(asked))
    gezeigt = shown_for(profile.values())
    return {
        f"{datei}.yaml": StarterFile(gebraucht, hinweise, benutzt, gezeigt, reserved).text(
            wurzel, datei, regal.fields.model(wurzel), werte.get(wurzel, {})
        )
        for wurzel, datei in FILES.items()
    }


def _vorbelegung(profile: Mapping[str, Profil], zuerst: str, regal: Shelf) -> dict[str, Any]:
    """What the profiles prefill, parents first, that of the document `zuerst` last."""
    werte: dict[str, Any] = {}
    for dokument in sorted(profile, key=lambda d: (d == zuerst, d == LEISTUNGSVEREINBARUNG)):
        for name in profile_chain(dokument, profile[dokument].name, regal):
            datei = regal.finde(dokument, name).lies(dokument, name, "vorbelegung.yaml")
            if isinstance(datei, bytes):
                gelesen, _ = read_yaml(datei, f"{name}/vorbelegung.yaml")
                werte = _vereint(werte, gelesen.data if gelesen else {})
    return werte


def _vereint(unten: Mapping[str, Any], oben: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings in one; where both have a value, that of `oben`, and none where that is empty."""
    neu = dict(unten)
    for name, wert in oben.items():
        if wert is None:
            neu.pop(name, None)
            continue
        alt = neu.get(name)
        neu[name] = _vereint(alt, wert) if isinstance(alt, dict) and isinstance(wert, dict) else wert
    return neu


def _drop(values: dict[str, Any], field: FieldPath) -> None:
    *above, last = map(str, field.steps)
    for step in above:
        values = values.get(step, {})
        if not isinstance(values, dict):
            return
    values.pop(last, None)


class _Asked(NamedTuple):
    """A need with the conditions under which it is one, and in words why; nothing where it always is."""

    bedarf: Bedarf
    wenn: tuple[str, ...]
    weil: str


def _asked(profile: Mapping[str, Profil], beginning: Beginning) -> Iterator[_Asked]:
    for p in profile.values():
        for plan in p.alle():
            e = plan.eintrag
            parts = ((teil.wenn, teil.weil, teil.braucht) for teil in e.teile.values())
            for wenn, weil, braucht in ((None, None, e.braucht), *parts):
                for bedarf in braucht:
                    tests = tuple(filter(None, (e.wenn, wenn, bedarf.wenn)))
                    if any(beginning.rules_out(test, p) for test in tests):
                        continue
                    yield _Asked(bedarf, tests, bedarf.weil or weil or e.weil or "" if tests else "")


def _deciding(asked: Iterable[_Asked]) -> Iterator[FieldPath]:
    """The fields that decide whether what is asked for is printed; whoever fills one in needs the other."""
    for one in asked:
        for test in one.wenn:
            try:
                yield from (use.pfad for use in condition(test).gebrauch)
            except BodyError:
                continue


def _only_if(asked: Iterable[_Asked]) -> dict[FieldPath, str]:
    """Of each field that is asked for under conditions alone, in words when."""
    reasons: dict[FieldPath, dict[str, None]] = {}
    for one in asked:
        deciding = set(_deciding([one]))
        for feld in one.bedarf.feld:
            reasons.setdefault(feld, {})["" if feld in deciding else one.weil] = None
    return {
        feld: f"Gefragt nur, wenn {' oder '.join(found)}"
        for feld, found in reasons.items()
        if "" not in found
    }


def _hinweise(bedarfe: list[Bedarf], only_if: Mapping[FieldPath, str]) -> dict[FieldPath, Hints]:
    """What the needs say at a field: their prompts; at the first of several that each would do; when."""
    eigene: dict[FieldPath, list[str]] = {}
    statt: dict[FieldPath, dict[tuple[FieldPath, ...], str]] = {}
    for bedarf in bedarfe:
        erstes = bedarf.feld[0]
        if len(bedarf.feld) > 1:
            davor = f"{bedarf.hinweis}; eines" if bedarf.hinweis else "Eines"
            statt.setdefault(erstes, {}).setdefault(bedarf.feld, f"{davor} genügt: {_namen(bedarf.feld)}")
        elif bedarf.hinweis:
            eigene.setdefault(erstes, []).append(bedarf.hinweis)
    return {
        feld: Hints(
            tuple(dict.fromkeys(eigene.get(feld, ()))),
            (*statt.get(feld, {}).values(), *([only_if[feld]] if feld in only_if else [])),
        )
        for feld in {**eigene, **statt, **only_if}
    }


def _namen(felder: tuple[FieldPath, ...]) -> str:
    """The fields as they are called in the group of the first, else from the top of the file."""
    gruppe: str = felder[0].parent
    if not all(feld.is_inside(gruppe) for feld in felder):
        gruppe = felder[0].root
    *davor, letztes = (feld.below(gruppe) for feld in felder)
    return f"{', '.join(davor)} oder {letztes}"
