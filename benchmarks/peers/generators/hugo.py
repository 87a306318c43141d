"""Hugo with a bare theme: no search, no script, no style sheet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.peers.generators.base import BASE_URL, Generator

if TYPE_CHECKING:
    from benchmarks.peers.site import Document, Site

SETTINGS = f"""\
baseURL = "{BASE_URL}"
title = "Bench"
[taxonomies]
author = "authors"
category = "categories"
tag = "tags"
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""
FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" href="{{ .RelPermalink }}">{{ end }}
</head><body><nav><ul>{{ range site.Home.Sections }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ if ne .CurrentSection.Type "blog" }}<ul>{{ range .CurrentSection.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</nav>
<main><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main></body></html>
"""
PAGE = """{{ define "main" }}
{{ if not .Date.IsZero }}<p><time>{{ .Date.Format "2 January 2006" }}</time>
{{ range .GetTerms "authors" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>{{ end }}
<nav>{{ .TableOfContents }}</nav>{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}
"""
LISTING = """{{ define "main" }}{{ .Content }}
{{ $pages := .RegularPages }}{{ if eq .Type "blog" }}{{ $pages = .RegularPagesRecursive }}{{ end }}
{{ $paginator := .Paginate $pages }}{{ range $paginator.Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}</article>{{ end }}
{{ template "_internal/pagination.html" . }}{{ end }}
"""
TERMS = """{{ define "main" }}<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""


class Hugo(Generator):
    """Sections are folders, their index is ``_index.md``."""

    name = "hugo"
    label = "Hugo"
    packages = ("hugo",)
    content = "content"
    pictures = "static/images"
    listings = ("blog/index.html", "blog/index.xml")

    def files(self, site: Site) -> dict[str, str]:
        return {
            "hugo.toml": SETTINGS,
            "layouts/_default/baseof.html": FRAME,
            "layouts/_default/single.html": PAGE,
            "layouts/_default/list.html": LISTING,
            "layouts/_default/taxonomy.html": TERMS,
            "content/blog/_index.md": "---\ntitle: Blog\n---\n",
        }

    def head(self, document: Document) -> str:
        # JSON is YAML as well.
        values: dict[str, object] = {"title": document.title}
        if document.day is not None:
            values |= {
                "date": str(document.day),
                "authors": document.authors,
                "tags": document.tags,
                "categories": [document.category],
            }
        return json.dumps(values) + "\n\n"

    def source(self, path: str) -> str:
        return super().source(f"{path[:-5]}_index" if path.endswith("/index") else path)

    def target(self, document: Document) -> str:
        return f"{document.path.removesuffix('/index')}/index.html"

    def link(self, document: Document, path: str) -> str:
        return f"/{self.source(path)}"

    def image(self, document: Document, name: str) -> str:
        return f"/images/{name}"

    def command(self, jobs: int) -> list[str]:
        return ["hugo", "build", "--quiet", "--destination", "out"]
