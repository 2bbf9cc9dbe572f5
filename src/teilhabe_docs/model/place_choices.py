"""The closed lists of values of offers at a place of their own, by day or day and night."""

from teilhabe_docs.model.choices import Choice


class Hilfeart(Choice):
    """What an agreement under § 78b SGB VIII can be about (§ 78a SGB VIII), each with its norm."""

    WOHNFORM_13_3 = (
        "wohnform_13_3",
        "Unterkunft in einer sozialpädagogisch begleiteten Wohnform (§ 13 Abs. 3 SGB VIII)",
    )
    MUTTER_VATER_KIND_19 = (
        "mutter_vater_kind_19",
        "Betreuung in einer gemeinsamen Wohnform für Mütter oder Väter und Kinder (§ 19 SGB VIII)",
    )
    SCHULPFLICHT_21 = "schulpflicht_21", "Unterbringung zur Erfüllung der Schulpflicht (§ 21 Satz 2 SGB VIII)"
    TAGESGRUPPE_32 = "tagesgruppe_32", "Erziehung in einer Tagesgruppe (§ 32 SGB VIII)"
    HEIM_34 = "heim_34", "Erziehung in einem Heim oder einer sonstigen betreuten Wohnform (§ 34 SGB VIII)"
    EINZELBETREUUNG_35 = (
        "einzelbetreuung_35",
        "intensive sozialpädagogische Einzelbetreuung außerhalb der eigenen Familie (§ 35 SGB VIII)",
    )
    SONSTIGE_27 = (
        "sonstige_27",
        "Hilfe zur Erziehung in sonstiger teilstationärer oder stationärer Form (§ 27 SGB VIII)",
    )
    TEILSTATIONAER_35A = (
        "teilstationaer_35a",
        "Eingliederungshilfe in einer anderen teilstationären Einrichtung (§ 35a Abs. 2 Nr. 2 SGB VIII)",
    )
    STATIONAER_35A = (
        "stationaer_35a",
        "Eingliederungshilfe über Tag und Nacht oder in sonstiger Wohnform (§ 35a Abs. 2 Nr. 4 SGB VIII)",
    )
    JUNGE_VOLLJAEHRIGE_41 = "junge_volljaehrige_41", "Hilfe für junge Volljährige (§ 41 SGB VIII)"
    ANDERE_LANDESRECHT = (
        "andere_landesrecht",
        "Leistung, für die das Landesrecht diese Vereinbarungen vorsieht (§ 78a Abs. 2 SGB VIII)",
    )

    @property
    def mit_hilfeplan(self) -> bool:
        """Whether there is a Hilfeplan in the single case: for §§ 27 to 35a and 41 (§ 36 SGB VIII)."""
        return self in _MIT_HILFEPLAN

    @property
    def eingliederungshilfe(self) -> bool:
        """Whether it is for young people with a seelische Behinderung (§ 35a SGB VIII)."""
        return self in (Hilfeart.TEILSTATIONAER_35A, Hilfeart.STATIONAER_35A)


_MIT_HILFEPLAN = frozenset(
    {
        Hilfeart.TAGESGRUPPE_32,
        Hilfeart.HEIM_34,
        Hilfeart.EINZELBETREUUNG_35,
        Hilfeart.SONSTIGE_27,
        Hilfeart.TEILSTATIONAER_35A,
        Hilfeart.STATIONAER_35A,
        Hilfeart.JUNGE_VOLLJAEHRIGE_41,
    }
)


class Wohnraumart(Choice):
    """How people live in a besondere Wohnform."""

    HAUS = "haus", "Haus"
    WOHNGRUPPE = "wohngruppe", "Wohngruppe"
    APARTMENT = "apartment", "Apartment"
    WOHNGEMEINSCHAFT = "wohngemeinschaft", "Wohngemeinschaft"


class Flaechenart(Choice):
    """What an area of a besondere Wohnform serves; living is paid for by those who live there."""

    PERSOENLICH = "persoenlich", "persönlicher Wohnraum"
    GEMEINSCHAFT = "gemeinschaft", "gemeinschaftlich genutzte Räume"
    FACHLEISTUNG = "fachleistung", "Räume der Fachleistung"
    GEMISCHT = "gemischt", "gemischt genutzte Räume"


class Befoerderung(Choice):
    """Whether the way between the dwelling and the offer is part of the service."""

    ENTHALTEN = "enthalten", "in der Leistung enthalten"
    GESONDERT = "gesondert", "gesondert vereinbart"
    KEINE = "keine", "keine Beförderung"
