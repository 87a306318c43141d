"""An older Sphinx ends the build with a sentence, whatever extension a site lists."""

from __future__ import annotations

import pytest
import sphinx
from sphinx.errors import VersionRequirementError

ROOMS = "authors blog comments epub faq front_matter handbook images incremental navigation".split()
ROOMS += "speed structured_data theme urls".split()


@pytest.mark.parametrize("room", ROOMS)
def test_an_older_sphinx_is_told(make_site, monkeypatch, room):
    monkeypatch.setattr(sphinx, "version_info", (8, 0, 2, "final", 0))
    conf = f"extensions = ['sphinx_commons.{room}']\n"
    with pytest.raises(VersionRequirementError, match=r"8\.1"):
        make_site({"conf.py": conf})
