"""An incremental build gives what a clean build gives, on any website that Sphinx writes.

Sphinx writes a page again when its source changed. What a page shows of other pages, and what is
left of pages that are gone, is seen to here. Rooms say on the events of :mod:`..core.stale` what
their part of a page depends on, and which files they write; this room asks nobody by name:

- :mod:`files`: sources that changed although their time stamps are older,
- :mod:`catalogues`: translated messages that come, change and go,
- :mod:`foreign_tables`: what domains of other extensions show without objects of their own,
- :mod:`order`: tables whose order, and images whose names, depend on what was read when,
- :mod:`contested`: names that two pages declare,
- :mod:`surface`: what each page shows of others in any project,
- :mod:`others`: pages that other extensions write when they see fit,
- :mod:`ledger`: the files of the last build of an output folder,
- :mod:`damage`: files of the last build that are missing or cut short,
- :mod:`search`: what the search index forgets or keeps for too long,
- :mod:`sweep`: files that no page stands for any more.

A file that no build wrote is never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.version import compare_code

from .domain import IncrementalDomain
from .handlers import BuildKeeper

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the tables of pages and the handlers of builds."""
    compare_code(app)
    app.setup_extension("sphinx_commons.core.stale")
    app.add_domain(IncrementalDomain)
    BuildKeeper().connect(app)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
