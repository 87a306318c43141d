"""While a build runs: Markdown that pages include changes no parsing by a header of its own.

Headers of pages are rewritten before MyST reads them. A directive with ``:parser:`` hands MyST the
text of a file with its header, so what MyST takes from headers is looked through, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_parser.config.main import merge_file_level
from myst_parser.parsers import docutils_, sphinx_
from myst_parser.warnings_ import MystWarnings

from sphinx_commons.core.builds import replace_during_builds

from .foreign_keys import divide

if TYPE_CHECKING:
    from collections.abc import Callable

    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx

READERS = (docutils_, sphinx_)


def merge_harmless(
    config: MdParserConfig,
    topmatter: dict[str, Any],
    warning: Callable[[MystWarnings, str], None],
) -> MdParserConfig:
    """*config* with the settings of *topmatter* that a page may have."""
    allowed, refused = divide(topmatter.get("myst", {}))
    for name in refused:
        warning(MystWarnings.MD_TOPMATTER, f"myst: a page may not set {name!r}")
    return merge_file_level(config, {**topmatter, "myst": allowed}, warning)


def connect(app: Sphinx) -> None:
    """Stand between MyST and the headers it reads, while *app* builds."""
    for module in READERS:
        replace_during_builds(app, module, "merge_file_level", lambda _usual: merge_harmless)
