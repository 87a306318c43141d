"""The ``handbook:list`` directive, and what pages of the website know of the handbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from sphinx_commons.core.stale import EVERY_PAGE

from . import configured, downloads, phrases, safe_files

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .downloads import Download

SEPARATOR = " · "


class handbook_list(nodes.General, nodes.Element):  # noqa: N801
    """Stands for the list of handbooks until a page is written."""


class ListDirective(SphinxDirective):
    """``handbook:list``: every handbook, with link, pages, size and date."""

    def run(self) -> list[Node]:
        node = handbook_list()
        self.set_source_info(node)
        HandbookDomain.of(self.env).lists.add(self.env.docname)
        return [node]


class HandbookDomain(Domain):
    """Which pages list the handbooks; ``told`` is what the pages of this build are told of them."""

    name = "handbook"
    label = "Handbooks"
    data_version = 5
    directives: ClassVar = {"list": ListDirective}
    initial_data: ClassVar[dict[str, Any]] = {"lists": set(), "placed": set()}
    told: tuple[Download, ...] = ()

    @classmethod
    def of(cls, env: BuildEnvironment) -> HandbookDomain:
        return cast("HandbookDomain", env.domains[cls.name])

    @property
    def lists(self) -> set[str]:
        lists: set[str] = self.data["lists"]
        return lists

    @property
    def placed(self) -> set[str]:
        """The files that were ever put into the website, so that no other is taken away."""
        placed: set[str] = self.data["placed"]
        return placed

    def clear_doc(self, docname: str) -> None:
        self.lists.discard(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.lists.update(otherdata["lists"] & docnames)

    def resolve_any_xref(self, *_args: Any) -> list[tuple[str, nodes.reference]]:
        return []


def is_website(builder: Builder) -> bool:
    """Whether pages can link to files beside them; an EPUB or a help file has none."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def views(app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
    """``page-views``: every page of a website may show which files there are."""
    if not is_website(app.builder):
        return {}
    domain = HandbookDomain.of(env)
    domain.told = downloads.find(app.confdir, app.config, configured.books(app.config))
    domain.placed.update(file.name for told in domain.told for file in told.files)
    return {EVERY_PAGE: domain.told}


def fill_lists(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the list in the place of its node; links lead to the first."""
    for number, node in enumerate(list(doctree.findall(handbook_list))):
        node.replace_self(listing(app.builder, docname, with_targets=number == 0))


def anchor_of(filename: str) -> str:
    """The id of the handbook *filename* on pages that list the handbooks."""
    return nodes.make_id(f"handbook-{filename}")


def listing(builder: Builder, docname: str, *, with_targets: bool) -> list[nodes.Node]:
    """The handbooks as a list; what is no website says only which there are."""
    domain = HandbookDomain.of(builder.env)
    told = (
        domain.told
        if is_website(builder)
        else downloads.find(builder.confdir, builder.config, configured.books(builder.config))
    )
    items = [nodes.list_item("", *_item(builder, docname, download)) for download in told]
    for item, download in zip(items, told, strict=True) if with_targets else ():
        target = nodes.target("", "", ids=[anchor_of(download.filename)])
        cast("nodes.paragraph", item[0]).insert(0, target)
    return [nodes.bullet_list("", *items, bullet="*", classes=["handbooks"])] if items else []


def _item(builder: Builder, docname: str, download: Download) -> Sequence[nodes.Element]:
    """Title and subtitle; the link says what it leads to."""
    title: nodes.Node = nodes.strong("", download.title)
    files = download.files if is_website(builder) else ()
    links: list[nodes.Node] = []
    for number, file in enumerate(files):
        words = nodes.Text(file.facts if number else f" ({file.facts})")
        uri = relative_uri(builder.get_target_uri(docname), file.path)
        link = nodes.reference("", "", words, refuri=uri, internal=True)
        if number == 0:
            link.insert(0, title)
        links += [nodes.Text(SEPARATOR), link] if number else [link]
    lines = [nodes.paragraph("", "", *(links or [title]))]
    if download.subtitle:
        lines.append(nodes.paragraph("", download.subtitle))
    return lines


def add_to_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """``html-page-context``: ``handbooks`` for footers, those that can be downloaded.

    Templates take the URL from ``pathto(path, 1)``, which other extensions may change.
    """
    if not is_website(app.builder):
        return
    context["handbooks_offer"] = phrases.offer()
    context["handbooks"] = [
        {
            "title": download.title,
            "subtitle": download.subtitle,
            "files": [{"path": file.path, "facts": file.facts} for file in download.files],
        }
        for download in HandbookDomain.of(app.env).told
        if download.files
    ]


def copy_downloads(app: Sphinx, exception: Exception | None) -> None:
    """``build-finished``: put the files beside the pages that link to them."""
    if exception is not None or not is_website(app.builder) or not app.config.handbook_downloads:
        return
    target = Path(app.outdir) / downloads.FOLDER
    domain = HandbookDomain.of(app.env)
    names = [file.name for told in domain.told for file in told.files]
    sources = downloads.sources_of(Path(app.confdir), app.config)
    if names:
        target.mkdir(exist_ok=True)
    for name in names:
        safe_files.copy_if_changed(sources[name], target / name)
    for stale in domain.placed.difference(names):
        (target / stale).unlink(missing_ok=True)
