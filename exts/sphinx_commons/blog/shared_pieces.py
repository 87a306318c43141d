"""Pieces of HTML that many pages have alike: made once a build, with the links of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ablog

from . import fragments
from .ablog_objects import blog_of, record_of

if TYPE_CHECKING:
    from .site import BlogSite

# Stands for the way from a page to the root of the site.
ROOT = "blog-root:"
SIDEBARS, CARD = "ablog/shared.html", "ablog/card.html"


class SharedPieces:
    """Sidebars that are the same beside every page, and posts in listings, as ABlog has them."""

    def __init__(self, site: BlogSite) -> None:
        self.site = site
        self.made: dict[str, str] = {}

    def sidebar(self, page: str, part: str) -> str:
        """A sidebar on the page *page*."""
        if part not in self.made:
            self.made[part] = self._render(SIDEBARS, part=part)
        return self._placed(self.made[part], page)

    def card(self, page: str, post: Any) -> str:
        """A post of ABlog in a listing on the page *page*."""
        record = record_of(post)
        if record.name not in self.made:
            excerpt = self.site.bodies[record].excerpt
            shown = fragments.rebase(excerpt, lambda link: ROOT + link)
            self.made[record.name] = self._render(CARD, post=post, excerpt=shown)
        return self._placed(self.made[record.name], page)

    def _render(self, template: str, **context: Any) -> str:
        told = {"ablog": blog_of(self.site), "anchor": ablog.anchor, "pathto": self._from_root}
        html: str = self.site.app.builder.templates.render(template, {**told, **context})
        return html

    def _from_root(self, page: str, resource: int = 0) -> str:
        return ROOT + (page if resource else self.site.app.builder.get_target_uri(page))

    def _placed(self, html: str, page: str) -> str:
        depth = self.site.app.builder.get_target_uri(page).count("/")
        return html.replace(ROOT, "../" * depth or "./")
