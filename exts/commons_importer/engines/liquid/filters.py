"""Filters that Jekyll adds to Liquid."""

from __future__ import annotations

import datetime
import functools
import html
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from commons_importer import scalars, slugs, written_dates
from commons_importer.engines.liquid import conditions

if TYPE_CHECKING:
    from collections.abc import Callable


def _same(value: Any, *_: Any) -> Any:
    return value


def _text(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else scalars.text(value)


def _date(value: Any, form: str) -> str:
    written = written_dates.parse(value)
    if written is None:
        return _text(value)
    clock = written.clock or (0, 0, 0)
    moment = datetime.datetime(written.year, written.month, written.day, *clock)
    return moment.strftime(form)


def _split(value: Any, mark: str) -> list[str]:
    """As Ruby: nothing empty at the end, a blank stands for any white space."""
    parts = _text(value).split(mark if mark != " " else None) if mark else list(_text(value))
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _group_by(values: Any, key: str) -> list[dict[str, Any]]:
    items = values if isinstance(values, list) else []
    names = (_text(item.get(key)) if isinstance(item, dict) else "" for item in items)
    return conditions.grouped(zip(names, items, strict=True))


def _where(values: Any, key: str, wanted: Any) -> list[Any]:
    """As Jekyll: a list has the value in it, and numbers are equal to their texts."""
    items = list(values.values()) if isinstance(values, dict) else values
    items = items if isinstance(items, list) else []
    return [item for item in items if isinstance(item, dict) and _holds(item.get(key), wanted)]


def _holds(value: Any, wanted: Any) -> bool:
    if wanted is None:
        return value is None
    values = value if isinstance(value, list) else [value]
    return any(one is not None and _text(one) == _text(wanted) for one in values)


def _sort(values: Any, key: str | None = None, nils: str = "first") -> Any:
    """As Jekyll: what has no value stands first or *nils*, and unlike values compare as texts."""
    if not isinstance(values, list):
        return values
    apart = -1 if nils == "first" else 1

    def compare(one: Any, other: Any) -> int:
        one, other = (conditions.inside(item, key) if key else item for item in (one, other))
        if one is None or other is None:
            return apart * (int(one is None) - int(other is None))
        if type(one) is not type(other) or not isinstance(one, (str, int, float)):
            one, other = _text(one), _text(other)
        return int(one > other) - int(one < other)

    return sorted(values, key=functools.cmp_to_key(compare))


def _sentence(values: Any, connector: str = "and") -> str:
    words = [_text(value) for value in values] if isinstance(values, list) else [_text(values)]
    if len(words) < 3:
        return f" {connector} ".join(words)
    return f"{', '.join(words[:-1])}, {connector} {words[-1]}"


def _sample(values: Any, *_: Any) -> Any:
    return values[0] if isinstance(values, list) and values else None


FILTERS: dict[str, Callable[..., Any]] = {
    # The site's own URL is empty here, so that links stay inside the site.
    "relative_url": _same, "absolute_url": _same, "markdownify": _same, "smartify": _same,
    "escape": lambda value: html.escape(_text(value)),
    "xml_escape": lambda value: html.escape(_text(value)),
    "cgi_escape": lambda value: quote(_text(value), safe="").replace("%20", "+"),
    "uri_escape": lambda value: quote(_text(value), safe="%/:?#[]@!$&'()*+,;=~"),
    "url_encode": _same,
    "slugify": lambda value, mode="default": slugs.slugify(_text(value), mode),
    "number_of_words": lambda value, *_: len(_text(value).split()),
    "array_to_sentence_string": _sentence,
    "date_to_string": lambda value, *_: _date(value, "%d %b %Y"),
    "date_to_long_string": lambda value, *_: _date(value, "%d %B %Y"),
    "date_to_xmlschema": lambda value: _date(value, "%Y-%m-%dT%H:%M:%S"),
    "date_to_rfc822": lambda value: _date(value, "%a, %d %b %Y %H:%M:%S"),
    "group_by": _group_by, "group_by_exp": conditions.group_by_exp,
    "where": _where, "where_exp": conditions.where_exp,
    "find": lambda values, key, wanted: next(iter(_where(values, key, wanted)), None),
    "find_exp": conditions.find_exp, "sample": _sample, "sort": _sort,
    "jsonify": lambda value: json.dumps(value, default=str, ensure_ascii=False),
    "inspect": lambda value: html.escape(json.dumps(value, default=str, ensure_ascii=False)),
    "normalize_whitespace": lambda value: re.sub(r"\s+", " ", _text(value)).strip(),
    "to_integer": lambda value: int(float(_text(value) or 0)),
    "split": _split, "push": lambda values, item: [*values, item],
    "unshift": lambda values, item: [item, *values],
    "pop": lambda values, count=1: values[: max(len(values) - count, 0)],
    "shift": lambda values, count=1: values[count:],
    "strip_index": lambda value: re.sub(r"index\.html?$", "", _text(value)),
}  # fmt: skip
