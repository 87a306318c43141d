"""Redirects that a site computed from a key in the header of its pages, as wikis left them.

A template goes through all pages, compares ``resource.data.wiki_title`` with the names in a file
``redirects.yaml`` and leads ``/Old_name`` to the page. The names, their aliases and the titles
are data; what the template does with them is known.
"""

from __future__ import annotations

import re
from typing import Any

_KEY = re.compile(r"\.data(?:\.(\w+)|\[['\":](\w+)['\"]?\])")
_FILE = re.compile(r"(?:^|/)redirects\.ya?ml$")


def is_names(path: str) -> bool:
    """Whether the file at *path* lists old names."""
    return bool(_FILE.search(path))


def keys(template: str) -> list[str]:
    """The keys by which *template* finds pages."""
    if "sitemap.resources" not in template:
        return []
    found = [first or second for first, second in _KEY.findall(template)]
    return [key for key in dict.fromkeys(found) if key not in ("title", "author", "each")]


def redirects(titles: dict[str, str], names: Any) -> tuple[list[tuple[str, str]], list[str]]:
    """(old path, URL) for every title and every name that means one; and paths that mean none."""
    aliases: dict[str, list[str]] = {}
    for table in names.values() if isinstance(names, dict) else ():
        for name, meaning in table.items() if isinstance(table, dict) else ():
            aliases.setdefault(str(name).strip(), []).append(str(meaning).strip())
    found: list[tuple[str, str]] = []
    lost: list[str] = []
    for name in dict.fromkeys([*titles, *aliases]):
        if re.search(r"[?&#]", name):
            continue
        url = _meaning(name, titles, aliases)
        if url:
            found.append((_path(name), url))
        else:
            lost.append(_path(name))
    return found, lost


def _meaning(name: str, titles: dict[str, str], aliases: dict[str, list[str]]) -> str:
    pending, seen = [name], set()
    while pending:
        here = pending.pop(0)
        if here in titles:
            return titles[here]
        if here not in seen:
            seen.add(here)
            pending += aliases.get(here, ())
    return ""


def _path(name: str) -> str:
    return "/" + name.replace(" ", "_").lstrip("/")
