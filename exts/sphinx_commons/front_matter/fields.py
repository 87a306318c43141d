"""The one schema of front matter: every key, its decoder, its JSON Schema and its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import values

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = {"type": ["string", "number"]}
TEXTS = {
    "oneOf": [
        {"type": ["string", "null"]},
        {"type": "array", "items": {"type": ["string", "number"]}},
    ]
}
FLAG = {"type": "boolean"}
DATE = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([T ].*)?$"}
URL = {"type": "string", "pattern": "^(https?://|mailto:)"}
STATUS = ("published", "draft", "hidden")


def mapping(properties: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a mapping with these keys and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


ADAPTED = mapping({"title": TEXT, "authors": TEXTS, "date": DATE, "url": URL})
ENTRY = mapping(
    {
        "id": TEXT,
        "name": TEXT,
        "aliases": TEXTS,
        "affiliation": TEXT,
        "avatar": {"type": "string", "pattern": r"\.(png|jpe?g|webp)$"},
        "links": {"type": "object", "additionalProperties": {"type": "string"}},
        "retired": FLAG,
        "group": FLAG,
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """One key: how its value is decoded, what an editor is told, and what it is for."""

    key: str
    decode: Callable[[Any, values.Report], Any]
    schema: dict[str, Any]
    doc: str


FIELDS = {
    field.key: field
    for field in (
        Field("title", values.title, TEXT, "Title of the page; a post has no other heading."),
        Field("authors", values.text_list, TEXTS, "Ids of the authors."),
        Field(
            "author",
            values.text_list,
            {"oneOf": [*TEXTS["oneOf"], ENTRY]},
            "Ids of the authors; in docs/authors/ the registry entry of one person.",
        ),
        Field("editors", values.text_list, TEXTS, "Ids of the editors."),
        Field("translators", values.text_list, TEXTS, "Ids of the translators."),
        Field("reviewers", values.text_list, TEXTS, "Ids of the reviewers."),
        Field("date", values.moment, DATE, "When it was published; no zone means UTC."),
        Field("updated", values.moment, DATE, "When its content last changed."),
        Field("modified", values.moment, DATE, "The same as 'updated'."),
        Field("tags", values.text_list, TEXTS, "Tags, as in tags.yml where there is one."),
        Field("category", values.text_list, TEXTS, "Category of a post."),
        Field("summary", values.text, TEXT, "One or two sentences for listings and search."),
        Field("image", values.text, TEXT, "Cover image, relative to the page."),
        Field("image_alt", values.text, TEXT, "What the cover image shows."),
        Field("published", values.flag, FLAG, "false makes the page a draft."),
        Field("draft", values.flag, FLAG, "true makes the page a draft."),
        Field("status", values.one_of(STATUS), {"enum": [*STATUS]}, "Draft, hidden or public."),
        Field("unlisted", values.flag, FLAG, "true: the page has its URL and nothing else."),
        Field("pinned", values.flag, FLAG, "true: the post leads the first page of the blog."),
        Field("comments", values.flag, FLAG, "Whether readers may comment."),
        Field("aliases", values.addresses, TEXTS, "Old URLs of the page on this site."),
        Field(
            "adapted_from",
            values.adapted_from,
            {"oneOf": [ADAPTED, TEXT]},
            "The original of an edition.",
        ),
        Field("faq", values.flag, FLAG, "true: headings that end with '?' are questions."),
        Field("reviewed", values.moment, DATE, "When somebody last checked the content."),
        Field("owner", values.text, TEXT, "Who keeps the page true."),
        Field("applies_to", values.text, TEXT, "What the page is about, such as a release."),
        Field("handbook", values.flag, FLAG, "false leaves the page out of handbooks."),
    )
}

# What Sphinx, MyST and Furo read themselves; handed on as it stands.
PASSED_ON = {
    "orphan": "The page is in no toctree.",
    "nosearch": "The page is not in the search index.",
    "tocdepth": "Depth of the table of contents.",
    "hide-toc": "No table of contents beside the page.",
    "myst": "Settings of MyST for this page.",
    "html_meta": "Meta elements of the page.",
    "substitutions": "Substitutions of MyST.",
}
EXTRA = "extra"
KNOWN_KEYS = (*FIELDS, *PASSED_ON, EXTRA)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of front matter, for editors."""
    properties = {key: {**f.schema, "description": f.doc} for key, f in FIELDS.items()}
    properties |= {key: {"description": doc} for key, doc in PASSED_ON.items()}
    properties[EXTRA] = {"type": "object", "description": "Anything else worth keeping."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
