"""Which pictures of Word files are the same."""

from hashlib import sha256

from teilhabe_docs.reading.line_edits import PictureKey
from teilhabe_docs.reading.word_model import WordPicture
from teilhabe_docs.reading.word_reader import picture_of


def picture_key(content: bytes) -> PictureKey:
    """What says of a picture in this file whether it is the same: its bytes, else its description."""
    known: dict[str, str] = {}

    def key(picture: WordPicture) -> str:
        if picture.part not in known:
            data = picture_of(content, picture.part) if picture.part else None
            known[picture.part] = sha256(data).hexdigest() if data else f"alt:{picture.alt}"
        return known[picture.part]

    return key
