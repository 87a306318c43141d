"""What a site that had its blog from ABlog keeps: sidebars, pages, and the object for templates."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ablog
from ablog.blog import CONFIG
from docutils import nodes
from sphinx.jinja2glue import SphinxFileSystemLoader
from sphinx.transforms import SphinxTransform

from sphinx_commons.front_matter import page_meta

from .ablog_objects import blog_of, posts_of
from .ablog_words import OF_POSTS, of_ablog
from .adapter import REPLACED_SETTINGS
from .domain import BlogDomain
from .places import was_ablogs
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .shared_pieces import SharedPieces
    from .site import BlogSite
    from .views import Listing

USUAL = {name: default for name, default, *_ in CONFIG}
CATALOGS = {"tag": "tags", "year": "archive"}
END = "ablog/page_end.html"
STYLESHEETS = Path(ablog.__file__).parent / "stylesheets"


def offer_templates(app: Sphinx) -> None:
    """``builder-inited``: sidebars of ABlog are found, its pages hide none of the theme."""
    loaders: list[Any] | None = getattr(getattr(app.builder, "templates", None), "loaders", None)
    if loaders is not None and was_ablogs(app.config):
        loaders.append(SphinxFileSystemLoader(ablog.get_html_templates_path()))


def name_unused_settings(app: Sphinx, _env: BuildEnvironment, _docnames: list[str]) -> None:
    """``env-before-read-docs``: say once which settings of ABlog mean nothing here."""
    if was_ablogs(app.config):
        return
    for name, advice in REPLACED_SETTINGS.items():
        if app.config[name] != USUAL[name]:
            message = "the setting %r of ABlog is not used; %s"
            warn("ablog", message, name, advice, location=_place(app, name))


def _place(app: Sphinx, name: str) -> str:
    """Where conf.py says *name*; its first line where it does in another way."""
    file = Path(app.confdir, "conf.py")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    found = [number for number, line in enumerate(lines, 1) if line.startswith(name)]
    return f"{file}:{found[0] if found else 1}"


class EndPosts(SphinxTransform):
    """Let posts end with a rule, as docutils does where the node of ABlog comes after it."""

    default_priority = 800  # before docutils looks (830)

    def apply(self, **kwargs: Any) -> None:
        meta = page_meta(self.env, self.env.docname)
        if was_ablogs(self.config) and BlogDomain.of(self.env).is_post(meta):
            sections = self.document.findall(nodes.section)
            next(sections, self.document).append(nodes.comment())


def tell_templates(
    site: BlogSite, pieces: SharedPieces, page: str, context: dict[str, Any]
) -> None:
    """Give templates of the site and of ABlog what ABlog gives them."""
    config = site.app.config
    blog = context["ablog"] = blog_of(site)
    context["anchor"] = ablog.anchor
    context["blog_sidebar"] = partial(pieces.sidebar, page)
    context["blog_card"] = partial(pieces.card, page)
    if config.blog_baseurl:
        context.setdefault("feed_path", config.blog_path)
        context.setdefault("feed_title", config.blog_title)
    if page in blog and blog[page].canonical_link:
        context["pageurl"] = blog[page].canonical_link
    if config.fontawesome_link_cdn or config.fontawesome_css_file:
        own = context["pathto"](f"_static/{config.fontawesome_css_file}", 1)
        href = escape(str(config.fontawesome_link_cdn or own))
        context["metatags"] = context.get("metatags", "")
        context["metatags"] += f'\n<link rel="stylesheet" href="{href}">'


def has_end(site: BlogSite, page: str) -> bool:
    """Whether something of ABlog follows the text of the document *page*: ways, or comments."""
    config, blog = site.app.config, blog_of(site)
    comments = config.disqus_shortname and config.blog_baseurl
    return page in blog or bool(comments and config.disqus_pages)


def page_context(site: BlogSite, context: dict[str, Any]) -> dict[str, Any]:
    """What templates of ABlog know of a generated page, beside its *context*."""
    if "blog_kind" in context:
        return _catalog_context(site, context["blog_kind"])
    return _listing_context(site, site.edition.listings[context["blog_pages"][0]], context)


def _listing_context(site: BlogSite, listing: Listing, context: dict[str, Any]) -> dict[str, Any]:
    blog = blog_of(site)
    told = {"parents": [], "summary": True, "posts": posts_of(site, context["blog_cards"])}
    if listing.kind == "index":
        return {**told, "header": of_ablog("All"), "collection": blog.posts}
    if listing.kind == "drafts":
        return {**told, "header": "", "collection": blog.drafts}
    catalog = getattr(blog, CATALOGS.get(listing.kind, listing.kind))
    found = [coll for coll in catalog if coll.docname == listing.page]
    archives = site.app.config.blog_feed_archives
    return {
        **told,
        "header": of_ablog(OF_POSTS[listing.kind]),
        "collection": found[0],
        "feed_path": listing.page if archives else site.path,
        "feed_title": context["title"],
        "archive_feed": bool(site.base_url and archives),
    }


def _catalog_context(site: BlogSite, kind: str) -> dict[str, Any]:
    catalog = getattr(blog_of(site), CATALOGS.get(kind, kind))
    header = of_ablog(OF_POSTS[kind])
    return {"parents": [], "summary": True, "header": header, "catalog": catalog}


def is_of_site(app: Sphinx, template: str) -> bool:
    """Whether the site has a *template* of its own, which is a whole page as ABlog has it."""
    folders = (Path(app.confdir, name) for name in app.config.templates_path)
    ours = Path(__file__).parent
    return any((f / template).is_file() for f in folders if not f.is_relative_to(ours))
