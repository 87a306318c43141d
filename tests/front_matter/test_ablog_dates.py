"""Dates as ABlog reads them, on sites that have its posts."""

from __future__ import annotations

import pytest
from sphinx_commons.front_matter.ablog_dates import iso_date
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

READ = {
    "Oct 10, 2019": "2019-10-10",
    "10 October 2019": "2019-10-10",
    "October 10, 2019 17:30": "2019-10-10T17:30:00",
    "Thu, 10 Oct 2019 12:00:01 +0200": "2019-10-10T12:00:01+02:00",
    "20191010": "2019-10-10",
    "10/11/2019": "2019-10-11",
}
NONE = ["soon", "", "2019", "Feb 2019", "October", "10 October", "31 February 2019", "9" * 400]


@pytest.mark.parametrize(("text", "date"), READ.items())
def test_a_date_in_words(text, date):
    assert iso_date(text, "%B %d, %Y") == date


def test_the_format_of_the_site_comes_first():
    assert iso_date("10.11.2019", "%d.%m.%Y") == "2019-11-10"


@pytest.mark.parametrize("text", NONE)
def test_what_says_no_day_is_no_date(text):
    assert iso_date(text, "%b %d, %Y") == ""


def test_only_dates_of_another_form_are_asked_for():
    asked = []

    def iso_of(text):
        asked.append(text)
        return "2019-10-10" if "Oct" in text else ""

    header = find_header("---\ndate: Oct 10, 2019\nupdated: 2019-10-40\nreviewed: soon\n---\n")
    found = decode(header, iso_of=iso_of)
    assert asked == ["Oct 10, 2019", "soon"]
    assert found.meta.date.isoformat() == "2019-10-10"
    assert [problem.line for problem in found.problems] == [3, 4]
