"""Hugo: sections, bundles, taxonomies and shortcodes, as its settings and headers say."""

from __future__ import annotations

import dataclasses
import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from commons_importer import scalars
from commons_importer.engines.common import header_fields, paths
from commons_importer.engines.engine import Body, Engine
from commons_importer.engines.hugo import dates, dialect, headers, redirects
from commons_importer.engines.hugo.addresses import Addresses
from commons_importer.engines.hugo.bundles import is_leaf, is_within
from commons_importer.engines.hugo.cascades import Cascades
from commons_importer.engines.hugo.languages import Languages
from commons_importer.engines.hugo.lists import AUTHORS, Lists
from commons_importer.engines.hugo.menus import Menus
from commons_importer.engines.hugo.sections import Sections, has_words
from commons_importer.engines.hugo.settings import NAMES, Settings
from commons_importer.engines.hugo.shortcodes import Shortcodes, Templates
from commons_importer.engines.hugo.world import SiteWorld
from commons_importer.markdown.pieces import Piece, mark
from commons_importer.model import Page, Site
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.engines.engine import Term
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_BLOGS = ("post", "posts", "blog", "blogs", "news", "articles")
_OTHER = (".org", ".adoc", ".asciidoc", ".ad", ".rst", ".rest", ".pdc", ".pandoc")


