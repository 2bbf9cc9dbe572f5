"""Which state of the law citations are held against: the built-in one, a newer one, that of a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from teilhabe_docs.application.workspace import Workspace

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.yaml.document import Document
    from teilhabe_docs.recht.law import Gesetz
    from teilhabe_docs.recht.own_laws import OwnLaws


class LawInForce:
    """The laws for a workspace, read once a citation asks for them, with what `rechtsstand` names.

    With a `day` they say what is known to hold then.
    """

    def __init__(self, workspace: Workspace, day: date | None) -> None:
        self._settings, self._day = workspace.settings, day
        self._workspace = workspace
        self._own: OwnLaws | None = None
        self._laws: _AskedLaws | None = None

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Meanwhile citations are held against these laws."""
        if self._settings.konfiguration.rechtsstand is None and self._day is None:
            yield
            return
        from teilhabe_docs.recht.law_data import in_force

        if self._settings.konfiguration.rechtsstand is not None:
            self._read()
        with in_force(self._all):
            yield

    def findings(self) -> "tuple[Finding, ...]":
        """What is wrong with the folder of laws, and which of the laws that were cited are out of date."""
        own = self._own.findings if self._own else ()
        return (*own, *self._out_of_date())

    def documents(self) -> "tuple[Document, ...]":
        """The files of that folder in our form, for the exceptions in them."""
        return self._own.documents if self._own else ()

    def _read(self) -> None:
        from teilhabe_docs.recht.law_data import built_in
        from teilhabe_docs.recht.own_laws import own_laws

        name = self._settings.konfiguration.rechtsstand or ""
        place = self._workspace.newer_law
        assert place is not None
        self._own = own_laws(
            place.pfad,
            self._workspace.called_from_here("rechtsstand", name),
            built_in(),
            place.grenze,
            below=False,
        )

    def _all(self) -> "_AskedLaws":
        if self._laws is None:
            from teilhabe_docs.recht.law_data import built_in

            laws = self._own.laws if self._own else built_in()
            day = self._day
            self._laws = _AskedLaws({name: law.am(day) if day else law for name, law in laws.items()})
        return self._laws

    def _out_of_date(self) -> "Iterator[Finding]":
        from teilhabe_docs.loading import codes

        if self._day is None or self._laws is None:
            return
        old = [
            law for name, law in self._laws.items() if name in self._laws.asked and self._is_old(law.stand)
        ]
        if old:
            names = ", ".join(f"{law.kuerzel} ({law.stand:%d.%m.%Y})" for law in old)
            text = f"Am {self._day:%d.%m.%Y} ist der Rechtsstand älter als ein Jahr: {names}. {_RENEW}"
            yield codes.RECHT_ALT.finding(text, self._settings.name, path="rechtsstand")

    def _is_old(self, day: date) -> bool:
        assert self._day is not None
        return (day.year + 1, day.month, day.day) < (self._day.year, self._day.month, self._day.day)


class _AskedLaws(dict[str, "Gesetz"]):
    """Laws, and which of them were asked for."""

    def __init__(self, laws: "dict[str, Gesetz]") -> None:
        super().__init__(laws)
        self.asked: set[str] = set()

    def get(self, name: str, default: "Gesetz | None" = None) -> "Gesetz | None":  # type: ignore[override]
        """A law, noted as asked for."""
        self.asked.add(name)
        return super().get(name, default)


_RENEW = (
    "Bitte eine neuere Fassung von tdocs verwenden, oder in tdocs.yaml unter »rechtsstand« einen Ordner mit "
    "neueren Gesetzen nennen."
)
