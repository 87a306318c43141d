"""Redirects: what is asked for, and which of it can be given. No Sphinx in here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
UNPRINTABLE = "an old URL cannot have line breaks, backslashes or control characters"
# Bytes of a name that a file can have, and of a URL that a server looks up.
LONGEST_NAME, LONGEST_PATH = 240, 1000
# Names at the root of a site that something reads or writes whatever the pages are.
RESERVED = frozenset(
    "_headers _redirects _static _sources _images _downloads search-index 404.html search.html"
    " searchindex.js objects.inv robots.txt llms.txt sitemap.xml .buildinfo .nojekyll cname".split()
)
# Pages of those names; below them there may have been others.
RESERVED_PAGES = ("search", "404")
# The text of a page, which stands beside it.
TEXTS = ".html.md"
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".php")


@dataclass(frozen=True, slots=True)
class Redirect:
    """One wish: the old path, where it leads, and the file and line that asks for it.

    ``new`` is the name of a page (a docname or a generated page) or an ``https`` URL, with or
    without a fragment.
    """

    old: str
    new: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a redirect cannot be given."""

    redirect: Redirect
    subtype: str
    reason: str


def normal_path(path: str) -> str:
    """*path* from the root of the site, with one leading slash and nothing encoded.

    :raises ValueError: if it is no path on this site, with the reason.
    """
    if CONTROL.search(path):  # The parser would leave some of them out without a word.
        raise ValueError(UNPRINTABLE)
    try:
        parts = urlsplit(path)
    except ValueError as err:
        raise ValueError(str(err)) from err
    if parts.scheme or parts.netloc or path.startswith("//"):
        raise ValueError("an old URL is a path on this site, without scheme or host")
    if parts.query or path.endswith("?"):
        raise ValueError("an old URL cannot have a query, unless it is /?key=value")
    if parts.fragment:
        hint = f"put ({parts.fragment})= before what took its place on that page"
        raise ValueError(f"no server sees what follows '#' in an old URL; {hint}")
    try:
        plain = unquote(parts.path, errors="strict")
    except UnicodeDecodeError as err:
        raise ValueError("an old URL is UTF-8 where it is percent-encoded") from err
    if CONTROL.search(plain):
        raise ValueError(UNPRINTABLE)
    plain = plain.strip()
    segments = plain.strip("/").split("/")
    if ".." in segments or "." in segments or "" in segments[1:]:
        raise ValueError("an old URL cannot have '..', '.' or empty segments")
    if segments == [""]:
        raise ValueError("the start page cannot be redirected")
    if len(plain.encode()) > LONGEST_PATH or any(len(s.encode()) > LONGEST_NAME for s in segments):
        raise ValueError("an old URL cannot be longer than the name of a file")
    return "/" + "/".join(segments) + "/" * plain.endswith("/")


def wrong_target(target: str) -> str:
    """Why nothing can be at *target*; empty where something may be."""
    if "\0" in unquote(target):
        return "a target cannot have a NUL character"
    if "://" in target:
        try:
            has_host = bool(urlsplit(target).hostname)
        except ValueError:
            has_host = False
        return "" if has_host else f"{target!r:.99} is no address of a site"
    if any(len(name.encode()) > LONGEST_NAME for name in page_name(target).split("/")):
        return "a target cannot be longer than the name of a file"
    return ""


def is_reserved(old: str) -> bool:
    """Whether the path *old* is one of, or below, files that builds and hosts write or read."""
    path = old.strip("/")
    is_below = path.partition("/")[0].lower() in RESERVED
    return is_below or page_name(path) in RESERVED_PAGES or path.endswith(TEXTS)


def page_name(target: str) -> str:
    """The name of the page at *target*: ``/blog/x/``, ``blog/x.html`` and ``blog/x`` are one."""
    path = unquote(target.partition("#")[0]).strip("/")
    for suffix in (".html", ".md", ".rst"):
        path = path.removesuffix(suffix)
    return path.removesuffix("/index") if path != "index" else "index"


def output_file(old: str) -> str | None:
    """The file that answers the path *old*, None where only the host can redirect."""
    path = old.lstrip("/")
    name = path.rpartition("/")[2]
    if name.endswith(PAGE_SUFFIXES):
        return path
    return None if "." in name else f"{path.rstrip('/')}/index.html"