class Hugo(Engine):
    """Reads one site."""

    settings_files = NAMES

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.settings = Settings(tree, report)
        self.languages = Languages(self.settings)
        self.addresses = Addresses(self.settings, self.languages)
        self.lists = Lists(self.settings, self.addresses)
        self.rules = dialect.of(self.settings)
        self.world = SiteWorld(tree, self.settings, report)
        self.shortcodes = Shortcodes(self.world, Templates(self.world.template))
        self.kinds: dict[str, str] = {}  # by the path of a page
        self.cascades = Cascades()
        main = scalars.split(self.settings.params.get("mainSections")) or scalars.split(
            self.settings.params.get("mainsections"))  # fmt: skip
        self.blogs = {name.lower() for name in (*_BLOGS, *main)}
        self.sections = Sections(self.lists, self.world, self.rules, self.kinds, self.blogs)
        self.files_of: list[tuple[str, str, str]] = []  # name, language, path below the content

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        settings = self.settings
        parts = urlsplit(settings.text("baseurl"))
        default = self.languages.given.get(self.languages.default, {})
        own = default.get("params")
        params = {**settings.params, **(own if isinstance(own, dict) else {})}
        base = "/" + parts.path.strip("/")
        site = self.site = Site(
            title=scalars.text(default.get("title")) or settings.text("title"),
            description=scalars.text(params.get("description")),
            address=settings.text("baseurl"), licence=settings.text("copyright"),
            language=self.languages.locale(self.languages.default, settings),
            owner=_owner(settings, params), base=base if base != "/" else "",
            hosts={parts.netloc} if parts.netloc else set(),
            roots=tuple(dict.fromkeys([root for root, _, _ in self.languages.roots[::-1]])),
            image_roots=(*settings.static, *settings.assets),
            signs=dialect.signs(settings),
        )  # fmt: skip
        self._people(site)
        self._find_files(site)
        for name, language, plain in self.files_of:
            self._file(name, language, plain, site)
        self.sections.add_missing(site, self.files_of)
        site.pages.sort(key=lambda page: page.path)
        self._translations(site)
        self.sections.describe(site)
        redirects.note(self.tree, settings.static, site, self.report)
        site.menu = Menus(settings, self.report, self._address).entries(
            [page for page in site.pages if page.language == self.languages.default], default
        )
        self.world.note_hooks()
        return site

    def slug(self, kind: Term, name: str) -> str:
        """What a term is called in addresses."""
        return self.addresses.name(name)

    def body(self, page: Page) -> Body:
        """The text of *page*, its shortcodes put in."""
        self.shortcodes.tags = self.tags
        filled = self.shortcodes.put_in(page, page.body)
        lines, pieces = filled.lines, filled.pieces
        if page.html:
            pieces.append(Piece("html", "\n".join(text for text, _ in lines)))
            lines = [(mark(len(pieces) - 1), lines[0][1] if lines else 1)]
            page.html = False
        page.rules = dataclasses.replace(page.rules, pieces=tuple(pieces))
        return Body(lines, filled.problems)

    def targets(self, path: str, page: Page) -> list[str]:
        """A source file or a page by its path among them; else what a browser made."""
        plain = unquote(path)
        found = self.world.page(plain, page, page.language) if plain.strip("/") else None
        if path.startswith("/"):
            prefix = self.languages.prefix(page.language)
            made = [path, prefix + path] if prefix else [path]
            return [*made, found.url] if found is not None else made
        known = [found.url] if found is not None else []
        is_source = plain.endswith(paths.MARKDOWN)
        return [*known, *super().targets(path, page)] if is_source else [
            *super().targets(path, page), *known
        ]  # fmt: skip

    def ignores_case(self, path: str) -> bool:
        """Addresses are in lower case, unless the settings say otherwise."""
        return self.addresses.lower

    # -- files -------------------------------------------------------------------------------------

    def _find_files(self, site: Site) -> None:
        """The files that are pages, and what headers of sections say of the pages below."""
        found = [
            (name, place) for name in self.tree.files() if (place := self.languages.place(name))
        ]
        bundles = {posixpath.dirname(name) for name, (_, plain) in found if is_leaf(plain)}
        for name, (language, plain) in found:
            if not plain.lower().endswith((*paths.MARKDOWN, ".html", ".htm", *_OTHER)):
                site.skipped_files += 1
            elif not is_leaf(plain) and is_within(posixpath.dirname(name), bundles):
                site.skipped_files += 1
                if paths.is_markdown(plain):
                    self.report.note(name, 1, "skipped", "is a file of a bundle, which had no "
                                     "address of its own")  # fmt: skip
            else:
                self.files_of.append((name, language, plain))
        self.files_of.sort(key=lambda f: (f[2].count("/"), "_index." not in f[2], f[2]))

    def _file(self, name: str, language: str, plain: str, site: Site) -> None:
        if plain.lower().endswith(_OTHER):
            kind = posixpath.splitext(plain)[1][1:]
            self.report.note(name, 1, "template", f"{kind} is not converted")
            page = Page(name, "", {}, [], self.rules, language=language)
            site.unclaimed.append(self.addresses.of(page, plain, "page"))
            return
        text = self.tree.page(name)
        if text is None:
            return
        head = headers.read(text.lines, name, self.report)
        front = {**self.cascades.of(language, plain), **head.values}
        page = Page(name, "", front, head.body, self.rules, places=head.lines, language=language,
                    html=not paths.is_markdown(plain))  # fmt: skip
        self.cascades.keep(page, plain)
        if self._is_unpublished(page):
            self.report.note(name, 1, "skipped", "is never published (headless, or not rendered)")
            return
        self._describe(page, plain)
        if self._is_author(plain):
            self._author(page, plain, site)
        elif self._is_worth(page, plain):
            self.world.note(page, plain)
            site.pages.append(page)

    def _is_unpublished(self, page: Page) -> bool:
        build = page.front.get("build") or page.front.get("_build")
        render = scalars.text(build.get("render")).lower() if isinstance(build, dict) else ""
        return scalars.truth(page.front.get("headless")) is True or render in ("never", "false")

    def _describe(self, page: Page, plain: str) -> None:
        """Give *page* what its header and its place say."""
        front = page.front
        page.title = header_fields.title_of(page, self.report)
        kind = self.kinds[page.path] = self._kind(plain)
        name = posixpath.basename(posixpath.splitext(plain)[0])
        name = posixpath.basename(posixpath.dirname(plain)) if name == "index" else name
        page.date = dates.date_of(page, name, self.settings, self.report)
        page.slug = scalars.text(front.get("slug")) or self.addresses.name(name)
        page.authors = header_fields.people(front) or header_fields.people(_params(front))
        self.lists.describe(page)
        page.draft = header_fields.is_draft(front) or dates.is_out_of_time(page)
        section = plain.split("/")[0].lower() if "/" in plain else ""
        page.is_post = kind == "page" and section in self.blogs and page.date is not None
        page.unlisted = _lists_never(front)
        page.url = self.addresses.of(page, plain, kind)
        page.also = self._aliases(page)
        if front.get("lastmod"):
            front["updated"] = front.pop("lastmod")
        for key in ("publishdate", "expirydate", "aliases", "url"):
            front.pop(key, None)
        cover = front.get("cover")
        if isinstance(cover, dict) and cover.get("image"):
            front.setdefault("image", cover["image"])

    def _kind(self, plain: str) -> str:
        folder, name = posixpath.split(posixpath.splitext(plain)[0])
        if name != "_index":
            return "page" if folder or name != "index" else "home"
        first, *rest = folder.split("/") if folder else [""]
        if first in self.lists.taxonomies:
            return "term" if rest else "taxonomy"
        return "section" if folder else "home"

    def _aliases(self, page: Page) -> list[str]:
        """Further old addresses; relative ones stand beside the page."""
        out = []
        for given in scalars.split(page.front.get("aliases") or page.front.get("alias")):
            path = given if given.startswith("/") else posixpath.join(
                posixpath.dirname(page.url.rstrip("/")), given)  # fmt: skip
            inside = normal(path)
            if inside is None:
                self.report.note(page.path, page.line("aliases"), "url",
                                 f"the alias {given} leads out of the site")  # fmt: skip
            else:
                ends = "/" if "." not in posixpath.basename(inside) else ""
                out.append(paths.clean_url(f"/{inside}{ends}"))
        return out

    # -- what is no page of its own ----------------------------------------------------------------

    def _is_worth(self, page: Page, plain: str) -> bool:
        """Whether a page says something; lists that do not are made anew."""
        words = has_words(page)
        kind = self.kinds[page.path]
        if kind == "home" and not words and page.language == self.languages.default:
            self.site.description = self.site.description or scalars.text(
                page.front.get("description"))  # fmt: skip
            return False
        return words or kind not in ("taxonomy", "term")

    def _is_author(self, plain: str) -> bool:
        first, *rest = plain.split("/")
        return first in AUTHORS and first in self.lists.taxonomies and len(rest) == 2

    def _author(self, page: Page, plain: str, site: Site) -> None:
        """The page of an author, as a term of that taxonomy has it."""
        own = {k: v for k, v in page.front.items() if k in ("bio", "avatar", "email", "social")}
        words = "\n".join(text for text, _ in page.body).strip()
        entry = {"name": page.title, **own, **({"bio": words} if words else {})}
        site.people.setdefault(plain.split("/")[1], {}).update(entry)

    def _people(self, site: Site) -> None:
        given = self.world.data.get("authors") or self.world.data.get("author")
        for nick, entry in given.items() if isinstance(given, dict) else ():
            if isinstance(entry, dict):
                site.people[str(nick)] = {str(k): v for k, v in entry.items()}

    def _translations(self, site: Site) -> None:
        """Tell pages of other languages which ones they translate."""
        first = self.languages.default
        keys = {key: page for page in site.pages if page.language == first
                and (key := scalars.text(page.front.get("translationkey")))}  # fmt: skip
        others = [page for page in site.pages if page.language != first]
        for page in others:
            by_key = keys.get(scalars.text(page.front.get("translationkey")))
            page.source = by_key or self.world.pages.get((first, self.world.path_of[page.path]))
        if others:
            codes = dict.fromkeys([first, *sorted(self.languages.given)])
            site.languages = {code: self.languages.name(code) for code in codes}

    def _address(self, reference: str) -> str | None:
        """The address of the page at a logical path."""
        if reference in ("/", "home"):
            return "/"
        found = self.world.page(f"/{reference.strip('/')}", None, self.languages.default)
        if found is None and reference.strip("/") in self.lists.taxonomies:
            return f"/{reference.strip('/')}/"
        return found.url if found is not None else None


def _lists_never(front: dict[str, Any]) -> bool:
    build = front.get("build") or front.get("_build")
    listed = scalars.text(build.get("list")).lower() if isinstance(build, dict) else ""
    return listed in ("never", "false")


def _params(front: dict[str, Any]) -> dict[str, Any]:
    found = front.get("params")
    return {str(k).lower(): v for k, v in found.items()} if isinstance(found, dict) else {}


def _owner(settings: Settings, params: dict[str, Any]) -> str:
    for found in (params.get("author"), settings.values.get("author")):
        name = found.get("name") if isinstance(found, dict) else found
        if text := scalars.text(name):
            return text
    return ""
