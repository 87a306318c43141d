"""Mistakes are warnings with file and line, and the page still renders."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.sphinx("html", testroot="authors-warnings")

EXPECTED = """\
authors/ada.md:4: avatar '../picture.png' is not a file below the folder of the author page; \
initials are shown [authors.avatar]
authors/ada.md:5: links: gihub: found 'ada', an address that starts with https:// is wanted; \
did you mean 'github'? [authors.link]
authors/ada.md:5: links: website: found 'javascript:alert(1)', an address that starts with \
https:// is wanted [authors.link]
authors/bob.md:3: author 'shared' is claimed by authors/ada.md:3 already; that one counts \
[authors.alias]
authors/bob.md:4: avatar 'bob.svg' is not a PNG, JPEG or WebP file; initials are shown \
[authors.avatar]
authors/bob.md:5: id 'bob/../x' may have letters, digits, '-', '_' and '.' only [authors.entry]
authors/plain.md:1: this page in the folder 'authors' has no 'author:' entry, so it is no author \
page [authors.entry]
elsewhere.md:2: unknown author 'lost' [authors.unknown_author]
index.md:3: author 'john smith' may be 'john1', 'john2'; write the id [authors.unknown_author]
index.md:3: unknown author 'Zoe' [authors.unknown_author]
index.md:3: unknown author 'adda'; did you mean 'ada'? [authors.unknown_author]
index.md:7: unknown author 'bobb'; did you mean 'bob'? [authors.unknown_author]
index.md:9: unknown author 'nobody' [authors.unknown_author]"""


def warnings(app) -> list[str]:
    text = re.sub("\x1b\\[[0-9;]*m", "", app.warning.getvalue())
    return sorted(
        line.replace(f"{app.srcdir}/", "").replace("WARNING: ", "") for line in text.splitlines()
    )


def test_every_mistake_is_named_once_with_its_place(app):
    app.build()
    assert warnings(app) == EXPECTED.splitlines()


def test_unknown_people_keep_their_names_on_the_page(app, soup):
    app.build()
    page = soup("index.html")
    assert "By adda, Zoe and john smith" in page.select_one(".byline").get_text()
    assert [a.get_text() for a in page.select(".byline a")] == ["Bob"]
    assert "Who is bobb?" in page.get_text()
    assert "nobody" in page.get_text()
    assert [a.get_text() for a in page.select(".author-card-name a")] == ["Ada"]


def test_a_refused_id_is_replaced_by_the_file_name(app, soup):
    app.build()
    assert (app.outdir / "_images/authors/bob.svg").is_file()


@pytest.mark.sphinx(
    "html",
    testroot="authors-warnings",
    freshenv=True,
    confoverrides={"suppress_warnings": ["authors"]},
)
def test_all_warnings_of_the_room_can_be_silenced(app):
    app.build()
    assert app.warning.getvalue() == ""
