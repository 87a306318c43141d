"""What a Middleman site says of itself: settings, data files, links of its frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from commons_importer import scalars
from commons_importer.engines.common import menus
from commons_importer.model import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commons_importer.model import Site
    from commons_importer.source_tree import Tree

_TABLES = ("site", "config", "settings", "site_data", "info")
_LINK = re.compile(
    r"link_to\s*\(?\s*(['\"])(?P<title>[^'\"#]+)\1\s*,\s*(['\"])(?P<url>[^'\"#]+)\3"
    r"|<a\b[^<>]*\bhref=(['\"])(?P<href>[^'\"<>]+)\5[^<>]*>(?P<text>[^<>]+)</a>"
    r"|^\s*%a\{[^}]*\bhref(?::|\s*=>)\s*(['\"])(?P<to>[^'\"]+)\8[^}]*\}\s*(?P<words>\S[^\n]*)$",
    re.MULTILINE,
)
_FRAME = re.compile(r"(?:^|/)_?(?:main_?)?(?:nav|navigation|navbar|menu|header|sidebar)\b")
_NAV = re.compile(r"<nav\b.*?</nav>", re.DOTALL | re.IGNORECASE)


def describe(site: Site, values: Mapping[str, str], data: dict[str, Any]) -> None:
    """Tell *site* what the settings (*values*) and the data files say of it as a whole."""
    tables = [data[name] for name in _TABLES if isinstance(data.get(name), dict)]

    def said(*keys: str) -> str:
        for table in (values, *tables):
            for key in keys:
                value = table.get(key)
                if isinstance(value, (str, int)) and (text := scalars.text(value)):
                    return " ".join(text.split())
        return ""

    site.title = said("site_title", "site_name", "title", "name")
    site.description = said("site_description", "description", "tagline")
    site.address = said("site_url", "url", "base_url", "site_uri")
    site.language = said("lang", "language", "locale")
    site.licence = said("license", "licence")
    site.owner = said("site_author", "author", "organization")
    if (host := urlsplit(site.address).netloc) and "://" in site.address:
        site.hosts.add(host)


def people(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The registries of people in the data files, by nick."""
    found: dict[str, dict[str, Any]] = {}
    for key in ("authors", "people", "team", "bloggers"):
        table = data.get(key)
        if isinstance(table, dict):
            for nick, entry in table.items():
                if isinstance(entry, (dict, type(None))):
                    found.setdefault(str(nick), entry or {})
    return found


def menu(tree: Tree, source: str, data: dict[str, Any]) -> list[Entry]:
    """The menu of the data files; failing that, the links of the frame around all pages."""
    found = [entry for name in menus.NAMES for entry in menus.entries(data.get(name))]
    return found or _framed(tree, source)


def _framed(tree: Tree, source: str) -> list[Entry]:
    names = [name for name in tree.below(source) if name.endswith((".erb", ".haml", ".slim"))]
    parts = [name for name in names if _FRAME.search(name)]
    texts = [tree.data(name) for name in sorted(parts, key=lambda name: (name.count("/"), name))]
    texts += [nav for name in names if "layouts/" in name for nav in _NAV.findall(tree.data(name))]
    for text in texts:
        links = [_entry(found) for found in _LINK.finditer(text)]
        if len(inside := [link for link in links if link.url.startswith("/")]) > 1:
            return [link for link in links if link in inside or "://" in link.url]
    return []


def _entry(found: re.Match[str]) -> Entry:
    title = found["title"] or found["text"] or found["words"]
    url = found["url"] or found["href"] or found["to"]
    return Entry(" ".join(title.split()), url.strip())
