"""A garden built as ``make site`` does it: books, pages that offer them, and the finish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.commands.building import BOOKS
from sphinx_commons.commands.site.finish import finish

from .garden import Garden

if TYPE_CHECKING:
    from pathlib import Path


class HostedGarden(Garden):
    """Pages with pretty addresses are finished in place; what is for a server lies among them."""

    def build(self, out: str, builder: str = "", **how: Any) -> Path:
        self.settings["handbook_downloads"] = [str(self.home / out / name) for name in BOOKS]
        site = super().build(out, builder, **how)
        if builder == "dirhtml":
            finish(site, site / "deploy")
        return site
