"""Liquid in Jekyll pages: what has one plain meaning is put in, everything else stays text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars, slugs
from commons_importer.engines.common.liquid_loops import listed
from commons_importer.engines.engine import Body

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.markdown.source import Line
    from commons_importer.model import Page, Site
    from commons_importer.source_tree import Tree

TOKEN = re.compile(r"\{%-?\s*(.*?)\s*-?%\}|\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
HIGHLIGHT = re.compile(
    r"\{%-?\s*highlight\s+([\w+#.-]+)?[^%]*?-?%\}(.*?)\{%-?\s*endhighlight\s*-?%\}", re.DOTALL
)
BLOCK = re.compile(  # of Octopress
    r"\{%-?\s*(codeblock|blockquote|pullquote)\b([^%]*)-?%\}(.*?)\{%-?\s*end\1\s*-?%\}", re.DOTALL
)
BRANCH = re.compile(
    r"\{%-?\s*(if|unless)\s+([^%]*?)\s*-?%\}((?:(?!\{%-?\s*(?:if|unless|endif|endunless)\b).)*?)"
    r"\{%-?\s*end(?:if|unless)\s*-?%\}",
    re.DOTALL,
)
ELSE = re.compile(r"\{%-?\s*else\s*-?%\}")
CONDITION = re.compile(r"include\.([\w-]+)(?:\s*(==|!=)\s*[\"']([^\"']*)[\"'])?")
CONTROL = re.compile(r"\{%-?\s*(if|unless|for|case|tablerow|assign|capture|cycle|paginate)\b")
EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "gist": "https://gist.github.com/{}",
    "twitter": "{}",
    "tweet": "{}",
    "oembed": "{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/{}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "asciicast": "https://asciinema.org/a/{}",
    "soundcloud": "{}",
}  # fmt: skip
_ARGUMENT = re.compile(
    r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+))""", re.DOTALL
)
_HELD = "\x04{}\x05"


