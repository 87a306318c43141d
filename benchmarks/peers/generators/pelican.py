"""Pelican with the theme it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.generators.base import BASE_URL, Generator

if TYPE_CHECKING:
    from benchmarks.peers.site import Document, Site


class Pelican(Generator):
    """Posts are its articles, pages its pages; they keep their paths."""

    name = "pelican"
    label = "Pelican"
    packages = ("pelican", "Markdown")
    content = "content"
    pictures = "content/images"
    listings = ("index.html", "archives.html", "feeds/all.atom.xml")
    excerpt_end = ""

    def files(self, site: Site) -> dict[str, str]:
        settings = {
            "SITENAME": "Bench",
            "SITEURL": BASE_URL.rstrip("/"),
            "TIMEZONE": "UTC",
            "DEFAULT_LANG": "en",
            "PATH": "content",
            "OUTPUT_PATH": "out",
            "ARTICLE_PATHS": ["blog"],
            "PAGE_PATHS": list(site.sections()),
            "STATIC_PATHS": ["images"],
            "PATH_METADATA": r"(?P<path_no_ext>.*)\..*",
            "ARTICLE_URL": "{path_no_ext}.html",
            "ARTICLE_SAVE_AS": "{path_no_ext}.html",
            "PAGE_URL": "{path_no_ext}.html",
            "PAGE_SAVE_AS": "{path_no_ext}.html",
            "DISPLAY_PAGES_ON_MENU": False,
            "DEFAULT_PAGINATION": 10,
        }
        return {"conf.py": "".join(f"{name} = {value!r}\n" for name, value in settings.items())}

    def head(self, document: Document) -> str:
        # Articles of one title would get one slug, so each has its own.
        lines = [f"Title: {document.title}", f"Slug: {document.path.replace('/', '-')}"]
        if document.day is not None:
            lines += [
                f"Date: {document.day}",
                f"Authors: {', '.join(document.authors)}",
                f"Tags: {', '.join(document.tags)}",
                f"Category: {document.category}",
            ]
        return "\n".join([*lines, "", ""])

    def link(self, document: Document, path: str) -> str:
        return f"{{filename}}/{self.source(path)}"

    def image(self, document: Document, name: str) -> str:
        return f"{{static}}/images/{name}"

    def command(self, jobs: int) -> list[str]:
        return ["pelican", "--quiet", "--settings", "conf.py"]
