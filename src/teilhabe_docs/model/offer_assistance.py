"""Parts of an offer that goes to people where they live: whom it serves and when, and what is done."""

from pydantic import Field

from teilhabe_docs.model.assistance_choices import Assistenzbereich, Erreichbarkeitsform
from teilhabe_docs.model.base import ListOf, Model, Optionally, field, list_field
from teilhabe_docs.model.choices import Wochentag
from teilhabe_docs.model.numbers import FromOne, Hours, Minutes
from teilhabe_docs.model.shared import Zeitfenster
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import Id, Text, TimeOfDay, YesNo


class Team(Model):
    """A team and how many people it serves."""

    id: Id = Field(description="Id des Teams für Verweise", examples=["team-nord"])
    bezeichnung: Text | None = field("Bezeichnung des Teams")
    personen: FromOne | None = field("Zahl der Personen, die das Team begleitet", 20)


class Einsatz(Model):
    """When the service comes, how long a visit takes and how far it is."""

    zeiten: ListOf[Zeitfenster] = list_field("Zeiten, zu denen Einsätze möglich sind")
    dauer_min: Optionally[Minutes] = field("Minuten eines Einsatzes im Durchschnitt", 90)
    weg_min: Optionally[Minutes] = field("Minuten des Weges zu einem Einsatz im Durchschnitt", 15)


class Assistenzleistung(Model):
    """What is done in one of the areas of § 78 Abs. 1 Satz 2 SGB IX: instead of the person, and with them."""

    bereich: Assistenzbereich = Field(description="Bereich nach § 78 Abs. 1 Satz 2 SGB IX")
    uebernahme: tuple[Text, ...] = list_field("Handlungen, die übernommen oder begleitet werden")
    befaehigung: tuple[Text, ...] = list_field("Handlungen, zu denen befähigt wird")


class Assistenz(Model):
    """Assistance (§ 78 SGB IX)."""

    leistungen: ListOf[Assistenzleistung] = list_field("Assistenzleistungen nach Bereichen")
    bezeichnung_nr1: Optionally[Text] = field(
        "Wort des Landes für Assistenz nach § 78 Abs. 2 Satz 2 Nr. 1 SGB IX", "kompensatorische Assistenz"
    )
    eltern: Slot | None = field("Assistenz für Mütter und Väter mit Behinderungen")
    krankenhaus: Slot | None = field("Begleitung im Krankenhaus")


class Erreichbarkeitszeit(Model):
    """Hours in which somebody can be reached; an end before the beginning is one of the next day."""

    wochentage: tuple[Wochentag, ...] = list_field("Wochentage, an denen die Zeit beginnt", ["fr", "sa"])
    von: TimeOfDay | None = field("Beginn der Erreichbarkeit", "20:00")
    bis: TimeOfDay | None = field("Ende der Erreichbarkeit, auch am folgenden Tag", "08:00")


class Erreichbarkeit(Model):
    """Whether and how somebody can be reached outside the times of visits (§ 78 Abs. 6 SGB IX)."""

    form: Optionally[Erreichbarkeitsform] = field("Form der Erreichbarkeit")
    zeiten: ListOf[Erreichbarkeitszeit] = list_field("Zeiten der Erreichbarkeit")
    beschreibung: Slot | None = field("Beschreibung der Erreichbarkeit")
    gemeinsam: Optionally[YesNo] = field("Erreichbarkeit für mehrere gemeinsam, ja oder nein")


class Ausfall(Model):
    """What holds when a visit does not take place."""

    regelung: Slot | None = field("Regelung zu abgesagten Einsätzen")
    absagefrist_h: Optionally[Hours] = field("Frist für eine Absage in Stunden", 24)


class Abwesenheit(Model):
    """What holds while a person is away for longer."""

    regelung: Slot | None = field("Regelung bei längerer Abwesenheit")
