"""The sheet of a staffing workbook that explains the others, with the words to choose from."""

from collections.abc import Sequence
from typing import Any

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.reporting.workbook_cells import LINE, Looks
from teilhabe_docs.resources import folder


def write_notes(sheet: Any, rechnungen: Sequence[Calculation], looks: Looks) -> None:
    """The sheet; its text is data."""
    texts = packaged_data(folder("templates") / "stellenplan.yaml")["erklaerung"]
    lists_at = len(texts) + 2
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 3, 32)
    sheet.write_string(0, 0, "So ist diese Mappe zu lesen", looks.title)
    for number, text in enumerate(texts, 1):
        sheet.write_number(number, 0, number, looks.plain)
        sheet.merge_range(number, 1, number, 3, text, looks.note)
        sheet.set_row(number, LINE * (len(text) // 95 + 1))
    for column, (name, words) in enumerate(_lists(rechnungen).items(), 1):
        sheet.write_string(lists_at, column, name, looks.head)
        for row, word in enumerate(words):
            sheet.write_string(lists_at + 1 + row, column, word, looks.plain)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _lists(rechnungen: Sequence[Calculation]) -> dict[str, list[str]]:
    """The words to choose from, areas by all names that the offers have for them."""
    areas = [rechnung.area(area) for area in Bereich for rechnung in rechnungen]
    return {
        "Bereich": list(dict.fromkeys(areas)),
        "Kategorie": [one.label for one in Kategorie],
        "Beschäftigung": [one.label for one in Beschaeftigung],
    }
