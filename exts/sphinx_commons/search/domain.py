"""What the search knows of each page."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain

from sphinx_commons.core.environment import is_hidden

from .acronyms import CODE, acronyms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.environment import BuildEnvironment

# Shorter words have too many neighbours to be told from each other, longer ones are no words.
WORD = re.compile(r"[^\W\d_]{4,24}")


def words_in(text: str) -> set[str]:
    """The words of *text* that a reader may mistype."""
    return set(WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page, compressed, and its acronyms with what they stand for."""

    packed: bytes
    acronyms: tuple[tuple[str, str], ...]

    @property
    def words(self) -> list[str]:
        return zlib.decompress(self.packed).decode().split()


class SearchDomain(Domain):
    """``docname -> PageWords``."""

    name = "commons_search"
    label = "Search"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}

    @classmethod
    def of(cls, env: BuildEnvironment) -> SearchDomain:
        """The domain of *env*."""
        return cast("SearchDomain", env.domains[cls.name])

    @property
    def pages(self) -> dict[str, PageWords]:
        """The words of each page."""
        return cast("dict[str, PageWords]", self.data["pages"])

    def clear_doc(self, docname: str) -> None:
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.pages.update({d: otherdata["pages"][d] for d in docnames if d in otherdata["pages"]})

    def resolve_any_xref(self, *_asked: Any) -> list[Any]:
        """Nothing: no link leads to a word."""
        return []

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        texts = (t for t in document.findall(nodes.Text) if not isinstance(t.parent, CODE))
        words = sorted(words_in(" ".join(texts)))
        packed = zlib.compress(" ".join(words).encode(), 9)
        self.pages[docname] = PageWords(packed, tuple(dict.fromkeys(acronyms_of(document))))

    def public(self) -> list[str]:
        """The pages that may be found, in order."""
        return [docname for docname in sorted(self.pages) if not is_hidden(self.env, docname)]

    def packed(self) -> str:
        """A digest of the words of the build, as they are kept."""
        kept = b"".join(self.pages[docname].packed for docname in self.public())
        return blake2b(kept, digest_size=12).hexdigest()

    def counted(self) -> Counter[str]:
        """The words of the build, and on how many pages each of them is."""
        return Counter(word for docname in self.public() for word in self.pages[docname].words)

    def acronyms(self) -> Counter[tuple[str, str]]:
        """Acronyms with what they stand for, and how many pages say so."""
        return Counter(pair for docname in self.public() for pair in self.pages[docname].acronyms)

    def names(self) -> Iterable[str]:
        """The titles of pages, and the names of all objects that the search shows."""
        public = self.public()
        yield from (self.env.titles[name].astext() for name in public if name in self.env.titles)
        shown = set(public)
        for domain in self.env.domains.sorted():
            for _name, title, _kind, docname, _anchor, priority in domain.get_objects():
                if priority >= 0 and docname in shown:
                    yield str(title)
