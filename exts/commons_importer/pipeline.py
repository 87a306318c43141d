"""The whole way from an old tree to a new one."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commons_importer import (
    docnames,
    made_pages,
    new_front_matter,
    page_order,
    reading,
    source_counts,
    tag_spellings,
)
from commons_importer.author_files import author_files
from commons_importer.author_registry import People
from commons_importer.contents_tree import Contents
from commons_importer.copied_files import Assets
from commons_importer.engines.common import htaccess
from commons_importer.engines.registry import ENGINES
from commons_importer.link_rewriting import Rewriter
from commons_importer.link_targets import Links, key
from commons_importer.listing_redirects import Listings
from commons_importer.markdown.rules import kramdown
from commons_importer.model import Page
from commons_importer.new_site import files as new_site
from commons_importer.old_anchors import Anchors
from commons_importer.page_texts import PageTexts
from commons_importer.redirect_table import Redirects
from commons_importer.written_dates import is_future

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from commons_importer.engines.engine import Engine
    from commons_importer.markdown.source import Line
    from commons_importer.output_folder import Output
    from commons_importer.reading import ReadPage
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree


_HEADER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)


class UnusableError(Exception):
    """There is nothing to import."""


@dataclass(slots=True)
class Options:
    """What the command line says beside the folders."""

    engine: str
    hosts: set[str] = field(default_factory=set)
    extra_files: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)  # what tags of the site's own stand for


def run(
    tree: Tree, options: Options, output: Output, report: Report,
    progress: Callable[[str, int, int], None],
) -> None:  # fmt: skip
    """Convert the site in *tree* and hand its files to *output*.

    :param progress: told the phase, the pages that are done, and those there are.
    :raises UnusableError: if the engine finds no page.
    """
    engine = ENGINES[options.engine](tree, report)
    engine.tags = options.tags
    site = engine.load()
    elsewhere = _other_root(tree, engine)
    if not site.pages:
        why = "".join(f"\n{finding}" for finding in report.losses[:5])
        raise UnusableError(
            f"no page of {options.engine} was found{elsewhere and '; '}{elsewhere}{why}"
        )
    if elsewhere:
        report.note(engine.settings_files[0], 1, "settings", elsewhere)
    site.hosts |= options.hosts
    if not new_site.address_of(site) and options.hosts:
        site.address = f"https://{min(options.hosts)}/"
    htaccess.expand(site, report)
    importer = Importer(tree, engine, output, report, progress)
    importer.run(options.extra_files)
    report.left = new_site.left(site, report, importer.redirects.feeds_without)
    if output.may_have("conf.py"):
        for name, text in new_site.texts_of(site, tree.root.name, report.left).items():
            output.add(name, text)


def _other_root(tree: Tree, engine: Engine) -> str:
    """What to say if the settings of the site stand in a folder below; else nothing."""
    patterns = engine.settings_files
    below = [
        path for path in tree.files()
        if any(fnmatch.fnmatchcase(posixpath.basename(path), pattern) for pattern in patterns)
    ]  # fmt: skip
    found = min(below, key=lambda path: (path.count("/"), path), default="")
    folder, _, name = found.rpartition("/")
    return f"there is no {name} here, but one in {folder}/" if folder else ""


class Importer:
    """Holds what the steps share."""

    def __init__(
        self, tree: Tree, engine: Engine, output: Output, report: Report,
        progress: Callable[[str, int, int], None],
    ) -> None:  # fmt: skip
        self.tree = tree
        self.engine = engine
        self.site = engine.site
        self.output = output
        self.report = report
        self.progress = progress
        self.assets = Assets(tree, engine, report)
        self.texts = PageTexts(self.assets, output, report)
        self.people = People(self.site.people, report)
        self.spelled: dict[str, set[str]] = {}
        has_feeds = bool(new_site.address_of(self.site)) or not output.may_have("conf.py")
        self.redirects = Redirects(self.site, report, has_feeds=has_feeds)
        self.lists: set[str] = set()  # URLs of pages that listed posts

    def run(self, extra_files: Iterable[str]) -> None:
        """All steps."""
        self._count_in()
        works = self._read()
        spellings = tag_spellings.merge(self.site.pages, self.report)
        docnames.assign(self.site, self.report)
        for page in self.site.pages:
            page.held_back = page.is_post and page.date is not None and is_future(page.date)
        links = Links(self.engine, self.assets)
        public = [w for w in works if w.page.docname]
        people_of = {w.page.path: self._authors(w.page) for w in public}
        redirects = self.redirects
        redirects.pages_moved()
        for language in ("", *sorted(self.site.generated_in)):
            listings = Listings(self.engine, redirects, links, language)
            listings.lead_on(spellings, self.people.published(), self.spelled)
        root = self.site.pages[0] if self.site.pages else None
        self._rewrite(public, links)
        redirects.rules(links, root)
        self._write_pages(public, people_of, links, redirects)
        for item in works:
            if item.page.draft:
                self.texts.draft(item, [self.people.known(n) for n in self._names(item.page)])
        self.people.note_others()
        author_files(self.people, self.assets, self.output, self.report)
        self._write_files(extra_files)
        for name, text in self.engine.further_files().items():
            self.output.add(name, text)
        self.output.add("docs/redirects.csv", redirects.as_csv())
        self._unclaimed(redirects)

    def _count_in(self) -> None:
        """Count the old sources, those that no page was made of as well."""
        counts = self.report.counts
        for page in self.site.pages:
            counts["posts in" if page.is_post else "pages in"] += 1
            if not page.redirect_to:
                body = "\n".join(line for line, _ in page.body)
                title = page.title if page.title not in body else ""
                counts["words in"] += source_counts.words(f"{title}\n{body}")
        known = {page.path for page in self.site.pages}
        lost = {found.file for found in self.report.findings if found.kind == "template"} - known
        for name in sorted(filter(self.tree.has, lost)):
            counts["pages in"] += 1
            self._count_lost(_HEADER.sub("", self.tree.data(name)), words=True)
        counts["files not referenced"] += self.site.skipped_files

    def _count_lost(self, text: str, *, words: bool) -> None:
        for name, number in source_counts.all_of(text).items():
            if words or name != "words":
                self.report.counts[f"{name} in"] += number

    # -- reading ---------------------------------------------------------------------------------

    def _read(self) -> list[ReadPage]:
        works: list[ReadPage] = []
        pages = list(self.site.pages)
        for number, page in enumerate(pages, 1):
            self.progress("read", number, len(pages))
            if page.redirect_to:
                continue
            body = self.engine.body(page)
            if body.lost:
                self._note_listing(page, body.listing)
                self._leave_out(page, body.lost)
                continue
            for problem in body.problems:
                self.report.note(page.path, *problem)
            works.append(self._read_page(page, body.lines))
        return works

    def _read_page(self, page: Page, lines: list[Line]) -> ReadPage:
        """A page as a tree; one that no reader can take is kept as it stands, as code."""
        try:
            return reading.read(page, lines, self.site.excerpt_mark, self.report)
        except Exception as err:
            self.report.note(
                page.path, 1, "unreadable", f"kept as code ({type(err).__name__}: {err})"
            )
            text = "\n".join(line for line, _ in lines)
            return reading.as_code(page, text)

    def _note_listing(self, page: Page, kind: str) -> None:
        """A page that only lists posts has a successor: the list that the new site makes."""
        if kind:
            self.site.generated.add(kind, page.url)
            self.lists.add(key(page.url))

    def _leave_out(self, page: Page, why: str) -> None:
        self.report.note(page.path, 1, "template", why)
        self._count_lost("\n".join(line for line, _ in page.body), words=False)
        self.site.unclaimed.append(page.url)
        self.site.pages.remove(page)

    def _names(self, page: Page) -> list[str]:
        """The people whom *page* names, one by one; what stands in the place of a name is said."""
        found: list[str] = []
        for written in page.authors:
            parts = self.people.apart(written)
            if not parts:
                place = page.line("author")
                self.report.note(page.path, place, "author", f"{written!r} stands for a name")
            found += parts
        return found

    def _authors(self, page: Page) -> list[str]:
        found: list[str] = []
        for name in self._names(page):
            own_id = self.people.resolve(name, page.path, page.line("author"))
            self.spelled.setdefault(own_id, set()).add(name)
            found.append(own_id)
        return list(dict.fromkeys(found))

    # -- rewriting -------------------------------------------------------------------------------

    def _rewrite(self, works: list[ReadPage], links: Links) -> None:
        """Links and anchors; a name may be that of a place in each language."""
        known = {w.page.path: w for w in works}
        own = Anchors(w for w in works if not w.page.suffix)
        rewriters = []
        for suffix in sorted({w.page.suffix for w in works}):
            others = (w for w in works if w.page.suffix == suffix)
            anchors = Anchors(others) if suffix else own
            rewriters.append(Rewriter(links, self.assets, anchors, self.report, known))
            for item in anchors.works:
                rewriters[-1].survey(item)
        linked = {place for rewriter in rewriters for place in rewriter.linked}
        for rewriter in rewriters:
            rewriter.anchors.assign(linked, own)
            rewriter.finish()

    # -- writing ---------------------------------------------------------------------------------

    def _write_pages(
        self, works: list[ReadPage], people_of: dict[str, list[str]], links: Links,
        redirects: Redirects,
    ) -> None:  # fmt: skip
        contents = self._contents(works, links, redirects)
        for number, item in enumerate(sorted(works, key=lambda w: w.page.docname), 1):
            self.progress("write", number, len(works))
            groups = contents.groups(item.page.docname)
            self.texts.public(item, people_of[item.page.path], groups)
            self.report.counts["posts out" if item.page.is_post else "pages out"] += 1
        self._write_made(works, contents)

    def _contents(self, works: list[ReadPage], links: Links, redirects: Redirects) -> Contents:
        """Who stands below whom."""
        page_order.note_apart(self.site.pages)
        start = Page(f"{self.site.roots[0]}/index", "/", {}, [], kramdown(gfm=True))

        def find(url: str, page: Page = start) -> str:
            target = links.resolve(url, page)
            found = target.page
            if found is not None:
                return "" if found.apart or found.held_back else found.docname
            return "blog/index" if target.href == "#blog-posts" else target.document

        contents = Contents(page_order.places(works, find), find, redirects.is_free)
        contents.fill(self.site.menu, self._generated_indexes())
        return contents

    def _generated_indexes(self) -> list[str]:
        posts = any(page.is_post and page.docname for page in self.site.pages)
        wanted = [("blog/index", posts), ("authors/index", bool(self.people.published()))]
        return [name for name, needed in wanted if needed]

    def _write_made(self, works: list[ReadPage], contents: Contents) -> None:
        """The pages that the old site made of templates, or did not have."""
        known = {w.page.docname: w for w in works if not w.page.suffix}
        for name, title in contents.made.items():
            text = made_pages.page(title, "", contents.groups(name), shown=True)
            self.output.add(f"docs/{name}.md", text)
        if "blog/index" in self._generated_indexes() and "blog/index" not in known:
            self.output.add("docs/blog/index.md", made_pages.page("Blog"))
        if "index" in known:
            return

        def about(name: str) -> tuple[str, str]:
            item = known.get(name)
            if item is None:
                return contents.made.get(name, name), ""
            return item.replaced_title or item.title, new_front_matter.summary(item.page)

        has_posts = any(page.is_post and page.docname for page in self.site.pages)
        text = made_pages.start(self.site, contents.groups("index"), about, has_posts=has_posts)
        self.output.add("docs/index.md", text)

    def _write_files(self, extra_files: Iterable[str]) -> None:
        for pattern in extra_files:
            for name in self.tree.files():
                if fnmatch.fnmatch(name, pattern):
                    self.assets.copy(name)
        for source, target in sorted(self.assets.copies.items()):
            self.output.add(f"docs/{target}", self.tree.read_bytes(source))
            self.report.counts["files copied"] += 1

    def _unclaimed(self, redirects: Redirects) -> None:
        claimed = (set(redirects.rows) - self.lists) | set(redirects.pages)
        has_blog = any(page.is_post and page.docname for page in self.site.pages)
        claimed |= {"/"} | ({"/blog", "/blog/tag", "/blog/author"} if has_blog else set())
        self.report.unclaimed = [
            url for url in self.site.unclaimed if url and key(url) not in claimed
        ]
