"""From a saved file to the new page of `tdocs preview`: one offer, and the same among thirty in the folder.

python benchmarks/preview.py [OFFERS]
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from offer_tree import EXAMPLE, ROOT, write
from teilhabe_docs.application.followed_folder import FollowedFolder
from teilhabe_docs.application.preview import PreviewCall
from teilhabe_docs.web.pages import document_page, shown_page
from timing import Limits, run

OFFERS = 30
ROUNDS = 8
SECONDS = 0.5
LIMIT = 1.5
KIND = "fachkonzept"


def largest() -> Path:
    """The example with the most in one offer."""
    return max(
        (one.parent for one in ROOT.glob("examples/*/offer.yaml")),
        key=lambda folder: sum(
            file.stat().st_size for file in folder.glob("**/*") if "ausgabe" not in file.parts
        ),
    )


def saved(folder: Path, offer: str) -> Callable[[], float]:
    """Seconds of the processor from a save in an offer to page and document, each time that it is called."""
    followed = FollowedFolder(PreviewCall(str(folder)))
    followed.first()
    file = folder / offer
    text = file.read_text("utf-8")
    rounds = iter(range(1, 1000))

    def once() -> float:
        file.write_text(f"{text}# {next(rounds)}\n", "utf-8")
        start = time.process_time()
        found = followed.look()
        assert found
        shown_page(found, offer, KIND, 1)
        document_page(found, offer, KIND)
        return time.process_time() - start

    return once


def measure(limits: Limits) -> None:
    offers = int(sys.argv[1]) if len(sys.argv) > 1 else OFFERS
    with tempfile.TemporaryDirectory() as name:
        example = shutil.copytree(largest(), Path(name) / largest().name)
        alone, many = Path(name) / "alone", Path(name) / "many"
        for folder, count in ((alone, 1), (many, offers)):
            folder.mkdir()
            write(folder, count)
        of_tree = "angebote/angebot-0000/offer.yaml"
        calls = {
            "largest": saved(example, "offer.yaml"),
            "alone": saved(alone, of_tree),
            "many": saved(many, of_tree),
        }
        seconds: dict[str, list[float]] = {title: [] for title in calls}
        for _ in range(ROUNDS):  # in turn, so that a change of the machine's pace meets all of them
            for title, once in calls.items():
                seconds[title].append(once())
    best = {title: min(values) for title, values in seconds.items()}
    limits.at_most(f"saved to shown, {example.name}", best["largest"], SECONDS, "limit", 1)
    limits.at_most(
        f"saved to shown, {EXAMPLE.name} among {offers}", best["many"], best["alone"], "alone", LIMIT
    )


if __name__ == "__main__":
    run(measure)
