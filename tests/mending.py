"""`mended` as `tdocs fix` calls it."""

from functools import partial

from teilhabe_docs.loading import pasted_text
from teilhabe_docs.rendering.markdown.covering import covered_text

mended = partial(pasted_text.mended, covering=covered_text)
