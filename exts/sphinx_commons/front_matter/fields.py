"""The one schema of front matter: every key that a page may have."""

from __future__ import annotations

from typing import Any

from .foreign_keys import FAMILY, PASSED_ON
from .keys import keys_of
from .model import PageMeta

FIELDS = keys_of(PageMeta)

EXTRA = "extra"
KNOWN_KEYS = (*FIELDS, *PASSED_ON, EXTRA)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of front matter, for editors."""
    properties = {name: key.schema for name, key in FIELDS.items()}
    properties |= {name: {"description": doc} for name, doc in PASSED_ON.items()}
    properties[EXTRA] = {"type": "object", "description": "Anything else worth keeping."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter",
        "type": "object",
        "properties": properties,
        "patternProperties": {FAMILY.pattern: {"description": "A key of another extension."}},
        "additionalProperties": False,
    }
