"""Versions of the packages that handbooks are made with. No Sphinx here."""

from __future__ import annotations

from importlib import metadata

# Of them, the last three need not be installed.
PACKAGES = ("sphinx", "docutils", "pygments", "typst", "pikepdf", "ziamath", "latex2mathml")


def version_of(package: str) -> str:
    """The version of *package*, empty where it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
