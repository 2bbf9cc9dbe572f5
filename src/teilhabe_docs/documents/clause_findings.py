"""What is wrong with the clauses of an offer: no place, nothing to replace, no reason, an old text below."""

from collections.abc import Iterator, Mapping

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.clause_places import (
    ClausePlace,
    absatz_of,
    all_ids,
    clause_place,
)
from teilhabe_docs.documents.clauses import all_clauses, clause_bodies, replaceable, with_clauses
from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection, outline_of
from teilhabe_docs.documents.profile.former_in_profile import present_id
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.usage import parts_by_line
from teilhabe_docs.documents.text_reasons import excuses
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_names import FormerName, told
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.offer_terms import Klausel
from teilhabe_docs.model.text_slot import WITHOUT_ENTRY, Datei, Markdown, ReadFileSlot
from teilhabe_docs.near_names import meant, nearest


def clause_findings(loaded: LoadedConcept, profiles: Mapping[str, Profil]) -> Iterator[Finding]:
    """The findings on clauses, in their order; `profiles` are those of the offer by document, without them.

    Of a profile that cannot be read nothing is said.
    """
    check = _ClauseCheck(loaded, profiles)
    for path, clause in all_clauses(loaded.konzept):
        yield from check.findings(path, clause)


def without_document(loaded: LoadedConcept, documents: tuple[str, ...]) -> Iterator[Finding]:
    """The clauses in documents that the repository does not keep."""
    for path, clause in all_clauses(loaded.konzept):
        if clause.dokument not in documents:
            text = f"{_article(clause)} führt dieses Repository nicht (»dokumente« in tdocs.yaml)."
            yield _finding(loaded, path / "stelle", f"{text} {_NOWHERE}")


def former_clause_places(
    loaded: LoadedConcept, profiles: Mapping[str, Profil]
) -> Iterator[tuple[tuple[str, Span, str], str, str]]:
    """Where clauses replace a section that is called otherwise now: place, old and new name."""
    for path, clause in all_clauses(loaded.konzept):
        if profile := profiles.get(clause.dokument):
            now = present_id(clause.stelle, profile.former_sections)
            if now != clause.stelle:
                yield loaded.ort(path / "stelle"), clause.stelle, now


