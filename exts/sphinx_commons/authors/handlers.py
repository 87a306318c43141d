"""Event handlers: note what a page brings, then say which pages must be written again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

from sphinx_commons.core.descriptions import cut, opening
from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.front_matter import FrontMatterDomain, page_meta

from . import lengths
from .avatars import AvatarError, locate
from .domain import AuthorDomain
from .entry import line_of, make_author
from .nodes import slot
from .registry import LABEL
from .survey import shown_people, survey_of
from .warn import warn

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import AuthorEntry, PageMeta

    from .warn import Subtype


# What is wrong with a key of an entry -> the kind of the warning.
SUBTYPES: dict[str, Subtype] = {"id": "entry", "avatar": "avatar", "links": "link"}


def read_page(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: note the author or the length of a page, and put slots where they go."""
    env = app.env
    docname = env.docname
    meta = page_meta(env, docname)
    if meta is None:
        return
    domain = AuthorDomain.of(env)
    _note_labels(domain, docname, doctree)
    if _is_author_page(env, meta) and meta.author_entry is not None:
        _note_author(env, meta, meta.author_entry, doctree)
        place(doctree, [slot("profile", docname)], [slot("works", docname)])
    else:
        domain.lengths[docname] = lengths.measure(doctree)
        domain.openings[docname] = cut(meta.summary or opening(doctree))
        place(doctree, [slot("byline", docname)], [slot("cards", docname)])


def _is_author_page(env: BuildEnvironment, meta: PageMeta) -> bool:
    """Whether the page is in the folder of authors; says so where it is nobody's."""
    folder, _, name = meta.docname.rpartition("/")
    in_folder = folder == env.config.authors_folder
    if in_folder and meta.author_entry is None and name != "index" and not meta.authors:
        message = "this page in the folder %r has no 'author:' entry, so it is no author page"
        warn("entry", message, folder, location=(meta.docname, 1))
    return bool(in_folder)


def _note_author(
    env: BuildEnvironment, meta: PageMeta, entry: AuthorEntry, doctree: nodes.document
) -> None:
    def report(key: str, message: str) -> None:
        warn(SUBTYPES[key], "%s", message, location=(meta.docname, line_of(meta, key)))

    heading = doctree.next_node(nodes.title)
    folder = env.doc2path(meta.docname).parent
    name = plain_text(heading, pictures=True) if heading else ""
    author = make_author(meta, entry, name, folder, report)
    AuthorDomain.of(env).note_author(author)
    if entry.avatar:
        with suppress(AvatarError):
            # Also of a file that is missing or refused, which somebody may put right.
            env.note_dependency(locate(folder, entry.avatar))


def _note_labels(domain: AuthorDomain, docname: str, doctree: nodes.document) -> None:
    """Note links to ABlog's labels of authors, because they show the name."""
    links = doctree.findall(addnodes.pending_xref)
    found = {node["reftarget"] for node in links if node.get("reftype") == "ref"}
    if labels := sorted(label for label in found if label.startswith(LABEL)):
        domain.labels[docname] = labels


def place(doctree: nodes.document, before: list[nodes.Node], after: list[nodes.Node]) -> None:
    """Insert nodes after the first heading of *doctree*, and others where its section ends."""
    section = next((node for node in doctree if isinstance(node, nodes.section)), None)
    if section is None:
        doctree[0:0] = before
        doctree.extend(after)
        return
    start = section.first_child_matching_class(nodes.title)
    start = 0 if start is None else start + 1
    section[start:start] = before
    section.extend(after)


def begin(app: Sphinx) -> None:
    """``builder-inited``: links depend on the builder."""
    AuthorDomain.of(app.env).builder = app.builder


def forget(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-updated``: make the survey anew, as the history may be another."""
    AuthorDomain.of(env).survey = None


def views(app: Sphinx, env: BuildEnvironment) -> dict[str, list[object]]:
    """``page-views``: the people and works that pages show."""
    domain = AuthorDomain.of(env)
    domain.shown = shown_people(env, survey_of(env))
    return domain.shown


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: report unknown people and names that two authors claim."""
    registry = survey_of(env).registry
    for clash in registry.clashes:
        warn(
            "alias", "author %r is claimed by %s:%d already; that one counts",
            clash.name, env.doc2path(clash.first.docname, base=False), clash.first.line,
            location=(clash.author.docname, clash.author.line),
        )  # fmt: skip
    for docname, line, name in sorted(_names(env)):
        if problem := registry.resolve(name).problem:
            warn("unknown_author", "%s", problem, location=(docname, line))


def _names(env: BuildEnvironment) -> set[tuple[str, int, str]]:
    """Every name that must be that of an author: docname, line, and name.

    On a site without author pages any name is an author's, but for those that ask for a page.
    """
    domain = AuthorDomain.of(env)
    credited = FrontMatterDomain.of(env).credits if domain.entries else {}
    names = {
        (docname, credit.line, credit.person)
        for docname, credits_ in credited.items()
        for credit in credits_
    }
    for docname, mentions in domain.mentions.items():
        names |= {(docname, line, name) for name, line in mentions}
    return names


def resolve_label(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """``missing-reference``: the labels that ABlog gives to authors lead to their pages."""
    if node.get("refdomain") not in ("std", "") or node.get("reftype") != "ref":
        return None
    label, docname, title = node["reftarget"], f"{env.config.authors_folder}/index", ""
    if author := AuthorDomain.of(env).registry.labelled(label):
        docname, title = author.docname, author.name
    elif label != "blog-authors" or docname not in env.titles:
        return None
    if not node.get("refexplicit"):
        contnode = nodes.inline("", title or plain_text(env.titles[docname], pictures=True))
    return make_refnode(app.builder, node["refdoc"], docname, "", contnode, None)
