"""Where links lead: to pages of the new site, to files, to other hosts, to nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from commons_importer import tag_spellings
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.copied_files import Assets
    from commons_importer.model import Page, Site

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_PELICAN = re.compile(
    r"[{|](filename|static|attach|tag|category|author|index|photo)[}|](.*)", re.DOTALL
)
NATIVE = ("http", "https", "mailto", "ftp")
UNSAFE = ("javascript", "vbscript", "data", "file")


@dataclass(frozen=True, slots=True)
class Target:
    """What a link means: one of a page (with an anchor), a file, an address, or nothing."""

    page: Page | None = None
    anchor: str = ""
    file: str = ""
    document: str = ""  # a page that the import makes
    href: str = ""
    outside: bool = False  # must not be looked for among the documents
    broken: bool = False
    empty: bool = False


class Links:
    """Resolves the links of one site."""

    def __init__(self, site: Site, assets: Assets) -> None:
        self.site = site
        self.assets = assets
        self.by_url: dict[str, Page] = {}
        self.by_source: dict[str, Page] = {}
        self.redirects: dict[str, str] = {}
        self.generated: dict[str, str] = {}  # old path -> reference of the new site
        self.redirect_targets: dict[str, str] = {}  # old path -> page that the new site makes
        for page in site.pages:
            if page.docname:
                self.by_source[page.path] = page
                for url in [page.url, *page.also] if page.url else page.also:
                    self.by_url.setdefault(key(url), page)
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
        if not href or href == "#":
            return Target(empty=True)
        if href.startswith("#"):
            return Target(page=page, anchor=unquote(href[1:]))
        if href.startswith("//"):
            return self._address("https:" + href, page)
        if found := _PELICAN.match(unquote(href)):
            return self._pelican(found[1], found[2].strip(), page)
        scheme = _SCHEME.match(href)
        if scheme:
            return self._with_scheme(scheme[1].lower(), href, page)
        if re.match(r"www\.[\w-]+\.\w+", href):
            return Target(href=f"http://{href}")
        return self._path(href, page)

    def _with_scheme(self, scheme: str, href: str, page: Page) -> Target:
        if scheme in UNSAFE:
            return Target(empty=True, broken=True)
        if scheme in ("http", "https"):
            return self._address(href, page)
        return Target(href=href.replace(" ", "%20"), outside=scheme not in NATIVE)

    def _address(self, href: str, page: Page) -> Target:
        """An absolute address; on one of the site's own hosts it is a path."""
        try:
            parts = urlsplit(href)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return Target(href=href.replace(" ", "%20"))
        own = {name.split(":")[0].removeprefix("www.") for name in self.site.hosts}
        if host and host in own:
            path = (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")
            found = self._path(path, page)
            return Target(href=href, broken=True) if found.broken else found
        return Target(href=href.replace(" ", "%20"))

    def _pelican(self, kind: str, rest: str, page: Page) -> Target:
        path, _, anchor = rest.partition("#")
        if kind == "index":
            return Target(href="#blog-posts")
        if kind in ("tag", "category", "author"):
            names = {
                tag_spellings.slug(t)
                for p in self.site.pages
                for t in (p.tags if kind == "tag" else p.categories)
            }
            if kind == "author" and (made := self._author(unquote(path))):
                return made
            slug = tag_spellings.slug(unquote(path))
            known = kind != "author" and slug in names
            return (
                Target(href=f"#{kind}-{slug}")
                if known
                else Target(href=f"/{kind}/{slug}", outside=True, broken=True)
            )
        root = self.site.roots[0]
        base = root if path.startswith("/") else str(PurePosixPath(page.path).parent)
        for candidate in (f"{base}/{path.lstrip('/')}", f"{root}/{path.lstrip('/')}"):
            found = self.by_source.get(normal(candidate) or "")
            if found:
                return Target(page=found, anchor=anchor)
        if file := self.assets.find(f"{{static}}{path}", page):
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
        exact = self.site.engine == "middleman" and not path.startswith("/")
        for candidate in self._candidates(path, page):
            if found := self._known(candidate, exact=exact):
                return Target(page=found, anchor=anchor)
        beside = normal(f"{PurePosixPath(page.path).parent}/{unquote(path)}") or ""
        if not path.startswith("/") and (source := self.by_source.get(beside)):
            return Target(page=source, anchor=anchor)
        return self._elsewhere(path, anchor, page)

    def _author(self, name: str) -> Target | None:
        slugify = self.site.variables.get("slugify")
        slug = str(slugify(name, "AUTHOR")) if callable(slugify) else name
        olds = (pattern.replace("{slug}", slug) for pattern in self.site.generated.author)
        return next((made for old in olds if (made := self._person(key(old)))), None)

    def _person(self, plain: str) -> Target | None:
        """The page of a person, by the old address of the list of posts."""
        made = self.redirect_targets.get(plain, "")
        return Target(document=made) if re.fullmatch(r"authors/[^/]+", made) else None

    def _candidates(self, path: str, page: Page) -> list[str]:
        if path.startswith("/"):
            return [path]
        by_url = urljoin("http://x" + (page.url or "/"), path).removeprefix("http://x")
        root = self.site.roots[0]
        folder = "/" + str(PurePosixPath(page.path.removeprefix(root + "/")).parent)
        by_source = urljoin("http://x" + folder.rstrip(".").rstrip("/") + "/", path).removeprefix(
            "http://x"
        )
        both = [by_url, by_source]
        both = both[::-1] if self.site.engine == "middleman" else both
        return both if self.site.engine == "middleman" else [*both, "/" + path]

    def _known(self, path: str, *, exact: bool = False) -> Page | None:
        plain = key(path)
        return self.by_url.get(plain) or (None if exact else self._lower.get(plain.lower()))

    def _elsewhere(self, path: str, anchor: str, page: Page) -> Target:
        for candidate in self._candidates(path, page):
            plain = key(candidate)
            if plain in self.generated:
                return Target(href=self.generated[plain])
            if plain in self.redirects:
                return self._through(plain, anchor, page)
            if made := self._person(plain):
                return made
        if file := self.assets.find(path, page):
            return Target(file=file)
        here = self._candidates(path, page)
        shown = (
            here[0]
            if path.startswith("/") or not here
            else urljoin("http://x" + (page.url or "/"), path).removeprefix("http://x")
        )
        return Target(
            href=shown.replace(" ", "%20") + (f"#{anchor}" if anchor else ""),
            outside=True,
            broken=True,
        )

    def _through(self, plain: str, anchor: str, page: Page) -> Target:
        """What an old redirect leads to."""
        seen: set[str] = set()
        while plain in self.redirects and plain not in seen:
            seen.add(plain)
            new = self.redirects[plain]
            if "://" in new:
                return self._address(new, page)
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
