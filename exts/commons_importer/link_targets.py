"""Where links lead: to pages of the new site, to files, to other hosts, to nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from commons_importer import tag_spellings
from commons_importer.engines.engine import beside_url
from commons_importer.html_parts import is_unsafe
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.copied_files import Assets
    from commons_importer.engines.engine import Engine, Reference, Term
    from commons_importer.model import Page

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
NATIVE = ("http", "https", "mailto", "ftp")


@dataclass(frozen=True, slots=True)
class Target:
    """What a link means: one of a page (with an anchor), a file, a URL, or nothing."""

    page: Page | None = None
    anchor: str = ""
    file: str = ""
    document: str = ""  # a page that the import makes
    href: str = ""
    outside: bool = False  # must not be looked for among the documents
    broken: bool = False
    lost: bool = False  # a page that the old site had, and that was not converted
    whole: bool = False  # a broken one with scheme and host, where another project may publish
    empty: bool = False
    name: str = ""  # an id on some page, or else a Python object


class Links:
    """Resolves the links of one site."""

    def __init__(self, engine: Engine, assets: Assets) -> None:
        self.engine = engine
        self.site = site = engine.site
        self.assets = assets
        self.by_url: dict[str, Page] = {}
        self.by_source: dict[str, Page] = {}
        self.redirects: dict[str, str] = {}
        self.generated: dict[str, str] = {}  # old path -> reference of the new site
        self.feeds: dict[str, str] = {}  # old path -> feed of the new site
        self.lost = {key(url) for url in site.unclaimed if url}
        self.redirect_targets: dict[str, str] = {}  # old path -> page that the new site makes
        for page in site.pages:
            if page.docname:
                self.by_source[page.path] = page
                for url in [page.url, *page.also] if page.url else page.also:
                    self.by_url.setdefault(key(url), page)
                if not page.suffix:
                    self.by_url.setdefault("/" + key(page.docname).lstrip("/"), page)
        for page in site.pages:
            if page.docname and page.url:
                self.by_url[key(page.url)] = page
        self._lower = {name.lower(): page for name, page in self.by_url.items()}
        for old, new in site.redirects:
            self.redirects.setdefault(key(old), onward(old, new))
        for page in site.pages:
            if page.redirect_to and page.url:
                self.redirects.setdefault(key(page.url), onward(page.url, page.redirect_to))

    def resolve(self, href: str, page: Page) -> Target:
        """What *href* on *page* means."""
        href = re.sub(r"\s*\n\s*", "", href.strip())
        if not href or href == "#" or is_unsafe(href):
            return Target(empty=True)
        if href.startswith("#"):
            return Target(page=page, anchor=unquote(href[1:]))
        if href.startswith("//"):
            return self._absolute("https:" + href, page)
        if own := self.engine.reference(href):
            return self._reference(own, page)
        scheme = _SCHEME.match(href)
        if scheme:
            return self._with_scheme(scheme[1].lower(), href, page)
        if re.match(r"www\.[\w-]+\.\w+", href):
            return Target(href=f"http://{href}")
        return self._path(href, page)

    def _with_scheme(self, scheme: str, href: str, page: Page) -> Target:
        if scheme in ("http", "https"):
            return self._absolute(href, page)
        return Target(href=href.replace(" ", "%20"), outside=scheme not in NATIVE)

    def _absolute(self, href: str, page: Page) -> Target:
        """An absolute URL; on one of the site's own hosts it is a path."""
        try:
            parts = urlsplit(href)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return Target(href=href.replace(" ", "%20"))
        own = {name.split(":")[0].removeprefix("www.") for name in self.site.hosts}
        if host and host in own:
            path = (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")
            found = self._path(path, page)
            whole = replace(found, href=href, outside=False, whole=True)
            return whole if found.broken else found
        return Target(href=href.replace(" ", "%20"))

    def _reference(self, own: Reference, page: Page) -> Target:
        if own.kind == "name":
            return Target(name=own.rest)
        if own.kind == "blog":
            return Target(href="#blog-posts")
        if own.kind == "file":
            return self._source(*own.rest.partition("#")[::2], page)
        name = unquote(own.rest.partition("#")[0])
        if own.kind == "author" and (made := self._author(name)):
            return made
        slug = tag_spellings.slug(name)
        if own.kind != "author" and slug in self._slugs(own.kind):
            return Target(href=f"#{own.kind}-{slug}")
        return Target(href=f"/{own.kind}/{slug}", outside=True, broken=True)

    def _slugs(self, kind: Term) -> set[str]:
        """What the new site calls the tags or categories of all pages."""
        pages = self.site.pages
        names = (n for p in pages for n in (p.tags if kind == "tag" else p.categories))
        return {tag_spellings.slug(name) for name in names}

    def _source(self, path: str, anchor: str, page: Page) -> Target:
        """The page or file that *path* means among the sources."""
        root = self.site.roots[0]
        base = root if path.startswith("/") else str(PurePosixPath(page.path).parent)
        for candidate in (f"{base}/{path.lstrip('/')}", f"{root}/{path.lstrip('/')}"):
            found = self.by_source.get(normal(candidate) or "")
            if found:
                return Target(page=found, anchor=anchor)
        if file := self.assets.by_source(path, page):
            return Target(file=file)
        return Target(href="/" + path.lstrip("/"), outside=True, broken=True)

    def _path(self, href: str, page: Page) -> Target:
        path, _, anchor = href.partition("#")
        path = path.split("?")[0]
        anchor = unquote(anchor)
        if not path:
            return Target(page=page, anchor=anchor)
        base = self.site.base
        if base and (path == base or path.startswith(base + "/")):
            path = path[len(base) :] or "/"
        exact = not self.engine.ignores_case(path)
        candidates = self.engine.targets(path, page)
        for candidate in candidates:
            if found := self._known(candidate, exact=exact):
                return Target(page=found, anchor=anchor)
        beside = normal(f"{PurePosixPath(page.path).parent}/{unquote(path)}") or ""
        if not path.startswith("/") and (source := self.by_source.get(beside)):
            return Target(page=source, anchor=anchor)
        return self._elsewhere(path, anchor, candidates, page)

    def _author(self, name: str) -> Target | None:
        slug = self.engine.slug("author", name)
        olds = (pattern.replace("{slug}", slug) for pattern in self.site.generated.author)
        return next((made for old in olds if (made := self._person(key(old)))), None)

    def _person(self, plain: str) -> Target | None:
        """The page of a person, by the old URL of the list of posts."""
        made = self.redirect_targets.get(plain, "")
        return Target(document=made) if re.fullmatch(r"authors/[^/]+", made) else None

    def _known(self, path: str, *, exact: bool = False) -> Page | None:
        plain = key(path)
        return self.by_url.get(plain) or (None if exact else self._lower.get(plain.lower()))

    def _elsewhere(self, path: str, anchor: str, candidates: list[str], page: Page) -> Target:
        for candidate in candidates:
            plain = key(candidate)
            if plain in self.generated:
                return Target(href=self.generated[plain])
            if plain in self.redirects:
                return self._through(plain, anchor, page)
            if made := self._person(plain):
                return made
            if plain == "/":
                return Target(document="index")
            if plain in self.feeds:
                return Target(href=f"/{self.feeds[plain]}", outside=True)
        lost = any(key(candidate) in self.lost for candidate in candidates)
        if not lost and (file := self.assets.find(path, page)):
            return Target(file=file)
        shown = path if path.startswith("/") else beside_url(path, page)
        href = shown.replace(" ", "%20") + (f"#{anchor}" if anchor else "")
        return Target(href=href, outside=True, broken=True, lost=lost)

    def _through(self, plain: str, anchor: str, page: Page) -> Target:
        """What an old redirect leads to."""
        seen: set[str] = set()
        while plain in self.redirects and plain not in seen:
            seen.add(plain)
            new = self.redirects[plain]
            if "://" in new:
                return self._absolute(new, page)
            new, _, own = new.partition("#")
            if found := self._known(new):
                return Target(page=found, anchor=anchor or own)
            plain = key(new)
        if plain in self.generated:
            return Target(href=self.generated[plain])
        return Target(href=plain, outside=True, broken=True)


def onward(old: str, new: str) -> str:
    """Where a redirect at *old* leads that says *new*, which may be a path from there."""
    if _SCHEME.match(new) or new.startswith(("/", "{", "|")):
        return new
    return urljoin(f"http://x{old}", new).removeprefix("http://x")


def key(url: str) -> str:
    """Equal for the ways to write one old path."""
    path = unquote(url.split("#")[0].split("?")[0])
    path = re.sub(r"/{2,}", "/", "/" + path)
    path = re.sub(r"(?:\.html?)?(?:\.md|\.markdown)$|\.html?$", "", path)
    path = re.sub(r"/index$", "/", path)
    return path.rstrip("/") or "/"
