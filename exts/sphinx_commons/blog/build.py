"""The handlers of one build: when what is computed, and who is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_commons.core import stale
from sphinx_commons.core.builders import is_of_site, makes_site, page_file, write_again
from sphinx_commons.core.clock import now
from sphinx_commons.core.digests import digest

from . import excerpts_of_pages, heritage
from .bylines import People
from .clashes import document_problems, generated_problems, same_url
from .domain import MARKDOWN, BlogDomain
from .edition import make_edition
from .feeds import Feeds, feed_names
from .head import add_feed_links, add_listing_graph, add_page_links, add_post_graph
from .lists import ListFiller
from .places import matched_posts, was_ablogs
from .references import reference_targets
from .shared_pieces import SharedPieces
from .site import BlogSite, GeneratedPage
from .warn import warn_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node, document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta

    from .model import Post
    from .references import Target
    from .views import Edition

PAGE = "page.html"  # of the theme
BODY = "blog_body"  # the template of what stands in it


class BlogBuild:
    """The state of one build: the edition, and the site where one is written."""

    def __init__(self) -> None:
        self.edition: Edition | None = None
        self.site: BlogSite | None = None
        self.pieces: SharedPieces | None = None
        self.filler: ListFiller | None = None
        self.targets: dict[str, Target] = {}
        self.listing_index = False
        self.clashes: dict[str, str] = {}
        self.excerpts: dict[str, nodes.Element] = {}  # of posts that are being written, by name

    def match(self, app: Sphinx, env: BuildEnvironment, *_docnames: set[str]) -> list[str]:
        """``env-get-outdated``, before pages are hidden: posts by ``blog_post_pattern``."""
        BlogDomain.of(env).matched = matched_posts(app.srcdir, app.config.blog_post_pattern)
        return []

    def hide(self, app: Sphinx, meta: PageMeta) -> bool:
        """``front-matter-hide``: a post of the future is not public yet."""
        return (
            BlogDomain.of(app.env).is_post(meta)
            and meta.date is not None
            and meta.date.instant > now()
        )

    def update(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-updated``: make the edition, and tell ABlog's lists of it."""
        self.edition, problems = make_edition(env)
        people = People(env)
        base = app.config.html_baseurl or app.config.blog_baseurl
        # Without posts there is no blog, but for a site that has set a URL for one.
        has_blog = bool(BlogDomain.of(env).posts or app.config.blog_baseurl)
        self.targets = {}
        BlogDomain.of(env).resolve = partial(self.resolve, app)
        if has_blog:
            self.targets = reference_targets(self.edition, people, app.config, has_feeds=bool(base))
        has_site = has_blog and makes_site(app.builder)
        self.pieces = None
        self.site = BlogSite(app, self.edition, people) if has_site else None
        self.filler = ListFiller(app, self.edition, people, partial(self.page_uri, app))
        pages = [post.docname for post in BlogDomain.of(env).posts]
        self.clashes = same_url(pages, env.found_docs)
        problems += document_problems(self.clashes)
        if self.site is not None:
            names = set(self.site.page_names()) - {self.edition.index}
            problems += generated_problems(sorted(names), env.found_docs)
        for problem in problems:
            warn_problem(problem)
        return []

    # Links.

    def resolve(
        self, app: Sphinx, env: BuildEnvironment, node: Element, content: Element
    ) -> Node | None:
        """``missing-reference``: the names of posts, tags and so on."""
        target = self.targets.get(node["reftarget"])
        if (
            target is None
            or node.get("refdomain") not in ("std", "", None)
            or node["reftype"] not in ("ref", "any", MARKDOWN)
        ):
            return None
        page, text = target
        shown = content if node.get("refexplicit") else nodes.inline("", text)
        source = node.get("refdoc", env.docname)
        if page in env.found_docs:
            return make_refnode(app.builder, source, page, "", [shown], text)
        return nodes.reference(
            "", "", shown, internal=False, refuri=self.page_uri(app, source, page)
        )

    def page_uri(self, app: Sphinx, source: str, page: str) -> str:
        """The URL of a generated page: only websites have it, others lead to the website."""
        if self.site is not None:
            return self.site.file_link(source, page)
        base = str(app.config.html_baseurl or app.config.blog_baseurl).rstrip("/")
        return f"{base}/{page}" if page.endswith(".xml") else f"{base}/{page}/"

    def fill_lists(self, _app: Sphinx, doctree: document, docname: str) -> None:
        """``doctree-resolved``: lists of posts inside pages."""
        if self.filler is not None:
            self.filler.fill(doctree, docname)

    def take_excerpts(self, app: Sphinx, doctree: document, _docname: str) -> None:
        """``doctree-resolved``: what lists show of a post is no part of its page."""
        if not was_ablogs(app.config):
            return
        for name, parts in excerpts_of_pages.take(doctree).items():
            if self.site is not None:
                self.excerpts[name] = nodes.container("", *parts)
                app.builder.post_process_images(self.excerpts[name])

    # Pages.

    def bodiless(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-get-updated``: the posts that listings and feeds could say nothing of."""
        if self.site is None:
            return []
        posts, is_kept = BlogDomain.of(env).posts, self.site.bodies.is_kept
        return sorted({post.docname for post in posts if not is_kept(post)})

    def views(self, _app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
        """``page-views``: what pages show of the blog, apart from themselves."""
        site = self.site
        if site is None:
            return {}
        domain = BlogDomain.of(env)
        # Sidebars of ABlog show posts beside every page.
        found: dict[str, object] = {"": site.everything()} if site.was_ablogs else {}
        if domain.lists:
            found |= dict.fromkeys(domain.lists, site.everything())
        for post in domain.posts:
            if not post.section:
                around = site.surroundings(post, site.name)
                found[post.docname] = (found.get(post.docname), around)
        return found

    def link_targets(self, _app: Sphinx, _env: BuildEnvironment) -> dict[str, Target]:
        """``link-targets``: the names of posts, tags and so on."""
        return self.targets

    def planned(self, app: Sphinx) -> Iterator[str]:
        """``planned-files``: all generated pages and feeds."""
        if self.site is not None:
            yield from (page_file(app, page) for page in self.site.page_names())
            yield from feed_names(self.site)

    def page_context(
        self,
        app: Sphinx,
        page: str,
        _template: str,
        context: dict[str, Any],
        doctree: document | None,
    ) -> None:
        """``html-page-context``: posts get their surroundings, and the index its listing."""
        site = self.site
        if site is None:
            return
        self._tell(site, page, context, doctree)
        if site.was_ablogs and doctree is not None and heritage.has_end(site, page):
            context.setdefault(BODY, heritage.END)
        add_feed_links(site, context)
        if BODY in context:
            app.add_css_file("blog.css")
        if "blog_nav" in context:
            add_listing_graph(site, page, context)
        if doctree is None and "blog_pages" in context:
            add_page_links(context)

    def _tell(
        self, site: BlogSite, page: str, context: dict[str, Any], doctree: document | None
    ) -> None:
        domain = BlogDomain.of(site.app.env)
        for found in domain.on_page(page) if doctree is not None else ():
            site.bodies.keep(found, context["body"], self._shown(found))
        post = domain.post_of(page)
        if post is not None and doctree is not None:
            site.post_context(post, context)
            add_post_graph(site, post, context)
            context[BODY] = "blog/post.html"
        elif self.listing_index and page == site.edition.index:
            sheet = site.sheets(site.edition.listings[page])[0]
            heading = context["title"]
            shown = site.sheet_context(sheet)
            told = site.ready(page, shown)
            if site.was_ablogs:
                told = {**told, **heritage.page_context(site, shown)}
            context.update(told, title=heading)
            context[BODY] = site.listing_template

    def _shown(self, post: Post) -> str | None:
        """What lists show of *post* on a site that has them from ABlog."""
        node = self.excerpts.pop(post.name, None)
        if node is None or self.site is None:
            return None
        builder: Any = self.site.app.builder
        render = builder.render_partial
        return "".join(render(part)["fragment"] for part in node.children)

    def tell_templates(
        self, _app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object
    ) -> None:
        """``html-page-context``, early: themes render sidebars then."""
        if self.site is not None and self.site.was_ablogs:
            self.pieces = self.pieces or SharedPieces(self.site)
            heritage.tell_templates(self.site, self.pieces, page, context)

    def fill_body(
        self,
        app: Sphinx,
        _page: str,
        _template: str,
        context: dict[str, Any],
        _doctree: document | None,
    ) -> None:
        """``html-page-context``, when all is told: the body, in whatever page the theme has."""
        if BODY in context:
            context["body"] = app.builder.templates.render(context[BODY], context)

    def collect_pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """``html-collect-pages``: the listings, once all posts are written, and the feeds."""
        site = self.site
        if site is None:
            return
        site.all_written = True
        keeper = stale.keeper_of(app)
        if site.index_is_document and self._is_index_stale(site):
            self.listing_index = True
            write_again(app, site.edition.index)
            self.listing_index = False
        for docname in self.clashes:
            write_again(app, docname)  # so that the later one wins, in parallel builds too
        for page in site.pages():
            content, name = digest(keeper.frame, site.outline(page)), page_file(app, page.name)
            is_taken = is_document(app, page.name) or is_of_site(app, name)
            if not is_taken and keeper.is_stale(page.name, content, app.outdir / name):
                told = site.ready(page.name, page.context)
                if site.was_ablogs:
                    told = {**told, **heritage.page_context(site, page.context)}
                if heritage.is_of_site(app, page.template):
                    yield page.name, told, page.template
                else:
                    yield page.name, {**told, BODY: page.template}, PAGE
        feeds = Feeds(site)
        for path, content, render in feeds.planned():
            file = app.outdir / path
            if not is_of_site(app, path) and keeper.is_stale(path, content, file):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(render())
        site.bodies.save()

    def _is_index_stale(self, site: BlogSite) -> bool:
        """Whether the first page of all posts, a document, does not show the posts of today."""
        page = site.edition.index
        context = site.sheet_context(site.sheets(site.edition.listings[page])[0])
        keeper = stale.keeper_of(site.app)
        content = digest(keeper.frame, site.outline(GeneratedPage(page, context, "")))
        file = site.app.outdir / page_file(site.app, page)
        return keeper.is_stale(page, content, file) or page in keeper.written


def is_document(app: Sphinx, page: str) -> bool:
    """Whether the file of the page *page* is that of a document."""
    names = {page, f"{page}/index", page.removesuffix("/index")} & app.env.found_docs
    return any(page_file(app, name) == page_file(app, page) for name in names)
