"""The vocabulary of `gliederung.yaml`: what a profile may say, key by key.

The vocabulary is closed; a key that is not here is a finding with a suggestion.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationError
from pydantic_core import PydanticCustomError

from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Land, Vertragsgrundlage
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.numbers import WholeNumber
from teilhabe_docs.model.values import Day, Feldpfad, Id, Text, YesNo

Dokumentart = Literal["leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung"]
Grad = Literal["ja", "soll", "nein"]  # the strictest first

DOKUMENTE: dict[str, str] = {
    "leistungsvereinbarung": "Leistungsvereinbarung",
    "fachkonzept": "Fachkonzept",
    "leistungsbeschreibung": "Leistungsbeschreibung",
}
"""The three documents in the order of every list, with the titles they bear."""


SLUG = re.compile(r"(?!(?:null|true|false|ja|nein|yes|no|on|off)$)[a-z][a-z0-9-]*")
"""Ids of sections, parts and duties: no word that a YAML reader takes for something else than text."""

NO_SLUG = (
    "»{}« taugt nicht als Kennung; erlaubt sind Kleinbuchstaben a bis z, Ziffern und »-«, zuerst ein "
    "Buchstabe, und kein Wort, das in YAML etwas anderes heißt (null, ja, nein)."
)


def several_in_one(text: str, *, alternatives: bool) -> str:
    """How names are written that stand in one text; empty where it is one. Of alternatives one is enough."""
    names = re.split(r"\s*[,;]\s*|\s+(?:und|oder)\s+", text.strip())
    if len(names) == 1 or not all(name and " " not in name for name in names):
        return ""
    listed = f"[{', '.join(names)}]"
    if alternatives and re.search(r"\soder\s", text):
        return f"Wo eines von mehreren genügt, heißt es: {{feld: {listed}}}."
    return f"Mehrere stehen in einer Liste: {listed}."


def as_list(wert: Any) -> Any:
    """A single value as a list of one, as YAML may spell it."""
    return [wert] if isinstance(wert, str | dict) else wert


TextTuple = Annotated[
    tuple[Text, ...], BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text, ...])
]
"""One string or a list of strings."""

FieldTuple = Annotated[
    tuple[Feldpfad, ...], BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text, ...])
]
"""The path of a field, or a list of paths."""


BasisTuple = Annotated[
    tuple[Vertragsgrundlage, ...],
    BeforeValidator(as_list, json_schema_input_type=Vertragsgrundlage | tuple[Vertragsgrundlage, ...]),
]
"""One contract basis or a list of them."""


class Bedarf(Model):
    """A value that a section or part needs: a field, or several of which one is enough."""

    feld: FieldTuple = Field(description="Pfad des Felds, oder mehrere, von denen eines genügt")
    pflicht: Grad | None = Field(None, description="Grad dieses Felds; sonst der des Abschnitts")
    wenn: Text | None = Field(None, description="Bedingung, unter der das Feld gebraucht wird")
    weil: Text | None = Field(None, description="Die Bedingung in Worten")
    erfuellt: TextTuple = Field((), description="Anforderungen, die dieses Feld erfüllt")
    mit: dict[str, str] = Field(default_factory=dict, description="Nur Einträge mit diesem Wert zählen")
    anlage: Literal["ja", "kurz", "nein"] = Field("nein", description="Ob eine Anlage genügt")
    entfaellt: Literal["ja", "nein"] = Field("nein", description="Ob das Feld mit Grund entfallen darf")
    mindestens: WholeNumber | None = Field(None, description="Mindestlänge in Wörtern")
    hinweis: Text | None = Field(None, description="Was hier hingehört")


class Anlagenbedarf(Model):
    """An annex that must be listed, of the offer or of its provider: a need of one of the two lists."""

    anlage: Id = Field(description="Id der Anlage, die es geben muss")
    pflicht: Grad | None = Field(None, description="Grad der Anlage; sonst der des Abschnitts")
    wenn: Text | None = Field(None, description="Bedingung, unter der die Anlage gebraucht wird")
    weil: Text | None = Field(None, description="Die Bedingung in Worten")
    erfuellt: TextTuple = Field((), description="Anforderungen, die diese Anlage erfüllt")
    hinweis: Text | None = Field(None, description="Was die Anlage enthält")

    @property
    def need(self) -> Bedarf:
        """The same as a need of fields."""
        return Bedarf(
            feld=ANNEX_LISTS,
            mit={"id": self.anlage},
            pflicht=self.pflicht,
            wenn=self.wenn,
            weil=self.weil,
            erfuellt=self.erfuellt,
            hinweis=f"{self.hinweis} (Anlage »{self.anlage}«)" if self.hinweis else f"Anlage »{self.anlage}«",
        )


ANNEX_LISTS = (FieldPath("angebot.anlagen"), FieldPath("traeger.anlagen"))
"""Where annexes are listed."""


def _als_bedarf(wert: Any) -> Any:
    """A bare path as a need of that field, a need of an annex as one of the lists of annexes."""
    if isinstance(wert, dict) and "feld" not in wert and wert.get("anlage", "ja") not in _OB_ANLAGE:
        try:
            return Anlagenbedarf.model_validate(wert).need
        except ValidationError as fehler:
            erster = fehler.errors(include_url=False, include_input=False)[0]
            raise PydanticCustomError(erster["type"], "{said}", {"said": erster["msg"]}) from None
    return {"feld": wert} if isinstance(wert, str) else wert


_OB_ANLAGE = ("ja", "kurz", "nein", None)

BedarfAngabe = Annotated[
    Bedarf, BeforeValidator(_als_bedarf, json_schema_input_type=Text | Bedarf | Anlagenbedarf)
]
Bedarfe = Annotated[
    tuple[BedarfAngabe, ...],
    BeforeValidator(as_list, json_schema_input_type=Text | Bedarf | Anlagenbedarf | tuple[BedarfAngabe, ...]),
]
"""Needs; a bare path stands for a need of that field, a single one for a list."""


class Teileintrag(Model):
    """A part of a section: an Absatz, a letter or a bullet of its body."""

    titel: Text | None = Field(None, description="Worum es geht; steht in der Gliederung, nicht im Dokument")
    pflicht: Grad | None = Field(None, description="Grad; sonst der des Abschnitts")
    wenn: Text | None = Field(None, description="Bedingung, unter der der Teil gilt")
    weil: Text | None = Field(None, description="Die Bedingung in Worten")
    erfuellt: TextTuple = Field((), description="Anforderungen, die der Teil erfüllt")
    braucht: Bedarfe = Field((), description="Felder, die der Teil braucht")
    quelle: Text | None = Field(None, description="Fundstelle")
    hinweis: Text | None = Field(None, description="Was hier hingehört")
    text: Text | None = Field(None, description="Textdatei, die den Absatz ersetzt oder hinzufügt")
    nach: Text | None = Field(None, description="Teil, hinter dem der neue Absatz steht")


class Abschnittsaenderung(Model):
    """What a profile changes in a section of its parent: each key replaces the parent's value whole."""

    titel: Text | None = Field(None, description="Überschrift")
    zwischentitel: Text | None = Field(None, description="Zeile über diesem und den folgenden Abschnitten")
    rolle: Literal["titel"] | None = Field(None, description="titel: die Überschrift ist der Titel")
    nummer: YesNo = Field(True, description="Ob der Abschnitt gezählt wird")
    pflicht: Grad = Field("ja", description="ja, soll (Warnung) oder nein (wenn etwas da ist)")
    wenn: Text | None = Field(None, description="Bedingung, unter der der Abschnitt gilt")
    weil: Text | None = Field(None, description="Die Bedingung in Worten")
    quelle: Text | None = Field(None, description="Fundstelle")
    hinweis: Text | None = Field(None, description="Was hier hingehört")
    erfuellt: TextTuple = Field((), description="Anforderungen, die der Abschnitt erfüllt")
    braucht: Bedarfe = Field((), description="Felder, die der Abschnitt braucht")
    teile: dict[str, Teileintrag] = Field(default_factory=dict, description="Teile des Textes, nach Kennung")
    text: Text | None = Field(None, description="Textdatei, wenn sie nicht wie der Abschnitt heißt")
    abgeleitet: Literal["anlagen"] | None = Field(None, description="anlagen: das Verzeichnis der Anlagen")


