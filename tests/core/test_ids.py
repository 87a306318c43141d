"""Feed ids stay when a page moves, as the ledger of URLs has them."""

from __future__ import annotations

from datetime import date

import pytest
from sphinx_commons.core.ids import known_id, place, published_ids, tag_uri

LEDGER = """# comment
/blog/2015/x/ tag:example.org,2015-03-02:/blog/2015/x
/blog/2015/x/#part
/about/
"""


def test_new_ids_are_tag_uris():
    uri = tag_uri("https://example.org/docs/", "blog/2015/Sèvres", date(2015, 3, 2))
    assert uri == "tag:example.org,2015-03-02:/blog/2015/S%C3%A8vres"


@pytest.mark.parametrize(
    "address", ["/blog/2015/x/", "blog/2015/x", "/blog/2015/x.html", "/blog/2015/x/index.html"]
)
def test_addresses_of_one_page_are_one_place(address):
    assert place(address) == "blog/2015/x"


def test_an_address_that_is_none_is_its_own_place():
    assert place("http://[::1") == "http://[::1"


def test_the_ledger_knows_the_id_under_an_old_address(tmp_path):
    (tmp_path / "urls.txt").write_text(LEDGER, encoding="utf-8")
    published = published_ids(tmp_path)
    old = known_id(["blog/2016/new", "/blog/2015/x.html"], published)
    assert old == "tag:example.org,2015-03-02:/blog/2015/x"
    assert known_id(["blog/2016/new"], published) == ""


def test_without_a_ledger_nothing_is_known(tmp_path):
    assert published_ids(tmp_path) == {}
