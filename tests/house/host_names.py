"""Finds where our code uses what a host does not promise: by reading it, without a build.

A *host* is whatever is not ours: Sphinx, docutils, MyST, ABlog, Furo, ziamath and the others.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTS = Path(__file__).parents[2] / "exts"
OWN = ("sphinx_commons", "commons_importer")
# What replaces for all; those that call it are found.
HELPER = EXTS / "sphinx_commons/core/builds.py"
PRIVATE = re.compile(r"_[A-Z]?[a-z]\w*")
# What the standard library and Jekyll name so and promise, and Python's own marks of a class.
PROMISED = frozenset(
    {"_replace", "_asdict", "_fields", "_exit", "_posts", "_drafts", "_abc_impl", "_is_protocol"}
)
# Calls that take the name of an attribute as text.
BY_TEXT = frozenset({"getattr", "hasattr", "setattr", "delattr"})
# Where handlers, transforms and the like are kept, and what takes them out of there.
TABLES = re.compile(r"app\.registry|listeners|transforms|_classes|sys\.modules")
TAKES_OUT = frozenset({"remove", "pop", "clear", "__delitem__"})
# Where the name of what is replaced stands among the arguments.
REPLACES = {"replace_during_builds": 2, "setattr": 1, "delattr": 1}
# What handlers call the objects of Sphinx, and may set on them: settings have their own checks.
OBJECTS = re.compile(r"(self\.)?(app|env|builder|bridge)(\.(?!config\b)\w+)*")


class Reader(ast.NodeVisitor):
    """Notes the *names* that one file uses; *own* are the private names that our code defines."""

    def __init__(self, tree: ast.Module, own: frozenset[str]) -> None:
        self.own = own
        self.names: set[str] = set()
        self.imported = {
            (alias.asname or alias.name).partition(".")[0]
            for node in ast.walk(tree)
            if _is_of_host(node)
            for alias in node.names  # type: ignore[attr-defined]
        }
        self.functions = ["module"]
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.functions.append(node.name)
        self.generic_visit(node)
        self.functions.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """``class Row(Mrow, tag="mrow")`` enters itself in a table of the host."""
        keywords = [k.arg for k in node.keywords if k.arg != "metaclass"]
        self.names |= {f"{node.name}: {keyword}" for keyword in keywords}
        self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if _is_of_host(node):
            self.names |= {alias.name for alias in node.names if PRIVATE.fullmatch(alias.name)}

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if PRIVATE.fullmatch(node.attr) and node.attr not in self.own | PROMISED:
            self.names.add(node.attr)
        self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        """A table of names that are asked for with ``getattr``."""
        texts = [e.value for e in node.elts if isinstance(e, ast.Constant)]
        if texts and all(isinstance(t, str) and PRIVATE.fullmatch(t) for t in texts):
            self.names |= set(texts) - self.own - PROMISED
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self._note_targets(node.targets)
        self.generic_visit(node)

    def visit_Delete(self, node: ast.Delete) -> None:
        self._note_targets(node.targets)
        self.generic_visit(node)

    def _note_targets(self, targets: list[ast.expr]) -> None:
        for target in targets:
            for part in getattr(target, "elts", [target]):
                if isinstance(part, ast.Attribute) and self._is_replaced(part):
                    self.names.add(part.attr)
                elif isinstance(part, ast.Subscript):
                    self._note_entry(part)

    def _note_entry(self, target: ast.Subscript) -> None:
        """``registry.transforms[:] = …``, ``vars(env)["a_method"] = …``."""
        table, key = ast.unparse(target.value), ast.unparse(target.slice).strip("\"'")
        if TABLES.search(table):
            self.names.add(self._place("assignment"))
        elif table.startswith("vars(") and key in host_methods():
            self.names.add(key)

    def _is_replaced(self, target: ast.Attribute) -> bool:
        """Of a host's module or class; or a host's method, of whatever object."""
        root: ast.expr = target
        while isinstance(root, ast.Attribute):
            root = root.value
        name = root.id if isinstance(root, ast.Name) else ""
        if name in self.imported:
            return True
        owner = ast.unparse(target.value)
        is_method = owner not in ("self", "cls") and target.attr in host_methods()
        return is_method or bool(OBJECTS.fullmatch(owner))

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "disconnect" or (name in TAKES_OUT and self._is_table(node.func)):
            self.names.add(self._place(name))
        elif name in REPLACES:
            self._note_replaced(node, REPLACES[name])
        elif any(k.arg == "override" and ast.unparse(k.value) == "True" for k in node.keywords):
            self.names.add(self._place(name))
        if name in BY_TEXT and isinstance(node.args[1], ast.Constant):
            text = node.args[1].value
            self.names |= {text} if PRIVATE.fullmatch(text) and text not in self.own else set()
        self.generic_visit(node)

    def _note_replaced(self, node: ast.Call, place: int) -> None:
        given = node.args[place]
        is_plain = isinstance(given, ast.Constant) and isinstance(given.value, str)
        if is_plain:
            self.names.add(given.value)
        elif self.imported:
            self.names.add(self._place(ast.unparse(node.func)))

    def _is_table(self, function: ast.expr) -> bool:
        return isinstance(function, ast.Attribute) and bool(
            TABLES.search(ast.unparse(function.value))
        )

    def _place(self, what: str) -> str:
        """What has no name of its own is called after the function that does it."""
        return f"{self.functions[-1]}: {what}"


def _is_of_host(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return _is_host(node.names[0].name)
    return isinstance(node, ast.ImportFrom) and node.level == 0 and _is_host(node.module or "")


def _is_host(module: str) -> bool:
    top = module.partition(".")[0]
    return top not in OWN and top not in sys.stdlib_module_names


def own_names(tree: ast.AST) -> Iterator[str]:
    """The names that a file defines: functions, classes, variables and attributes of ``self``."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif _is_set_on_self(node):
            yield node.attr


