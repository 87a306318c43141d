"""The ledger of published URLs.

It is of a built website with pretty URLs (builder ``dirhtml``). A line of the ledger is the path
of a page, the path of a question with its anchor, or the path of a post or a feed with its id.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from sphinx.util.inventory import InventoryFile

from sphinx_commons.core.folders import files_below
from sphinx_commons.core.redirect_pages import is_redirect

from .redirect_pages import TABLE, listed_files

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
NOT_PUBLISHED = ("/404", "/search", "/genindex", "/_static", "/_modules", "/_sources")


@dataclass(slots=True)
class Published:
    """What a built site publishes: pages, questions and feed ids, and what it redirects."""

    root: Path
    pages: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    feed_ids: dict[str, str] = field(default_factory=dict)
    redirected: set[str] = field(default_factory=set)

    def lines(self) -> set[str]:
        """Every line that the ledger has of this site."""
        return self.pages | self.questions | {f"{u} {i}" for u, i in self.feed_ids.items()}

    def has_anchor(self, page: str, anchor: str) -> bool:
        """Whether *page* has an element of that id, also one that is no question any more."""
        path = self.root / unquote(page).strip("/") / "index.html"
        tree = html.fromstring(path.read_bytes())
        return bool(tree.xpath("//*[@id=$anchor]", anchor=anchor))


def read_site(root: Path) -> Published:
    """Everything that the site in the folder *root* publishes."""
    site = Published(root)
    for path in files_below(root, "*.html"):
        url = _plain("/" + path.relative_to(root).as_posix().removesuffix("index.html"))
        if is_redirect(path):
            site.redirected.add(url)
        elif not url.startswith(NOT_PUBLISHED):
            site.pages.add(url)
    table = root / TABLE
    if table.is_file():
        site.redirected |= {_plain(old) for old in listed_files(table.read_text(encoding="utf-8"))}
    site.questions |= set(_questions(root / "objects.inv"))
    for feed in files_below(root, "*.xml"):
        site.feed_ids |= dict(_feed_ids(feed, f"/{feed.relative_to(root).as_posix()}"))
    return site


def _plain(url: str) -> str:
    """*url* as it stands in a line, where a space ends it."""
    return url.replace(" ", "%20")


def _questions(inventory: Path) -> Iterator[str]:
    with inventory.open("rb") as stream:
        data = InventoryFile.load(stream, "", posixpath.join)
    for item in data.get("faq:question", {}).values():
        uri = str(item.uri if hasattr(item, "uri") else item[2])  # Sphinx 8.1 has tuples.
        yield f"/{uri.lstrip('/')}"


def _feed_ids(path: Path, url: str) -> Iterator[tuple[str, str]]:
    """The id of the feed in the file *path*, and those of its entries."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    if own_id := tree.getroot().findtext(f"{ATOM}id"):
        yield _plain(url), own_id
    for entry in tree.iter(f"{ATOM}entry"):
        link, feed_id = entry.find(f"{ATOM}link"), entry.findtext(f"{ATOM}id")
        if link is not None and feed_id:
            yield _plain(unquote(urlsplit(link.get("href", "")).path)), feed_id


def read_ledger(path: Path) -> set[str]:
    """The lines of the ledger, none where there is no file."""
    if not path.is_file():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def missing(ledger: set[str], site: Published) -> Iterator[str]:
    """A sentence for each published URL that *site* neither has nor redirects."""
    for line in sorted(ledger - site.lines()):
        url, _, feed_id = line.partition(" ")
        page, _, anchor = url.partition("#")
        if feed_id:
            now = site.feed_ids.get(url)
            if now is not None and now != feed_id:
                yield f"{url}: its feed id was {feed_id} and is now {now}: readers get it twice"
            elif now is None and url.endswith(".xml") and url not in site.redirected:
                yield f"{url}: gone; add a line '{url},' and the feed in its place to redirects.csv"
        elif url in site.redirected or page in site.redirected:
            continue
        elif not anchor:
            yield f"{url}: gone; add it to 'aliases' of the page that took its place"
        elif page not in site.pages or not site.has_anchor(page, anchor):
            yield f"{url}: gone; put ({anchor})= before what took its place on that page"


def write_ledger(path: Path, lines: set[str]) -> None:
    """Write the ledger: sorted, a line each."""
    head = "# Every URL, question and feed id that was ever published. `make urls` adds new ones.\n"
    path.write_text(head + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """``check|update SITE LEDGER [LINE…]``: 1 if something published has vanished.

    Lines that follow are of sites that are served beside this one: what is there has not vanished.
    """
    command, site_folder, ledger_file, *elsewhere = arguments
    site, path = read_site(Path(site_folder)), Path(ledger_file)
    ledger = read_ledger(path)
    gone = list(missing(ledger - {*elsewhere}, site))
    if command == "update":
        write_ledger(path, ledger | site.lines())
        print(f"{path}: {len(site.lines() - ledger)} new lines")
    print(*(f"{path}: {sentence}" for sentence in gone), sep="\n", end="\n" if gone else "")
    return 1 if gone else 0
