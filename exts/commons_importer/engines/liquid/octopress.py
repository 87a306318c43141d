"""Blocks and pictures of Octopress, and code as Jekyll writes it."""

from __future__ import annotations

import html
import re


def image(rest: str) -> str | None:
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


def highlighted(language: str, body: str) -> str:
    """Code as Jekyll writes it: HTML, which no Markdown around it changes."""
    code = html.escape(body.strip("\n").removeprefix("\r"), quote=False)
    return (
        f'<figure class="highlight"><pre><code class="language-{language}" '
        f'data-lang="{language}">{code}</code></pre></figure>'
    )


def block(name: str, rest: str, body: str) -> str:
    """What Octopress makes of a block of its own: code, or a quotation with its source."""
    url = re.search(r"https?://\S+", rest)
    if name == "codeblock":
        language = re.search(r"\blang:(\S+)", rest)
        title = re.sub(r"\b(?:lang|start|mark|linenos|range):\S+", "", rest)
        caption = _source(" ".join(title.split()), url)
        return caption + highlighted(language[1] if language else "", body)
    if name == "pullquote":
        return re.sub(r"\{\"\s*(.*?)\s*\"\}", r"\1", body, flags=re.DOTALL)
    quoted = "\n".join(f"> {line}".rstrip() for line in body.strip("\n").split("\n"))
    source = _source(rest, url)
    return f"\n{quoted}\n" + (f">\n> {source.strip()}\n" if source else "")


def _source(words: str, url: re.Match[str] | None) -> str:
    """The words before a URL, and those after it as its link."""
    if url is None:
        return f"<p>{html.escape(words)}</p>\n" if words else ""
    before, _, after = words.partition(url[0])
    label, target = html.escape(after.strip() or "link"), html.escape(url[0])
    lead = f"{html.escape(before.strip())} " if before.strip() else ""
    return f'<p>{lead}<a href="{target}">{label}</a></p>\n'
