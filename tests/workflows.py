"""What zizmor, which knows how pipelines are attacked, says of action, hooks and workflows, also in docs/."""

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt

from helpers import build_tree

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = ".github/workflows/"
FILES = ("action.yml", ".pre-commit-hooks.yaml", f"{WORKFLOWS}tests.yml", f"{WORKFLOWS}downloads.yml")


def shown() -> dict[str, str | bytes]:
    """The workflows that pages show, by their path in a repository; a name may stand once."""
    tokens = [t for page in (ROOT / "docs").glob("*.md") for t in MarkdownIt().parse(page.read_text("utf-8"))]
    named = [(t.info.split()[1], t.content) for t in tokens if t.type == "fence" and " " in t.info.strip()]
    workflows: dict[str, str | bytes] = {name: text for name, text in named if name.startswith(WORKFLOWS)}
    assert len(workflows) == sum(name.startswith(WORKFLOWS) for name, _ in named)
    return workflows


def main() -> int:
    """Look at all of them, without a network; the exit code is that of zizmor, 0 where it finds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = build_tree(Path(folder), {**shown(), **{name: (ROOT / name).read_bytes() for name in FILES}})
        options = ("--offline", "--quiet", "--strict-collection", "--persona", "auditor")
        command = [f"{sysconfig.get_path('scripts')}/zizmor", *options, "."]
        return subprocess.run(command, cwd=root, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
