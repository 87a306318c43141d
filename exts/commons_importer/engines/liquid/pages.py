"""The text of a page of Liquid."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from liquid.exceptions import LiquidError

from commons_importer.engines.engine import Body
from commons_importer.engines.liquid import lexer, site_data
from commons_importer.engines.liquid.environment import environment
from commons_importer.engines.liquid.listings import listed
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liquid.token import Token

    from commons_importer.markdown.source import Line
    from commons_importer.model import Page, Site
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_HEADING = re.compile(r"^#.*$|^.+\n[=-]{3,}$|<(h[1-6]|title)\b.*?</\1>", re.MULTILINE | re.DOTALL)
_HTML = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


class Liquid:
    """Evaluates the pages of one site."""

    def __init__(
        self, tree: Tree, site: Site, report: Report, config: dict[str, Any], source: str,
        templates: Mapping[str, str],
    ) -> None:  # fmt: skip
        """Take the settings with the data, *config*, and the folder of the *source*.

        :param templates: what tags of the site's own stand for, by their names.
        """
        self.tree = tree
        self.site = site
        self.report = report
        self.config = config
        self.source = source
        self.page: Page | None = None
        self.env = environment(self._file, self._url, templates)
        self.posts: dict[str, Page] = {}
        self.urls = {page.path: page.url for page in site.pages}
        self._hidden: set[str] = set()
        for page in site.pages:
            stem = re.sub(r"\.\w+$", "", page.path)
            if page.is_post:
                self.posts.setdefault(re.sub(r".*?_posts/", "", stem), page)
                self.posts.setdefault(stem.split("/")[-1], page)

    @cached_property
    def names(self) -> dict[str, Any]:
        """What all pages can ask."""
        return site_data.around(site_data.of_site(self.site, self.config))

    @cached_property
    def names_without_posts(self) -> dict[str, Any]:
        """The same for a site that has no post yet."""
        site = self.names["site"] | {"posts": [], "tags": {}, "categories": {}, "related_posts": []}
        return site_data.around(site)

    def render(self, page: Page) -> Body:
        """The body of *page*, or what it was instead of a text."""
        text = "\n".join(line for line, _ in page.body)
        layout = self._layout(page) if not text.strip() else ""
        if layout:
            return self._from_layout(page, layout)
        if "{%" not in text and "{{" not in text:
            return Body(page.body)
        kind = listed(self._with_includes(text))
        if kind and _is_bare(self._evaluated(text, page, self.names_without_posts)):
            return Body(page.body, lost="steered by Liquid; not converted", listing=kind)
        made = self._evaluated(text, page, self.names)
        if not made.strip():
            return Body(page.body, lost="steered by Liquid; not converted", listing=kind)
        problems = self._problems(page.body[0][1] if page.body else 1, text)
        return Body(self._numbered(made, page), problems)

    def _from_layout(self, page: Page, layout: str) -> Body:
        """A page without words of its own is what its layout makes of it."""
        if self._is_frame(page):
            return Body(page.body)
        no_words = {"content": ""}
        empty = self._evaluated(layout, page, self.names_without_posts | no_words)
        made = self._evaluated(layout, page, self.names | no_words)
        if listed(layout) and _is_bare(empty):
            return Body(page.body, lost="a list that its layout makes; not converted")
        if not _words(made):
            return Body(page.body)
        page.html = True
        lines = [(line, 1) for line in made.split("\n")]
        return Body(lines, self._problems(1, layout))

    def _is_frame(self, page: Page) -> bool:
        """Whether most pages of its layout have words of their own: it is a frame around them."""
        with_words, without = self._users[str(page.front.get("layout"))]
        return with_words > without

    @cached_property
    def _users(self) -> dict[str, tuple[int, int]]:
        """How many pages with words, and without, each layout has."""
        found: dict[str, tuple[int, int]] = {}
        for page in self.site.pages:
            name = str(page.front.get("layout"))
            with_words, without = found.get(name, (0, 0))
            has_words = any(line.strip() for line, _ in page.body)
            found[name] = (with_words + has_words, without + (not has_words))
        return found

    def _layout(self, page: Page) -> str:
        """The layout of *page*, if it is only a part of a document."""
        name = str(page.front.get("layout") or "")
        folder = f"{self.source}/{self.config.get('layouts_dir') or '_layouts'}".strip("/")
        text = self.tree.data(f"{folder}/{name}.html") if name else ""
        text = re.sub(r"\A---\n.*?^---\n", "", text, flags=re.DOTALL | re.MULTILINE)
        return "" if re.search(r"<(?:html|body|head)\b", text, re.IGNORECASE) else text

    def _evaluated(self, text: str, page: Page, names: dict[str, Any]) -> str:
        self.page = page
        self.env.start(text)
        known = names | {"page": site_data.of_page(page)}
        try:
            return self.env.from_string(text).render(known)
        except LiquidError as err:
            self.env.start(text)
            found = lexer.tokens(text)
            first = next(token for token in found if token.kind != "content")
            self.env.note(first, f"templates are left out: {err.args[0] if err.args else err}")
            return lexer.without_tags(text)

    def _problems(self, first: int, text: str) -> list[tuple[int, str, str]]:
        """The findings of the evaluation before; of each unknown tag the first one of the site."""
        out = [(self._line(token, first, text), "liquid", why) for token, why in self.env.notes]
        for token in self.env.hidden:
            name = token.value.removeprefix(lexer.LONELY)
            self.report.counts[f"tags {name} hidden"] += 1
            if name not in self._hidden:
                self._hidden.add(name)
                message = f"the tag {name} is not known: hidden, what it encloses stays"
                out.append((self._line(token, first, text), "liquid", message))
        return list(dict.fromkeys(out))

    def _line(self, token: Token, first: int, text: str) -> int:
        return first + (text.count("\n", 0, token.start_index) if token.source == text else 0)

    def _numbered(self, text: str, page: Page) -> list[Line]:
        """Lines with numbers; where Liquid made more lines the numbers are near."""
        first = page.body[0][1] if page.body else 1
        last = page.body[-1][1] if page.body else 1
        return [(line, min(first + index, last)) for index, line in enumerate(text.split("\n"))]

    def _with_includes(self, text: str) -> str:
        names = re.findall(r"\{%-?\s*include(?:_cached)?\s+[\"']?([\w./-]+)", text)
        return "\n".join([text, *(self._file(name, False) or "" for name in names)])

    # -- what tags ask -----------------------------------------------------------------------------

    def _file(self, name: str, relative: bool) -> str | None:
        """The text of an included file; *relative* ones stand beside the page."""
        folder = str(self.config.get("includes_dir") or "_includes").strip("/")
        folder = f"{self.source}/{folder}".lstrip("/")
        if relative and self.page is not None:
            folder = str(PurePosixPath(self.page.path).parent)
        path = normal(posixpath.join(folder, name))
        return self.tree.data(path) if path and self.tree.has(path) else None

    def _url(self, tag: str, target: str) -> str | None:
        """The URL of the page that ``link`` or ``post_url`` names."""
        if tag == "post_url":
            page = self.posts.get(target) or self.posts.get(target.split("/")[-1])
            return page.url if page else None
        wanted = target.lstrip("/")
        known = self.urls.get(wanted) or self.urls.get(f"{self.source}/{wanted}")
        return known or (f"/{wanted}" if self.tree.has(wanted) else None)


def _words(text: str) -> list[str]:
    return _HTML.sub(" ", text).split()


def _is_bare(text: str) -> bool:
    """Whether *text* says nothing but headings."""
    return not _words(_HEADING.sub(" ", text))
