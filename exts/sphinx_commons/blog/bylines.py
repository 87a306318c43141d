"""Names and pages of authors, as the front matter of author pages gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_commons.core.vocabulary import key_of
from sphinx_commons.front_matter import FrontMatterDomain

from .places import full_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from .model import Post


class Person(NamedTuple):
    """How a person is shown: the name, and the page about them if there is one."""

    name: str
    page: str = ""


class People:
    """Everybody who has an author page, found by id, name or alias."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.known: dict[str, Person] = {}
        pages = FrontMatterDomain.of(env).pages
        entries = [(d, m.author_entry) for d, m in sorted(pages.items()) if m.author_entry]
        for docname, entry in entries:
            slug = entry.id or docname.rpartition("/")[2]
            person = Person(entry.name or slug, docname)
            for name in (slug, entry.name, *entry.aliases):
                if name:
                    self.known.setdefault(key_of(name), person)

        for short, name in full_names(env.config, "author").items():
            for written in (short, name):
                self.known.setdefault(key_of(written), Person(name))

    def find(self, names: Iterable[str]) -> list[Person]:
        """The persons called *names*; one without a page keeps the name as written."""
        found = (self.known.get(key_of(name), Person(name)) for name in names)
        return list(dict.fromkeys(found))

    def of(self, post: Post) -> list[Person]:
        """The authors of *post*."""
        return self.find(post.authors)