class _ClauseCheck:
    def __init__(self, loaded: LoadedConcept, profiles: Mapping[str, Profil]) -> None:
        self.loaded, self.profiles = loaded, profiles
        self.taken: dict[tuple[str, str], int] = {}
        self.outlines: dict[str, Gliederung] = {}

    def findings(self, path: FieldPath, clause: Klausel) -> Iterator[Finding]:
        """What is wrong with one clause."""
        yield from self._own(path, clause)
        profile = self.profiles.get(clause.dokument)
        if profile is None:
            text = f"{_article(clause)} hat dieses Angebot nicht: Es hat kein Profil dafür. {_NOWHERE}"
            yield self._at(path / "stelle", text)
        elif profile.abschnitte:
            place = clause_place(profile, clause.stelle)
            if place is None or not replaceable(place):
                text = (
                    _unknown(self.profiles, profile, clause) if place is None else _not_here(profile, place)
                )
                yield self._at(path / "stelle", text)
                return
            yield from self._renamed(path, clause, place, profile)
            if text := self._overlaps(path, clause, place) or self._left_out(profile, place):
                yield self._at(path / "stelle", text)
                return
            yield from self._version(path, clause, place)
            for text in self._dead_references(profile, place):
                yield self._at(path / "stelle", text)

    def _at(self, path: FieldPath, text: str, code: codes.FindingCode = codes.KLAUSEL_PASST_NICHT) -> Finding:
        return code.finding(text, *self.loaded.ort(path))

    def _own(self, path: FieldPath, clause: Klausel) -> Iterator[Finding]:
        if not isinstance(clause.text, Markdown | ReadFileSlot | Datei):
            text = (
                "Eine Klausel ist ein Text oder {datei: …}; eine Anlage oder »entfaellt« ersetzt keinen Text."
            )
            yield self._at(path / "text", text)
        elif not _unread(clause.text) and (reason := emptiness_of(clause.text)):
            yield self._at(path / "text", f"Die Klausel {reason}. Bitte schreiben, was vereinbart ist.")
        if not excuses(clause.grund):
            text = f"»{clause.grund}« sagt nicht, warum hier etwas anderes vereinbart ist. Bitte ergänzen."
            yield self._at(path / "grund", text)

    def _renamed(
        self, path: FieldPath, clause: Klausel, place: ClausePlace, profile: Profil
    ) -> Iterator[Finding]:
        if present_id(clause.stelle, profile.former_sections) != clause.stelle:
            text = told("Die Stelle", clause.stelle, FormerName(place.id))
            yield self._at(path / "stelle", f"{text} Bitte hier so nennen.", codes.NAME_FRUEHER)

    def _overlaps(self, path: FieldPath, clause: Klausel, place: ClausePlace) -> str:
        """What another clause before it, or one for the whole section, has taken."""
        number = int(path.steps[-1])
        before = self.taken.setdefault((clause.dokument, place.id), number)
        if before != number:
            return (
                f"Für »{place.id}« gibt es schon eine Klausel ({before + 1}. Eintrag). Bitte eine streichen."
            )
        for one in self.loaded.konzept.angebot.klauseln if place.part else ():
            profile = self.profiles[clause.dokument]
            other = clause_place(profile, one.stelle) if one.dokument == clause.dokument else None
            if other and other.id == place.plan.id:
                return (
                    f"Eine andere Klausel ersetzt den ganzen Abschnitt »{other.id}«, also auch »{place.id}«. "
                    "Bitte eine streichen oder beide Texte zusammenfassen."
                )
        return ""

    def _outline(self, profile: Profil) -> Gliederung:
        if profile.dokument not in self.outlines:
            konzept = self.loaded.konzept
            self.outlines[profile.dokument] = outline_of(konzept, with_clauses(konzept, profile))
        return self.outlines[profile.dokument]

    def _left_out(self, profile: Profil, place: ClausePlace) -> str:
        staying = {section.id: section for section in self._outline(profile).alle()}
        section, entry = staying.get(place.plan.id), place.plan.eintrag
        part = entry.teile.get(place.part)
        if section and place.part not in section.entfallen:
            return ""
        reason = (part.weil if section and part else entry.weil) or ""
        when = f": Er steht dort nur, wenn {reason}" if reason else ""
        return (
            f"»{place.id}« entfällt in diesem Angebot{when}. {_NOWHERE} Bitte streichen, oder die Angaben "
            "ergänzen, mit denen die Stelle gilt."
        )

    def _version(self, path: FieldPath, clause: Klausel, place: ClausePlace) -> Iterator[Finding]:
        if clause.fassung is None:
            text = (
                f"Hier fehlt »fassung«, das Kurzzeichen des Profiltexts, den die Klausel ersetzt. Bitte "
                f"ergänzen: fassung: {place.fassung}"
            )
            yield self._at(path / "fassung", text)
        elif clause.fassung != place.fassung:
            text = (
                f"Diese Klausel läuft ab: Sie ist zu einem anderen Text von »{place.id}« vereinbart, als das "
                "Profil heute hat. Bitte prüfen, ob sie noch gebraucht wird und stimmt; danach »fassung: "
                f"{place.fassung}«, oder die Klausel streichen."
            )
            yield self._at(path / "fassung", text, codes.KLAUSEL_LAEUFT_AB)

    def _dead_references(self, profile: Profil, place: ClausePlace) -> Iterator[str]:
        lost = place.lost
        for section in self._outline(profile).alle() if lost else ():
            for target in dict.fromkeys(_references(section)):
                if target in lost:
                    yield (
                        f"Mit dieser Klausel gibt es »{target}« nicht mehr; der Abschnitt »{section.id}« "
                        "verweist darauf. Bitte die Klausel für einzelne Absätze vereinbaren, die nicht "
                        "gemeint sind, oder auch jenen Text durch eine Klausel ersetzen."
                    )


