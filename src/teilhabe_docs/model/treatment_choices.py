"""The closed lists of values of Frühförderung: what is examined, treated and talked about, and who pays."""

from teilhabe_docs.model.choices import Choice


class Diagnostikart(Choice):
    """When a child is examined (§ 5 Abs. 1 Satz 1 Nr. 1 and 2 FrühV; the kinds are practice)."""

    EINGANG = "eingang", "Eingangsdiagnostik"
    VERLAUF = "verlauf", "Verlaufsdiagnostik"
    ABSCHLUSS = "abschluss", "Abschlussdiagnostik"


class Behandlungsart(Choice):
    """Services of medical rehabilitation within Frühförderung (§ 5 Abs. 1 Satz 1 FrühV)."""

    AERZTLICH = "aerztlich", "ärztliche Behandlung und Diagnostik"
    PSYCHOLOGISCH = "psychologisch", "psychologische und psychosoziale Leistungen"
    SOZIALPAEDIATRISCH = "sozialpaediatrisch", "nichtärztliche sozialpädiatrische Leistungen"
    PHYSIKALISCH = "physikalisch", "physikalische Therapie"
    PHYSIO = "physio", "Physiotherapie"
    ERGO = "ergo", "Ergotherapie"
    LOGO = "logo", "Stimm-, Sprech- und Sprachtherapie"


class Beratungsinhalt(Choice):
    """What those who bring up a child are advised on (§ 5 Abs. 2 FrühV)."""

    ERSTGESPRAECH = "erstgespraech", "Erstgespräch"
    ANAMNESE = "anamnese", "Gespräche zur Anamnese mit Eltern und anderen Bezugspersonen"
    DIAGNOSE = "diagnose", "Vermittlung der Diagnose"
    PLAN = "plan", "Erörterung der Planung von Förderung und Behandlung"
    AUSTAUSCH = "austausch", "Austausch über Entwicklung, Verhalten und Beziehungen des Kindes"
    ALLTAG = "alltag", "Anleitung und Hilfe bei der Gestaltung des Alltags"
    EINBEZIEHUNG = "einbeziehung", "Anleitung, an Förderung und Behandlung mitzuwirken"
    VERARBEITUNG = "verarbeitung", "Hilfen zur Verarbeitung von Krankheit und Behinderung"
    VERMITTLUNG = "vermittlung", "Vermittlung weiterer Hilfen und Beratung"


class Traegerart(Choice):
    """Which kind of Rehabilitationsträger takes part beside the one that concludes (§ 6 Abs. 1 SGB IX)."""

    KRANKENKASSE = "krankenkasse", "gesetzliche Krankenkasse"
    JUGENDAMT = "jugendamt", "Träger der öffentlichen Jugendhilfe"
    EINGLIEDERUNGSHILFE = "eingliederungshilfe", "Träger der Eingliederungshilfe"