def _is_set_on_self(node: ast.AST) -> TypeGuard[ast.Attribute]:
    is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    return is_set and ast.unparse(node.value) in ("self", "cls")  # type: ignore[attr-defined]


def room_of(file: Path) -> str:
    """The room that *file* belongs to; the importer is one."""
    package, room, *_ = file.relative_to(EXTS).parts
    return room.removesuffix(".py") if package == "sphinx_commons" else package


@cache
def names_used() -> frozenset[tuple[str, str]]:
    """``(name, room)`` of all that our code uses and no host promises."""
    trees = {file: ast.parse(file.read_text("utf-8")) for package in OWN
             for file in sorted((EXTS / package).rglob("*.py"))}  # fmt: skip
    own: dict[str, set[str]] = {}
    for file, tree in trees.items():
        own.setdefault(room_of(file), set()).update(own_names(tree))
    found = set(overridden())
    for file, tree in trees.items():
        if file == HELPER:
            continue
        room = room_of(file)
        known = frozenset(own[room]) - {name for name, where in overridden() if where == room}
        found |= {(name, room) for name in Reader(tree, known).names}
    return frozenset(found)


@cache
def overridden() -> frozenset[tuple[str, str]]:
    """``(name, room)`` of the private methods of a host that a class of ours stands in for."""
    found: set[tuple[str, str]] = set()
    for package in OWN:
        for cls in _classes(package):
            theirs = {name for base in cls.__mro__ if not _is_own(base) for name in vars(base)}
            room = cls.__module__.split(".")[1] if package == "sphinx_commons" else package
            names = theirs & vars(cls).keys() - PROMISED
            found |= {(name, room) for name in names if PRIVATE.fullmatch(name)}
    return frozenset(found)


def _classes(package: str) -> Iterator[type]:
    root = importlib.import_module(package)
    for info in pkgutil.walk_packages(root.__path__, f"{package}."):
        if not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            for _name, cls in inspect.getmembers(module, inspect.isclass):
                if cls.__module__ == info.name:
                    yield cls


def _is_own(cls: type) -> bool:
    """Whether *cls* is ours, or Python's, which is no host."""
    top = cls.__module__.partition(".")[0]
    return cls.__module__.startswith(OWN) or top in sys.stdlib_module_names


@cache
def host_methods() -> frozenset[str]:
    """The names of the methods of those objects of hosts that handlers get."""
    places: tuple[tuple[str, str], ...] = (
        ("sphinx.application", "Sphinx"),
        ("sphinx.builders.html", "StandaloneHTMLBuilder"),
        ("sphinx.builders.latex", "LaTeXBuilder"),
        ("sphinx.environment", "BuildEnvironment"),
        ("sphinx.highlighting", "PygmentsBridge"),
        ("sphinx.jinja2glue", "BuiltinTemplateLoader"),
        ("sphinx.project", "Project"),
        ("sphinx.registry", "SphinxComponentRegistry"),
        ("docutils.nodes", "Element"),
    )
    classes: list[Any] = [getattr(importlib.import_module(module), name) for module, name in places]
    return frozenset(
        name for cls in classes for name, value in inspect.getmembers(cls) if callable(value)
    )


def templates_replaced() -> frozenset[tuple[str, str]]:
    """``(template, room)`` where a room has a template of the same name as a host."""
    hosts = [
        Path(importlib.import_module(name).__path__[0]) / folder
        for name, folder in (
            ("furo", "theme/furo"),
            ("sphinx", "themes/basic"),
            ("ablog", "templates"),
        )
    ]
    found = set()
    for folder in (EXTS / "sphinx_commons").rglob("templates"):
        for file in folder.rglob("*.html"):
            name = file.relative_to(folder).as_posix()
            if any((host / name).is_file() for host in hosts):
                found.add((name, room_of(folder)))
    return frozenset(found)
