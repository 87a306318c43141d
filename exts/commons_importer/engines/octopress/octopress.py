"""Octopress: what it makes of fences and of its tags before Jekyll sees them, and its lists."""

from __future__ import annotations

import html
import math
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from commons_importer import scalars
from commons_importer.engines.common import paths
from commons_importer.engines.jekyll.jekyll import Jekyll
from commons_importer.engines.liquid import octopress
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.engines.engine import Body, Term
    from commons_importer.model import Page, Site
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

PERMALINK = "/blog/:year/:month/:day/:title/"
MAX_DEPTH = 10
_FENCE = r"^```[ ]*(?P<info>[^\n`]*)\n(?P<code>.*?)\n```[ ]*$"
_OWN = re.compile(
    rf"{_FENCE}|\{{%-?\s*raw\s*-?%\}}.*?\{{%-?\s*endraw\s*-?%\}}"
    r"|\{%-?\s*(?P<tag>include_code|render_partial)\s+(?P<rest>.*?)-?%\}",
    re.DOTALL | re.MULTILINE,
)
_HEADER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


class Octopress(Jekyll):
    """Reads one site."""

    def __init__(self, tree: Tree, report: Report) -> None:
        super().__init__(tree, report)
        config = self.settings.config
        if not config.get("source") and tree.below("source"):
            self.source = self.settings.source = "source"
        if not config.get("permalink"):
            self.settings.style = PERMALINK
        config.setdefault("category_dir", "blog/categories")
        self.problems: list[tuple[int, str, str]] = []

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        site = super().load()
        made = site.generated
        folder = str(self.settings.config["category_dir"]).strip("/")
        made.category_feed = (*made.category_feed, f"/{folder}/{{slug}}/atom.xml")
        made.blog = tuple(dict.fromkeys((*made.blog, "/blog/archives/")))
        others = made.later

        def later(kind: str, values: dict[str, str], count: int) -> list[str]:
            own = self._pages(count) if kind == "index" else []
            return [*others(kind, values, count), *own]

        made.later = later
        return site

    def slug(self, kind: Term, name: str) -> str:
        """What stood for a category; what Jekyll makes of other names."""
        if kind != "category":
            return super().slug(kind, name)
        return re.sub(r"-{2,}", "-", re.sub(r"_|\W", "-", name)).lower()

    def body(self, page: Page) -> Body:
        """The text of *page*: its fences and tags, then its Liquid."""
        self.problems = []
        first = page.body[0][1] if page.body else 1
        last = page.body[-1][1] if page.body else 1
        text = self._own("\n".join(line for line, _ in page.body), first, 0)
        page.body = [(row, min(first + n, last)) for n, row in enumerate(text.split("\n"))]
        made = super().body(page)
        return replace(made, problems=[*self.problems, *made.problems])

    def _pages(self, count: int) -> list[str]:
        """The later pages of the blog, as the older setting names their folder."""
        folder = scalars.text(self.settings.config.get("pagination_dir"))
        size = scalars.text(self.settings.config.get("paginate"))
        if not folder or not size.isdigit() or not int(size):
            return []
        last = math.ceil(count / int(size))
        return [paths.clean_url(f"{folder}/page/{number}/") for number in range(2, last + 1)]

    # -- its own marks -----------------------------------------------------------------------------

    def _own(self, text: str, first: int, depth: int) -> str:
        def put_in(found: re.Match[str]) -> str:
            line = first + text.count("\n", 0, found.start())
            if found["code"] is not None:
                return self._fence(found["info"].strip(), found["code"])
            if found["tag"] == "include_code":
                return self._code(found["rest"].strip(), line)
            if found["tag"]:
                return self._partial(found["rest"].strip().strip("\"'"), line, depth)
            return found[0]

        return _OWN.sub(put_in, text)

    def _fence(self, info: str, code: str) -> str:
        """A fence with ``language title url text``; what looks like Liquid in it is text."""
        language, _, rest = info.partition(" ")
        named = re.search(r"\blang:(\S+)", info)
        if named:
            language, rest = named[1], info.replace(named[0], "")
        rest = re.sub(r"\b(?:title|url|link_text):", "", rest).replace('"', "")
        return _as_text(octopress.block("codeblock", f"lang:{language or 'text'} {rest}", code))

    def _code(self, rest: str, line: int) -> str:
        """A file of code, with a link to it."""
        named = re.search(r"\blang:(\S+)", rest)
        words = re.sub(r"\blang:\S+", "", rest).split()
        name = words[-1] if words else ""
        folder = scalars.text(self.settings.config.get("code_dir")) or "downloads/code"
        path = normal(posixpath.join(self.source, folder, name)) or ""
        if not name or not self.tree.has(path):
            self.problems.append((line, "snippet", f"{name or 'nothing'} is no file of {folder}"))
            return f"<!-- include_code {html.escape(rest)} -->"
        language = named[1] if named else posixpath.splitext(name)[1].lstrip(".")
        shown = html.escape(" ".join(words[:-1]) or name)
        url = html.escape(paths.clean_url(posixpath.join(folder, name)))
        code = octopress.highlighted(language, self.tree.data(path).rstrip("\n"))
        return f'\n<p><a href="{url}">{shown}</a></p>\n\n{_as_text(code)}\n'

    def _partial(self, name: str, line: int, depth: int) -> str:
        """Another file of the source, without its header."""
        path = normal(posixpath.join(self.source, name)) or ""
        if not self.tree.has(path) or depth >= MAX_DEPTH:
            why = "includes itself" if self.tree.has(path) else "is no file of the tree"
            self.problems.append((line, "snippet", f"{name} {why}"))
            return ""
        return self._own(_HEADER.sub("", self.tree.data(path)), line, depth + 1)


def _as_text(code: str) -> str:
    """*code* as HTML in which no template finds a tag."""
    return code.replace("{", "&#123;").replace("}", "&#125;")
