"""Tabs of sphinx-design stay valid."""

from __future__ import annotations

import pytest


@pytest.mark.sphinx("html", testroot="theme-tabs", freshenv=True)
def test_labels_say_nothing_that_their_inputs_say(app, soup):
    app.build()
    assert app.warning.getvalue() == ""
    labels = soup("index.html").select("label.sd-tab-label")
    assert [label.get_text(strip=True) for label in labels] == ["One", "Two"]
    assert [label for label in labels if label.has_attr("aria-controls")] == []
