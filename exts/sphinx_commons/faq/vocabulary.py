"""The tags that questions may have: ``tags.yml`` where there is one, any tag where not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_commons.core.yaml_loader import loader_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "tags.yml"


@dataclass(frozen=True, slots=True)
class Tags:
    """``slugs``: spelling -> slug; ``labels``: slug -> label. ``known`` is false for free tags."""

    known: bool = False
    slugs: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def slug(self, written: str) -> str:
        """The slug of a tag in any spelling."""
        return self.slugs.get(fold(written), fold(written).replace(" ", "-"))

    def label(self, written: str) -> str:
        """The tag as readers see it."""
        return self.labels.get(self.slug(written), written)

    def is_unknown(self, written: str) -> bool:
        """Whether the vocabulary lacks the tag."""
        return self.known and self.slug(written) not in self.labels


def fold(name: str) -> str:
    """What all spellings of a tag share."""
    return " ".join(re.split(r"[\s_-]+", name.casefold().strip()))


def load_tags(path: Path) -> Tags:
    """The tags of the file at *path*; free tags where it is missing or no YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        data = yaml.load(text, loader_for(text))  # noqa: S506 - it is one of the safe ones
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return Tags()
    if not isinstance(data, dict):
        return Tags()
    slugs: dict[str, str] = {}
    labels: dict[str, str] = {}
    for key, value in data.items():
        fields = value if isinstance(value, dict) else {}
        slug = fold(str(key)).replace(" ", "-")
        labels[slug] = str(fields.get("label") or key)
        for name in (str(key), labels[slug], *_aliases(fields.get("aliases"))):
            slugs.setdefault(fold(name), slug)
    return Tags(True, slugs, labels)


def _aliases(value: Any) -> list[str]:
    items = value.split(",") if isinstance(value, str) else value
    return [str(item) for item in items] if isinstance(items, list) else []
