"""The closed lists of values of services that go to people: how they live, what is done and counted."""

from teilhabe_docs.model.choices import Choice


class Nachtart(Choice):
    """Kinds of service at night and in stand-by (named in § 5 Abs. 3, § 7 Abs. 1 Nr. 1 ArbZG)."""

    NACHTWACHE = "nachtwache", "Nachtwache"
    BEREITSCHAFTSDIENST = "bereitschaftsdienst", "Bereitschaftsdienst"
    RUFBEREITSCHAFT = "rufbereitschaft", "Rufbereitschaft"


class Wohnform(Choice):
    """Where the people served live."""

    EIGENE_WOHNUNG = "eigene_wohnung", "eigene Wohnung"
    WOHNGEMEINSCHAFT = "wohngemeinschaft", "Wohngemeinschaft"
    HERKUNFTSFAMILIE = "herkunftsfamilie", "Herkunftsfamilie"
    BESONDERE_WOHNFORM = "besondere_wohnform", "besondere Wohnform"
    WOHNUNGSLOS = "wohnungslos", "ohne Wohnung"


class Assistenzbereich(Choice):
    """The areas of assistance (§ 78 Abs. 1 Satz 2 SGB IX)."""

    ALLTAG = "alltag", "allgemeine Erledigungen des Alltags"
    BEZIEHUNGEN = "beziehungen", "Gestaltung sozialer Beziehungen"
    LEBENSPLANUNG = "lebensplanung", "persönliche Lebensplanung"
    KULTUR = "kultur", "Teilhabe am gemeinschaftlichen und kulturellen Leben"
    FREIZEIT = "freizeit", "Freizeitgestaltung einschließlich sportlicher Aktivitäten"
    GESUNDHEIT = (
        "gesundheit",
        "Sicherstellung der Wirksamkeit der ärztlichen und ärztlich verordneten Leistungen",
    )


class Erreichbarkeitsform(Choice):
    """How somebody can be reached outside the times of visits; only two of them take place at the spot."""

    KEINE = "keine", "keine Erreichbarkeit"
    TELEFONISCH = "telefonisch", "telefonische Erreichbarkeit"
    RUFBEREITSCHAFT = "rufbereitschaft", "Rufbereitschaft"
    BEREITSCHAFTSDIENST = "bereitschaftsdienst", "Bereitschaftsdienst"
    NACHTWACHE = "nachtwache", "Nachtwache"


class Abrechnung(Choice):
    """What of the work makes up the Fachleistungsstunden that are billed."""

    DIREKTE_ZEIT = "direkte_zeit", "abgerechnet wird die direkte Zeit"
    GESAMTE_ZEIT = "gesamte_zeit", "abgerechnet werden direkte und indirekte Zeit"


class Wegezeit(Choice):
    """How the way to the people served is paid for."""

    ENTHALTEN = "enthalten", "in der Fachleistungsstunde enthalten"
    GESONDERT = "gesondert", "gesondert vergütet"
    ABRECHENBAR = "abrechenbar", "als Fachleistungsstunde abrechenbar"
    NICHT_VERGUETET = "nicht_verguetet", "nicht vergütet"


class Kontaktform(Choice):
    """In which form a Fachleistungsstunde can be spent."""

    PERSOENLICH = "persoenlich", "im persönlichen Kontakt"
    TELEFONISCH = "telefonisch", "am Telefon"
    VIDEO = "video", "per Video"
    OHNE_PERSON = "ohne_person", "in Abwesenheit der Person"


class Poolanrechnung(Choice):
    """How an hour that several use together counts for each of them."""

    ANTEILIG = "anteilig", "anteilig"
    VOLL = "voll", "mit der vollen Dauer"
