"""Fields that a profile declares, one of each kind in each place, and the example with all of them given."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from helpers import build_tree
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
from teilhabe_docs.loading.files.folders import DiskFolder
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "schulkindergarten-bw"

FIELDS = """\
felder:
  traeger.eigene.gruendung: {art: datum, beschreibung: Tag der Gründung}
  traeger.eigene.wahlspruch: {art: kurzer_text, beschreibung: Wahlspruch des Hauses}
  angebot.eigene.fahrdienst:
    {art: langer_text, beschreibung: "Fahrdienst: wer fährt, wann, wie weit", beispiel: Er holt morgens ab.}
  angebot.eigene.fahrzeuge: {art: ganze_zahl, beschreibung: Zahl der Fahrzeuge, beispiel: 4}
  angebot.eigene.strecke: {art: dezimalzahl, beschreibung: Wegstrecke in Kilometern}
  angebot.eigene.auslastung: {art: prozent, beschreibung: Auslastung, hinweis: Im Mittel des Jahres}
  angebot.eigene.nachtschluessel: {art: verhaeltnis, beschreibung: Personalschlüssel in der Nacht}
  angebot.eigene.fls_preis: {art: euro, beschreibung: Preis einer Fachleistungsstunde, beispiel: "78,40 €"}
  angebot.eigene.nachtbeginn: {art: uhrzeit, beschreibung: Beginn der Nacht}
  angebot.eigene.bereitschaft: {art: stunden, beschreibung: Bereitschaft je Nacht}
  angebot.eigene.tiere: {art: wahrheitswert, beschreibung: Arbeit mit Tieren}
  angebot.eigene.hilfebedarf:
    art: auswahl
    beschreibung: Hilfebedarf
    werte: {gering: geringer Hilfebedarf, hoch: hoher Hilfebedarf, sehr_hoch: sehr hoher Hilfebedarf}
  angebot.eigene.treffpunkte: {art: liste, beschreibung: Treffpunkte, eintrag: kurzer_text}
  angebot.eigene.hilfebedarfsgruppen:
    art: liste
    beschreibung: Hilfebedarfsgruppen mit Personenzahl
    eintrag:
      gruppe: {art: auswahl, werte: {hbg1: Gruppe 1, hbg2: Gruppe 2}}
      personen: {art: ganze_zahl}
  angebot.eigene.nacht:
    art: gruppe
    beschreibung: Nachtdienst
    felder: {von: {art: uhrzeit}, bis: {art: uhrzeit}, wach: {art: wahrheitswert, beschreibung: Wache}}
  personal.eigene.springer: {art: ganze_zahl, beschreibung: Zahl der Springkräfte}
  personal.positionen.eigene.zulage: {art: euro, beschreibung: Zulage}
"""

SECTIONS = """\
einfuegen:
  - nach: personal
    id: eigenes
    titel: Fahrdienst und Nacht
    braucht:
      - {feld: angebot.eigene.fahrdienst, anlage: ja, entfaellt: ja}
      - angebot.eigene.fahrzeuge
      - angebot.eigene.strecke
      - angebot.eigene.auslastung
      - angebot.eigene.nachtbeginn
      - angebot.eigene.bereitschaft
      - angebot.eigene.hilfebedarf
      - angebot.eigene.treffpunkte
      - angebot.eigene.nacht
      - {feld: traeger.eigene.wahlspruch, entfaellt: ja}
      - personal.eigene.springer
  - nach: eigenes
    id: preise
    titel: Preise
    teile:
      preis:
        braucht: [angebot.eigene.fls_preis, traeger.eigene.gruendung, angebot.eigene.nachtschluessel]
      gruppen:
        braucht:
          - angebot.eigene.hilfebedarfsgruppen
          - angebot.eigene.hilfebedarfsgruppen.gruppe
          - angebot.eigene.hilfebedarfsgruppen.personen
      tiere:
        wenn: angebot.eigene.tiere
        weil: mit Tieren gearbeitet wird
        braucht: [angebot.eigene.tiere, personal.positionen]
"""

BODY = """\
(@preis) Eine Fachleistungsstunde kostet {{ angebot.eigene.fls_preis }}; so hält es das Haus seit dem
{{ traeger.eigene.gruendung }}. Nachts gilt {{ angebot.eigene.nachtschluessel }}.

(@gruppen) Die Gruppen:

| Gruppe | Personen |
|---|---|
{% for zeile in angebot.eigene.hilfebedarfsgruppen %}
| {{ zeile.gruppe }} | {{ zeile.personen }} |
{% endfor %}

(@tiere) Gearbeitet wird mit Tieren: {{ angebot.eigene.tiere }}.
{% for stelle in personal.positionen %}
{% if stelle.eigene.zulage is gegeben %}
{{ stelle.funktion }}: {{ stelle.eigene.zulage }}.
{% endif %}
{% endfor %}
"""

PROFILE = "profile/leistungsvereinbarung/eigen/gliederung.yaml"

FILES: dict[str, str | bytes] = {
    PROFILE: "profil: eigen\ndokument: leistungsvereinbarung\ntitel: Eigen\n"
    "erweitert: bw-schulkindergarten\n" + FIELDS + SECTIONS,
    "profile/leistungsvereinbarung/eigen/preise.md": BODY,
}
"""The profile, by path."""

PROVIDER = "eigene: {gruendung: 1999-01-02, wahlspruch: Gemeinsam unterwegs}\n"
OFFER = """\
eigene:
  fahrdienst: Der Fahrdienst holt die Kinder morgens ab und bringt sie am Nachmittag nach Hause.
  fahrzeuge: 4
  strecke: "7,5"
  auslastung: 96 %
  nachtschluessel: "1:12"
  fls_preis: 78,40 €
  nachtbeginn: "20:30"
  bereitschaft: "1,5"
  tiere: ja
  hilfebedarf: hoch
  treffpunkte: [Nachbarschaftshaus, Stadtteilzentrum]
  hilfebedarfsgruppen: [{gruppe: hbg1, personen: 3}, {gruppe: hbg2, personen: 21}]
  nacht: {von: "20:30", bis: "06:00", wach: ja}
"""
STAFFING = "eigene: {springer: 2}\n"


def shelf_in(folder: Path) -> Shelf:
    """The built-in profiles and those of a repository."""
    return Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(folder / "profile"), "profile")))


@cache
def _folder() -> Path:
    """The example with the profile and all its fields given."""
    folder = Path(tempfile.mkdtemp()).resolve()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("dokumente"))
    build_tree(folder, FILES)
    for name, more in (("provider", PROVIDER), ("offer", OFFER), ("staffing", STAFFING)):
        file = folder / f"{name}.yaml"
        text = file.read_text("utf-8") + "\n" + more
        text = text.replace("leistungsvereinbarung: bw-schulkindergarten", "leistungsvereinbarung: eigen")
        if name == "staffing":
            text = re.sub(r"\n( *)funktion:", r"\n\1eigene: {zulage: 120 €}\n\1funktion:", text, count=1)
        file.write_text(text, "utf-8")
    return folder


@cache
def own_example() -> LoadedConcept:
    """The concept of the example with all fields of the profile given."""
    found = load_repository(_folder(), shelf().fields)
    assert not found.findings, found.findings
    return found.konzepte[0]


@cache
def shelf() -> Shelf:
    """The profiles of that example."""
    return shelf_in(_folder())


def shelf_of(loaded: LoadedConcept) -> Shelf:
    """The profiles that a concept was read for: those of that example, or the built-in ones."""
    return shelf() if loaded.konzept.fields.own else BUILT_IN
