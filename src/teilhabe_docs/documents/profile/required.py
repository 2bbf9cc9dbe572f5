"""Whether an offer takes the profiles that its packages want everybody to use."""

from collections.abc import Container, Iterator, Mapping

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.shelf import Shelf
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.loaded_concept import LoadedConcept


def without_required(
    loaded: LoadedConcept, profiles: Mapping[str, Profil], shelf: Shelf, documents: Container[str]
) -> Iterator[Finding]:
    """An error for each of the `documents` whose profile is none that a package wants, and extends none."""
    for package in shelf.packages:
        for document, names in package.content.profile.items():
            wanted = [name for name in names if (document, name) in shelf.plaetze]
            profile = profiles.get(document)
            if document not in documents or not wanted or profile is None:
                continue
            if not set(wanted).intersection((profile.name, *profile.quellen)):
                listed = " oder ".join(f"»{name}«" for name in wanted)
                text = (
                    f"{DOKUMENTE[document]}: Das Paket »{package.content.name}« schreibt das Profil {listed} "
                    f"vor oder eines, das es erweitert; hier gilt »{profile.name}«. Bitte dort nennen."
                )
                file, span, path = loaded.ort(f"angebot.profil.{document}")
                yield codes.PROFIL_VORGESCHRIEBEN.finding(text, file, span, path)
