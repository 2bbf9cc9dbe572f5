"""A law as the YAML file that jurists read and mend: what it is called, its day, a line for each norm."""

import re

from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.recht.law import Gesetz

_HEAD = """\
# Je Norm eine Zeile: ihre Absätze, in Klammern deren Nummern; »weggefallen« heißt aufgehoben.
# Wie die Datei entsteht und geändert wird: docs/recht.md.
"""


_BEHIND = re.compile(r"""(?P<key>\w+):(?:\s[^'"#]*)?\s(?P<comment>#.*)""")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-", "/": "-"})


def file_name(gesetz: Gesetz) -> str:
    """What the file of a law is called: `sgb-ix.yaml`."""
    name = gesetz.kuerzel.lower().translate(_LETTERS)
    return f"{''.join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in '-.'))}.yaml"


def law_as_yaml(gesetz: Gesetz) -> str:
    """The file of a law."""
    before = {
        "kuerzel": gesetz.kuerzel,
        "titel": gesetz.titel,
        "amtlich": gesetz.amtlich,
        "einheit": gesetz.einheit if gesetz.einheit != "§" else None,
        "artikelgesetz": gesetz.artikelgesetz,
        "ebene": gesetz.ebene,
        "aliase": list(gesetz.aliase),
        "falsche_namen": list(gesetz.falsche_namen),
    }
    changes = "".join(
        f"  - ab: {change.ab.isoformat()}\n{_indented(as_yaml({'quelle': change.quelle}), 4)}"
        f"    normen: |\n{_indented(change.normen, 6)}"
        for change in gesetz.aenderungen
    )
    return "".join(
        (
            _HEAD,
            as_yaml({key: value for key, value in before.items() if value}),
            f"stand: {gesetz.stand.isoformat()}\n",
            as_yaml({"quelle": gesetz.quelle}) if gesetz.quelle else "",
            as_yaml({"von_hand": gesetz.von_hand}) if gesetz.von_hand else "",
            as_yaml({"bezeichnungen": gesetz.bezeichnungen}) if gesetz.bezeichnungen else "",
            f"aenderungen:\n{changes}" if changes else "",
            f"normen: |\n{_indented(gesetz.normen, 2)}" if gesetz.normen else "",
        )
    )


def with_comments(text: str, old: str) -> str:
    """The file with the comments of an older one: lines of their own below the head, others at their key."""
    head = set(_HEAD.splitlines())
    own = [line for line in old.splitlines() if line.startswith("#") and line not in head]
    behind = {found["key"]: found["comment"] for line in old.splitlines() if (found := _BEHIND.match(line))}
    lines = [*_HEAD.splitlines(), *own]
    for line in text.removeprefix(_HEAD).splitlines():
        comment = behind.get(line.partition(":")[0])
        lines.append(f"{line}  {comment}" if comment else line)
    return "".join(f"{line}\n" for line in lines)


def _indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line.strip()}\n" for line in text.splitlines() if line.strip())