class Liquid:
    """Renders the pages of one site."""

    def __init__(
        self, tree: Tree, site: Site, variables: dict[str, Any] | None = None, includes: str = ""
    ) -> None:
        self.tree = tree
        self.site = site
        self.variables = variables or {}
        self.includes = includes  # the folder of included files
        self.posts: dict[str, Page] = {}
        for page in site.pages:
            stem = re.sub(r"\.\w+$", "", page.path)
            if page.is_post:
                self.posts.setdefault(re.sub(r".*?_posts/", "", stem), page)
                self.posts.setdefault(stem.split("/")[-1], page)

    def render(self, page: Page) -> Body:
        """The body of *page* with its Liquid put in."""
        text = "\n".join(line for line, _ in page.body)
        first = page.body[0][1] if page.body else 1
        if "{%" not in text and "{{" not in text:
            return Body(page.body)
        held: list[str] = []

        def hold(value: str) -> str:
            held.append(value)
            return _HELD.format(len(held) - 1)

        text = COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
        text = RAW.sub(lambda m: hold(m[1]), text)
        text = HIGHLIGHT.sub(lambda m: hold(_highlighted(m[1] or "", m[2])), text)
        text = BLOCK.sub(lambda m: _block(m, hold), text)
        bare = re.sub(r"```.*?```|~~~.*?~~~|`[^`\n]*`", "", text, flags=re.DOTALL)
        if CONTROL.search(bare):
            return self._steered(page)
        problems: list[tuple[int, str, str]] = []

        def put(found: re.Match[str]) -> str:
            value = (
                self._tag(found[1], page) if found[1] is not None else self._output(found[2], page)
            )
            if value is None:
                line = first + text.count("\n", 0, found.start())
                problems.append((line, "liquid", f"{found[0].strip()} is kept as text"))
                return hold(found[0])
            return value

        rest = TOKEN.sub("", text)
        text = TOKEN.sub(put, text)
        if problems and not rest.strip():  # The page was nothing but what cannot be had.
            return self._steered(page)
        while "\x04" in text:
            text = re.sub("\x04(\\d+)\x05", lambda m: held[int(m[1])], text)
        return Body(self._numbered(text, page), problems)

    def _steered(self, page: Page) -> Body:
        listing = listed(self._with_includes(page))
        return Body(page.body, lost="steered by Liquid; not converted", listing=listing)

    def _with_includes(self, page: Page) -> str:
        """The body of *page* with the text of the files that it includes after it."""
        text = "\n".join(line for line, _ in page.body)
        names = re.findall(r"\{%-?\s*include(?:_cached)?\s+[\"']?([\w./-]+)", text)
        return "\n".join([text, *(self.tree.data(f"{self.includes}/{n}") for n in names)])

    def _numbered(self, text: str, page: Page) -> list[Line]:
        """Lines with numbers; where Liquid made more lines the numbers are near."""
        first = page.body[0][1] if page.body else 1
        last = page.body[-1][1] if page.body else 1
        return [(line, min(first + index, last)) for index, line in enumerate(text.split("\n"))]

    # -- tags --------------------------------------------------------------------------------------

    def _tag(self, source: str, page: Page) -> str | None:
        name, _, rest = source.partition(" ")
        rest = rest.strip()
        if name in ("post_url", "link"):
            return self._url(name, rest)
        if name in ("include", "include_relative", "include_cached"):
            return self._include(rest, page)
        if name in EMBEDS and rest:
            target = rest.split()[0].strip("\"'")
            url = target if "://" in target else EMBEDS[name].format(target)
            return f'<iframe src="{html.escape(url)}"></iframe>' if "://" in url else None
        if name == "img" and rest:
            return _image(rest)
        if name in ("toc", "more", "seo", "feed_meta"):
            return ""
        return None

    def _url(self, name: str, rest: str) -> str | None:
        target = rest.split()[0].strip("\"'") if rest else ""
        if name == "post_url":
            page = self.posts.get(target) or self.posts.get(target.split("/")[-1])
            return page.url if page else None
        wanted = target.lstrip("/")
        root = self.site.roots[0]
        for page in self.site.pages:
            if page.path in (wanted, f"{root}/{wanted}"):
                return page.url
        return f"/{wanted}" if self.tree.has(wanted) else None

    def _include(self, rest: str, page: Page) -> str | None:
        name = rest.split()[0].strip("\"'") if rest else ""
        path = f"{self.includes}/{name}"
        given = {
            m[1]: re.sub(r"\\([\"'])", r"\1", next(v for v in m.groups()[1:] if v is not None))
            for m in _ARGUMENT.finditer(rest)
        }
        stem = re.sub(r"\.\w+$", "", name.split("/")[-1]).lower()
        for key in EMBEDS:
            if key in stem and (value := given.get("id") or given.get("video") or given.get("url")):
                return self._tag(f"{key} {value}", page)
        if not self.tree.has(path):
            return None
        text = COMMENT.sub("", self.tree.data(path)).strip("\n")
        text = _branches(text, given)
        if CONTROL.search(text) or len(text) > 20_000 or "{% include" in text:
            return None
        lost: list[str] = []

        def put(found: re.Match[str]) -> str:
            value = self._value(found[2] or "", page, given) if found[2] is not None else None
            if value is None:
                lost.append(found[0])
            return value or ""

        text = TOKEN.sub(put, text)
        return None if lost else text

    # -- output ------------------------------------------------------------------------------------

    def _output(self, source: str, page: Page) -> str | None:
        return self._value(source, page, {})

    def _value(self, source: str, page: Page, given: dict[str, str]) -> str | None:
        head, *filters = [part.strip() for part in source.split("|")]
        value = self._lookup(head, page, given)
        for name in filters:
            if value is None:
                return None
            value = self._filtered(value, name, page, given)
        return value

    def _lookup(self, name: str, page: Page, given: dict[str, str]) -> str | None:
        if found := re.fullmatch(r"\"([^\"]*)\"|'([^']*)'", name):
            return found[1] if found[1] is not None else found[2]
        if name in ("site.baseurl", "site.url", "site.github.url", "base_path", "BASE_PATH"):
            return ""
        if name.startswith("include."):
            return given.get(name.removeprefix("include."), "")
        own = {"page.title": page.title, "page.url": page.url, "page.date": str(page.date or "")}
        if name in own:
            return own[name]
        value: Any = self.variables | {"page": page.front}
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return scalars.text(value)
        return None

    def _filtered(self, value: str, source: str, page: Page, given: dict[str, str]) -> str | None:
        name, _, rest = source.partition(":")
        argument = self._lookup(rest.strip(), page, given) if rest.strip() else ""
        if argument is None:
            return None
        plain = {
            "relative_url": value, "absolute_url": value, "strip": value.strip(),
            "escape": html.escape(value), "downcase": value.lower(), "upcase": value.upper(),
            "capitalize": value.capitalize(), "prepend": argument + value,
            "append": value + argument, "slugify": slugs.slugify(value),
            "remove": value.replace(argument, ""),
            "url_encode": value, "uri_escape": value.replace(" ", "%20"),
            "xml_escape": html.escape(value),
            "markdownify": value, "strip_newlines": value.replace("\n", ""),
            "default": value or argument,
        }  # fmt: skip
        return plain.get(name.strip())