def other_spelling(old: str) -> str | None:
    """The path that people write for *old* too: ``/a.html`` for ``/a/``, and the reverse."""
    name = old.rpartition("/")[2]
    if name.endswith(".html") and name != "index.html":
        return f"{old.removesuffix('.html')}/"
    plain = old.removesuffix("index.html").rstrip("/")
    return f"{plain}.html" if plain and "." not in plain.rpartition("/")[2] else None


class Site:
    """What is known of the pages of the site: nothing, as long as nobody says more."""

    def is_page(self, name: str) -> bool:
        """Whether *name* is that of a page."""
        return False

    def is_taken(self, old: str) -> bool:
        """Whether a page, or another file, answers the path *old* already."""
        return False


def accept(
    wishes: Iterable[Redirect], site: Site | None = None
) -> tuple[list[Redirect], list[Refusal]]:
    """The redirects that agree with each other, with normal paths, and the refusals.

    Refused are paths that are none, those of pages, a second target for one path, loops and chains.
    """
    site = site or Site()
    accepted: dict[str, Redirect] = {}
    spellings: dict[str, Redirect] = {}
    refused: list[Refusal] = []
    for wish in wishes:
        try:
            old = normal_path(wish.old)
        except ValueError as err:
            refused.append(Refusal(wish, "path", str(err)))
            continue
        if reason := wrong_target(wish.new):
            refused.append(Refusal(wish, "target", reason))
            continue
        found = Redirect(old, wish.new, wish.source, wish.line)
        if refusal := _clash(found, site):
            refused.append(refusal)
            continue
        first = accepted.setdefault(page_name(old), found)
        if first.new != wish.new:
            reason = f"{old} already leads to {first.new} ({first.source}:{first.line})"
            refused.append(Refusal(wish, "duplicate", reason))
            continue
        # What people write for one page may be several files.
        spellings.setdefault(output_file(old) or old.rstrip("/"), found)
    kept, refused = _without_chains(accepted, refused, site)
    names = {page_name(redirect.old) for redirect in kept}
    return [r for r in spellings.values() if page_name(r.old) in names], refused


def _clash(redirect: Redirect, site: Site) -> Refusal | None:
    """The refusal of a redirect from where something is; it has no part in loops and chains."""
    if is_own_name(redirect):
        return None
    if page_name(redirect.old) == page_name(redirect.new):
        return Refusal(redirect, "loop", f"{redirect.old} leads to itself")
    if is_reserved(redirect.old) or site.is_taken(redirect.old):
        return Refusal(redirect, "collision", f"{redirect.old} is there already")
    return None


def is_own_name(redirect: Redirect) -> bool:
    """Whether the old path is the page's own, as another builder names its file."""
    name = redirect.old.rpartition("/")[2]
    named = name.endswith(PAGE_SUFFIXES) and not name.startswith("index.")
    return named and page_name(redirect.old) == page_name(redirect.new)


def _without_chains(
    accepted: dict[str, Redirect], refused: list[Refusal], site: Site
) -> tuple[list[Redirect], list[Refusal]]:
    kept = []
    for path, redirect in accepted.items():
        following = _following(redirect, accepted, site)
        if following is None:
            kept.append(redirect)
            continue
        loop = _comes_back(accepted, path)
        reason = f"{redirect.old} leads to {redirect.new}, which leads to {following.new}"
        hint = "a loop" if loop else "write the last page as the target"
        refused.append(Refusal(redirect, "loop" if loop else "chain", f"{reason}: {hint}"))
    return kept, refused


def _following(redirect: Redirect, accepted: dict[str, Redirect], site: Site) -> Redirect | None:
    """The redirect that a visitor would meet at the target of *redirect*."""
    target = page_name(redirect.new)
    if "://" in redirect.new or site.is_page(target):
        return None
    found = accepted.get(target)
    return None if found is None or is_own_name(found) else found


def _comes_back(accepted: dict[str, Redirect], path: str) -> bool:
    seen: set[str] = set()
    here = path
    while here in accepted and here not in seen:
        seen.add(here)
        here = page_name(accepted[here].new)
    return here in seen
