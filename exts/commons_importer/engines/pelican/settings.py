"""``pelicanconf.py`` read with ``ast``: what it says, without running it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from commons_importer.engines.pelican.slugify import slugify
from commons_importer.markdown.rules import short_names
from commons_importer.model import Entry

if TYPE_CHECKING:
    from commons_importer.model import Site

SLUG_RULES = [(r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-")]
DEFAULTS: dict[str, Any] = {
    "ARTICLE_PATHS": [""], "PAGE_PATHS": ["pages"], "ARTICLE_EXCLUDES": [], "PAGE_EXCLUDES": [],
    "ARTICLE_URL": "{slug}.html", "PAGE_URL": "pages/{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html", "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "AUTHOR_URL": "author/{slug}.html", "CATEGORY_URL": "category/{slug}.html",
    "TAG_URL": "tag/{slug}.html", "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
    "PATH_METADATA": "", "USE_FOLDER_AS_CATEGORY": True, "DEFAULT_CATEGORY": "misc",
    "SLUGIFY_SOURCE": "title", "FEED_ALL_ATOM": "feeds/all.atom.xml", "DEFAULT_LANG": "en",
    "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml", "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml",
    "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml",
    "TRANSLATION_FEED_ATOM": "feeds/all-{lang}.atom.xml",
    "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives"],
    "PAGINATED_TEMPLATES": {"index": None, "tag": None, "category": None, "author": None},
    "PAGINATION_PATTERNS": [[2, "{name}{number}{extension}", "{name}{number}{extension}"]],
}  # fmt: skip
CLEAN = {"ARTICLE_URL": "{slug}/", "ARTICLE_LANG_URL": "{slug}-{lang}/",
         "PAGE_URL": "pages/{slug}/", "PAGE_LANG_URL": "pages/{slug}-{lang}/"}  # fmt: skip


def assignments(text: str) -> dict[str, Any]:
    """Assignments of plain values in a Python file; nothing is run."""
    found: dict[str, Any] = {}
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _plain_assignments(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value = node.target, node.value
        else:
            continue
        if isinstance(target, ast.Name):
            try:
                found[target.id] = _value(value, found)
            except (ValueError, TypeError, KeyError, RecursionError):
                continue
    return found


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    """A literal, a known name, or texts joined by ``+`` and ``%``."""
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _value(node.left, known) + _value(node.right, known)
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_value(item, known) for item in node.elts]
    if isinstance(node, ast.Dict):
        return _table(node, known)
    if isinstance(node, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.FormattedValue) else p for p in node.values]
        return "".join(str(_value(part, known)) for part in parts)
    return ast.literal_eval(node)


def _table(node: ast.Dict, known: dict[str, Any]) -> dict[Any, Any]:
    out = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if key is not None:
            try:
                out[_value(key, known)] = _value(value, known)
            except (ValueError, TypeError, KeyError):
                continue
    return out


def _plain_assignments(text: str) -> dict[str, Any]:
    """For a file that is not Python of today: the lines that hold plain values."""
    found: dict[str, Any] = {}
    for match in re.finditer(
        r"^([A-Z_]+)\s*=\s*u?(['\"].*?['\"]|\d+|True|False|None)\s*(?:#.*)?$", text, re.MULTILINE
    ):
        try:
            found[match[1]] = ast.literal_eval(match[2])
        except (ValueError, SyntaxError):
            continue
    return found


class Settings:
    """The settings of one site over those that Pelican has by itself."""

    def __init__(self, given: dict[str, Any], publish: dict[str, Any]) -> None:
        self.given = given
        given = {key: value for key, value in given.items() if _fits(key, value)}
        self.url = str(publish.get("SITEURL") or given.get("SITEURL") or "")
        clean = CLEAN if given.get("CLEAN_URLS") else {}
        old = {f"{key}S": [given[key]] for key in ("ARTICLE_PATH", "PAGE_PATH") if key in given}
        old |= {
            f"{kind}_PATHS": [given[f"{kind}_DIR"]]
            for kind in ("ARTICLE", "PAGE") if f"{kind}_DIR" in given
        }  # fmt: skip
        feeds = {key: value for key, value in publish.items() if "FEED" in key and value}
        self.values: dict[str, Any] = DEFAULTS | clean | old | given | feeds
        self.language = self.text("DEFAULT_LANG") or "en"
        # Languages that a plugin made a site of their own of.
        self.subsites = frozenset(self.table("I18N_SUBSITES"))

    def get(self, key: str) -> Any:
        """The value as it was written, or None."""
        return self.values.get(key)

    def text(self, key: str, default: str = "") -> str:
        """The value if it is text."""
        value = self.values.get(key, default)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        """The value as texts; one text counts as a list of one."""
        value = self.values.get(key)
        if isinstance(value, str):
            return [value]
        return [str(item) for item in value] if isinstance(value, (list, tuple)) else []

    def table(self, key: str) -> dict[str, Any]:
        """The value if it is a table, or pairs."""
        try:
            return {str(name): value for name, value in dict(self.values.get(key) or {}).items()}
        except (TypeError, ValueError):
            return {}

    def describe(self, site: Site) -> None:
        """Tell *site* what the settings say of it as a whole."""
        site.title = self.text("SITENAME")
        site.description = self.text("SITEDESCRIPTION") or self.text("SITESUBTITLE")
        site.address = f"{self.url.rstrip('/')}/" if self.url else ""
        site.language = self.language
        site.licence = self.text("LICENSE") or self.text("CC_LICENSE")
        site.owner = self.text("AUTHOR")
        for key in ("MENUITEMS", "NAVIGATION"):
            for pair in _pairs(self.values.get(key)) or []:
                below = tuple(Entry(str(one[0]), str(one[1])) for one in _pairs(pair[1]) or [])
                site.menu.append(Entry(str(pair[0]), "" if below else str(pair[1]), below))

    def plugins(self) -> frozenset[str]:
        """The plugins by the last part of their names."""
        return frozenset(name.rpartition(".")[2] for name in self.texts("PLUGINS"))

    def extensions(self) -> frozenset[str]:
        """Python-Markdown's extensions by their short names."""
        given = self.values.get("MARKDOWN")
        old = self.values.get("MD_EXTENSIONS")
        names: set[str] = set()
        if isinstance(given, dict):
            for value in (given.get("extensions"), given.get("extension_configs")):
                names |= {str(n) for n in value} if isinstance(value, (dict, list)) else set()
        elif isinstance(old, (list, tuple, dict)):
            names |= {str(n) for n in old}
        else:
            names = {"codehilite", "extra", "meta"}
        return short_names(names)

    def slugify(self, text: str, kind: str = "SLUG") -> str:
        """The slug of a title (``SLUG``) or of the name of a ``TAG``, ``CATEGORY``, ``AUTHOR``."""
        cased = bool(self.values.get("SLUGIFY_PRESERVE_CASE"))
        use_unicode = bool(self.values.get("SLUGIFY_USE_UNICODE"))
        try:
            return slugify(text, self._rules(kind), use_unicode=use_unicode, cased=cased)
        except (re.error, IndexError):
            return slugify(text, SLUG_RULES)

    def _rules(self, kind: str) -> list[tuple[str, str]]:
        own = _pairs(self.values.get(f"{kind}_REGEX_SUBSTITUTIONS"))
        common = _pairs(self.values.get("SLUG_REGEX_SUBSTITUTIONS"))
        for rules in (own, common):
            if rules is not None:
                return [(str(rule[0]), str(rule[1])) for rule in rules]
        old = _pairs(self.values.get(f"{kind}_SUBSTITUTIONS")) or []
        if kind in ("TAG", "CATEGORY"):
            old = [*(_pairs(self.values.get("SLUG_SUBSTITUTIONS")) or []), *old]
        plain = [(re.escape(str(rule[0])), str(rule[1]).replace("\\", r"\\")) for rule in old]
        kept = any(len(rule) > 2 and rule[2] for rule in old)
        return plain + (SLUG_RULES[1:3] if kept else SLUG_RULES)


def _fits(key: str, value: Any) -> bool:
    """Whether *key* can have *value*: of the kind of Pelican's own value, or none."""
    usual = DEFAULTS.get(key, "" if key.endswith(("_URL", "_SAVE_AS", "PATH")) else None)
    if not value or usual is None or isinstance(usual, bool):
        return True
    shapes: dict[type, tuple[type, ...]] = {str: (str,), list: (str, list), dict: (dict, list)}
    return isinstance(value, shapes[type(usual)])


def _pairs(value: Any) -> list[Any] | None:
    """Pairs of a list; None if it is no list."""
    if not isinstance(value, (list, tuple)):
        return None
    return [pair for pair in value if isinstance(pair, (list, tuple)) and len(pair) >= 2]
