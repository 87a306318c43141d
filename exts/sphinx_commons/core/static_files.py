"""Files that several rooms let a website have beside its pages."""

from __future__ import annotations

from pathlib import Path

# Its content goes to ``_static``; rooms add it to ``html_static_path`` once.
STATIC = Path(__file__).parent / "static"