class Abschnittseintrag(Abschnittsaenderung):
    """A section with its subsections."""

    id: Text = Field(description="Kennung, ändert sich nie")
    frueher: TextTuple = Field((), description="Kennungen, die der Abschnitt früher hatte")
    titel: Text = Field(description="Überschrift")
    abschnitte: "tuple[Abschnittseintrag, ...]" = Field((), description="Unterabschnitte")


class Einfuegung(Abschnittseintrag):
    """A new section, right behind an existing one."""

    nach: Text = Field(description="Kennung des Abschnitts davor")


Feldart = Literal[
    "kurzer_text", "langer_text", "ganze_zahl", "dezimalzahl", "prozent", "verhaeltnis", "euro",
    "datum", "uhrzeit", "stunden", "wahrheitswert", "auswahl", "liste", "gruppe",
]  # fmt: skip


def _als_feld(wert: Any) -> Any:
    return {"art": wert} if isinstance(wert, str) else wert


def _form_des_eintrags(wert: Any) -> str:
    art = wert.get("art") if isinstance(wert, dict) else None
    return "Feld" if isinstance(wert, str | Feldangabe) or isinstance(art, str) else "Felder"


class Feldangabe(Model):
    """A field that a profile declares: what is given there, what it means, how it looks."""

    art: Feldart = Field(description="Art der Angabe")
    frueher: TextTuple = Field((), description="Namen, die das Feld früher hatte")
    beschreibung: Text | None = Field(
        None, description="Was hier steht, als Hauptwort; auch die Beschriftung im Dokument"
    )
    beispiel: Any = Field(None, description="Beispiel, wie es in der Datei steht")
    hinweis: Text | None = Field(None, description="Was beim Ausfüllen zu beachten ist")
    werte: dict[str, Text] = Field(
        default_factory=dict, description="Zu »auswahl«: die Werte, jeder mit seiner Beschriftung"
    )
    eintrag: "Eintragsangabe | None" = Field(
        None, description="Zu »liste«: die Felder eines Eintrags, oder die Art der Werte"
    )
    felder: "dict[str, Feldangabe]" = Field(
        default_factory=dict, description="Zu »gruppe«: die Felder, nach Namen"
    )


