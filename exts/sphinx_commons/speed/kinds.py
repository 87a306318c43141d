"""Which kinds of nodes a page has, so that a search for any other kind is over at once.

Some sixty searches go through each page, most of them for what hardly any page has. The kinds are
noted in one walk. docutils has one way to put a node into a tree, and it tells us; where code runs
that may go around it, nothing is known, and the page is walked through again after that.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from docutils.nodes import Node
from docutils.transforms import Transform, Transformer
from sphinx.transforms.references import SphinxDomains

from sphinx_commons.core.builds import during_builds, replace_during_builds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.events import EventListener

# Packages that put nodes into trees by docutils' own way, apart from ROUGH; a test reads them.
TRUSTED = frozenset(
    "docutils furo myst_parser notfound sphinx sphinx_commons sphinx_copybutton "
    "sphinx_design".split()
)
ROUGH = frozenset(
    {"docutils.transforms.frontmatter", "sphinx.transforms.i18n", "sphinx_design.tabs"}
)
# Where handlers meet pages that are open.
EVENTS = (
    "doctree-read",
    "doctree-resolved",
    "html-page-context",
    "missing-reference",
    "warn-missing-reference",
)
FIRST, LAST = -(10**9), 10**9


class Kinds:
    """The kinds of nodes in the one page that is open."""

    def __init__(self) -> None:
        self.page: document | None = None
        self.found: set[type] = set()
        self.answers: dict[type, bool] = {}
        self.domains_are_trusted = True

    def open(self, page: document | None) -> None:
        """From here to :meth:`close` nodes come into *page* by docutils' own way only."""
        if page is not self.page:
            self.page = page
            self.forget()

    def close(self) -> None:
        """From here on anything may happen to the page."""
        self.open(None)

    def forget(self) -> None:
        """Walk through the page when next asked."""
        self.found, self.answers = set(), {}

    def lacks(self, tree: Node, kinds: tuple[type, ...]) -> bool:
        """Whether *tree* is known to have no node of any of *kinds*."""
        return tree is self.page and not any(map(self._has, kinds))

    def _has(self, kind: type) -> bool:
        if kind not in self.answers:
            if not self.found:
                self.found = kinds_in(self.page)
            # A class may have its own opinion of what belongs to it.
            self.answers[kind] = type(kind) is not type or any(
                issubclass(found, kind) for found in self.found
            )
        return self.answers[kind]

    def note(self, node: Node) -> None:
        """*node* comes into some tree, with what is below it."""
        if self.found:
            if node.children:
                self.forget()
            elif type(node) not in self.found:
                self.found.add(type(node))
                self.answers = {}

    def is_trusted(self, transform: type) -> bool:
        """Whether a transform puts nodes into trees by docutils' own way only."""
        if issubclass(transform, SphinxDomains) and not self.domains_are_trusted:
            return False
        return is_trusted(transform)


def kinds_in(tree: Node | None) -> set[type]:
    """The classes of *tree* and of all nodes below it."""
    found: set[type] = {type(tree)}
    levels: list[Iterable[Node]] = [tree.children] if tree else []
    while levels:
        for child in levels.pop():
            found.add(type(child))
            if child.children:
                levels.append(child.children)
    return found


def is_trusted(code: object) -> bool:
    """Whether a class or a function is of a module that was read."""
    module = str(getattr(code, "__module__", ""))
    return module not in ROUGH and module.partition(".")[0] in TRUSTED


KINDS = Kinds()


def connect(app: Sphinx) -> None:
    """Follow each page through its transforms, and through the events that hand it on."""
    replace_during_builds(app, Node, "setup_child", tell_of_children)
    replace_during_builds(app, Transform, "__init__", _look_at_transforms)
    replace_during_builds(app, Transformer, "apply_transforms", _close_after)
    during_builds(app, lambda: _look_at_handlers(app))
    app.connect("doctree-resolved", lambda _app, page, _name: KINDS.open(page), priority=FIRST)
    app.connect("html-page-context", lambda *event: KINDS.open(event[-1]), priority=FIRST)
    for event in ("doctree-resolved", "html-page-context"):
        app.connect(event, lambda *_event: KINDS.close(), priority=LAST)


def tell_of_children(usual: Callable[..., None]) -> Callable[..., None]:
    """docutils' method of this name, which tells of each node too."""

    def setup_child(self: Node, child: Node) -> None:
        KINDS.note(child)
        usual(self, child)

    return setup_child


def _look_at_transforms(usual: Callable[..., None]) -> Callable[..., None]:
    def __init__(self: Transform, document: document, startnode: Any = None) -> None:  # noqa: N807
        KINDS.open(document if KINDS.is_trusted(type(self)) else None)
        usual(self, document, startnode)

    return __init__


def _close_after(usual: Callable[..., None]) -> Callable[..., None]:
    def apply_transforms(self: Transformer) -> None:
        try:
            usual(self)
        finally:
            KINDS.close()

    return apply_transforms


def _look_at_handlers(app: Sphinx) -> Callable[[], None]:
    """Have the page walked through again after each handler that nobody has read."""
    KINDS.domains_are_trusted = all(is_trusted(type(d)) for d in app.env.domains.sorted())
    usual: dict[str, list[EventListener]] = {}
    for name in EVENTS:
        usual[name] = app.events.listeners[name]
        app.events.listeners[name] = list(map(_looked_at, usual[name]))

    def undo() -> None:
        KINDS.close()
        app.events.listeners.update(usual)

    return undo


def _looked_at(listener: EventListener) -> EventListener:
    handler = listener.handler
    if is_trusted(handler):
        return listener

    @wraps(handler)
    def close_meanwhile(*event: Any, **options: Any) -> Any:
        page = KINDS.page
        KINDS.close()
        try:
            return handler(*event, **options)
        finally:
            KINDS.open(page)

    return listener._replace(handler=close_meanwhile)
