"""Structured data: who a person is, and who gave a page. No Sphinx in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .model import Author, Byline, Person

    PageUrl = Callable[[str], str]
    ImageUrl = Callable[[Author], str]

CONTEXT = "https://schema.org"


def person_id(author: Author, url: PageUrl) -> str:
    """The name by which graphs refer to *author*."""
    return f"{url(author.docname)}#person"


def person_graph(author: Author, url: PageUrl, image: ImageUrl) -> dict[str, Any]:
    """Everything the registry says of *author*."""
    graph: dict[str, Any] = {
        "@type": "Organization" if author.group else "Person",
        "@id": person_id(author, url),
        "name": author.name,
        "url": url(author.docname),
    }
    if author.summary:
        graph["description"] = author.summary
    if author.affiliation:
        above = "parentOrganization" if author.group else "affiliation"
        graph[above] = {"@type": "Organization", "name": author.affiliation}
    if author.avatar:
        graph["image"] = image(author)
    if same := [link.url for link in author.links if not link.url.startswith("mailto:")]:
        graph["sameAs"] = same
    return graph


def profile_graph(author: Author, url: PageUrl, image: ImageUrl) -> dict[str, Any]:
    """The page of *author*."""
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "@id": url(author.docname),
        "url": url(author.docname),
        "name": author.name,
        "mainEntity": person_graph(author, url, image),
    }


def article_graph(byline: Byline, docname: str, url: PageUrl, image: ImageUrl) -> dict[str, Any]:
    """The page *docname*, its authors by their ids, and who these are."""
    article: dict[str, Any] = {
        "@type": "BlogPosting" if byline.is_post else "TechArticle",
        "@id": url(docname),
        "url": url(docname),
        "mainEntityOfPage": url(docname),
        "headline": byline.title,
        "timeRequired": f"PT{byline.minutes}M",
    }
    names = {"author": "author", "editor": "editor", "translator": "translator"}
    for role, people in byline.people:
        key = names.get(role, "contributor")
        article[key] = [_reference(person, url) for person in people]
    if byline.published:
        article["datePublished"] = byline.published.isoformat()
    if byline.updated:
        article["dateModified"] = byline.updated.isoformat()
    if byline.meta.summary:
        article["description"] = byline.meta.summary
    if found := byline.meta.license:
        article["license"] = found.url or {"@type": "CreativeWork", "name": found.name}
    if byline.adapted:
        article["isBasedOn"] = _original(byline)
    return {"@context": CONTEXT, "@graph": [article, *_people(byline, url, image)]}


def _reference(person: Person, url: PageUrl) -> dict[str, Any]:
    if person.author is None:
        return {"@type": "Person", "name": person.name}
    return {"@id": person_id(person.author, url)}


def _people(byline: Byline, url: PageUrl, image: ImageUrl) -> Iterable[dict[str, Any]]:
    everybody = [p.author for _role, people in byline.people for p in people if p.author]
    return (person_graph(author, url, image) for author in dict.fromkeys(everybody))


def _original(byline: Byline) -> dict[str, Any]:
    assert byline.adapted is not None
    source = byline.adapted
    original: dict[str, Any] = {"@type": "CreativeWork"}
    if source.title:
        original["name"] = source.title
    if source.url:
        original["url"] = source.url
    if source.people:
        original["author"] = [{"@type": "Person", "name": p.name} for p in source.people]
    if source.date:
        original["datePublished"] = source.date.isoformat()
    return original
