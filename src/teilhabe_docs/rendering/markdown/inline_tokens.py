"""Inline tokens of markdown-it-py to inline nodes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Footnote, Inline, LineBreak, Link, Paragraph, TextRun
from teilhabe_docs.documents.links import leads_out
from teilhabe_docs.documents.markup.markup_limits import TOO_MANY_BRACKETS
from teilhabe_docs.documents.markup.value_marks import MARK, MARK_OPEN
from teilhabe_docs.loading.codes import BILD_ZU_FEIN, NAME_FRUEHER
from teilhabe_docs.loading.former_keys import present_field
from teilhabe_docs.loading.former_names import FormerName, told
from teilhabe_docs.near_names import meant
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.reading import MarkdownReading
from teilhabe_docs.rendering.markdown.reading_types import BlockResult
from teilhabe_docs.rendering.pictures import too_fine


@dataclass(slots=True)
class InlineReader:
    """Reads the inline tokens of one paragraph, heading or cell that begins in line `zeile`."""

    lesung: MarkdownReading
    zeile: int
    in_fussnote: bool = False
    fett: int = 0
    kursiv: int = 0
    offene_klammern: bool = False
    link_begins: tuple[int, str] = (1, "")
    ziele: list[str] = field(default_factory=list)
    inhalte: list[list[Inline]] = field(default_factory=lambda: [[]])
    noten: list[Inline] = field(default_factory=list)

    def lies(self, tokens: Iterable[Token]) -> tuple[Inline, ...]:
        """The nodes of `tokens` in their one form."""
        for token in tokens:
            self._token(token)
        return normalised(self.inhalte[0])

    def _token(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._text(token.content)
            case "softbreak":
                self.zeile += 1
                self._setze(TextRun(" "))
            case "hardbreak":
                self.zeile += 1
                self._setze(LineBreak())
            case "strong_open" | "strong_close":
                self.fett += token.nesting
            case "em_open" | "em_close":
                self.kursiv += token.nesting
            case "code_inline":
                self._setze(TextRun(self._ohne_marken(token.content, "im Code"), code=True))
            case "link_open":
                self.ziele.append(str(token.attrs["href"]))
                self.link_begins = self.zeile, token.meta.get("typed", "")
                self.inhalte.append([])
            case "link_close":
                self._link()
            case "image":
                self._bild(token)
            case "footnote_ref":
                self._fussnote(token)
            case "fussnote_in_fussnote":
                self._bemerke("In einer Fußnote kann keine zweite stehen. Fassen Sie beide zusammen.")
                self._setze(TextRun(token.content))
            case "feld":
                self._feld(token)
            case "klammern":
                self._klammern(token)
            case "zu_viele_klammern":
                self._bemerke(TOO_MANY_BRACKETS)
                self._text(token.content)

    def _bemerke(self, text: str, ausschnitt: str = "") -> None:
        self.lesung.bemerke(self.zeile, text, ausschnitt)

    def _bemerke_link(self, text: str, target: str) -> None:
        """At the link as it is typed, if it stands in one line."""
        line, typed = self.link_begins
        self.lesung.bemerke(line, text, typed if typed and "\n" not in typed else target)

    def _setze(self, *knoten: Inline) -> None:
        """Adds `knoten` with the emphasis that holds here; a link inside a link becomes its text."""
        for einer in knoten:
            if isinstance(einer, TextRun):
                if not einer.text:
                    continue
                if self.fett > 0 or self.kursiv > 0:
                    fett, kursiv = einer.fett or self.fett > 0, einer.kursiv or self.kursiv > 0
                    einer = replace(einer, fett=fett, kursiv=kursiv)
            elif isinstance(einer, Link):
                if self.ziele:
                    self._setze(*einer.inhalt)
                    continue
                aussen, self.inhalte = self.inhalte, [[]]
                self._setze(*einer.inhalt)
                einer = Link(einer.ziel, tuple(self.inhalte[0]))
                self.inhalte = aussen
            elif isinstance(einer, Footnote) and self.ziele:
                self.noten.append(einer)
                continue
            self.inhalte[-1].append(einer)

    def _text(self, text: str) -> None:
        if not self.lesung.koerper:
            self._setze(TextRun(text))
            return
        stelle = 0
        for marke in MARK.finditer(text):
            self._setze(TextRun(text[stelle : marke.start()]))
            stelle = marke.end()
            wert = self.lesung.wert(int(marke[1]))
            if isinstance(wert, BlockResult) and wert.inline:
                self._setze(*wert.inline)
            elif isinstance(wert, BlockResult):
                self._bemerke(
                    "Ein Textblock steht allein auf seiner Zeile, mit Leerzeilen davor und danach, "
                    "nicht in einem Satz, einer Überschrift oder einer Tabellenzelle."
                )
            else:
                self._setze(*wert)
        self._setze(TextRun(text[stelle:]))

    def _ohne_marken(self, text: str, wo: str) -> str:
        if not self.lesung.koerper or MARK_OPEN not in text:
            return text
        self._bemerke(f"Ein Wert kann nicht {wo} stehen; setzen Sie ihn in den Text.")
        return MARK.sub("…", text)

    def _link(self) -> None:
        ziel, inhalt = self.ziele.pop(), normalised(self.inhalte.pop(), rand=False)
        if self.ziele:
            self._setze(*inhalt)
            return
        noten, self.noten = self.noten, []
        if MARK_OPEN in unquote(ziel) and self.lesung.koerper:
            self._bemerke("Ein Wert kann nicht im Ziel eines Links stehen; dafür gibt es »link(Text, Ziel)«.")
            self.inhalte[-1].extend(inhalt)
        elif not leads_out(ziel):
            self._bemerke_link(
                f"Der Link auf »{unquote(ziel)}« führt nicht ins Netz; möglich sind Ziele, die mit "
                "https://, http://, mailto: oder tel: beginnen.",
                unquote(ziel),
            )
            self.inhalte[-1].extend(inhalt)
        else:
            if "{{" in unquote(ziel):
                self._bemerke_link("Im Ziel eines Links werden keine Felder eingesetzt.", unquote(ziel))
            self.inhalte[-1].append(Link(ziel, inhalt or (TextRun(ziel),)))
        self.inhalte[-1].extend(noten)

    def _bild(self, token: Token) -> None:
        alt = " ".join(_klartext(token.children or ()).split())
        ziel = unquote(str(token.attrs["src"]))
        if self.lesung.bild is None:
            self._bemerke("Ein Bild hat hier keinen Platz; Bilder stehen in den Texten des Angebots.")
            self._setze(TextRun(self._ohne_marken(alt, "in einem Bild")))
            return
        bild, typed = self.lesung.bild(alt, ziel), token.meta.get("typed", ziel)
        if isinstance(bild, str):
            self._bemerke(bild, typed)
            self._setze(TextRun(alt))
        else:
            if hinweis := too_fine(bild):
                self.lesung.bemerke(self.zeile, hinweis, typed, BILD_ZU_FEIN)
            for bemerkung in bild.bemerkungen:
                self.lesung.bemerke(self.zeile, bemerkung.text, typed, bemerkung.kennung)
            titel = " ".join(str(token.attrs.get("title", "")).split())
            self._setze(replace(bild, titel=titel) if titel else bild)

    def _fussnote(self, token: Token) -> None:
        marke = token.meta.get("label")
        eintrag = self.lesung.umgebung["footnotes"]["list"][token.meta["id"]]
        getippt = f"^[{eintrag['content']}]" if marke is None else f"[^{marke}]"
        if self.in_fussnote:
            self._bemerke("In einer Fußnote kann keine zweite stehen. Fassen Sie beide zusammen.", getippt)
            self._text(getippt)
        elif marke is None:
            inhalt = InlineReader(self.lesung, self.zeile, in_fussnote=True).lies(eintrag["tokens"])
            if inhalt:
                self._setze(Footnote((Paragraph(inhalt),)))
            else:
                self._bemerke(
                    "Diese Fußnote ist leer. Ergänzen Sie ihren Text, oder löschen Sie »^[]«.", getippt
                )
        elif MARK_OPEN in marke and self.lesung.koerper:
            self._setze(TextRun(self._ohne_marken(getippt, "im Namen einer Fußnote")))
        elif marke not in self.lesung.noten:
            self._bemerke(
                f"Zur Fußnote »{getippt}« fehlt der Text. Ergänzen Sie eine Zeile »{getippt}: …« "
                "mit einer Leerzeile davor.",
                getippt,
            )
            self._setze(TextRun(getippt))
        elif self.lesung.noten[marke]:
            self._setze(Footnote(self.lesung.noten[marke]))

    def _feld(self, token: Token) -> None:
        typed = token.meta["pfad"]
        pfad = present_field(typed, self.lesung.fields)
        if pfad != typed:
            said = told("", typed, FormerName(pfad))
            self.lesung.bemerke(self.zeile, said, token.content, NAME_FRUEHER)
        wert = self.lesung.feld(pfad) if self.lesung.feld else None
        if wert is None:
            rat = meant(self.lesung.fields.near(pfad), "Bitte prüfen.")
            text = f"»{pfad}« ist kein Feld des Angebots mit einem einfachen Wert.{rat}"
            self._bemerke(text, token.content)
            self._setze(TextRun(token.content))
        elif isinstance(wert, BlockResult):
            self._bemerke(
                f"»{pfad}« ist ein Text, eine Liste oder eine Gruppe von Angaben und steht allein auf seiner "
                "Zeile, mit Leerzeilen davor und danach.",
                token.content,
            )
            self._setze(*(wert.inline or (TextRun(token.content),)))
        else:
            self._setze(*wert)

    def _klammern(self, token: Token) -> None:
        self._setze(TextRun(token.content))
        if token.content == "}}":
            if not self.offene_klammern:
                self._bemerke("Vor »}}« fehlt »{{«. Ein Feld wird so eingesetzt: {{ plaetze }}.", "}}")
            self.offene_klammern = False
        elif token.meta["geschlossen"]:
            self.offene_klammern = True
            self._bemerke(
                "Zwischen »{{« und »}}« steht nur der Name eines Feldes, zum Beispiel {{ plaetze }}; "
                "anderes wird nicht ausgewertet und steht so im Dokument.",
                token.meta["ganz"],
            )
        else:
            self._bemerke("Nach »{{« fehlt »}}«. Ein Feld wird so eingesetzt: {{ plaetze }}.", "{{")


def _klartext(tokens: Sequence[Token]) -> str:
    teile = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            teile.append(" ")
        elif token.type == "image":
            teile.append(_klartext(token.children or ()))
        else:
            teile.append(token.content)
    return "".join(teile)