def _branches(text: str, given: dict[str, str]) -> str:
    """An include's text with those of its branches that its arguments choose."""

    def choose(found: re.Match[str]) -> str:
        condition = CONDITION.fullmatch(found[2])
        if condition is None:
            return found[0].replace("{%", "{%!", 1)  # not ours to decide: found again as control
        value = given.get(condition[1], "")
        holds = (
            bool(value) if not condition[2] else (value == condition[3]) == (condition[2] == "==")
        )
        parts = ELSE.split(found[3], maxsplit=1)
        return parts[0] if holds == (found[1] == "if") else "".join(parts[1:])

    while True:
        changed = BRANCH.sub(choose, text)
        if changed == text:
            return text.replace("{%!", "{%")
        text = changed


def _image(rest: str) -> str | None:
    """Octopress's ``img`` tag: classes, URL, width, height, title and alt text."""
    found = re.match(
        r"(?P<css>[^\s/:]+(?:\s+[^\s/:]+)*\s+)??(?P<src>(?:https?:/|/|\S+/|\{)\S+)"
        r"(?:\s+(?P<w>\d+%?))?(?:\s+(?P<h>\d+%?))?(?:\s+(?P<text>.+))?$",
        rest,
    )
    if not found:
        return None
    words = re.findall(r"'([^']*)'|\"([^\"]*)\"", found["text"] or "")
    texts = [a or b for a, b in words] or [found["text"] or ""]
    attrs = {"src": found["src"], "alt": texts[-1].strip(), "class": (found["css"] or "").strip()}
    attrs |= {"width": found["w"] or "", "height": found["h"] or ""}
    shown = "".join(f' {k}="{html.escape(v)}"' for k, v in attrs.items() if v or k == "alt")
    return f"<img{shown}>"


def _highlighted(language: str, body: str) -> str:
    """Code as Jekyll writes it: HTML, which no Markdown around it changes."""
    code = html.escape(body.strip("\n").removeprefix("\r"), quote=False)
    return (
        f'<figure class="highlight"><pre><code class="language-{language}" '
        f'data-lang="{language}">{code}</code></pre></figure>'
    )


def _block(found: re.Match[str], hold: Callable[[str], str]) -> str:
    """What Octopress makes of a block of its own: code, or a quotation with its source."""
    name, rest, body = found[1], found[2].strip(), found[3]
    url_match = re.search(r"https?://\S+", rest)
    if name == "codeblock":
        language = re.search(r"\blang:(\S+)", rest)
        title = re.sub(r"\b(?:lang|start|mark|linenos|range):\S+", "", rest)
        caption = _source(" ".join(title.split()), url_match)
        return hold(caption + _highlighted(language[1] if language else "", body))
    if name == "pullquote":
        return re.sub(r"\{\"\s*(.*?)\s*\"\}", r"\1", body, flags=re.DOTALL)
    quoted = "\n".join(f"> {line}".rstrip() for line in body.strip("\n").split("\n"))
    source = _source(rest, url_match)
    return f"\n{quoted}\n" + (f">\n> {source.strip()}\n" if source else "")


def _source(words: str, url_match: re.Match[str] | None) -> str:
    """The words before a URL, and those after it as its link."""
    if url_match is None:
        return f"<p>{html.escape(words)}</p>\n" if words else ""
    before, _, after = words.partition(url_match[0])
    label, url = html.escape(after.strip() or "link"), html.escape(url_match[0])
    lead = f"{html.escape(before.strip())} " if before.strip() else ""
    return f'<p>{lead}<a href="{url}">{label}</a></p>\n'
