"""Functions of Hugo's templates that only turn values into values."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING, Any

from commons_importer.engines.hugo.go_parser import UnknownTemplateError
from commons_importer.engines.hugo.go_values import Safe, walked
from commons_importer.engines.hugo.names import anchorize, urlize

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_TEXT = 100_000
_VERB = re.compile(r"%[-+#0 ]*\d{0,3}(?:\.\d{1,2})?([sdvqtf%])")


def truth(value: Any) -> bool:
    """Whether Go takes *value* for true."""
    return bool(value)


def text(value: Any) -> str:
    """*value* as a template shows it.

    :raises UnknownTemplateError: if it is no plain value.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int)):
        return value if isinstance(value, str) else str(value)
    if isinstance(value, float):
        return f"{value:g}"
    raise UnknownTemplateError("shows what is no plain value")


def _printf(template: Any, *values: Any) -> str:
    given = list(values)

    def one(found: re.Match[str]) -> str:
        if found[1] == "%":
            return "%"
        if not given:
            raise UnknownTemplateError("has a printf without values")
        value = given.pop(0)
        return f'"{text(value)}"' if found[1] == "q" else text(value)

    return _VERB.sub(one, text(template))


def _index(values: Any, *keys: Any) -> Any:
    for key in keys:
        if isinstance(values, dict):
            values = values.get(key, walked(values, str(key)) if "." not in str(key) else None)
        elif isinstance(values, (list, str)) and isinstance(key, int) and 0 <= key < len(values):
            values = values[key]
        else:
            return None
    return values


def _substr(value: Any, start: Any, length: Any = None) -> str:
    plain, first = text(value), _number(start)
    begin = first if first >= 0 else max(len(plain) + first, 0)
    if length is None:
        return plain[begin:]
    count = _number(length)
    return plain[begin : begin + count] if count >= 0 else plain[begin:count]


def _compared(test: Callable[[Any, Any], bool]) -> Callable[..., bool]:
    def compare(first: Any, *others: Any) -> bool:
        try:
            return any(test(first, other) for other in others)
        except TypeError:
            return False

    return compare


def _replace(value: Any, old: Any, new: Any, count: int = -1) -> str:
    plain, wanted = text(value), text(new)
    if len(wanted) * (plain.count(text(old)) + 1) > MAX_TEXT:
        raise UnknownTemplateError("replaces too much")
    return plain.replace(text(old), wanted, count)


def _default(value: Any, given: Any = None) -> Any:
    return given if truth(given) or given is False or (given == 0 and given != "") else value


def _in(values: Any, wanted: Any) -> bool:
    if isinstance(values, str):
        return text(wanted) in values
    return wanted in values if isinstance(values, (list, dict)) else False


def _length(value: Any) -> int:
    return len(value) if isinstance(value, (str, list, dict)) else 0


def _dict(*values: Any) -> dict[str, Any]:
    return {text(key): value for key, value in zip(values[::2], values[1::2], strict=False)}


def _number(value: Any) -> int:
    try:
        return int(text(value)[:18])
    except ValueError as err:
        raise UnknownTemplateError("takes words for a number") from err


def _plainify(value: Any) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", text(value)))


def _isset(values: Any, key: Any) -> bool:
    if isinstance(values, list):
        return isinstance(key, int) and key < len(values)
    return isinstance(values, dict) and walked(values, text(key)) is not None


def _delimit(values: Any, sign: Any, _last: Any = None) -> str:
    return text(sign).join(text(value) for value in values or [])


def _split(value: Any, sign: Any) -> list[str]:
    return text(value).split(text(sign) or None)


def _trim(value: Any, signs: Any) -> str:
    return text(value).strip(text(signs))


def _safe(value: Any) -> Safe:
    return Safe(text(value))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "default": _default, "index": _index, "printf": _printf, "substr": _substr, "in": _in,
    "eq": _compared(lambda a, b: a == b or text(a) == text(b)),
    "ne": lambda a, b: a != b and text(a) != text(b),
    "lt": _compared(lambda a, b: a < b), "le": _compared(lambda a, b: a <= b),
    "gt": _compared(lambda a, b: a > b), "ge": _compared(lambda a, b: a >= b),
    "not": lambda value: not truth(value), "len": _length, "dict": _dict, "int": _number,
    "slice": lambda *values: list(values), "isset": _isset, "string": text,
    "safehtml": _safe, "safeurl": _safe, "safehtmlattr": _safe, "safecss": _safe, "safejs": _safe,
    "htmlescape": lambda value: html.escape(text(value)), "plainify": _plainify,
    "htmlunescape": lambda value: html.unescape(text(value)),
    "lower": lambda value: text(value).lower(), "upper": lambda value: text(value).upper(),
    "title": lambda value: text(value).title(), "humanize": lambda value:
        re.sub(r"[-_]+", " ", text(value)).capitalize(),
    "trim": _trim, "chomp": lambda value: text(value).rstrip("\r\n"),
    "trimspace": lambda value: text(value).strip(), "replace": _replace,
    "hasprefix": lambda value, start: text(value).startswith(text(start)),
    "hassuffix": lambda value, end: text(value).endswith(text(end)),
    "contains": lambda value, part: text(part) in text(value),
    "trimprefix": lambda start, value: text(value).removeprefix(text(start)),
    "trimsuffix": lambda end, value: text(value).removesuffix(text(end)),
    "urlize": lambda value: urlize(text(value)), "anchorize": lambda value: anchorize(text(value)),
    "delimit": _delimit, "split": _split, "first": lambda n, values: values[: _number(n)],
    "add": lambda *numbers: sum(numbers), "sub": lambda a, b: a - b,
    "print": lambda *values: "".join(text(value) for value in values),
    "path.base": lambda value: posixpath.basename(text(value)),
    "absurl": lambda value: text(value), "relurl": lambda value: text(value),
    "abslangurl": lambda value: text(value), "rellangurl": lambda value: text(value),
    "emojify": lambda value: value,
}  # fmt: skip
_ROOMS = ("strings.", "safe.", "compare.", "collections.", "transform.", "urls.", "fmt.", "cast.",
          "math.", "inflect.")  # fmt: skip
_RENAMED = {"safe.html": "safehtml", "safe.url": "safeurl", "safe.htmlattr": "safehtmlattr",
            "safe.css": "safecss", "strings.substr": "substr", "cast.toint": "int",
            "cast.tostring": "string", "strings.replace": "replace",
            "collections.dictionary": "dict", "compare.conditional": "cond"}  # fmt: skip


def plain_name(written: str) -> str:
    """The old name of a function that may be called with its namespace, in lower case."""
    lower = written.lower()
    if lower in _RENAMED:
        return _RENAMED[lower]
    return next((lower.removeprefix(room) for room in _ROOMS if lower.startswith(room)), lower)
