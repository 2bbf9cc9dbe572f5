"""Hostile repositories are tried through the command line, as the tests of that do."""

from cli.conftest import haus, tdocs

__all__ = ["haus", "tdocs"]
