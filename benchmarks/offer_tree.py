"""A repository of many offers, each of the size of an example."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "schulkindergarten-bw"


def write(folder: Path, offers: int) -> None:
    """One provider with its texts, and as many offers with staffing and texts of their own."""
    shutil.copy(EXAMPLE / "provider.yaml", folder)
    provider = (EXAMPLE / "provider.yaml").read_text("utf-8")
    texts = [text.name for text in (EXAMPLE / "texte").iterdir()]
    of_provider = {name for name in texts if name in provider}
    (folder / "texte").mkdir()
    for name in of_provider:
        shutil.copy(EXAMPLE / "texte" / name, folder / "texte")
    offer = (EXAMPLE / "offer.yaml").read_text("utf-8")
    for number in range(offers):
        name = f"angebot-{number:04d}"
        place = folder / "angebote" / name
        place.mkdir(parents=True)
        text = re.sub("^id: .*$", f"id: {name}", offer, count=1, flags=re.MULTILINE)
        (place / "offer.yaml").write_text(text, "utf-8")
        shutil.copy(EXAMPLE / "staffing.yaml", place)
        shutil.copytree(EXAMPLE / "texte", place / "texte", ignore=lambda *_: of_provider)
