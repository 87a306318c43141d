"""Redirects: what is asked for, and which of it can be given. No Sphinx in here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".php")


@dataclass(frozen=True, slots=True)
class Redirect:
    """One wish: the old path, where it leads, and the file and line that asks for it.

    ``new`` is the name of a page (a docname or a generated page) or an ``https`` address, with or
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
    try:
        parts = urlsplit(path)
    except ValueError as err:
        raise ValueError(str(err)) from err
    if parts.scheme or parts.netloc or path.startswith("//"):
        raise ValueError("an old URL is a path on this site, without scheme or host")
    if parts.query or path.endswith("?"):
        raise ValueError("an old URL cannot have a query")
    plain = unquote(parts.path).strip()
    if CONTROL.search(plain):
        raise ValueError("an old URL cannot have backslashes or control characters")
    segments = plain.strip("/").split("/")
    if ".." in segments or "." in segments or "" in segments[1:]:
        raise ValueError("an old URL cannot have '..', '.' or empty segments")
    if segments == [""]:
        raise ValueError("the start page cannot be redirected")
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return "/" + "/".join(segments) + "/" * plain.endswith("/") + fragment


def page_name(target: str) -> str:
    """The name of the page at *target*: ``/blog/x/``, ``blog/x.html`` and ``blog/x`` are one."""
    path = unquote(target.partition("#")[0]).strip("/")
    for suffix in (".html", ".md", ".rst"):
        path = path.removesuffix(suffix)
    return path.removesuffix("/index") if path != "index" else "index"


def output_file(old: str) -> str | None:
    """The file that answers the path *old*, None where only the host can redirect."""
    path = old.partition("#")[0].lstrip("/")
    name = path.rpartition("/")[2]
    if name.endswith(PAGE_SUFFIXES):
        return path
    return None if "." in name else f"{path.rstrip('/')}/index.html"


def other_spelling(old: str) -> str | None:
    """The path that people write for *old* too: ``/a.html`` for ``/a/``, and the reverse."""
    path, name = old.partition("#")[0], old.rpartition("/")[2]
    if name.endswith(".html") and name != "index.html":
        return f"{path.removesuffix('.html')}/"
    plain = path.removesuffix("index.html").rstrip("/")
    return f"{plain}.html" if plain and "." not in plain.rpartition("/")[2] else None


def accept(wishes: Iterable[Redirect]) -> tuple[list[Redirect], list[Refusal]]:
    """The redirects that agree with each other, with normal paths, and the refusals.

    Refused are paths that are none, a second target for one path, loops and chains.
    """
    accepted: dict[str, Redirect] = {}
    refused: list[Refusal] = []
    for wish in wishes:
        try:
            old = normal_path(wish.old)
        except ValueError as err:
            refused.append(Refusal(wish, "path", str(err)))
            continue
        found = Redirect(old, wish.new, wish.source, wish.line)
        first = accepted.setdefault(same(old), found)
        if first.new != wish.new:
            reason = f"{old} already leads to {first.new} ({first.source}:{first.line})"
            refused.append(Refusal(wish, "duplicate", reason))
    return _without_chains(accepted, refused)


def same(path: str) -> str:
    """Equal for paths that a visitor cannot tell apart: ``/a``, ``/a/`` and ``/a/index.html``."""
    path, mark, fragment = path.partition("#")
    return page_name(path) + mark + fragment


def is_own_name(redirect: Redirect) -> bool:
    """Whether the old path is the page's own, as another builder names its file."""
    name = redirect.old.rpartition("/")[2]
    named = name.endswith(PAGE_SUFFIXES) and not name.startswith("index.")
    return named and same(redirect.old) == same(redirect.new)


def _without_chains(
    accepted: dict[str, Redirect], refused: list[Refusal]
) -> tuple[list[Redirect], list[Refusal]]:
    kept = []
    for path, redirect in accepted.items():
        target = same(redirect.new)
        following = accepted.get(target) if "://" not in redirect.new else None
        if following is None or is_own_name(following):
            kept.append(redirect)
        elif same(redirect.new) == path:
            refused.append(Refusal(redirect, "loop", f"{redirect.old} leads to itself"))
        else:
            loop = _comes_back(accepted, path)
            reason = f"{redirect.old} leads to {redirect.new}, which leads to {following.new}"
            hint = "a loop" if loop else "write the last page as the target"
            refused.append(Refusal(redirect, "loop" if loop else "chain", f"{reason}: {hint}"))
    return kept, refused


def _comes_back(accepted: dict[str, Redirect], path: str) -> bool:
    seen: set[str] = set()
    here = path
    while here in accepted and here not in seen:
        seen.add(here)
        here = same(accepted[here].new)
    return here in seen
