"""The closed lists of values, each with the words that a document prints for it."""

from typing import Any, Self

from teilhabe_docs.model.value_errors import value_error
from teilhabe_docs.model.value_type import ReadValue
from teilhabe_docs.ordered import Ordered


class Choice(ReadValue, Ordered):
    """Base of the lists: the value is what stands in YAML, `label` is German for running text, nominative."""

    label: str

    def __new__(cls, wert: str, label: str) -> Self:
        """A member from its YAML value and its label."""
        mitglied = str.__new__(cls, wert)
        mitglied._value_ = wert
        mitglied.label = label
        return mitglied

    @classmethod
    def lies(cls, wert: object) -> Self:
        """The member for a YAML value; raises `PydanticCustomError` with the class in its ctx."""
        mitglied = cls._value2member_map_.get(wert) if isinstance(wert, str) else None
        if isinstance(mitglied, cls):
            return mitglied
        erlaubt = [str(m.value) for m in cls]
        raise value_error(
            "auswahl",
            "{wert} steht nicht zur Auswahl; erlaubt: {erlaubt}",
            wert,
            erlaubt=", ".join(erlaubt),
            auswahl=cls,
        )

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The values, each with its label."""
        return {"type": "string", "oneOf": [{"const": m.value, "description": m.label} for m in cls]}


class Dokument(Choice):
    """The three documents."""

    LEISTUNGSVEREINBARUNG = "leistungsvereinbarung", "Leistungsvereinbarung"
    FACHKONZEPT = "fachkonzept", "Fachkonzept"
    LEISTUNGSBESCHREIBUNG = "leistungsbeschreibung", "Leistungsbeschreibung"


class Format(Choice):
    """The formats a document is written in."""

    DOCX = "docx", "Word"
    MD = "md", "Markdown"
    HTML = "html", "Seite für Browser"
    PDF = "pdf", "PDF"


class Land(Choice):
    """The Länder."""

    BW = "bw", "Baden-Württemberg"
    BY = "by", "Bayern"
    BE = "be", "Berlin"
    BB = "bb", "Brandenburg"
    HB = "hb", "Bremen"
    HH = "hh", "Hamburg"
    HE = "he", "Hessen"
    MV = "mv", "Mecklenburg-Vorpommern"
    NI = "ni", "Niedersachsen"
    NRW = "nrw", "Nordrhein-Westfalen"
    RP = "rp", "Rheinland-Pfalz"
    SL = "sl", "Saarland"
    SN = "sn", "Sachsen"
    ST = "st", "Sachsen-Anhalt"
    SH = "sh", "Schleswig-Holstein"
    TH = "th", "Thüringen"


class Vertragsgrundlage(Choice):
    """The statutory basis of the agreement; exactly one per offer."""

    SGB9_125 = "sgb9_125", "§ 125 SGB IX"
    SGB9_134 = "sgb9_134", "§ 134 SGB IX"
    SGB8_77 = "sgb8_77", "§ 77 SGB VIII"
    SGB8_78B = "sgb8_78b", "§ 78b SGB VIII"

    @property
    def buch(self) -> str:
        """The book of the Sozialgesetzbuch it belongs to, with which its name begins: `sgb8` or `sgb9`."""
        return self.value.partition("_")[0]


class Leistungsgruppe(Choice):
    """Groups of benefits (§ 102 Abs. 1 SGB IX)."""

    MEDIZINISCHE_REHABILITATION = (
        "medizinische_rehabilitation",
        "Leistungen zur medizinischen Rehabilitation",
    )
    TEILHABE_ARBEITSLEBEN = "teilhabe_arbeitsleben", "Leistungen zur Teilhabe am Arbeitsleben"
    TEILHABE_BILDUNG = "teilhabe_bildung", "Leistungen zur Teilhabe an Bildung"
    SOZIALE_TEILHABE = "soziale_teilhabe", "Leistungen zur Sozialen Teilhabe"


class Vorrangregel(Choice):
    """How the concept stands to the agreement (LRV NRW Anlage A.1 Abs. 3; Muster BW § 1 Abs. 3)."""

    FK_IST_BESTANDTEIL = "fk_ist_bestandteil", "das Fachkonzept ist Bestandteil der Leistungsvereinbarung"
    LV_GEHT_KONZEPTION_VOR = "lv_geht_konzeption_vor", "die Leistungsvereinbarung geht der Konzeption vor"


class Genehmigungsart(Choice):
    """Which permission the offer needs."""

    SCHULAUFSICHT = "schulaufsicht", "schulaufsichtliche Genehmigung"
    BETRIEBSERLAUBNIS_SGB8 = "betriebserlaubnis_sgb8", "Betriebserlaubnis nach § 45 SGB VIII"
    HEIMAUFSICHT = "heimaufsicht", "Anzeige bei der Heimaufsicht"
    NICHT_ERFORDERLICH = "nicht_erforderlich", "keine Genehmigung erforderlich"


class Foerderschwerpunkt(Choice):
    """Special needs by focus (§ 15 Abs. 1 SchG BW)."""

    LERNEN = "lernen", "Lernen"
    SPRACHE = "sprache", "Sprache"
    EMOTIONALE_SOZIALE_ENTWICKLUNG = "emotionale_soziale_entwicklung", "emotionale und soziale Entwicklung"
    SEHEN = "sehen", "Sehen"
    HOEREN = "hoeren", "Hören"
    GEISTIGE_ENTWICKLUNG = "geistige_entwicklung", "geistige Entwicklung"
    KOERPERLICHE_MOTORISCHE_ENTWICKLUNG = (
        "koerperliche_motorische_entwicklung",
        "körperliche und motorische Entwicklung",
    )
    KRANKENHAUSBEHANDLUNG = "krankenhausbehandlung", "längere Krankenhausbehandlung"


class Einsatzort(Choice):
    """Where the service is given."""

    KITA = "kita", "Kindertageseinrichtung"
    SCHULE = "schule", "Schule"
    FREIZEIT = "freizeit", "Freizeit"
    EIGENER_WOHNRAUM = "eigener_wohnraum", "eigener Wohnraum"
    SOZIALRAUM = "sozialraum", "Sozialraum"
    ARBEITSPLATZ = "arbeitsplatz", "Arbeitsplatz"
    FRUEHFOERDERSTELLE = "fruehfoerderstelle", "Frühförderstelle"
    FAMILIE = "familie", "Zuhause der Familie"
    DIGITAL = "digital", "Videokontakt"
    SONSTIGE = "sonstige", "sonstige Orte"


class Wochentag(Choice):
    """The days of the week, in order."""

    MO = "mo", "Montag"
    DI = "di", "Dienstag"
    MI = "mi", "Mittwoch"
    DO = "do", "Donnerstag"
    FR = "fr", "Freitag"
    SA = "sa", "Samstag"
    SO = "so", "Sonntag"


class Beeintraechtigung(Choice):
    """Kinds of impairment (§ 2 Abs. 1 SGB IX)."""

    KOERPERLICH = "koerperlich", "körperliche Beeinträchtigungen"
    GEISTIG = "geistig", "geistige Beeinträchtigungen"
    SEELISCH = "seelisch", "seelische Beeinträchtigungen"
    SINNE = "sinne", "Sinnesbeeinträchtigungen"


class Bildungsphase(Choice):
    """Phases of education of the people served."""

    VOR_EINSCHULUNG = "vor_einschulung", "vor der Einschulung"
    SCHULE = "schule", "während der Schulzeit"
    AUSBILDUNG_STUDIUM = "ausbildung_studium", "während Ausbildung oder Studium"
    OHNE = "ohne", "ohne Bezug zu einer Bildungsphase"


class Gebietsart(Choice):
    """Reach of the catchment area."""

    OERTLICH = "oertlich", "örtlich"
    UEBEROERTLICH = "ueberoertlich", "überörtlich"


class Leistungsform(Choice):
    """Service to the group or to one person."""

    GRUPPE = "gruppe", "Gruppenleistung"
    INDIVIDUELL = "individuell", "Individualleistung"


class Lebensbereich(Choice):
    """The nine areas of life of § 118 Abs. 1 Satz 3 SGB IX, in its order."""

    LERNEN_WISSENSANWENDUNG = "lernen_wissensanwendung", "Lernen und Wissensanwendung"
    ALLGEMEINE_AUFGABEN_ANFORDERUNGEN = (
        "allgemeine_aufgaben_anforderungen",
        "allgemeine Aufgaben und Anforderungen",
    )
    KOMMUNIKATION = "kommunikation", "Kommunikation"
    MOBILITAET = "mobilitaet", "Mobilität"
    SELBSTVERSORGUNG = "selbstversorgung", "Selbstversorgung"
    HAEUSLICHES_LEBEN = "haeusliches_leben", "häusliches Leben"
    INTERPERSONELLE_INTERAKTIONEN_BEZIEHUNGEN = (
        "interpersonelle_interaktionen_beziehungen",
        "interpersonelle Interaktionen und Beziehungen",
    )
    BEDEUTENDE_LEBENSBEREICHE = "bedeutende_lebensbereiche", "bedeutende Lebensbereiche"
    GEMEINSCHAFTSLEBEN = "gemeinschaftsleben", "Gemeinschafts-, soziales und staatsbürgerliches Leben"


class Anlass(Choice):
    """What an individual service answers to (Muster BW § 8 Abs. 1)."""

    INTERVENTION = "intervention", "Intervention"
    ERHOEHTER_BEDARF = "erhoehter_bedarf", "erhöhter Bedarf"
    FACHLICHE_MASSNAHME = "fachliche_massnahme", "fachliche Maßnahme"
    ZUSATZANGEBOT = "zusatzangebot", "zusätzliches Angebot"
    ALLGEMEIN = "allgemein", "allgemeine Individualleistung"


class Berichtsform(Choice):
    """What the report on participation is called (Muster BW § 12)."""

    TEILHABEBERICHT = "teilhabebericht", "Teilhabebericht"
    PAEDAGOGISCHER_BERICHT = "paedagogischer_bericht", "pädagogischer Bericht"
    ENTWICKLUNGSBERICHT = "entwicklungsbericht", "Entwicklungsbericht"
    ILEB = "ileb", "Dokumentation der individuellen Lern- und Entwicklungsbegleitung (ILEB)"


class Fuehrungszeugnisart(Choice):
    """Kind of the certificate of conduct (§ 30, § 30a BZRG)."""

    ERWEITERT = "erweitert", "erweitertes Führungszeugnis"
    EINFACH = "einfach", "einfaches Führungszeugnis"


class Anlagenart(Choice):
    """An annex of the document, or a paper that goes with it."""

    ANLAGE = "anlage", "Anlage"
    MITGELTEND = "mitgeltend", "mitgeltende Unterlage"


class Bereich(Choice):
    """What a position works for; the last four are Regie, the two before are there in case of need."""

    GRUPPE = "gruppe", "Gruppe"
    INDIVIDUELL = "individuell", "Individualleistungen"
    KOORDINATION = "koordination", "Koordination"
    ERREICHBARKEIT = "erreichbarkeit", "Erreichbarkeit"
    NACHT = "nacht", "Nacht"
    LEITUNG = "leitung", "Leitung"
    VERWALTUNG = "verwaltung", "Verwaltung"
    HAUSWIRTSCHAFT_TECHNIK = "hauswirtschaft_technik", "Hauswirtschaft und Technik"
    FACHDIENST = "fachdienst", "Fachdienst"


class Kategorie(Choice):
    """Qualification of a position (Muster BW § 10 Abs. 2)."""

    FACHKRAFT_STUDIUM = "fachkraft_studium", "Fachkraft mit Studium"
    FACHKRAFT_AUSBILDUNG = "fachkraft_ausbildung", "Fachkraft mit Ausbildung"
    NICHT_FACHKRAFT = "nicht_fachkraft", "Nicht-Fachkraft"


class Beschaeftigung(Choice):
    """Employment of a position; only `angestellt` counts for ratio and quota."""

    ANGESTELLT = "angestellt", "angestellt"
    AUSBILDUNG = "ausbildung", "in Ausbildung"
    FREIWILLIGENDIENST = "freiwilligendienst", "im Freiwilligendienst"
    PRAKTIKUM = "praktikum", "im Praktikum"
    EHRENAMT = "ehrenamt", "ehrenamtlich"


class Regiebezug(Choice):
    """What one worker in Regie is counted against."""

    PLAETZE = "plaetze", "Plätze"
    VOLLKRAEFTE = "vollkraefte", "Vollkräfte"
    PERSONEN = "personen", "Personen"


class Minderzeitart(Choice):
    """Kinds of working time that cannot be billed."""

    BERUFSSPEZIFISCH = "berufsspezifisch", "berufsspezifische Minderzeiten"
    FALLSPEZIFISCH = "fallspezifisch", "fallspezifische Minderzeiten"
    WEGE = "wege", "Wegezeiten"
