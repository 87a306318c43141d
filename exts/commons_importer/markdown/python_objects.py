"""Objects of Python code that mkdocstrings documents, as directives of autodoc."""

from __future__ import annotations

import re
from typing import Any

from commons_importer.markdown.page_nodes import Node

OBJECT = re.compile(r"(#{1,6}[ ]*|):::[ ]?([A-Za-z_]\w*(?:\.\w+)*|[\w-]+)[ ]*$")
_DIRECTIVES = {
    "module": "automodule", "class": "autoclass", "function": "autofunction",
    "method": "automethod", "attribute": "autodata", "exception": "autoexception",
    "class attribute": "autoattribute",
}  # fmt: skip
_WITH_MEMBERS = ("module", "class", "exception")


def is_path(text: str) -> bool:
    """Whether *text* can be a Python object; other tools write ``:::`` too."""
    return "-" not in text


def directive(path: str, kind: str, given: dict[str, Any]) -> tuple[Node, str]:
    """The directive for the object at *path*, and what to report of it.

    :param kind: as :attr:`Rules.object_kinds` has it; empty where the source is not at hand.
    :param given: the settings below ``:::``.
    """
    message = ""
    if not kind:
        kind = "class" if re.match(r"[A-Z]", path.rpartition(".")[2]) else "module"
        message = f"{path}: its source is not in the tree; taken for a {kind}"
    lines = [f".. {_DIRECTIVES[kind]}:: {path}"]
    if kind in _WITH_MEMBERS:
        lines += [f"   {option}" for option in _members(given)]
    return Node("directive", "\n".join(lines), name="{eval-rst}"), message


def _members(given: dict[str, Any]) -> list[str]:
    nested = given.get("options") or given.get("selection")
    options = {**given, **(nested if isinstance(nested, dict) else {})}
    members = options.get("members", True)
    out = []
    if isinstance(members, list):
        out.append(f":members: {', '.join(str(name) for name in members)}" if members else "")
    elif members is not False:
        out.append(":members:")
    if options.get("inherited_members") is True:
        out.append(":inherited-members:")
    if options.get("show_if_no_docstring") is True:
        out.append(":undoc-members:")
    if options.get("members_order") == "source":
        out.append(":member-order: bysource")
    return [option for option in out if option]
