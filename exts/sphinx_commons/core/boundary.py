"""Pages name files of their project and no others; they ask no network and load no code.

An extension that every room sets up. A name that leads out of :func:`.reach.project_folders`
becomes one that no file has, and that says why: whoever asked for the file warns of it, with file
and line, in the words of the host.
"""

from __future__ import annotations

import os
import stat
import sys
from glob import glob
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

from docutils import nodes, parsers
from docutils.parsers.rst import DirectiveError
from docutils.parsers.rst.directives import misc, tables
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms.images import ImageDownloader
from sphinx.util import logging

from .builds import replace_during_builds
from .reach import (
    NO_NAME,
    OUTSIDE,
    is_in,
    is_text,
    made_folders,
    misnamed,
    objection,
    project_folders,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

SETTING = "commons_readable"
FOLDER = "a folder"
# The names of parsers: before docutils 0.22, which Sphinx 8.2 does not take, they were private.
ALIASES: dict[str, str] = vars(parsers).get("PARSER_ALIASES") or vars(parsers)["_parser_aliases"]
# The files that come with docutils and are named ``<name>``.
STANDARD = os.path.realpath(misc.Include.standard_include_path)


class Boundary:
    """What the pages of one application may name."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.folders: tuple[str, ...] = ()

    def find(self, app: Sphinx, config: Config) -> None:
        """``config-inited``: where the project is."""
        more = (*config[SETTING], *made_folders(app))
        self.folders = project_folders(Path(app.srcdir), Path(app.confdir), more)

    def guard_names(self, usual: Callable[..., tuple[str, str]]) -> Callable[..., tuple[str, str]]:
        """``relfn2path``, by which Sphinx, MyST and extensions find what a page names."""

        def relfn2path(
            env: BuildEnvironment, filename: str | Path, docname: str | None = None
        ) -> tuple[str, str]:
            if env.config is not self.app.config:  # of an app that is built meanwhile
                return usual(env, filename, docname)
            try:
                found = usual(env, filename, docname)
                reason = objection(found[1], self.folders)
            except (OSError, ValueError, RuntimeError):
                reason = NO_NAME
            return usual(env, f"/{misnamed(filename, reason)}") if reason else found

        return relfn2path

    def guard_paths(self, usual: Callable[..., str]) -> Callable[..., str]:
        """``adapt_path``, by which directives of docutils alone find files."""

        def adapt_path(path: str, source: str = "", root_prefix: Any = "") -> str:
            found = usual(path, source, root_prefix)
            # Another root than that of the machine is a setting of docutils.conf.
            is_set = path.startswith("/") and str(root_prefix) not in ("", "/")
            besides = (os.path.realpath(root_prefix),) if is_set else ()
            reason = objection(os.path.realpath(found), (*self.folders, *besides))
            return misnamed(path, reason) if reason else found

        return adapt_path

    def guard_parsers(self, usual: Callable[[str], Any]) -> Callable[[str], Any]:
        """``get_parser_class``, which loads whatever module ``:parser:`` names."""

        def get_parser_class(name: str) -> Any:
            module = ALIASES.get(name.lower(), name.lower())
            known = {extension.partition(".")[0] for extension in self.app.extensions}
            if module.startswith("docutils.parsers.") or module.partition(".")[0] in known:
                found = getattr(import_module(module), "Parser", None)
                if isinstance(found, type) and issubclass(found, parsers.Parser):
                    return usual(name)
            raise ImportError(f'Parser "{name}" is of no extension that conf.py lists')

        return get_parser_class

    def check_files(self, app: Sphinx, doctree: nodes.document) -> None:
        """``doctree-read``, before files are noted: pictures and downloads are files."""
        docname = app.env.docname
        for name, node in named_files(doctree):
            _, path = app.env.relfn2path(node[name], docname)
            if Path(path).is_dir():
                node[name] = f"/{misnamed(node[name], FOLDER)}"
            elif any(objection(found, self.folders) for found in _candidates(path)):
                node[name] = f"/{misnamed(node[name], OUTSIDE)}"

    def hide(
        self, app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], gone: set[str]
    ) -> list[str]:
        """``env-get-outdated``, first: the source of a page is a file of the project too."""
        paths = {docname: str(env.doc2path(docname)) for docname in sorted(env.found_docs)}
        led_out = {f for f in set(map(_folder, paths.values())) if self._is_out(f)}
        for docname, path in paths.items():
            # Plain files, which nearly all are, are told without a look at where they lead.
            is_plain = _folder(path) not in led_out and is_text(path) and _is_regular(path)
            if not is_plain and (reason := objection(path, self.folders)):
                message = "this page is left out, as its source is %s"
                place = path.encode("utf-8", "backslashreplace").decode() + ":1"
                logger.warning(message, reason, type="commons", subtype="source", location=place)
                gone |= {docname} & env.all_docs.keys()
                for docnames in (added, changed, env.found_docs):
                    docnames.discard(docname)
        return []

    def _is_out(self, folder: str) -> bool:
        return bool(objection(folder, self.folders))


def named_files(doctree: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    """The pictures and downloads of this site on a page, with the attribute that names each."""
    kinds: tuple[tuple[type[nodes.Element], str], ...] = (
        (nodes.image, "uri"),
        (addnodes.download_reference, "reftarget"),
    )
    for kind, name in kinds:
        for node in doctree.findall(kind):
            target = str(node.get(name, ""))
            if "://" not in target and not target.startswith("data:"):
                yield name, node


def no_network(*_args: Any, **_options: Any) -> None:
    """In the place of what opens a URL.

    :raises URLError: always.
    """
    raise URLError("a page asks no network; keep the file beside it")


def leave_remote(_transform: ImageDownloader, node: nodes.image) -> None:
    """In the place of what fetches a picture for a book: a link to it."""
    uri = node["uri"]
    message = "remote image is not fetched: %s"
    logger.warning(message, uri, type="commons", subtype="remote_image", location=node)
    node.replace_self(nodes.reference("", node.get("alt") or uri, refuri=uri, internal=False))


def only_standard(usual: Callable[[Any], list[nodes.Node]]) -> Callable[[Any], list[nodes.Node]]:
    """``{include}`` of MyST, where ``<…>`` names a file that comes with docutils."""

    def run(directive: Any) -> list[nodes.Node]:
        name = directive.arguments[0].strip()
        path = Path(STANDARD, name[1:-1]) if name.startswith("<") else Path(STANDARD)
        if "\0" in name or not is_in(os.path.realpath(path), STANDARD):
            raise DirectiveError(4, f'Directive "{directive.name}": {name} is no standard file')
        return usual(directive)

    return run


def _candidates(path: str) -> list[str]:
    """The files that a picture of any format may be."""
    return glob(path) if path.endswith(".*") else []  # noqa: PTH207 - a pattern for the whole path


def _folder(path: str) -> str:
    return path.rpartition(os.sep)[0]


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return True  # Sphinx itself reports what it cannot read.


def guard_myst(app: Sphinx, _config: Config) -> None:
    """``config-inited``, when extensions are loaded: a site of reST may do without MyST."""
    if myst := sys.modules.get("myst_parser.mocking"):
        replace_during_builds(app, myst.MockIncludeDirective, "run", only_standard)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting and the handlers, and stand between hosts and files."""
    boundary = Boundary(app)
    app.add_config_value(SETTING, [], "env", types=list)
    app.connect("config-inited", boundary.find)
    app.connect("config-inited", guard_myst)
    app.connect("env-get-outdated", boundary.hide, priority=50)
    app.connect("doctree-read", boundary.check_files, priority=100)
    replace_during_builds(app, BuildEnvironment, "relfn2path", boundary.guard_names)
    for module in (misc, tables):
        replace_during_builds(app, module, "adapt_path", boundary.guard_paths)
        replace_during_builds(app, module, "urlopen", lambda _usual: no_network)
    replace_during_builds(app, ImageDownloader, "handle", lambda _usual: leave_remote)
    replace_during_builds(app, parsers, "get_parser_class", boundary.guard_parsers)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
