"""The option ``applies-to`` of a tab, where the site has those of sphinx-design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils.parsers.rst import directives

from .nodes import scope_place

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

OPTION = "applies-to"


def add_option(app: Sphinx, config: Config) -> None:
    """``config-inited``, when all extensions are there: tabs take the option."""
    if "sphinx_design" not in app.extensions:
        return
    from sphinx_design.tabs import TabItemDirective

    class TabDirective(TabItemDirective):
        """A tab of sphinx-design that may say what it applies to."""

        option_spec: ClassVar[dict[str, Any]] = {
            **TabItemDirective.option_spec,
            OPTION: directives.unchanged,
        }

        def run_with_defaults(self) -> list[nodes.Node]:
            found: list[nodes.Node] = super().run_with_defaults()
            if text := " ".join(str(self.options.get(OPTION) or "").split()):
                docname = self.env.docname
                place = scope_place("", text=text, docname=docname)
                self.set_source_info(place)
                content = cast("nodes.Element", found[0].children[1])
                content.insert(0, place)
            return found

    app.add_directive("tab-item", TabDirective, override=True)
