"""Jekyll's filters that ask an expression of each value: ``where_exp`` and its like."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from liquid.filter import with_context
from liquid.undefined import Undefined

from commons_importer import scalars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from liquid.context import RenderContext

_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"[^\"]*\"|'[^']*')|(?P<number>-?\d{1,18}(?:\.\d{1,18})?)(?![\w.])"
    r"|(?P<sign>==|!=|<>|<=|>=|<|>)|(?P<path>[A-Za-z_][\w-]*(?:\.[\w-]+|\[[^\[\]]{1,200}\])*))"
)
_NAMED: dict[str, Any] = {"nil": None, "null": None, "true": True, "false": False, "empty": "",
                          "blank": ""}  # fmt: skip
_SIZES = ("size", "length")


@with_context
def where_exp(values: Any, name: str, condition: str, *, context: RenderContext) -> list[Any]:
    """The *values* that *condition* holds for, in which one is called *name*.

    :raises ValueError: if it is no condition of paths, texts, numbers and comparisons.
    """
    holds = _condition(str(condition), _Names(str(name), context))
    return [value for value in _listed(values) if holds(value)]


@with_context
def find_exp(values: Any, name: str, condition: str, *, context: RenderContext) -> Any:
    """The first of :func:`where_exp`."""
    return next(iter(where_exp(values, name, condition, context=context)), None)


@with_context
def group_by_exp(
    values: Any, name: str, expression: str, *, context: RenderContext
) -> list[dict[str, Any]]:
    """The *values* by what *expression* says of each.

    :raises ValueError: if it is no path, text or number.
    """
    operand, rest = _operand(_tokens(str(expression)), _Names(str(name), context))
    if rest:
        raise ValueError(f"{expression} is not evaluated")
    return grouped((_shown(operand(value)), value) for value in _listed(values))


def grouped(named: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Groups of values, as templates ask for them, from pairs of name and value."""
    groups: dict[str, list[Any]] = {}
    for name, value in named:
        groups.setdefault(name, []).append(value)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


@dataclass(frozen=True, slots=True)
class _Names:
    """What names of an expression mean: one is the value at hand, others those of the page."""

    own: str
    context: RenderContext

    def of(self, name: str, value: Any) -> Any:
        """What *name* means while *value* is asked."""
        if name == self.own:
            return value
        found = self.context.resolve(name)
        if isinstance(found, Undefined):
            raise ValueError(f"{name} is not known")
        return found


def _listed(values: Any) -> list[Any]:
    return values if isinstance(values, list) else []


def _shown(value: Any) -> str:
    return "" if value is None else scalars.text(value)


def _tokens(source: str) -> list[tuple[str, str]]:
    found, at = [], 0
    source = source.strip()
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None or token.lastgroup is None:
            raise ValueError(f"{source} is not evaluated")
        found.append((token.lastgroup, token[token.lastgroup]))
        at = token.end()
    return found


def _condition(source: str, names: _Names) -> Callable[[Any], bool]:
    """As Liquid has it: the last ``and`` or ``or`` is asked first."""
    parts: list[list[tuple[str, str]]] = [[]]
    joints: list[str] = []
    for token in _tokens(source):
        if token[0] == "path" and token[1] in ("and", "or"):
            joints.append(token[1])
            parts.append([])
        else:
            parts[-1].append(token)
    tests = [_comparison(part, names, source) for part in parts]

    def holds(value: Any) -> bool:
        result = tests[-1](value)
        for joint, test in zip(reversed(joints), reversed(tests[:-1]), strict=True):
            result = (test(value) and result) if joint == "and" else (test(value) or result)
        return result

    return holds


def _comparison(tokens: list[tuple[str, str]], names: _Names, source: str) -> Callable[[Any], bool]:
    left, rest = _operand(tokens, names)
    if not rest:
        return lambda value: left(value) not in (None, False)
    sign = rest[0][1]
    right, after = _operand(rest[1:], names)
    if after or (rest[0][0] != "sign" and sign != "contains"):
        raise ValueError(f"{source} is not evaluated")
    return lambda value: _compare(left(value), sign, right(value))


def _compare(one: Any, sign: str, other: Any) -> bool:
    if sign == "contains":
        return other in one if isinstance(one, list) else one is not None and str(other) in str(one)
    if sign in ("==", "!=", "<>"):
        equal = one == other or (other == "" and one in ([], {}))
        return equal == (sign == "==")
    numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
    if not (numbers or (isinstance(one, str) and isinstance(other, str))):
        return False
    compare = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}[sign]
    return bool(compare(one, other))


def _operand(
    tokens: list[tuple[str, str]], names: _Names
) -> tuple[Callable[[Any], Any], list[tuple[str, str]]]:
    """What the first of *tokens* means for a value, and the tokens behind it."""
    if not tokens:
        raise ValueError("an expression ends too early")
    (kind, text), *rest = tokens
    if kind == "text":
        return _always(text[1:-1]), rest
    if kind == "number":
        return _always(float(text) if "." in text else int(text)), rest
    if kind != "path":
        raise ValueError(f"{text} is not evaluated")
    if text in _NAMED:
        return _always(_NAMED[text]), rest
    first, *steps = re.split(r"\.|\[|\]", text)
    inner = [step.strip("\"'") for step in steps if step]
    return lambda value: _inside(names.of(first, value), inner), rest


def _always(constant: Any) -> Callable[[Any], Any]:
    return lambda _value: constant


def inside(value: Any, path: str) -> Any:
    """What *value* has at a *path* with dots."""
    return _inside(value, path.split("."))


def _inside(value: Any, steps: list[str]) -> Any:
    for step in steps:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif step in _SIZES and isinstance(value, (list, str, dict)):
            value = len(value)
        elif isinstance(value, list) and step in ("first", "last"):
            value = value[0 if step == "first" else -1] if value else None
        elif isinstance(value, list) and re.fullmatch(r"\d{1,9}", step):
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value
