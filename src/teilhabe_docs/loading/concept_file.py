"""One concept file, read to the end: its document, its model, its texts, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.ablage import Ablage, Hindernis
from teilhabe_docs.loading.discovery import Art
from teilhabe_docs.loading.document import Document
from teilhabe_docs.loading.klassen import klasse_von
from teilhabe_docs.loading.limits import begrenzt, weitere_hinweise
from teilhabe_docs.loading.model_loading import lies_modell
from teilhabe_docs.loading.plain_scalars import unterschiede
from teilhabe_docs.loading.pruning import Rest
from teilhabe_docs.loading.source_text import zum_zeigen
from teilhabe_docs.loading.texts import lies_texte
from teilhabe_docs.loading.yaml_reader import lies_yaml
from teilhabe_docs.model.base import Modell


@dataclass(frozen=True, slots=True)
class Konzeptdatei:
    """A file that was read; `file` is its name in the repository, `modell` what could be read of it.

    `texte` holds it and the text files it refers to, by name; `rest` says which places the model lacks.
    """

    file: str
    texte: Mapping[str, str]
    findings: tuple[Finding, ...]
    dokument: Document | None = None
    modell: Modell | None = None
    rest: Rest = field(default_factory=lambda: Rest({}))


def lies_konzeptdatei(name: str, art: Art, ablage: Ablage) -> Konzeptdatei:
    """The file `name` of the repository, read as a file of this kind."""
    ort = ablage.finde("", name)
    rohdaten = ort if isinstance(ort, Hindernis) else ablage.lies(ort)
    if isinstance(rohdaten, Hindernis):
        return Konzeptdatei(name, {name: ""}, (rohdaten.kennung.finding(rohdaten.text, name),))
    dokument, findings = lies_yaml(rohdaten, name)
    if dokument is None:
        return Konzeptdatei(name, {name: zum_zeigen(rohdaten)}, findings)
    klasse = klasse_von(art)
    stand = lies_modell(dokument, klasse)
    hinweise = unterschiede(dokument, klasse, stand.rest.entfernt)
    findings += (*stand.findings, *begrenzt(hinweise, name, weitere_hinweise))
    if stand.modell is None:
        return Konzeptdatei(name, {name: dokument.text}, findings, dokument, None, stand.rest)
    texte = lies_texte(stand.modell, dokument, stand.rest, ablage)
    alle = {name: dokument.text, **texte.dateien}
    return Konzeptdatei(name, alle, findings + texte.findings, dokument, texte.modell, stand.rest)
