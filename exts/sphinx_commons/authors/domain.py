"""The domain ``author``: the registry, and what other pages need to know of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_commons.core.words import _

from .registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .model import Author, Length
    from .views import Survey

    Mention = tuple[str, int]


class NameRole(XRefRole):
    """``author:name``: the name of an author, linked to the author's page."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        written = " ".join(target.split())
        domain = AuthorDomain.of(env)
        domain.note_mention(env.docname, written, refnode.line or self.lineno)
        return title, written


class AuthorDomain(Domain):
    """What is noted of each page, by docname.

    ``entries``: the author whose page it is; ``lengths``: how much there is to read; ``openings``:
    its first words;
    ``mentions``: names in roles and directives, with lines; ``labels``: of authors, as ABlog has
    them; ``lists``: whether it lists everybody.
    """

    name = "author"
    label = "Authors"
    data_version = 5
    object_types: ClassVar[dict[str, ObjType]] = {"person": ObjType("person", "name")}
    roles: ClassVar[dict[str, Any]] = {"name": NameRole(innernodeclass=nodes.inline)}
    initial_data: ClassVar[dict[str, Any]] = {
        "entries": {},
        "lengths": {},
        "openings": {},
        "mentions": {},
        "labels": {},
        "lists": {},
    }
    by_docname = ("entries", "lengths", "openings", "mentions", "labels", "lists")
    # Of the build that is running, not stored.
    builder: Builder | None = None
    survey: Survey | None = None
    shown: dict[str, list[object]]  # docname -> what the page shows of people
    _registry: Registry | None = None

    @classmethod
    def of(cls, env: BuildEnvironment) -> AuthorDomain:
        return cast("AuthorDomain", env.domains[cls.name])

    @property
    def entries(self) -> dict[str, Author]:
        entries: dict[str, Author] = self.data["entries"]
        return entries

    @property
    def lengths(self) -> dict[str, Length]:
        lengths: dict[str, Length] = self.data["lengths"]
        return lengths

    @property
    def openings(self) -> dict[str, str]:
        openings: dict[str, str] = self.data["openings"]
        return openings

    @property
    def mentions(self) -> dict[str, list[Mention]]:
        mentions: dict[str, list[Mention]] = self.data["mentions"]
        return mentions

    @property
    def labels(self) -> dict[str, list[str]]:
        labels: dict[str, list[str]] = self.data["labels"]
        return labels

    @property
    def lists(self) -> set[str]:
        return set(self.data["lists"])

    def note_author(self, author: Author) -> None:
        """Note whose page a page is."""
        self.entries[author.docname] = author
        self._forget()

    def note_mention(self, docname: str, name: str, line: int) -> None:
        """Note that *docname* names somebody, so that it follows changes of the name."""
        self.mentions.setdefault(docname, []).append((name, line))

    def note_list(self, docname: str) -> None:
        """Note that *docname* lists everybody."""
        self.data["lists"][docname] = True

    def clear_doc(self, docname: str) -> None:
        for key in self.by_docname:
            self.data[key].pop(docname, None)
        self._forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for key in self.by_docname:
            self.data[key].update({d: v for d, v in otherdata[key].items() if d in docnames})
        self._forget()

    def _forget(self) -> None:
        """Drop what was made from entries that were fewer, or others."""
        self._registry = self.survey = None

    def make_registry(self) -> Registry:
        """The registry of all entries; made again when pages were read."""
        self._registry = Registry(self.entries.values())
        return self._registry

    @property
    def registry(self) -> Registry:
        return self._registry or self.make_registry()

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        author = self.registry.resolve(target).author
        if author is None:
            # Reported with all other unknown names; None would give a second warning.
            return cast("nodes.reference", contnode)
        if not node["refexplicit"]:
            contnode = nodes.inline("", author.name)
        return make_refnode(builder, fromdocname, author.docname, "", contnode, None)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        author = self.registry.authors.get(target)
        if author is None:
            return []
        found = make_refnode(builder, fromdocname, author.docname, "", contnode, None)
        return [("author:name", found)]

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002
        return _("Authors person")

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for author in self.registry.authors.values():
            # Not in the search: the page itself is found there.
            yield author.id, author.name, "person", author.docname, "", -1
