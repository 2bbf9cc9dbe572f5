"""The list of profiles, for people and for machines."""

import json
from collections.abc import Iterable, Iterator

from teilhabe_docs.documents.display import german_date
from teilhabe_docs.documents.profile.profil import Profil


def as_text(profiles: Iterable[Profil]) -> str:
    """A few lines for each profile."""
    return "".join(f"{line}\n" for profile in profiles for line in _lines(profile))


def _lines(profile: Profil) -> Iterator[str]:
    land = f", nur Land {profile.land}" if profile.land else ""
    origin = f" (aus {profile.herkunft})" if profile.herkunft else ""
    yield f"{profile.dokument}  {profile.name}{origin}"
    yield f"    {profile.titel}"
    yield f"    für {', '.join(profile.vertragsgrundlagen)}{land}"
    yield f"    Quelle: {profile.quelle}"
    if profile.stand:
        yield f"    Stand: {german_date(profile.stand)}"


def as_json(profiles: Iterable[Profil]) -> str:
    """A list with English keys."""
    entries = [
        {
            "document": p.dokument,
            "name": p.name,
            "origin": p.herkunft or "built-in",
            "title": p.titel,
            "land": p.land or None,
            "contract_bases": list(p.vertragsgrundlagen),
            "companions": p.begleiter,
            "source": p.quelle,
            "date": p.stand.isoformat() if p.stand else None,
        }
        for p in profiles
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
