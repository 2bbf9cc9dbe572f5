"""One file of a starter repository as YAML that somebody can fill in: every key with a hint above it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo as PydanticField

from teilhabe_docs.documents.starter.kinds import Shown
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.base import Model, OwnStructure
from teilhabe_docs.model.choices import Choice, Regiebezug
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldInfo, fields_of
from teilhabe_docs.rechnen.personalschluessel import counted_field

_VERWEISE = {"gruppe": "angebot.gruppen"}
"""Keys that name an entry of a list."""

_KOPF = {
    "traeger": "Der Träger: Angaben, die für alle seine Angebote gelten.",
    "angebot": "Das Leistungsangebot: was in Vereinbarung, Fachkonzept und Leistungsbeschreibung steht.",
    "personal": "Das Personal des Angebots: Stellen und Grundsätze, nie Namen.",
}
_RAT = """\
# Was Sie noch nicht wissen, bleibt leer: Im Dokument steht dort eine offene Stelle.
# Ein längerer Text folgt eingerückt nach »|« oder steht in einer Datei: {datei: texte/name.md}.
# Das Muster einer Liste steht als Kommentar darunter; zum Ausfüllen »# « vor seinen Zeilen löschen.
# Was es bei Ihnen nicht gibt, bekommt einen Grund: {entfaellt: Grund}.
"""
_NOT_YET = "datei"
"""The key of a file, of which a starter has none."""
_BELIEBIG = "…"
_ODER = " | "


@dataclass(frozen=True, slots=True)
class Hints:
    """What needs say of a field: `eigene` replaces its description, `statt` names fields that would do."""

    eigene: tuple[str, ...] = ()
    statt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StarterFile:
    """What holds for all files: the paths of the fields that documents need, and what to say at a field.

    `benutzt` are all fields that the documents print or decide by, `gezeigt` what the kind of offer shows;
    `reserved` fields have no value, not even a usual one.
    """

    gebraucht: Collection[FieldPath]
    hinweise: Mapping[FieldPath, Hints]
    benutzt: Collection[FieldPath]
    gezeigt: Shown
    reserved: Collection[FieldPath] = ()

    def text(self, wurzel: str, datei: str, modell: type[Model], werte: Mapping[str, Any]) -> str:
        """The file of the object `wurzel`; `datei` is its name without ending."""
        kopf = f"# yaml-language-server: $schema=.tdocs/{datei}.schema.json\n# {_KOPF[wurzel]}\n{_RAT}"
        return kopf + "".join(f"{zeile}\n" for zeile in self._zeilen(FieldPath(wurzel), modell, werte, ""))

    def _zeilen(
        self, pfad: FieldPath, modell: type[Model], werte: Mapping[str, Any], einzug: str
    ) -> Iterator[str]:
        """The keys of a structure: those that a document needs, are given or must be there.

        A structure that is needed only as a whole shows all its keys.
        """
        einzeln = any(weg != pfad and weg.is_inside(pfad) for weg in self.gebraucht)
        for name, feld in fields_of(modell).items():
            hier = pfad / name
            info = modell.model_fields[name]
            noetig = hier in self.gebraucht or not einzeln
            if not (name in werte or noetig or info.is_required()):
                continue
            if not einzug:
                yield ""
            hinweise = self.hinweise.get(hier, Hints())
            eigene = hinweise.eigene or (feld.description,)
            if hier in self.gezeigt.descriptions:
                eigene = (self.gezeigt.descriptions[hier],)
            beschreibung, *weitere = eigene
            beispiele = self._beispiele(hier, info)
            weitere += _hinweis(info)
            gegeben = name in werte
            beispiel = "" if gegeben else self._beispiel(feld, beispiele)
            for hinweis in (beschreibung + beispiel, *weitere, *(() if gegeben else hinweise.statt)):
                yield f"{einzug}# {hinweis}"
            if _ist_gruppe(feld) and "entfaellt" not in werte.get(name, {}):
                assert isinstance(feld.typ, type)
                yield f"{einzug}{name}:"
                yield from self._zeilen(hier, feld.typ, werte.get(name, {}), einzug + "  ")
            elif gegeben:
                yield from (einzug + zeile for zeile in as_yaml({name: werte[name]}).splitlines())
            elif info.is_required():
                yield f'{einzug}{name}: "[{feld.description}]"'
            else:
                usual = feld.typ is bool and not feld.optional and hier not in self.reserved
                yield f"{einzug}{name}:" + (" nein" if usual else "")
                if feld.ist_liste:
                    muster = beispiele[0] if beispiele else [self._eintrag(hier, feld)]
                    yield from (f"{einzug}  # {zeile}" for zeile in _zeilen_des_musters(feld, muster))

    def _beispiele(self, pfad: FieldPath, info: PydanticField) -> Sequence[Any]:
        """Those of the kind of offer, else of the field; of entries of a list `_eintrag` makes one."""
        shown = self.gezeigt.examples
        if pfad not in shown or isinstance(shown[pfad], dict):
            return info.examples or ()
        return () if shown[pfad] is None else (shown[pfad],)

    def _beispiel(self, feld: FieldInfo, beispiele: Sequence[Any]) -> str:
        """The values allowed, but for those that count what no document asks for; else an example."""
        if isinstance(feld.typ, type) and issubclass(feld.typ, Choice):
            return f"; möglich: {', '.join(one for one in feld.typ if self._has_what_it_counts(one))}"
        if not beispiele or feld.ist_liste:
            return ""
        return f", etwa {as_yaml({'': beispiele[0]}).partition(':')[2].strip()}"

    def _has_what_it_counts(self, value: Choice) -> bool:
        counted = counted_field(value) if isinstance(value, Regiebezug) else ""
        return not counted or counted in self.gebraucht

    def _eintrag(self, pfad: FieldPath, feld: FieldInfo) -> Any:
        """What an entry of a list looks like for this kind of offer."""
        muster = _muster(feld)
        if isinstance(anders := self.gezeigt.examples.get(pfad), dict):
            muster |= anders
        return self._ohne_unbenutztes(pfad, feld, muster)

    def _ohne_unbenutztes(self, pfad: FieldPath, feld: FieldInfo, muster: Any) -> Any:
        """An example of an entry without references to lists that no document needs, and what none uses."""
        typ = feld.typ
        if not (isinstance(muster, dict) and isinstance(typ, type) and issubclass(typ, Model)):
            return muster
        if issubclass(typ, OwnStructure):
            return muster
        weg = {name for name, liste in _VERWEISE.items() if liste not in self.gebraucht}
        if any(use != pfad and use.is_inside(pfad) for use in self.benutzt):
            weg |= {
                name
                for name, info in typ.model_fields.items()
                if not info.is_required()
                and name not in _VERWEISE
                and not any(use.is_inside(pfad / name) for use in self.benutzt)
            }
        return {name: wert for name, wert in muster.items() if name not in weg}


def _hinweis(info: PydanticField) -> list[str]:
    """What a profile says to whoever fills in a field that it declares."""
    extra = info.json_schema_extra
    described = str(extra.get("description", "")) if isinstance(extra, dict) else ""
    return [described.removeprefix(f"{info.description}. ")] if described else []


def _ist_gruppe(feld: FieldInfo) -> bool:
    return isinstance(feld.typ, type) and issubclass(feld.typ, Model) and not feld.ist_liste


def _zeilen_des_musters(feld: FieldInfo, muster: Any) -> Iterator[str]:
    """The example of a list as YAML; behind each number of an entry what it counts."""
    typ = feld.typ
    teile = fields_of(typ) if isinstance(typ, type) and issubclass(typ, Model) else {}
    zahlen = {
        name: teil.description
        for name, teil in teile.items()
        if isinstance(teil.typ, type) and issubclass(teil.typ, int | Decimal) and teil.typ is not bool
    }
    for zeile in as_yaml(muster).splitlines():
        was = zahlen.get(zeile[2:].partition(":")[0])
        yield f"{zeile}  # {was}" if was else zeile


def _muster(feld: FieldInfo) -> Any:
    """What a value looks like, or an entry of a list."""
    if feld.typ is bool:
        return "ja"
    if not isinstance(feld.typ, type):
        return _BELIEBIG
    if issubclass(feld.typ, Choice):
        return _ODER.join(feld.typ)
    if not issubclass(feld.typ, Model) or feld.typ.kurzform:
        return _BELIEBIG
    muster = {}
    for name, teil in fields_of(feld.typ).items():
        if name == _NOT_YET:
            continue
        beispiele = feld.typ.model_fields[name].examples
        eintrag = beispiele[0] if beispiele else _muster(teil)
        muster[name] = [eintrag] if teil.ist_liste and not beispiele else eintrag
    return _vertraeglich(feld.typ, muster)


def _vertraeglich(modell: type[Model], muster: dict[str, Any]) -> dict[str, Any]:
    """The example without the keys that do not go together with those before them."""
    try:
        modell.model_validate(_mit_erster_wahl(muster))
    except ValidationError as fehler:
        zuviel = {eines["loc"][0] for eines in fehler.errors()}
        return {name: wert for name, wert in muster.items() if name not in zuviel}
    return muster


def _mit_erster_wahl(wert: Any) -> Any:
    if isinstance(wert, dict):
        return {name: _mit_erster_wahl(teil) for name, teil in wert.items()}
    if isinstance(wert, list):
        return [_mit_erster_wahl(teil) for teil in wert]
    return wert.partition(_ODER)[0] if isinstance(wert, str) else wert
