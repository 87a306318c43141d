"""What templates can ask: the site, its pages and posts, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commons_importer.engines.liquid.tags import Unavailable

if TYPE_CHECKING:
    from commons_importer.model import Page, Site


class _Repository(Unavailable):
    """What a plugin asked a code host; the URL of the site in it is empty, as the site's own."""

    def __getitem__(self, key: str) -> object:
        return "" if key == "url" else self


def of_page(page: Page) -> dict[str, Any]:
    """A page: its header, and what the engine added."""
    text = "\n".join(line for line, _ in page.body)
    name = page.path.rpartition("/")[2]
    own: dict[str, Any] = {
        "title": page.title, "url": page.url, "path": page.path, "name": name,
        "date": str(page.date) if page.date else None, "tags": page.tags,
        "categories": page.categories, "slug": page.slug, "id": page.url.removesuffix(".html"),
        "content": text, "excerpt": text.strip().partition("\n\n")[0],
    }  # fmt: skip
    return page.front | {key: value for key, value in own.items() if value is not None}


def of_site(site: Site, config: dict[str, Any]) -> dict[str, Any]:
    """The site: its settings and data (*config*), posts with the newest first, pages, terms."""
    dated = [page for page in site.pages if page.is_post and not page.draft and page.date]
    dated.sort(key=lambda page: (page.date.order if page.date else (), page.path), reverse=True)
    posts = [of_page(page) for page in dated]
    tags: dict[str, list[dict[str, Any]]] = {}
    categories: dict[str, list[dict[str, Any]]] = {}
    for page, post in zip(dated, posts, strict=True):
        for table, names in ((tags, page.tags), (categories, page.categories)):
            for name in dict.fromkeys(names):
                table.setdefault(name, []).append(post)
    others = [of_page(page) for page in site.pages if not page.is_post]
    collections: dict[str, list[dict[str, Any]]] = {}
    for other in others:
        folder = other["path"].partition("/")[0]
        if folder.startswith("_"):
            collections.setdefault(folder[1:], []).append(other)
    made = {"posts": posts, "pages": others, "html_pages": others, "tags": tags,
            "categories": categories, "related_posts": posts[:10]}  # fmt: skip
    # The URL of the site is empty, so that links to its pages stay inside the site.
    hidden: dict[str, Any] = {
        "baseurl": "",
        "url": "",
        "time": Unavailable("time"),
        "github": _Repository("github"),
    }
    return config | collections | made | hidden


def around(site: dict[str, Any]) -> dict[str, Any]:
    """The other names that every page knows."""
    posts = {"posts": site["posts"], "page": 1, "total_pages": 1, "total_posts": len(site["posts"])}
    unknown = {name: Unavailable(name) for name in ("jekyll", "content", "theme", "layout")}
    return {"site": site, "paginator": posts, "base_path": "", "BASE_PATH": "", **unknown}
