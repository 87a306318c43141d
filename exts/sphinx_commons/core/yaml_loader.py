"""The quicker of PyYAML's two loaders, where it is safe. No Sphinx in here."""

from __future__ import annotations

from typing import Any

import yaml

# libyaml composes recursively and has no limit of its own: it ends the process somewhere above
# 20,000 levels, where the Python loader raises RecursionError.
MOST_LEVELS = 4_000


def loader_for(text: str) -> Any:
    """The class that *text* is loaded with: libyaml's where it is built and *text* is shallow."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader) if _is_shallow(text) else yaml.SafeLoader


def _is_shallow(text: str) -> bool:
    """Whether *text* cannot nest too deeply: by a bound, as only a parser knows.

    A bracket opens a level. Otherwise a level begins further right than the one around it, but
    for a list below a key.
    """
    longest = max(map(len, text.splitlines()), default=0)
    return text.count("[") + text.count("{") + 2 * longest < MOST_LEVELS
