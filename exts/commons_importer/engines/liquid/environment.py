"""A host with the tags and filters of Jekyll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liquid.token import TOKEN_CONTENT, TOKEN_ILLEGAL, TOKEN_OUTPUT

from commons_importer.engines.liquid import tabs
from commons_importer.engines.liquid.bounds import bounded
from commons_importer.engines.liquid.filters import FILTERS
from commons_importer.engines.liquid.host import Host
from commons_importer.engines.liquid.mapped import Mapped
from commons_importer.engines.liquid.tags import NODES, Guard, ShowTag, Unknown, tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from liquid.tag import Tag


class _Tags(dict[str, "Tag"]):
    """The tags by their names; any other name has a tag, too."""

    other: Tag

    def get(self, name: str, default: object = None) -> Tag:
        """The tag called *name*; *default* is not needed."""
        return super().get(name, self.other)


def environment(
    read: Callable[[str, bool], str | None], url: Callable[[str, str], str | None],
    templates: Mapping[str, str],
) -> Host:  # fmt: skip
    """A host that takes files to include from *read*, and URLs of tags from *url*.

    :param templates: what tags of the site's own stand for, by their names.
    """
    host = Host(read, url)
    plain = dict(host.tags)
    own = {name: tag_of(host, node) for name, node in (tabs.NODES | NODES).items()}
    own |= {name: Mapped(host, template) for name, template in templates.items()}
    tags = _Tags({name: Guard(host, tag) for name, tag in (plain | own).items()})
    tags |= {name: plain[name] for name in (TOKEN_CONTENT, TOKEN_ILLEGAL)}
    tags[TOKEN_OUTPUT] = ShowTag(host)
    tags.other = Unknown(host)
    host.tags = tags
    host.filters |= FILTERS
    host.filters = {name: bounded(name, made) for name, made in host.filters.items()}
    return host
