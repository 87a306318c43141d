"""Sphinx with the theme Furo: with the extensions of this project, and with ABlog as it comes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.generators.base import BASE_URL, Generator
from benchmarks.peers.site import identifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.peers.site import Document, Site

ROOT = Path(__file__).parents[3]
CONF = f"""\
project = html_title = blog_title = "Bench"
html_theme = "furo"
html_baseurl = blog_baseurl = {BASE_URL!r}
blog_path = "blog"
blog_feed_fulltext = True
exclude_patterns = ["_templates"]
"""


class SphinxGenerator(Generator):
    """What both have in common: the toctrees, the command, the places."""

    out = "out/html"

    def command(self, jobs: int) -> list[str]:
        options = ["-q", "-j", str(jobs), "-b", "html", "-d", "out/doctrees"]
        return ["python", "-m", "sphinx", *options, "docs", self.out]

    def body(self, document: Document) -> str:
        return f"# {document.title}\n\n{super().body(document)}"

    def trees(self, site: Site, *more: str) -> dict[str, str]:
        """The start page with all sections and *more* in its tree."""
        sections = [f"{name}/index" for name in site.sections()]
        text = f"# Home\n\nA site of made-up words.\n\n{toctree([*sections, *more])}"
        return {"docs/index.md": text}

    def write(self, site: Site, project: Path) -> None:
        super().write(site, project)
        for name, (index, *others) in site.sections().items():
            file = project / "docs" / self.source(index.path)
            entries = [page.path.removeprefix(f"{name}/") for page in others]
            with file.open("a", encoding="utf-8") as stream:
                stream.write(f"\n{toctree(entries)}")


class Ours(SphinxGenerator):
    """The extensions that conf.py of this project lists, with their defaults.

    Only the sidebar is set: to its open branch, as conf.py has it.
    """

    name = "ours"
    label = "This project"
    packages = ("sphinx", "furo", "ablog", "myst-parser")
    own_packages = False
    listings = ("blog/index.html", "blog/atom.xml")

    def files(self, site: Site) -> dict[str, str]:
        people = {
            f"docs/authors/{identifier(name)}.md": f"---\nauthor:\n  name: {name}\n---\n"
            f"# {name}\n\n{name} writes made-up words.\n"
            for name in site.authors
        }
        names = [Path(path).stem for path in people]
        listing = "# People\n\n```{author:list}\n```\n\n"
        return {
            "docs/conf.py": our_settings(),
            "docs/authors/index.md": listing + toctree(names),
            **people,
            **self.trees(site, "authors/index"),
        }

    def head(self, document: Document) -> str:
        if document.day is None:
            return ""
        people = ", ".join(map(identifier, document.authors))
        return (
            f"---\ndate: {document.day}\nauthors: [{people}]\n"
            f"tags: [{', '.join(document.tags)}]\ncategory: {document.category}\n---\n"
        )


class Stock(SphinxGenerator):
    """Sphinx, Furo and ABlog, with the templates without which every page is an error notice."""

    name = "stock"
    label = "Sphinx + Furo + ABlog"
    packages = ("sphinx", "furo", "ablog", "myst-parser")
    listings = ("blog.html", "blog/atom.xml")
    excerpt_end = ""

    def files(self, site: Site) -> dict[str, str]:
        people = {identifier(name): (name, None) for name in site.authors}
        settings = {
            "extensions": ["myst_parser", "ablog"],
            "templates_path": ["_templates"],
            "skip_injecting_base_ablog_templates": True,
            "blog_post_pattern": "blog/*/*.md",
            "blog_feed_archives": True,
            "blog_authors": people,
        }
        lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        return {
            "docs/conf.py": CONF + lines,
            "docs/_templates/ablog/collection.html": COLLECTION,
            "docs/_templates/ablog/catalog.html": CATALOG,
            **self.trees(site),
        }

    def head(self, document: Document) -> str:
        if document.day is None:
            return ""
        people = ", ".join(map(identifier, document.authors))
        return (
            f"---\ndate: {document.day}\nauthor: {people}\n"
            f"tags: {', '.join(document.tags)}\ncategory: {document.category}\n---\n"
        )


COLLECTION = """{% extends "page.html" %}{% block content %}<h1>{{ title }}</h1>
{% for post in collection %}<h2><a href="{{ pathto(post.docname) }}">{{ post.title }}</a></h2>
<p>{{ post.date.strftime(ablog.post_date_format) }}</p>
{{ post.to_html(collection.docname) }}{% endfor %}{% endblock %}
"""
CATALOG = """{% extends "page.html" %}{% block content %}<h1>{{ title }}</h1>
{% for collection in catalog %}{% if collection %}
<h2><a href="{{ pathto(collection.docname) }}">{{ collection }}</a></h2>
<ul>{% for post in collection %}
<li><a href="{{ pathto(post.docname) }}">{{ post.title }}</a></li>{% endfor %}</ul>
{% endif %}{% endfor %}{% endblock %}
"""


def our_settings() -> str:
    """The conf.py of a site that uses the extensions of this project."""
    names: dict[str, list[str]] = {}
    text = (ROOT / "conf.py").read_text(encoding="utf-8")
    start = text.index("extensions = [")
    exec(text[start : text.index("]", start) + 1], names)
    path = f"import sys\nsys.path.insert(0, {str(ROOT / 'exts')!r})\n"
    return f"{path}extensions = {names['extensions']!r}\n{CONF}navigation_branch_only = True\n"


def toctree(names: Iterable[str]) -> str:
    """A tree of documents."""
    return "\n".join(["```{toctree}", ":maxdepth: 2", "", *names, "```", ""])
