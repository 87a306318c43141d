"""The domain ``faq``: where questions live, and how they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, Index, IndexEntry, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_commons.core.toctree import reading_order
from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.core.words import LazyWord, _
from sphinx_commons.front_matter import FrontMatterDomain

from . import views
from .directives import IncludeDirective, ListDirective, QuestionDirective
from .naming import Registry, name_questions
from .nodes import PLACE
from .noting import note_page
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.core.vocabulary import Vocabulary

    from .model import Question
    from .warn import Location


class Anchor(str):
    """An anchor that is not equal to the name of its object.

    Where they are equal the search index leaves the anchor out, and the search page takes the
    displayed name, here the title, for it.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


class QuestionIndex(Index):
    """``faq-questions``: every listed question from A to Z."""

    name = "questions"
    localname = LazyWord("Index of questions")
    shortname = LazyWord("questions")

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        domain = cast("FaqDomain", self.domain)
        wanted = None if docnames is None else set(docnames)
        found = [q for q in domain.listed() if wanted is None or q.docname in wanted]
        groups = views.by_letter(found)
        return [(letter, [_entry(q) for q in group]) for letter, group in groups], False


def _entry(question: Question) -> IndexEntry:
    return IndexEntry(question.title, 0, question.docname, question.anchor, "", "", "")


class FaqDomain(Domain):
    """``questions``: key -> :class:`Question`; ``uses``: see :mod:`.noting`."""

    name = "faq"
    label = "FAQ"
    data_version = 2
    object_types: ClassVar[dict[str, ObjType]] = {"question": ObjType("question", "q")}
    directives: ClassVar[dict[str, Any]] = {
        "question": QuestionDirective,
        "list": ListDirective,
        "include": IncludeDirective,
    }
    roles: ClassVar[dict[str, Any]] = {
        "q": XRefRole(warn_dangling=True, innernodeclass=nodes.inline)
    }
    indices: ClassVar[list[type[Index]]] = [QuestionIndex]
    initial_data: ClassVar[dict[str, Any]] = {"questions": {}, "uses": {}}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.forget()

    @classmethod
    def of(cls, env: BuildEnvironment) -> FaqDomain:
        return cast("FaqDomain", env.domains[cls.name])

    @property
    def records(self) -> dict[str, Question]:
        """Every question as its page noted it, by its key."""
        records: dict[str, Question] = self.data["questions"]
        return records

    @property
    def uses(self) -> dict[str, list[tuple[str, Any]]]:
        uses: dict[str, list[tuple[str, Any]]] = self.data["uses"]
        return uses

    def setup(self) -> None:
        """Say nothing of the index yet: a site without questions has none."""

    def name_index(self) -> None:
        """Let links find the index of questions, where there are any."""
        std = self.env.domains.standard_domain
        for table in (std.labels, std.anonlabels):
            table.pop(f"{self.name}-{QuestionIndex.name}", None)
        if any(self.listed()):
            super().setup()

    def forget(self) -> None:
        """Forget what was concluded from the records."""
        self._registry: Registry | None = None
        self._relations: views.Relations | None = None
        self._order: dict[str, int] | None = None

    @property
    def registry(self) -> Registry:
        if self._registry is None:
            self._registry = name_questions(self.records.values())
        return self._registry

    @property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, by page and place."""
        return self.registry.by_id

    @property
    def tags(self) -> Vocabulary:
        return FrontMatterDomain.of(self.env).tags

    @property
    def relations(self) -> views.Relations:
        if self._relations is None:
            self._relations = views.relate(list(self.questions.values()), self.tags)
        return self._relations

    @property
    def order(self) -> dict[str, int]:
        """Docname -> place in reading order."""
        if self._order is None:
            self._order = {name: place for place, name in enumerate(reading_order(self.env))}
        return self._order

    def listed(self) -> Iterator[Question]:
        """The questions that listings, the index, search and inventory have."""
        return (question for question in self.questions.values() if not question.unlisted)

    def find(self, name: str) -> Question | None:
        """The question that a role or option names."""
        return self.registry.find(name)

    def find_for(self, name: str, location: Location) -> Question | None:
        """The question that *name* means at *location*, with a warning where it may be another."""
        if ids := self.registry.shared.get(name):
            message = "question id %r may mean %s; give one of them an id"
            warn("ambiguous", message, name, ", ".join(map(repr, ids)), location=location)
        return self.find(name)

    def hint(self, name: str) -> str:
        """``"; did you mean …?"`` for an id that nobody has."""
        return did_you_mean(name, self.questions)

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        for record in note_page(env, docname, document):
            self.records[record.key] = record
        self.forget()

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002
        return _("FAQ question")

    def clear_doc(self, docname: str) -> None:
        for key in [key for key, record in self.records.items() if record.docname == docname]:
            del self.records[key]
        self.uses.pop(docname, None)
        self.forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for key, record in otherdata["questions"].items():
            if record.docname in docnames:
                self.records[key] = record
        self.uses.update({d: uses for d, uses in otherdata["uses"].items() if d in docnames})
        self.forget()

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        if typ == PLACE:
            docname, _, anchor = target.partition("#")
            return make_refnode(builder, fromdocname, docname, anchor, contnode)
        # A MyST link may mean a heading of that name; only the role must mean a question.
        found = self.find_for(target, node) if node["refdomain"] == "faq" else self.find(target)
        if found is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", found.title, classes=contnode["classes"])
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        # A label of the same name leads to the same place, or was meant rather than the question.
        if target in env.domains.standard_domain.anonlabels:
            return []
        found = self.resolve_xref(env, fromdocname, builder, "q", target, node, contnode)
        return [("faq:q", found)] if found is not None else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for question in self.listed():
            anchor = Anchor(question.anchor)
            yield question.qid, question.title, "question", question.docname, anchor, 1


def warn_of_unknown(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """``warn-missing-reference``: name the nearest question."""
    if not isinstance(domain, FaqDomain):
        return None
    target = node["reftarget"]
    warn("unknown", "unknown question %r%s", target, domain.hint(target), location=node)
    return True
