"""Names with wildcards, where no shell expands them."""

from glob import glob
from pathlib import PurePath

from teilhabe_docs.loading.files import paths


def expanded(name: str) -> list[str]:
    """What is there under a name with `*` or `?`, sorted; the name itself elsewhere and where nothing is.

    Only on Windows, whose shells leave that to the program and where no file can have such a name. Brackets
    stay what they are: names have them.
    """
    if not paths.WINDOWS or not {"*", "?"} & set(name) or paths.exists(PurePath(name)):
        return [name]
    return sorted(glob(name.replace("[", "[[]"))) or [name]