Eintragsangabe = Annotated[
    Annotated[
        Feldangabe, BeforeValidator(_als_feld, json_schema_input_type=Feldart | Feldangabe), Tag("Feld")
    ]
    | Annotated[dict[str, Feldangabe], Tag("Felder")],
    Discriminator(_form_des_eintrags),
]
"""What the entries of a list are: values of one kind, or structures with these fields."""


class Gliederungsdatei(Model):
    """The file `gliederung.yaml` of a profile."""

    profil: Text = Field(description="Name des Profils")
    dokument: Dokumentart = Field(description="Welches der drei Dokumente")
    titel: Text = Field(description="Name des Profils für Menschen")
    land: Land | None = Field(None, description="Land, für das es gemacht ist")
    stand: Day | None = Field(None, description="Stand der Quelle")
    quelle: Text | None = Field(None, description="Woher die Gliederung stammt")
    vertragsgrundlage: BasisTuple = Field((), description="Vertragsgrundlagen, die es bedient")
    begleiter: dict[Dokumentart, Text] = Field(
        default_factory=dict, description="Profile der übrigen Dokumente"
    )
    erweitert: Text | None = Field(None, description="Profil, auf dem es aufbaut")
    zaehlung: Literal["paragraf", "dezimal"] | None = Field(None, description="§ 1, (1), a) oder 1, 1.1")
    verlangt: TextTuple = Field((), description="Anforderungen über das Gesetz hinaus")
    merkmale: Merkmale = Field(
        default_factory=Merkmale, description="Was für diese Angebote gilt; Regeln fragen danach"
    )
    felder: dict[str, Feldangabe] = Field(
        default_factory=dict,
        description="Felder, die das Profil erklärt, nach ihrem Pfad (angebot.eigene.fahrdienst)",
    )
    verbindlich: Text | None = Field(None, description="Bedingung, unter der »pflicht: ja« bindet")
    weil: Text | None = Field(None, description="Die Bedingung in Worten")
    abschnitte: tuple[Abschnittseintrag, ...] = Field((), description="Die Abschnitte in ihrer Ordnung")
    aendern: dict[str, Abschnittsaenderung] = Field(
        default_factory=dict, description="Änderungen an Abschnitten des Grundprofils, nach Kennung"
    )
    einfuegen: tuple[Einfuegung, ...] = Field((), description="Neue Abschnitte")
    entfernen: dict[str, Text] = Field(
        default_factory=dict, description="Abschnitte, die wegfallen, mit Grund"
    )
    reihenfolge: tuple[Any, ...] = Field((), description="Baum der Kennungen in neuer Ordnung")
