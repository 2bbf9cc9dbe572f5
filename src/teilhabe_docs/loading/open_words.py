"""Words with which neither a sentence nor an item of a list ends."""

import re

OPEN_WORD = re.compile(
    r"(?:"
    "der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|und|oder|sowie|bzw|mit|von|vom|in|im|an|"
    "am|auf|aus|bei|beim|nach|vor|zu|zum|zur|für|über|unter|ohne|durch|gegen|um|als|wie|dass|wenn|ist|"
    "sind|wird|werden|hat|haben|kann|können|soll|sollen|darf|dürfen|muss|müssen|nicht|kein|keine|ihre|"
    "ihren|ihrer|seine|unsere"
    r")"
)
"""Articles, prepositions, conjunctions and the like."""
