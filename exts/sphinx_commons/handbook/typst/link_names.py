"""What links within a file say of where they lead.

The compiler names the kind of heading and its page. Those who hear a list of links need the title.
No Sphinx here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[tuple[int, int], int]


def name_links(document: Any) -> None:
    """Let the links of an open PDF that lead to a heading say its title and page."""
    import pikepdf  # type: ignore[import-not-found, unused-ignore]

    if "/Outlines" not in document.Root or "/Dests" not in document.Root.get("/Names", {}):
        return
    titles = {_place(item.Dest): str(item.Title) for item in _items(document.Root.Outlines)}
    places = pikepdf.NameTree(document.Root.Names.Dests)
    for page in document.pages:
        for link in page.get("/Annots", []):
            name = link.get("/Dest")
            if not isinstance(name, pikepdf.String | pikepdf.Name) or str(name) not in places:
                continue
            title = titles.get(_place(places[str(name)]))
            _kind, comma, number = str(link.get("/Contents", "")).rpartition(", ")
            if title and comma:
                link.Contents = pikepdf.String(f"{title}, {number}")


def _items(parent: Any) -> Iterator[Any]:
    """All bookmarks below *parent* that lead somewhere."""
    item = parent.get("/First")
    while item is not None:
        if "/Dest" in item:
            yield item
        yield from _items(item)
        item = item.get("/Next")


def _place(target: Any) -> Place:
    """Page and height of *target*."""
    return target[0].objgen, round(float(target[3]))
