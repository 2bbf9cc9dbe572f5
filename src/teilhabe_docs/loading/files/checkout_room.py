"""A folder for a while that stands for a checkout of git."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from teilhabe_docs.loading.files.patience import Patience
from teilhabe_docs.loading.files.writer import waiting_room


@contextmanager
def checkout_room() -> Iterator[PurePath]:
    """A temporary folder that is taken for a checkout of git, so that nothing above belongs to it.

    Raises `NotWritableError` where there is no place for one.
    """
    with waiting_room() as room:
        Patience().call(os.mkdir, room.folder / ".git")
        yield room.folder
