"""Which loader reads a text: both give the same, the quick one must not end the process."""

from __future__ import annotations

import pytest
import yaml
from sphinx_commons.core.yaml_loader import MOST_LEVELS, loader_for

TAGS = "".join(f"tag-{n}:\n  label: Tag {n}\n  aliases: [a{n}, 'b: {n}']\n" for n in range(900))


def test_ordinary_text_is_read_the_same_by_the_quick_loader() -> None:
    assert loader_for(TAGS) is getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    assert yaml.load(TAGS, loader_for(TAGS)) == yaml.safe_load(TAGS)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "- - a: "])
def test_text_that_may_be_deep_is_left_to_the_careful_one(opening: str) -> None:
    text = opening * MOST_LEVELS
    assert loader_for(text) is yaml.SafeLoader
    with pytest.raises((RecursionError, yaml.YAMLError)):
        yaml.load(text, loader_for(text))


def test_lines_that_go_further_and_further_right_count() -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(MOST_LEVELS // 2 + 1))
    assert loader_for(text) is yaml.SafeLoader
