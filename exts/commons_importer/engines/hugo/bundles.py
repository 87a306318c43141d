"""Folders that are one page with its files."""

from __future__ import annotations

import posixpath


def is_leaf(plain: str) -> bool:
    """Whether the file makes its folder a bundle."""
    folder, name = posixpath.split(posixpath.splitext(plain)[0])
    return bool(folder) and name == "index"


def is_within(folder: str, bundles: set[str]) -> bool:
    """Whether *folder* is one of *bundles*, or lies in one."""
    while folder:
        if folder in bundles:
            return True
        folder = posixpath.dirname(folder)
    return False
