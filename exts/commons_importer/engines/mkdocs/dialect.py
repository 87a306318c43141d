"""The dialect of a site: Python-Markdown with the extensions of its settings."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pymdownx import slugs as pymdown_slugs

from commons_importer import scalars, slugs
from commons_importer.markdown import rules
from commons_importer.markdown.span_shorthand import Forge

if TYPE_CHECKING:
    from commons_importer.engines.mkdocs.settings import Settings
    from commons_importer.markdown.rules import Rules

Slugify = Callable[[str], str]
_FORGES = {
    "github": ("https://github.com", {"#": "issues", "!": "pull", "?": "discussions"}),
    "gitlab": ("https://gitlab.com", {"#": "-/issues", "!": "-/merge_requests"}),
}
_OPTIONS = ("case", "percent_encode", "normalize")


def of(settings: Settings, object_kinds: Callable[[str], str] | None) -> Rules:
    """The rules for the pages of a site."""
    names = rules.short_names(settings.extensions)
    fences = settings.extension("superfences")
    if scalars.truth(fences.get("relaxed_headers")):
        names |= {"relaxed"}
    custom = fences.get("custom_fences")
    if isinstance(custom, list) and any(
        isinstance(fence, dict) and fence.get("name") == "math" for fence in custom
    ):
        names |= {"math"}
    if scalars.truth(settings.extension("highlight").get("linenums")):
        names |= {"linenums"}
    toc = settings.extension("toc")
    return dataclasses.replace(
        rules.python_markdown(names),
        strike="tilde" in names,
        object_kinds=object_kinds,
        forge=_forge(settings),
        slugify=slugifier(toc.get("slugify"), scalars.text(toc.get("separator")) or "-"),
    )


def signs(settings: Settings) -> str:
    """What becomes a sign, in the letters of Sphinx: quotes, dashes and dots by ``smarty``."""
    if "smarty" not in rules.short_names(settings.extensions):
        return ""
    given = settings.extension("smarty")
    kinds = (("q", "quotes"), ("D", "dashes"), ("e", "ellipses"))
    return "".join(
        letter for letter, kind in kinds if scalars.truth(given.get(f"smart_{kind}")) is not False
    )


def _forge(settings: Settings) -> Forge | None:
    """What the magiclink extension makes of ``#12`` and ``@name``."""
    plain = settings.extension("mdx_gh_links")
    if plain.get("user"):
        given = {"repo_url_shorthand": True, "user": plain["user"], "repo": plain.get("repo")}
    else:
        given = settings.extension("magiclink")
    if not scalars.truth(given.get("repo_url_shorthand")):
        return None
    provider = scalars.text(given.get("provider")) or "github"
    if provider not in _FORGES:
        return None
    url, paths = _FORGES[provider]
    return Forge(url, scalars.text(given.get("user")), scalars.text(given.get("repo")), paths)


def slugifier(written: Any, separator: str, default: Slugify | None = None) -> Slugify:
    """The function that a setting names, for one text; Python-Markdown's own without one."""
    given = written if isinstance(written, dict) else {"python": written}
    name = scalars.text(given.get("python"))
    options = given.get("kwds")
    if re.search(r"pymdownx\.slugs\.slugify", name):
        options = options if isinstance(options, dict) else {}
        made = pymdown_slugs.slugify(**{k: v for k, v in options.items() if k in _OPTIONS})
        return functools.partial(_called, made, separator)
    if found := re.search(r"pymdownx\.slugs\.(uslugify|gfm)?(_cased)?(_encoded)?", name):
        case = "none" if found[2] else "lower-ascii" if found[1] == "gfm" else "lower"
        made = pymdown_slugs.slugify(case=case, percent_encode=bool(found[3] or "encode" in name))
        return functools.partial(_called, made, separator)
    if name.endswith("slugify_unicode"):
        return functools.partial(slugs.python, separator=separator, ascii_only=False)
    return default or functools.partial(slugs.python, separator=separator)


def _called(function: Callable[[str, str], str], separator: str, text: str) -> str:
    return function(text, separator)


def lower(separator: str = "-") -> Slugify:
    """What Material takes for posts, categories and tags."""
    return functools.partial(_called, pymdown_slugs.slugify(case="lower"), separator)
