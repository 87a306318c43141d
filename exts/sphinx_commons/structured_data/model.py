"""What the head of one page says. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageType = Literal["website", "article", "profile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as search engines and link previews see it.

    ``url`` is absolute, or empty where the site has no URL; ``image`` is the absolute URL
    of a picture that stands for the page; ``published`` and ``modified`` are ISO dates; ``trail``
    leads from the start page to the page itself: (title, url).
    """

    site: str
    url: str
    title: str
    description: str
    type: PageType
    language: str
    image: str = ""
    image_alt: str = ""
    published: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()

    @property
    def is_start(self) -> bool:
        """Whether it is the start page, which has nothing above it."""
        return len(self.trail) == 1
