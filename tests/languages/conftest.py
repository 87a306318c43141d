"""Small sites in several languages."""

from __future__ import annotations

import pytest

CONF = """
extensions = ["myst_parser", "sphinx_commons.faq", "sphinx_commons.languages",
              "sphinx_commons.structured_data"]
languages = {"en": "English", "fr": "Français", "ar": "العربية"}
language = "en"
html_baseurl = "https://example.org/"
myst_heading_anchors = 3
gettext_compact = False
"""


@pytest.fixture(scope="session")
def base_files():
    return {
        "conf.py": CONF,
        "index.md": "# Home\n\n```{toctree}\n:glob:\n*\n```\n",
        "index.fr.md": "# Accueil\n\n```{toctree}\n:glob:\n*\n```\n",
        "page.md": "# Page\n\nEnglish words.\n\n## A part\n\nIts text.\n",
        "page.fr.md": "# Page traduite\n\nMots français.\n\n## Une partie\n\nSon texte.\n",
        "other.md": "---\ntags: [cloud]\n---\n# Other\n\nEnglish only.\n",
    }
