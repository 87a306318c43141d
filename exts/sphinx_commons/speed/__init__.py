"""What Sphinx does again for every page, done once.

In comes a build of Sphinx, with any theme and any parser; out goes the same site, byte for byte,
for less work. Each file is one part: it stands in the place of something of Sphinx, docutils or
MyST, or keeps what they make, and ``benchmarks/speed.py`` says what it saves. It asks ``core``
alone, and knows no other room.

No part may change what a page says, keep what another project or another build has set, or stay in
force when a build is over: another app of the same process meets Sphinx as it comes. A part whose
host has changed steps aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.version import compare_code

from . import (
    asset_tags,
    changes,
    collection,
    docutils_settings,
    figures,
    index_builder,
    kinds,
    memory,
    outlines,
    quotes,
    source_paths,
    templates,
    titles,
    traversal,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# In this order their handlers are called; "changes" asks what "source_paths" found.
PARTS = (
    collection,
    traversal,
    kinds,
    docutils_settings,
    source_paths,
    changes,
    index_builder,
    templates,
    outlines,
    quotes,
    titles,
    asset_tags,
    figures,
    memory,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect all parts."""
    compare_code(app)
    for part in PARTS:
        part.connect(app)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
