"""What tests of all floors share."""

from pathlib import Path


def build_tree(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files by their path below `root`, texts as UTF-8 with the line ends they have; returns `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return root
