"""Filters that Jekyll adds to Liquid."""

from __future__ import annotations

import datetime
import html
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from commons_importer import scalars, slugs, written_dates

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


def _where_exp(values: Any, *_: Any) -> Any:
    raise ValueError("where_exp is not evaluated")


def _group_by(values: Any, key: str) -> list[dict[str, Any]]:
    groups: dict[str, list[Any]] = {}
    for item in values if isinstance(values, list) else []:
        name = _text(item.get(key)) if isinstance(item, dict) else ""
        groups.setdefault(name, []).append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


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
    "group_by": _group_by, "where_exp": _where_exp, "group_by_exp": _where_exp,
    "find_exp": _where_exp, "sample": _sample,
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
