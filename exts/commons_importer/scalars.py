"""Values of settings and front matter: YAML without objects, text, lists, switches."""

from __future__ import annotations

import base64
import html
import re
from itertools import chain
from typing import Any

import yaml

MAX_VALUES = 100_000


class Loader(yaml.SafeLoader):
    """Dates stay as they are written; no key may make an object."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _untagged(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Any:
    """What an unknown tag, as Ruby writes them, stands before; nothing is made of the tag."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    value = str(node.value)
    if not tag.endswith("binary"):
        return value
    try:
        return base64.b64decode("".join(value.split()), validate=True).decode("utf-8", "replace")
    except ValueError:
        return value


Loader.add_multi_constructor("!", _untagged)
Loader.add_multi_constructor("tag:yaml.org,2002:python/", _untagged)
Loader.add_multi_constructor("tag:yaml.org,2002:binary", _untagged)
Loader.yaml_constructors.pop("tag:yaml.org,2002:binary", None)


def load_yaml(text: str, kind: type[Loader] = Loader) -> Any:
    """*text* decoded; aliases that would unfold to very much are refused.

    :raises yaml.YAMLError: if it is not YAML, or unfolds to more than :data:`MAX_VALUES`.
    """
    try:
        loader = kind(text)
        root = loader.get_single_node()
        if "*" in text and _size(root, {}) > MAX_VALUES:
            raise yaml.YAMLError(f"its aliases unfold to more than {MAX_VALUES} values")
        return loader.construct_document(root) if root is not None else None
    except (ValueError, RecursionError, TypeError) as err:
        raise yaml.YAMLError(str(err)) from err


def _size(node: yaml.Node | None, known: dict[int, int]) -> int:
    """How many values *node* holds once every alias is replaced by what it stands for."""
    if not isinstance(node, yaml.CollectionNode):
        return 1
    if id(node) not in known:
        known[id(node)] = MAX_VALUES  # an alias of itself would unfold for ever
        pairs = node.value if isinstance(node, yaml.SequenceNode) else chain(*node.value)
        known[id(node)] = 1 + sum(_size(child, known) for child in pairs)
    return known[id(node)]


def text(value: Any) -> str:
    """A scalar as text, entities decoded; lists joined by commas."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(text(item) for item in value)
    return html.unescape(str(value)).strip()


def split(value: Any, *, on_space: bool = False) -> list[str]:
    """A list or a text with commas (or blanks, if *on_space*) as single names."""
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return [name for item in value for name in [text(item)] if name]
    if isinstance(value, dict):
        return []
    source = text(value)
    parts = (
        source.split()
        if on_space and "," not in source
        else re.split(r"[,;]" if ";" in source and "," not in source else ",", source)
    )
    return [part.strip().strip("\"'[]") for part in parts if part.strip().strip("\"'[]")]


def truth(value: Any) -> bool | None:
    """A switch as YAML and people spell it; None if it is not given."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return value
    return str(value).strip().lower() not in ("false", "no", "off", "0", "none", "nil")
