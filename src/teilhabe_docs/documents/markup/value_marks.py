"""How a value bound in a profile's body is marked in its text: U+E000 number U+E001."""

import re

MARK_OPEN = "\ue000"
MARK_CLOSE = "\ue001"
MARK = re.compile(f"{MARK_OPEN}([0-9]+){MARK_CLOSE}")
