"""Files of cases, read as fast as PyYAML can: there are thousands of cases, and each process reads them."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_cases(file: Path) -> Any:
    """What a file of cases holds."""
    return yaml.load(file.read_bytes(), _LOADER)
