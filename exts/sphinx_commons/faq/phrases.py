"""The words this room adds to a page; ``faq_labels`` has others by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.core.words import PLACE, _, fill, marked, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

LABELS = {
    "applies_to": marked("Applies to %(text)s"),
    "by": marked("By %(names)s"),
    "close_all": marked("Close all"),
    "copied": marked("Link copied"),
    "copy": marked("Copy link"),
    "count": "%(shown)s of %(all)s questions",
    "filter": marked("Filter questions"),
    "from": marked("From: %(link)s"),
    "open_all": marked("Open all"),
    "overdue": marked("This answer is due for a review."),
    "releases": marked("Releases"),
    "related": marked("Related questions"),
    "reviewed": marked("Reviewed %(date)s"),
    "topics": marked("Topics"),
}
# What the script shows, beside the count.
SCRIPT = ("close_all", "copied", "copy", "filter", "open_all", "topics")


def label(config: Config, key: str) -> str:
    """The words called *key*: the project's, or those of its language."""
    message = LABELS[key]
    if (own := config.faq_labels.get(key)) is None:
        return _(message)
    for name in PLACE.findall(message):
        own = own.replace(f"{{{name}}}", f"%({name})s")
    return str(own)


def script_labels(config: Config, number: int, more: Iterable[str] = ()) -> dict[str, str]:
    """What the script of a page with *number* questions shows, with ``{shown}`` and ``{all}``.

    :param more: keys of words that few pages need.
    """
    values = {"shown": "{shown}", "all": "{all}"}
    if "count" in config.faq_labels:
        count = fill(label(config, "count"), values)
    else:
        count = ngettext(
            "%(shown)s of %(all)s question", "%(shown)s of %(all)s questions", number, **values
        )
    labels = {key: label(config, key) for key in (*SCRIPT, *more)}
    return dict(sorted({**labels, "count": count}.items()))


def check_labels(config: Config) -> None:
    """Refuse labels that nothing would show.

    :raises ConfigError: for an unknown key or a value that is no text.
    """
    for key, value in config.faq_labels.items():
        if key not in LABELS:
            raise ConfigError(f"faq_labels: unknown key {key!r}{did_you_mean(key, LABELS)}")
        if not isinstance(value, str):
            raise ConfigError(f"faq_labels: {key!r} must be a text, found {value!r}")
