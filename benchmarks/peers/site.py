"""The site that every generator gets: posts, pages, people, tags and pictures from one seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.peers.blocks import Blocks
from benchmarks.peers.pictures import make_pictures
from benchmarks.peers.words import Words, make_vocabulary

SEED = 20
FIRST_DAY, DAYS = date(2012, 1, 2), 14 * 365
AUTHORS, TAGS, CATEGORIES = 25, 40, 6
SECTION = 19
EXCERPT_END = "<!--more-->"


@dataclass(frozen=True)
class Document:
    """A page, or a post if it has a date.

    *path* is that of the file below the sources, without suffix; *mark* stands in the last line
    and nowhere else. *authors*, *tags* and *category* are empty on pages.
    """

    path: str
    title: str
    body: str
    mark: str
    day: date | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True)
class Site:
    """All content: posts by their days, pages by folder, each with its ``index`` first."""

    posts: tuple[Document, ...]
    pages: tuple[Document, ...]
    authors: tuple[str, ...]
    pictures: dict[str, bytes]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Pages and posts."""
        return self.pages + self.posts

    def sections(self) -> dict[str, list[Document]]:
        """The pages of each folder, its index first."""
        found: dict[str, list[Document]] = {}
        for page in self.pages:
            found.setdefault(page.path.split("/")[0], []).append(page)
        return found


def make_site(posts: int, pages: int, seed: int = SEED) -> Site:
    """The site of *posts* posts and *pages* pages; the same content for the same numbers."""
    vocabulary = make_vocabulary(seed)
    names = Words(vocabulary, random.Random(f"{seed} names"))
    people = tuple(f"{first.capitalize()} {last.capitalize()}"
                   for first, last in (names.names(2) for _ in range(AUTHORS)))  # fmt: skip
    tags, categories = _different(names, TAGS), _different(names, CATEGORIES)
    folders = _different(names, pages // SECTION + 1)
    pictures = make_pictures(seed)
    page_paths = [_page_path(folders, number) for number in range(pages)]
    writer = Writer(seed, vocabulary, list(pictures))
    found = tuple(
        writer.document(path, f"page{number}", 650, page_paths)
        for number, path in enumerate(page_paths)
    )
    post_paths: list[str] = []
    written = []
    for number in range(posts):
        day = FIRST_DAY + timedelta(days=number * DAYS // posts)
        chance = random.Random(f"{seed} credits {number}")
        slug = "-".join(Words(vocabulary, chance).names(3))
        path = f"blog/{day.year}/{slug}-{number}"
        post = writer.document(path, f"post{number}", 450, post_paths[-20:] + page_paths)
        written.append(
            replace(
                post,
                day=day,
                authors=_few(chance, people, 2),
                tags=_few(chance, tags, 4),
                category=_few(chance, categories, 1)[0],
            )
        )
        post_paths.append(path)
    return Site(tuple(written), found, people, pictures)


@dataclass(frozen=True)
class Writer:
    """Writes documents, each from a seed of its own: a longer site begins with the same texts."""

    seed: int
    vocabulary: list[str]
    pictures: list[str]

    def document(self, path: str, name: str, median: int, others: list[str]) -> Document:
        """A text of about *median* words, as uneven as texts are, with links to *others*."""
        chance = random.Random(f"{self.seed} {name}")
        words = Words(self.vocabulary, chance)
        blocks = Blocks(words, others, self.pictures)
        length = min(4000, max(80, round(median * chance.lognormvariate(0, 0.7))))
        parts = [blocks.paragraph(), EXCERPT_END]
        while sum(len(part.split()) for part in parts) < length:
            level = 3 if len(parts) > 2 and chance.random() < 0.35 else 2
            parts.append(blocks.section(level, min(length, chance.randint(60, 260))))
        mark = f"mark{name}end"
        parts.append(f"This is the end of {mark}.")
        return Document(path, words.title(), "\n\n".join(parts), mark)


def with_edit(site: Site, what: str, revision: int) -> tuple[Site, Document]:
    """The site after the last post but one changed its ``body`` or ``title``; and that post."""
    old = site.posts[-2] if len(site.posts) > 1 else site.posts[-1]
    if what == "title":
        new = replace(old, title=f"{old.title} anew {revision}")
    else:
        new = replace(old, body=f"{old.body}\n\nA word of revision{revision} was added.\n")
    posts = tuple(new if post is old else post for post in site.posts)
    return replace(site, posts=posts), new


def _page_path(folders: tuple[str, ...], number: int) -> str:
    """Nineteen pages a folder, the first of them its index."""
    place = number % SECTION
    return f"{folders[number // SECTION]}/{f'page-{place:02}' if place else 'index'}"


def _different(words: Words, number: int) -> tuple[str, ...]:
    """*number* different names."""
    found: dict[str, None] = {}
    while len(found) < number:
        found[words.names(1)[0]] = None
    return tuple(found)


def _few(chance: random.Random, names: tuple[str, ...], most: int) -> tuple[str, ...]:
    """One to *most* names, the first ones more often, as a few people and tags have most posts."""
    weights = [1 / (rank + 2) for rank in range(len(names))]
    return tuple(dict.fromkeys(chance.choices(names, weights, k=chance.randint(1, most))))


def identifier(name: str) -> str:
    """The id of a person."""
    return name.lower().replace(" ", "-")