def _unread(text: object) -> bool:
    """Whether a text stands in a file that there is not, which is told where it is read."""
    return isinstance(text, Datei) and not isinstance(text, ReadFileSlot)


def _references(section: OutlinedSection) -> Iterator[str]:
    """The ids that the text of a section refers to, as far as it stays."""
    plan = section.plan
    replaced = {part for part in plan.eigene if part not in plan.angefuegte}
    gone = section.entfallen | replaced
    for part, body in {"": plan.koerper, **plan.eigene}.items():
        if body is None or body in clause_bodies(plan).values():
            continue
        for target, inside in _with_parts(body):
            if (not part and not inside & gone) or (part and part not in section.entfallen):
                yield target


def _with_parts(body: Body) -> Iterator[tuple[str, frozenset[str]]]:
    parts = parts_by_line(body.text.replace("\r\n", "\n").split("\n"), body.marken)
    try:
        yield from ((target, frozenset(parts[line - 1])) for target, line in body.verweise)
    except BodyError:
        return


def _unknown(profiles: Mapping[str, Profil], profile: Profil, clause: Klausel) -> str:
    ids = all_ids(profile)
    ending = [id_ for id_ in ids if id_.endswith(f".{clause.stelle}")]
    elsewhere = [
        kind for kind, one in profiles.items() if one is not profile and clause_place(one, clause.stelle)
    ]
    document = WITHOUT_ENTRY[clause.dokument]
    text = f"Eine Stelle »{clause.stelle}« hat {document} (Profil »{profile.name}«) nicht."
    if not ending and len(elsewhere) == 1:
        return f"{text} {_capital(elsewhere[0])} hat sie; dann gehört »dokument: {elsewhere[0]}« dazu."
    rest = f"Die Kennungen zeigt »tdocs outline --doc {clause.dokument} --format json«."
    return text + meant(ending[0] if len(ending) == 1 else nearest(clause.stelle, ids), rest)


def _not_here(profile: Profil, place: ClausePlace) -> str:
    plan = place.plan
    if plan.eintrag.rolle or plan.eintrag.abgeleitet:
        return f"»{plan.id}« entsteht aus den Angaben und lässt sich nicht durch eine Klausel ersetzen."
    around = absatz_of(plan, place.part)
    if place.part and place.part not in (around, *plan.eigene):
        whole = f"{plan.id}.{around}" if around else plan.id
        return f"»{place.id}« ist ein Listenpunkt. Eine Klausel ersetzt einen ganzen Absatz: »{whole}«."
    if place.is_signed:
        return (
            f"»{place.id}« enthält die Zeilen zum Unterschreiben und lässt sich nicht durch eine Klausel "
            "ersetzen. Bitte einen anderen Abschnitt nennen."
        )
    below = ", ".join(f"»{one.id}«" for one in plan.kinder)
    rest = f" Bitte einen seiner Unterabschnitte nennen: {below}." if below else ""
    return f"»{plan.id}« hat selbst keinen Text, den eine Klausel ersetzen könnte.{rest}"


def _article(clause: Klausel) -> str:
    return f"{'Ein' if clause.dokument == 'fachkonzept' else 'Eine'} {DOKUMENTE[clause.dokument]}"


def _finding(loaded: LoadedConcept, path: FieldPath, text: str) -> Finding:
    return codes.KLAUSEL_PASST_NICHT.finding(text, *loaded.ort(path))


_NOWHERE = "Die Klausel stünde in keinem Dokument."


def _capital(document: str) -> str:
    words = WITHOUT_ENTRY[document]
    return words[0].upper() + words[1:]
