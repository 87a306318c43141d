"""Codes of languages, and the dates that go with them."""

from __future__ import annotations

from datetime import date

import pytest
from sphinx_commons.core.dates import date_like, long_date, month_of_year, year_text
from sphinx_commons.core.locales import is_from_right, locale_of, parts_of, tag_of

DAY = date(2015, 3, 2)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("", ("en", "")), (None, ("en", "")), ("pt_BR", ("pt", "BR")), ("pt-br", ("pt", "BR")),
        ("gsw", ("gsw", "")), ("zh-Hant", ("zh", "")), ("zh_Hant_TW", ("zh", "TW")),
        ("sr@latin", ("sr", "")), ("chinese", ("en", "")), ("C", ("en", "")),
    ],
)  # fmt: skip
def test_parts_of_a_language(language, parts):
    assert parts_of(language) == parts


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        (None, "en_001"), ("", "en_001"), ("en", "en_001"), ("xx", "en_001"), ("C", "en_001"),
        ("german", "en_001"), ("../..", "en_001"), ("x\0y", "en_001"), ("en-US", "en_US"),
        ("pt-BR", "pt_BR"), ("pt_BR", "pt_BR"), ("PT-br", "pt_BR"), ("de_XX", "de"),
        ("sr@latin", "sr_Latn"), ("sr_RS@latin", "sr_Latn_RS"), ("zh_CN", "zh_Hans_CN"),
        ("zh-Hant-TW", "zh_Hant_TW"), ("de.UTF-8", "de"), ("ca@valencia", "ca@valencia"),
    ],
)  # fmt: skip
def test_codes_as_people_write_them(language, locale):
    assert str(locale_of(language)) == locale


def test_names_that_browsers_know():
    codes = ("en", "pt_br", "sr@latin", "ca@valencia", "zh_CN", "xx")
    tags = [tag_of(locale_of(code)) for code in codes]
    assert tags == ["en-001", "pt-BR", "sr-Latn", "ca", "zh-Hans-CN", "en-001"]


@pytest.mark.parametrize(
    ("language", "long", "month", "year"),
    [
        ("en", "2 March 2015", "March 2015", "2015"),
        ("en_US", "March 2, 2015", "March 2015", "2015"),
        ("xx", "2 March 2015", "March 2015", "2015"),
        ("de", "2. März 2015", "März 2015", "2015"),
        ("fr", "2 mars 2015", "mars 2015", "2015"),
        ("ja", "2015年3月2日", "2015年3月", "2015年"),
        ("ar", "2 مارس 2015", "مارس 2015", "2015"),
        ("sr@latin", "2. mart 2015.", "mart 2015.", "2015."),
    ],
)
def test_dates(language, long, month, year):
    assert long_date(DAY, language) == long
    assert month_of_year(2015, 3, language) == month
    assert year_text(2015, language) == year


def test_the_first_and_the_last_year():
    assert long_date(date.min, "en") == "1 January 1"
    assert long_date(date.max, "de") == "31. Dezember 9999"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "02 Mar, 100%"),
        (None, "02 Mar, 100%"),
        ("xx", "02 Mar, 100%"),
        ("fr", "02 mars, 100%"),
    ],
)
def test_dates_by_a_pattern_of_a_project(language, shown):
    assert date_like("%d %b, 100%%", DAY, language) == shown


def test_direction():
    assert [name for name in ("en", "he", "ar", "xx", "de", None) if is_from_right(name)] == [
        "he",
        "ar",
    ]
