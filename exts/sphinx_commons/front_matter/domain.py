"""Where the records of all pages live, and the credits that pages, posts and questions give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

from sphinx_commons.core.own_catalogues import Words, catalogue_path, read_words
from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.tags_file import FILE, load_vocabulary

from .model import ROLES, Credit, CreditKind, PageMeta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.core.vocabulary import Vocabulary


class FrontMatterDomain(Domain):
    """What is noted of each page, by docname.

    ``pages``: its :class:`PageMeta`; ``credits``: a list of :class:`Credit`; ``tags``: the names
    of tags that stand in the page beside those of its front matter.
    """

    name = "front_matter"
    label = "Front matter"
    data_version = 5
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "credits": {}, "tags": {}}
    # Credits that follow from those of pages, as a handbook's do: set anew in each build.
    derived: tuple[Credit, ...] = ()
    _tags: Vocabulary | None = None

    @classmethod
    def of(cls, env: BuildEnvironment) -> FrontMatterDomain:
        return cast("FrontMatterDomain", env.domains[cls.name])

    @property
    def pages(self) -> dict[str, PageMeta]:
        pages: dict[str, PageMeta] = self.data["pages"]
        return pages

    @property
    def credits(self) -> dict[str, list[Credit]]:
        credits_: dict[str, list[Credit]] = self.data["credits"]
        return credits_

    @property
    def tags(self) -> Vocabulary:
        """Every tag of the site: those of ``tags.yml`` and those that pages name."""
        if self._tags is None:
            listed = load_vocabulary(Path(self.env.srcdir, FILE))
            names = [name for meta in self.pages.values() for name in meta.tags]
            more = [name for names in self.data["tags"].values() for name in names]
            self._tags = listed.including([*names, *more]).said_in(self.tag_words.get)
        return self._tags

    @property
    def tag_words(self) -> Words:
        """What tags and categories are called in the language that is built."""
        path = catalogue_path(self.env.srcdir, self.env.config, Path(FILE).stem)
        return read_words(path)

    def forget_tags(self) -> None:
        """Have ``tags`` made again: the file or a page may say something else."""
        self._tags = None

    def clear_doc(self, docname: str) -> None:
        for table in ("pages", "credits", "tags"):
            self.data[table].pop(docname, None)
        self.forget_tags()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for name in ("pages", "credits", "tags"):
            theirs = otherdata[name]
            self.data[name].update({d: theirs[d] for d in docnames if d in theirs})
        self.forget_tags()

    def resolve_any_xref(self, *_args: Any, **_kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing: records are no targets. Markdown links ask every domain."""
        return []

    def note_page(self, meta: PageMeta, kind: CreditKind = "page") -> None:
        """Note the record of a page and the credits it gives as a whole; replaces both."""
        meta = replace(meta, kind=kind)
        self.pages[meta.docname] = meta
        others = [c for c in self.credits.get(meta.docname, ()) if c.anchor]
        self.credits[meta.docname] = [*page_credits(meta), *others]
        self.forget_tags()

    def note_tags(self, docname: str, names: Iterable[str]) -> None:
        """Note the names of tags that a part of a page has, such as a question."""
        self.data["tags"].setdefault(docname, []).extend(names)
        self.forget_tags()

    def note_credit(self, credit: Credit) -> None:
        """Note what one question of a page says of its authors."""
        self.credits.setdefault(credit.docname, []).append(credit)


def page_credits(meta: PageMeta) -> Iterator[Credit]:
    """The credits that the front matter of one page gives."""
    for role in ROLES:
        for person in meta.people(role):
            yield Credit(
                person=person,
                role=role,
                kind=meta.kind,
                docname=meta.docname,
                date=meta.date,
                line=meta.line(f"{role}s"),
            )


def page_meta(env: BuildEnvironment, docname: str) -> PageMeta | None:
    """The record of one page; None for a page in another markup, or that does not exist."""
    return FrontMatterDomain.of(env).pages.get(docname)


def note_credit(env: BuildEnvironment, credit: Credit) -> None:
    """Note a credit that is not in front matter, such as a question's."""
    FrontMatterDomain.of(env).note_credit(credit)


def note_tags(env: BuildEnvironment, docname: str, names: Iterable[str]) -> None:
    """Note the names of tags that are not in front matter, such as a question's."""
    FrontMatterDomain.of(env).note_tags(docname, names)


def public_credits(env: BuildEnvironment) -> list[Credit]:
    """Every credit of every listed page, by docname and place, and those that follow from them."""
    domain = FrontMatterDomain.of(env)
    found: list[Credit] = []
    for docname in sorted(domain.credits):
        meta = domain.pages.get(docname)
        if meta is None or not meta.unlisted:
            found += [_titled(env, credit) for credit in domain.credits[docname]]
    return [*found, *domain.derived]


def _titled(env: BuildEnvironment, credit: Credit) -> Credit:
    if credit.title or credit.docname not in env.titles:
        return credit
    return replace(credit, title=plain_text(env.titles[credit.docname], pictures=True))
