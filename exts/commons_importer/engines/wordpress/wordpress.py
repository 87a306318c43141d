"""WordPress: what an export (WXR) holds, and the uploads beside it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from commons_importer.engines.engine import Body, Engine, Reference
from commons_importer.engines.wordpress import (
    addresses,
    isso,
    library,
    markup,
    navigation,
)
from commons_importer.engines.wordpress.content import Content
from commons_importer.engines.wordpress.export import Export
from commons_importer.engines.wordpress.item_pages import ItemPages
from commons_importer.engines.wordpress.library import UPLOADS, Library
from commons_importer.engines.wordpress.menu import Menus
from commons_importer.engines.wordpress.names import Names
from commons_importer.engines.wordpress.records import parts_of
from commons_importer.model import Page, Site

if TYPE_CHECKING:
    from commons_importer.engines.engine import Term
    from commons_importer.engines.wordpress.records import Item
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

# Kinds of things that were never pages.
_INNER = re.compile(
    r"revision|nav_menu_item|attachment|wp_\w+|custom_css|customize_changeset|oembed_cache"
    r"|user_request|wpcf7_contact_form|acf-[\w-]+|acf|feedback|jp_\w+|elementor_\w+|scheduled-action"
)
_NUMBERS = ("p", "page_id", "attachment_id")
_LISTING = re.compile(r"blog|news|posts|articles|journal", re.IGNORECASE)


class WordPress(Engine):
    """Reads one site."""

    settings_files = ("*.xml",)
    beside = UPLOADS

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.export = Export(tree, report)
        self.names = Names(self.export)
        self.by_id = {item.id: item for item in self.export.items if item.id}
        self.pages: dict[str, Page] = {}  # by the number of the item
        self.sources: dict[str, Item] = {}  # by the path of the page

    def load(self) -> Site:
        """The site, its pages in the order of the export."""
        channel = self.export.channel
        address = channel.get("wp:base_blog_url") or channel.get("link", "")
        parts = parts_of(address) if "://" in address else parts_of("")
        site = self.site = Site(
            title=markup.plain(channel.get("title", "")),
            description=markup.plain(channel.get("description", "")), address=address,
            language=channel.get("language", ""), base=parts.path.rstrip("/"),
            people=self.names.people, hosts=self._hosts(channel),
        )  # fmt: skip
        self.library = Library(self.export.items, site, self.tree)
        self.made = ItemPages(self.names, self.library, site.base, self.report)
        for item in self.export.items:
            self._item(item)
        posts = [one for one in self.export.items if one.kind == "post" and one.status == "publish"]
        start = addresses.front(posts, site.base)
        site.generated = addresses.lists(start, self._blog())
        used = {
            name
            for page in site.pages
            if page.is_post and not page.draft
            for name in page.categories
        }
        with_posts, above = addresses.used(self.export.terms, used)
        site.generated.uncategorized += above
        site.redirects += addresses.nested(with_posts, site.generated.category[0])
        for attached in self.library.attachments.values():
            self._attachment(attached)
        self._note_files()
        site.menu = self._menu(start)
        return site

    def _blog(self) -> str:
        """The address of the list of all posts: the start page, or an empty page beside one."""
        pages = self.site.pages
        if not any(page.url == "/" and not page.is_post for page in pages):
            return "/"
        for page in pages:
            is_empty = not any(text.strip() for text, _ in page.body)
            if is_empty and page.url and not page.is_post and _LISTING.fullmatch(page.slug):
                pages.remove(page)
                return page.url
        return ""

    def _hosts(self, channel: dict[str, str]) -> set[str]:
        urls = [channel.get(key, "") for key in ("link", "wp:base_site_url", "wp:base_blog_url")]
        return {host for url in urls if "://" in url and (host := parts_of(url).netloc)}

    def slug(self, kind: Term, name: str) -> str:
        """What stood for a name in URLs, as the export has it."""
        return self.names.slug(kind, name)

    def body(self, page: Page) -> Body:
        """The text of *page* as WordPress showed it."""
        return self.content.body(self.sources[page.path], page.title, page.body)

    @cached_property
    def content(self) -> Content:
        """What makes HTML of texts, once the command line has said its tags."""
        reusable = {one.id: one.content for one in self.export.items if one.kind == "wp_block"}
        return Content(self.library, reusable, self.tags)

    def reference(self, href: str) -> Reference | None:
        """The page that ``/?p=12`` and its like mean, on any of the site's hosts."""
        if "?" not in href:
            # Uploads may have lain on a host of their own.
            at_hand = self.library.file(href) if "://" in href else ""
            return Reference("file", f"/{at_hand}") if at_hand else None
        try:
            parts = urlsplit(href.replace("&amp;", "&"))
            given = parse_qs(parts.query, max_num_fields=20)
        except ValueError:
            return None
        root = ("", self.site.base, f"{self.site.base}/index.php")
        if (parts.netloc and parts.netloc not in self.site.hosts) or (
            parts.path.rstrip("/") not in root
        ):
            return None
        number = next((given[key][0] for key in _NUMBERS if key in given), "")
        if page := self.pages.get(number):
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            return Reference("file", f"/{page.path}{anchor}")
        if name := self.names.by_number("category", given.get("cat", [""])[0]):
            return Reference("category", name)
        if name := self.names.by_slug("post_tag", given.get("tag", [""])[0]):
            return Reference("tag", name)
        return None

    def files(self, path: str, page: Page) -> list[str]:
        """The upload that *path* means; of a small picture, the one that it was made of too."""
        return library.candidates(path)

    def further_files(self) -> dict[str, str]:
        """The comments of readers, for Isso."""
        shown = [
            (page, self.sources[page.path]) for page in self.site.pages
            if page.docname and not page.unlisted
        ]  # fmt: skip
        text = isso.text(shown, self.site.address)
        taken = text.count("<wp:comment>")
        there = sum(len(item.comments) for item in self.export.items)
        for name, count in (("comments", taken), ("left out: comments", there - taken)):
            if count:
                self.report.counts[name] += count
        return {isso.NAME: text} if text else {}

    # -- what becomes a page -----------------------------------------------------------------------

    def _item(self, item: Item) -> None:
        counts = self.report.counts
        if item.fields_left:
            counts["left out: custom fields"] += item.fields_left
        if _INNER.fullmatch(item.kind):
            if item.kind not in ("nav_menu_item", "attachment", "wp_block"):
                counts[f"left out: {item.kind}"] += 1
            return
        if item.status in ("trash", "auto-draft", "inherit"):
            counts[f"left out: {item.status}"] += 1
            return
        page = self._page(item)
        self.site.pages.append(page)
        if item.id:
            self.pages[item.id] = page
            # WordPress answered to each of its numbers with the page that has it.
            page.queries = [f"{'page_id' if item.kind == 'page' else 'p'}={item.id}"]
            page.queries += [f"p={item.id}"] if item.kind == "page" else []

    def _page(self, item: Item) -> Page:
        page = self.made.of(item)
        self.sources[page.path] = item
        return page

    # -- files, menus ------------------------------------------------------------------------------

    def _attachment(self, attached: Item) -> None:
        """The page of an uploaded file: with words it stays one, else it leads to its post."""
        url = addresses.path_of(attached.link, self.site.base)
        if attached.content.strip() and attached.status != "trash":
            source = self.library.path_of(attached)
            shown = f'<p><img src="{source}" alt=""></p>' if self._is_picture(source) else (
                f'<p><a href="{source}">{markup.plain(attached.title)}</a></p>')  # fmt: skip
            page = self._page(attached)
            page.draft = False
            page.url = url or f"/{page.slug}/"
            page.body = [(shown, attached.line), ("", attached.line), *page.body]
            page.unlisted = True
            page.queries = [f"attachment_id={attached.id}"]
            self.site.pages.append(page)
            self.pages[attached.id] = page
            return
        parent = self.pages.get(attached.parent)
        if parent is not None and not parent.draft:
            self.pages.setdefault(attached.id, parent)
            parent.queries.append(f"attachment_id={attached.id}")
            if url and parent.url:
                self.site.redirects.append((url, parent.url))
        elif url and url != "/":
            self.site.unclaimed.append(url)

    def _is_picture(self, source: str) -> bool:
        return bool(re.search(r"\.(?:png|jpe?g|gif|webp|svg|avif)$", source, re.IGNORECASE))

    def _note_files(self) -> None:
        """Say once what the export names and no folder holds."""
        gone = [
            one for one in self.library.attachments.values()
            if not self.library.file(one.attachment_url)
        ]  # fmt: skip
        if gone:
            message = (
                f"{len(gone)} of {len(self.library.attachments)} uploaded files are not in "
                f"{' or '.join(UPLOADS)}, so pictures stay at {gone[0].attachment_url} and so on"
            )
            self.report.note(gone[0].file, gone[0].line, "missing image", message)
        used = len(self.library.attachments) - len(gone)
        files = sum(name.startswith(UPLOADS) for name in self.tree.files())
        self.site.skipped_files = max(0, files - used)

    def _menu(self, start: str) -> list[Any]:
        lines = [one for one in self.export.items if one.kind == "nav_menu_item"]

        def term(kind: str, number: str) -> tuple[str, str]:
            name = self.names.by_number(kind, number)
            folder = "tag" if kind == "post_tag" else "category"
            slug = self.names.slug("tag" if kind == "post_tag" else "category", name)
            return name, f"{start}/{folder}/{slug}/" if name else ""

        found = Menus(lines, self.by_id, self.site.base, term, self.report).entries()
        written = navigation.chosen(self.export.items)
        if found or written is None:
            return found

        def local(url: str) -> str:
            host = parts_of(url).netloc if "://" in url else ""
            return addresses.path_of(url, self.site.base) if host in self.site.hosts else url

        return navigation.entries(written.content, local)
