"""Pages in Furo stay valid."""

from __future__ import annotations

import pytest


@pytest.mark.sphinx("html", testroot="theme", freshenv=True)
def test_boxes_around_tables_and_formulas_do_not_repeat_ids(app, soup):
    app.build()
    assert app.warning.getvalue() == ""
    page = soup("index.html")
    ids = [element["id"] for element in page.find_all(id=True)]
    assert {"numbers", "equation-sum"} <= set(ids)
    assert [i for i in ids if ids.count(i) > 1] == []


@pytest.mark.sphinx("html", testroot="theme")
def test_the_viewport_is_named_once(app, soup):
    app.build()
    assert len(soup("index.html").find_all("meta", attrs={"name": "viewport"})) == 1
