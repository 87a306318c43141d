"""middleman-blog: where posts are, and the URLs of posts and listings."""

from __future__ import annotations

import math
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING

from commons_importer import slugs
from commons_importer.engines.common import paths
from commons_importer.model import Generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from commons_importer.model import Page

_VARIABLE = re.compile(r":(year|month|day|title|lang|locale|tag|category|num)|\{(\w+)\}")
_WIDTHS = {"year": r"\d{4}", "month": r"\d{1,2}", "day": r"\d{1,2}", "lang": r"[a-z]{2}(?:-\w+)?",
           "locale": r"[a-z]{2}(?:-\w+)?"}  # fmt: skip


class Blog:
    """One blog of the site: where its posts are and what their URLs look like."""

    def __init__(self, given: dict[str, str], options: dict[str, object], version: int = 4) -> None:
        merged = {k: str(v) for k, v in options.items() if isinstance(v, str)} | given
        self.prefix = merged.get("prefix", "").strip("/")
        self.sources = merged.get("sources", "{year}-{month}-{day}-{title}.html")
        self.permalink = merged.get("permalink", "/{year}/{month}/{day}/{title}.html")
        self.taglink = merged.get("taglink", "tags/{tag}.html")
        self.year = merged.get("year_link", "/{year}.html")
        self.month = merged.get("month_link", "/{year}/{month}.html")
        self.day = merged.get("day_link", "/{year}/{month}/{day}.html")
        self.later = (
            merged.get("page_link", "page/{num}") if merged.get("paginate") == "true" else ""
        )
        self.per_page = (
            int(merged.get("per_page", "")) if merged.get("per_page", "").isdigit() else 10
        )
        self.templates = {merged[key] for key in merged if key.endswith("_template")}
        self.cleans_names = version >= 4
        self.keeps_underscores = merged.get("preserve_underscores_in_slugs") == "true"
        self.mark = merged.get("summary_separator", "READMORE")

    def pattern(self) -> re.Pattern[str]:
        """Matches the path of a post below ``source``, without its template extensions."""
        source = self._under(self.sources)
        out, done = "", 0
        for found in _VARIABLE.finditer(source):
            name = found[1] or found[2]
            group = f"(?P<{name}>{_WIDTHS.get(name, '.+?')})"
            out += re.escape(source[done : found.start()])
            out += group if f"(?P<{name}>" not in out else f"(?P={name})"
            done = found.end()
        ending = re.escape(source[done:])
        ending = re.sub(r"(?:\\\.html)$", r"(?:\\.html)?", ending)
        return re.compile(rf"(?:(?P<locale_dir>localizable|[a-z]{{2}})/)?{out}{ending}$")

    def _under(self, path: str) -> str:
        return f"{self.prefix}/{path.lstrip('/')}".lstrip("/")

    def url(self, link: str, values: dict[str, str]) -> str:
        """*link* with its variables filled."""
        filled = _VARIABLE.sub(lambda m: values.get(m[1] or m[2], ""), self._under(link))
        return paths.clean_url(filled)

    def slugs(self, title: str, *, given: bool) -> list[str]:
        """What stood for *title* in URLs; versions differ, so the likeliest comes first."""
        plain = slugs.parameterize(title)
        dashed = re.sub(r"-{2,}", "-", plain.replace("_", "-")).strip("-")
        clean = [plain, dashed] if self.keeps_underscores else [dashed, plain]
        if not given:
            return clean if self.cleans_names else [plain, dashed]
        return [*clean, title] if self.cleans_names else [title, plain, dashed]

    def generated(self, link: str) -> str:
        """*link* as a pattern with ``{slug}``, ``{year}`` and ``{month}``."""
        path = _VARIABLE.sub(
            lambda m: "{" + {"tag": "slug"}.get(m[1] or m[2], m[1] or m[2]) + "}", self._under(link)
        )
        return paths.clean_url(path)

    def later_pages(
        self, posts: Iterable[Page], pretty: Callable[[str], str]
    ) -> Iterator[tuple[str, str]]:
        """The second and later pages of listings, which lead to the first."""
        if not self.later:
            return
        counts: Counter[str] = Counter()
        for post in posts:
            counts[pretty(paths.clean_url(f"/{self.prefix}.html"))] += 1
            if post.date:
                here = {"year": f"{post.date.year:04d}", "month": f"{post.date.month:02d}"}
                counts[pretty(self.url(self.year, here))] += 1
                counts[pretty(self.url(self.month, here))] += 1
            for tag in {slugs.parameterize(tag) for tag in post.tags}:
                counts[pretty(self.url(self.taglink, {"tag": tag}))] += 1
        for first, count in counts.items():
            for number in range(2, math.ceil(count / self.per_page) + 1):
                later = _VARIABLE.sub(str(number), self.later)
                folder = first.removesuffix(".html").rstrip("/")
                yield pretty(f"{folder}/{later}.html"), first


def major_version(lock: str) -> int:
    """The major version of middleman-blog that ``Gemfile.lock`` names, or that of today."""
    found = re.search(r"^\s*middleman-blog \((\d+)", lock, re.MULTILINE)
    return int(found[1]) if found else 4


def listings(blogs: Iterable[Blog], pretty: Callable[[str], str]) -> Generated:
    """The addresses of the lists and feeds that *blogs* made, in the form that *pretty* gives."""
    out = Generated()
    for blog in blogs:
        prefix = f"/{blog.prefix}" if blog.prefix else ""
        out.tag += (pretty(blog.generated(blog.taglink)),)
        tag = re.sub(r"(?:\.html|/)$", "", blog.generated(blog.taglink))
        out.tag_feed += (f"{tag}.xml",)
        out.author += (pretty(f"{prefix}/author/{{slug}}.html"),)
        out.year += (pretty(blog.generated(blog.year)),)
        out.month += (pretty(blog.generated(blog.month)),)
        out.day += (pretty(blog.generated(blog.day)),)
        out.feeds += (f"{prefix}/feed.xml", "/feed.xml", f"{prefix}/atom.xml")
        out.blog += (pretty(f"{prefix}.html"),) if prefix else ()
        if prefix != "/blog":  # the new site has these two at their old place
            out.tags += (f"{posixpath.dirname(tag)}/",)
            out.authors += (pretty(f"{prefix}/author.html"),)
    return out
