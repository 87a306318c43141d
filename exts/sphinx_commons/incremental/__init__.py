"""An incremental build gives what a clean build gives.

Sphinx writes a page again when its source changed. What a page shows of other pages, and what is
left of pages that are gone, is seen to here:

- :mod:`files`: sources that changed although their time stamps are older,
- :mod:`order`: tables whose order, and images whose names, depend on what was read when,
- :mod:`surface`: what each page shows of others, as a digest,
- :mod:`ledger`: the digests and files of the last build of an output folder,
- :mod:`search`: what the search index forgets or keeps for too long,
- :mod:`sweep`: files that no page stands for any more.
"""

from __future__ import annotations

from .handlers import TruthKeeper

__all__ = ["TruthKeeper"]
