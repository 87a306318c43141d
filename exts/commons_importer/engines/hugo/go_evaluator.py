"""Templates of shortcodes, evaluated as far as they are data, within bounds."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from commons_importer.engines.hugo import go_functions
from commons_importer.engines.hugo.go_functions import FUNCTIONS, plain_name, text, truth
from commons_importer.engines.hugo.go_parser import UnknownTemplateError
from commons_importer.engines.hugo.go_values import Call, Files, Safe, SiteView, walked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commons_importer.engines.hugo.go_parser import Command, Operand, Part, Pipeline

MAX_STEPS = 20_000
MAX_OUTPUT = 500_000
_SHOWS = ("markdownify", "renderstring")


class Evaluator:
    """Evaluates one use of one template."""

    def __init__(self, call: Call, markdown: Callable[[str], str]) -> None:
        """:param markdown: takes Markdown and gives the mark that stands for it in a page."""
        self.call = call
        self.markdown = markdown
        self.steps = 0
        self.size = 0
        self.scopes: list[dict[str, Any]] = [{"$": call}]

    def run(self, parts: Sequence[Part]) -> str:
        """What the template makes.

        :raises UnknownTemplateError: if it asks what is no data, or is too much.
        """
        try:
            return self._body(parts, self.call)
        except (TypeError, ValueError, IndexError, RecursionError, AttributeError) as err:
            if isinstance(err, UnknownTemplateError):
                raise
            raise UnknownTemplateError("has values that do not fit") from err

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise UnknownTemplateError("takes too many steps")

    def _body(self, parts: Sequence[Part], dot: Any) -> str:
        out: list[str] = []
        self.scopes.append({})
        for part in parts:
            self._step()
            made = self._part(part, dot)
            self.size += len(made)
            if self.size > MAX_OUTPUT:
                raise UnknownTemplateError("makes too much")
            out.append(made)
        self.scopes.pop()
        return "".join(out)

    def _part(self, part: Part, dot: Any) -> str:
        if part.kind == "text":
            return part.text
        value = self._pipeline(part.pipeline, dot)
        if part.kind == "set":
            self._set(part.names[0], value)
            return ""
        if part.kind == "show":
            shown = text(value)
            return shown if isinstance(value, Safe) else html.escape(shown)
        if part.kind == "range":
            return self._range(part, value, dot)
        if not truth(value):
            return self._body(part.other, dot)
        self.scopes.append(dict.fromkeys(part.names, value))
        made = self._body(part.body, value if part.kind == "with" else dot)
        self.scopes.pop()
        return made

    def _set(self, name: str, value: Any) -> None:
        scope = next((s for s in reversed(self.scopes) if name in s), self.scopes[-1])
        scope[name] = value

    def _range(self, part: Part, values: Any, dot: Any) -> str:
        if isinstance(values, dict):
            pairs = sorted(values.items(), key=lambda pair: str(pair[0]))
        elif isinstance(values, list):
            pairs = list(enumerate(values))
        elif values is None:
            pairs = []
        else:
            raise UnknownTemplateError("goes through what is no list")
        if not pairs:
            return self._body(part.other, dot)
        out = []
        for key, value in pairs:
            names = part.names
            own = (
                {names[0]: key, names[1]: value} if len(names) > 1 else dict.fromkeys(names, value)
            )
            self.scopes.append(own)
            out.append(self._body(part.body, value))
            self.scopes.pop()
        return "".join(out)

    # -- values ------------------------------------------------------------------------------------

    def _pipeline(self, pipeline: Pipeline, dot: Any) -> Any:
        value: Any = None
        for index, command in enumerate(pipeline):
            value = self._command(command, dot, [value] if index else [])
        return value

    def _command(self, command: Command, dot: Any, last: list[Any]) -> Any:
        self._step()
        head = command[0]
        if head.kind == "chain" and head.value not in (".",) and not head.value.startswith("$"):
            return self._function(".".join((head.value, *head.names)), command[1:], dot, last)
        arguments = [self._operand(one, dot, []) for one in command[1:]] + last
        return self._operand(head, dot, arguments)

    def _operand(self, operand: Operand, dot: Any, arguments: list[Any]) -> Any:
        if operand.kind == "value":
            return operand.value
        if operand.kind == "group":
            return self._fields(self._pipeline(operand.value, dot), operand.names, arguments)
        if operand.value == ".":
            return self._fields(dot, operand.names, arguments)
        if operand.value.startswith("$"):
            for scope in reversed(self.scopes):
                if operand.value in scope:
                    return self._fields(scope[operand.value], operand.names, arguments)
            raise UnknownTemplateError(f"asks for {operand.value}")
        return self._function(".".join((operand.value, *operand.names)), (), dot, [])

    def _fields(self, value: Any, names: Sequence[str], arguments: list[Any]) -> Any:
        for index, name in enumerate(names):
            given = arguments if index == len(names) - 1 else []
            lower = name.lower()
            if lower in _SHOWS and given:
                value = Safe(self.markdown(text(given[-1])))
            elif hasattr(value, "get") and not isinstance(value, dict):
                value = value.get(lower, given)
            elif isinstance(value, dict):
                value = walked(value, name)
            elif value is not None:
                raise UnknownTemplateError(f"asks .{name} of a plain value")
        return value

    def _function(
        self, written: str, operands: Sequence[Operand], dot: Any, last: list[Any]
    ) -> Any:
        name = plain_name(written)
        if name in ("and", "or", "cond"):
            return self._choice(name, operands, dot, last)
        if name.startswith("site."):
            names = tuple(name.split(".")[1:])
            given = [self._operand(one, dot, []) for one in operands] + last
            return self._fields(SiteView(self.call.world), names, given)
        given = [self._operand(one, dot, []) for one in operands] + last
        if name in ("resources.get", "resources.getmatch"):
            return Files(self.call.world, None).get("get", given)
        if name in _SHOWS:
            return Safe(self.markdown(text(given[-1])))
        if name in ("ref", "relref") and len(given) == 2:
            return self.call.world.link(text(given[1]), self.call.page)
        if name not in FUNCTIONS:
            raise UnknownTemplateError(f"calls {written}")
        value = FUNCTIONS[name](*given)
        if isinstance(value, str) and len(value) > go_functions.MAX_TEXT:
            raise UnknownTemplateError("makes too much")
        return value

    def _choice(self, name: str, operands: Sequence[Operand], dot: Any, last: list[Any]) -> Any:
        if name == "cond":
            test, yes, no = (self._operand(one, dot, []) for one in operands)
            return yes if truth(test) else no
        value: Any = None
        for one in operands:
            value = self._operand(one, dot, [])
            if truth(value) is (name == "or"):
                return value
        return last[0] if last else value
