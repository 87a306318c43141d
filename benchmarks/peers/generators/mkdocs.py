"""Material for MkDocs with its blog, and Zensical, which takes the same project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, ClassVar

from benchmarks.peers.generators.base import BASE_URL, Generator
from benchmarks.peers.site import identifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.peers.site import Document, Site

SETTINGS = f"""\
site_name: Bench
site_url: {BASE_URL}
site_dir: out
theme:
  name: material
markdown_extensions:
  - attr_list
  - tables
  - pymdownx.highlight
  - pymdownx.superfences
"""
PLUGINS = """\
plugins:
  - search
  - tags
  - blog:
      post_url_format: "{date}/{file}"
      post_url_date_format: yyyy
      authors_profiles: true
"""


class Material(Generator):
    """Material for MkDocs; its blog has no feeds."""

    name = "material"
    label = "mkdocs-material"
    packages: ClassVar[Sequence[str]] = ("mkdocs-material", "mkdocs", "Markdown")
    listings = ("blog/index.html",)
    environment: ClassVar[Mapping[str, str]] = {"NO_MKDOCS_2_WARNING": "1"}
    excerpt_end = "<!-- more -->"

    def files(self, site: Site) -> dict[str, str]:
        people = {
            identifier(name): {"name": name, "description": "Author", "avatar": "/images/a.svg"}
            for name in site.authors
        }
        return {
            "mkdocs.yml": SETTINGS + PLUGINS,
            "docs/index.md": "# Home\n\nA site of made-up words.\n",
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
            "docs/blog/index.md": "# Blog\n",
            # JSON is YAML as well.
            "docs/blog/.authors.yml": json.dumps({"authors": people}),
        }

    def head(self, document: Document) -> str:
        if document.day is None:
            return ""
        people = ", ".join(map(identifier, document.authors))
        return (
            f"---\ndate: {document.day}\nauthors: [{people}]\n"
            f"tags: [{', '.join(document.tags)}]\ncategories: [{document.category}]\n---\n"
        )

    def body(self, document: Document) -> str:
        return f"# {document.title}\n\n{super().body(document)}"

    def source(self, path: str) -> str:
        return super().source(path.replace("blog/", "blog/posts/", 1))

    def target(self, document: Document) -> str:
        return f"{document.path.removesuffix('/index')}/index.html"

    def command(self, jobs: int) -> list[str]:
        return ["mkdocs", "build", "--quiet"]


class Zensical(Material):
    """Zensical builds the project of its predecessor."""

    name = "zensical"
    label = "Zensical"
    packages = ("zensical", "Markdown")

    def command(self, jobs: int) -> list[str]:
        return ["zensical", "build"]
