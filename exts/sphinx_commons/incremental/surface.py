"""What each page shows of others: a digest that changes when the page must be written again."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinx_commons.core.digests import digest
from sphinx_commons.core.stale import link_targets as targets_of_rooms
from sphinx_commons.core.stamps import stamp

from .domain import IncrementalDomain
from .foreign_tables import shown_by_others
from .read_files import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PLAIN = (str, int, float, bool, type(None))
# Themes whose menu has the titles of pages alone; that of others may have any heading.
TITLES_ONLY = {"furo"}


def link_targets(doctree: document) -> tuple[str, ...]:
    """What the links of a page name, whatever that will turn out to be."""
    found = set()
    for node in doctree.findall(addnodes.pending_xref):
        found.add(str(node.get("reftarget", "")))
    return tuple(sorted(found))


class Surface:
    """The digests of one build; everything that several pages show is looked at once."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.env = app.env
        self.domain = IncrementalDomain.of(app.env)
        self.outlines: dict[str, str] = {}

    def page(self, docname: str) -> str:
        """What the page *docname* shows of everything but its own source."""
        links = self.domain.links.get(docname, ())
        parts = [self._own(docname), *map(self._target, links)]
        if docname in self.env.toctree_includes:
            parts += [self._outline(d) for d in sorted(self._below(docname))]
        return digest(parts)

    @cached_property
    def frame(self) -> str:
        """What every page shows: the settings, the theme's files and the tree of the site."""
        return digest(self._settings(), self._assets(), self._tree())

    def _settings(self) -> list[tuple[str, str]]:
        return [(value.name, _shown(value.value)) for value in self.app.config]

    def _assets(self) -> list[object]:
        config, confdir = self.app.config, Path(self.app.confdir)
        entries = [*config.templates_path, *config.html_static_path]
        singles = [name for name in (config.html_logo, config.html_favicon) if name]
        folders = [confdir / entry for entry in (*entries, *singles)]
        return [stamp(path) for path in tree(folders)]

    def _tree(self) -> list[object]:
        env = self.env
        inside = {env.config.root_doc, *(d for ds in env.toctree_includes.values() for d in ds)}
        titles = [(d, str(env.titles[d])) for d in sorted(inside) if d in env.titles]
        numbers = [(d, env.toc_secnumbers.get(d)) for d in sorted(inside)]
        headings = [] if self.app.config.html_theme in TITLES_ONLY else sorted(inside)
        return [
            titles,
            numbers,
            [self._outline(docname) for docname in headings],
            [(d, list(_toctrees(env, d))) for d in sorted(env.toctree_includes)],
        ]

    def _own(self, docname: str) -> object:
        """What the tables of the site say of the page itself.

        Its files too: another builder may have read them for both.
        """
        env, images = self.env, sorted(self._images.get(docname, ()))
        files = (self.domain.stamps.get(docname), self.domain.presence.get(docname))
        numbers = (env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname))
        return (files, images, *numbers, self._others.get(docname))

    @cached_property
    def _others(self) -> dict[str, list[str]]:
        return shown_by_others(self.env)

    @cached_property
    def _images(self) -> dict[str, list[tuple[str, str]]]:
        """docname -> path and new name of each picture in it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for path, (docnames, name) in self.env.images.items():
            for docname in docnames:
                found.setdefault(docname, []).append((path, name))
        return found

    def _below(self, docname: str) -> set[str]:
        found: set[str] = set()
        waiting = [docname]
        while waiting:
            for child in self.env.toctree_includes.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found

    def _outline(self, docname: str) -> str:
        if docname not in self.outlines:
            self.outlines[docname] = digest(docname, str(self.env.tocs.get(docname)))
        return self.outlines[docname]

    def _target(self, name: str) -> object:
        """What a link to *name* may lead to; anything at all, if that cannot be told."""
        named = self.named.get(name) or self.named.get(name.lower())
        return named if named is not None else self._everything

    @cached_property
    def named(self) -> dict[str, str]:
        """name -> digest of what it stands for: a page, a label or an object of a domain."""
        found: dict[str, list[object]] = {}
        for docname in sorted(self.env.found_docs):
            found.setdefault(docname, []).append(self._document(docname))
        for name, record in (*self._records(), *targets_of_rooms(self.app, self.env).items()):
            found.setdefault(name, []).append(record)
        return {name: digest(records) for name, records in found.items()}

    @cached_property
    def _everything(self) -> str:
        return digest(sorted(self.named.items()))

    def _document(self, docname: str) -> object:
        env = self.env
        slugs = env.metadata.get(docname, {}).get("myst_slugs", {})
        anchors = [(slug, *value[1:]) for slug, value in slugs.items()]
        title = str(env.titles.get(docname, ""))
        return (title, anchors, env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname))

    def _records(self) -> Iterator[tuple[str, object]]:
        std = self.env.domains.standard_domain
        for tables in (std.labels, std.anonlabels):
            for name in sorted(tables):
                yield name, (tables[name], self._numbers(tables[name][0]))
        # Equations and citations are no objects, although there are links to them.
        for name, equation in sorted(self.env.domains.math_domain.equations.items()):
            yield name, ("equation", equation)
        for name, citation in sorted(self.env.domains.citation_domain.citations.items()):
            yield name, ("citation", citation)
        for domain in self.env.domains.sorted():
            for record in sorted(domain.get_objects()):
                yield record[0], (domain.name, *record)

    def _numbers(self, docname: str) -> object:
        return (self.env.toc_secnumbers.get(docname), self.env.toc_fignumbers.get(docname))


def _toctrees(env: BuildEnvironment, docname: str) -> Iterator[str]:
    toc = env.tocs.get(docname, nodes.bullet_list())
    for node in toc.findall(addnodes.toctree):
        yield repr(sorted((key, value) for key, value in node.attributes.items() if value))


def _shown(value: Any) -> str:
    """A setting as text; what has no plain text counts by its type."""
    if isinstance(value, PLAIN):
        return repr(value)
    if isinstance(value, dict):
        return repr(sorted((str(key), _shown(item)) for key, item in value.items()))
    if isinstance(value, (list, tuple)):
        return repr([_shown(item) for item in value])
    if isinstance(value, (set, frozenset)):
        return repr(sorted(_shown(item) for item in value))
    return type(value).__name__
