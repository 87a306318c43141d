"""Hugo's own shortcodes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, Protocol

from commons_importer.engines.hugo.go_functions import text
from commons_importer.engines.hugo.go_parser import UnknownTemplateError
from commons_importer.engines.hugo.go_values import param
from commons_importer.markdown.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.engines.hugo.go_values import Call


class Host(Protocol):
    """The page that a shortcode stands on."""

    problems: list[tuple[int, str, str]]

    def markdown(self, source: str) -> str:
        """The mark for Markdown that is rendered."""


def _attribute(name: str, value: str) -> str:
    return f' {name}="{html.escape(value)}"' if value else ""


def _figure(call: Call, page: Host) -> Piece:
    get = call.argument
    source = get("src") or get(0)
    image = "<img" + "".join(
        (
            f' src="{html.escape(source)}" alt="{html.escape(get("alt") or get("caption"))}"',
            _attribute("width", get("width")), _attribute("height", get("height")),
        )
    ) + ">"  # fmt: skip
    if get("link"):
        image = f'<a href="{html.escape(get("link"))}">{image}</a>'
    words = f"<p><strong>{html.escape(get('title'))}</strong></p>" if get("title") else ""
    if get("caption"):
        words += f"<p>{page.markdown(get('caption'))}</p>"
    if get("attr"):
        given = page.markdown(get("attr"))
        link = get("attrlink")
        words += f'<p><a href="{html.escape(link)}">{given}</a></p>' if link else f"<p>{given}</p>"
    if not words and not get("class"):
        return Piece("html", f"<p>{image}</p>")
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return Piece("html", f"<figure{_attribute('class', get('class'))}>{image}{caption}</figure>")


def _highlight(call: Call, _page: Host) -> Piece:
    language = re.sub(r"[^\w+#.-]", "", call.argument(0) or call.argument("lang")) or "text"
    code = call.inner.removeprefix("\n").rstrip("\n ")
    options = " ".join(call.positional[1:]) or call.argument("options")
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    ticks = "`" * (longest + 1)
    return Piece("markdown", f"{ticks}{language} {{{options}}}\n{code}\n{ticks}")


def _link(call: Call, page: Host) -> Piece:
    wanted = call.argument("path") or call.argument(0)
    found = call.world.link(wanted, call.page)
    if not found:
        page.problems.append((call.line, "shortcode", f"{call.name} {wanted!r} is no page"))
    return Piece("text", found or wanted)


def _param(call: Call, page: Host) -> Piece:
    name = call.first("name")
    value: Any = param(call.world, call.page, name)
    try:
        shown = text(value)
    except UnknownTemplateError:
        shown = ""
    if not shown:
        page.problems.append((call.line, "shortcode", f"param {name!r} is no value; left out"))
    return Piece("text", shown)


def _frame(address: str, title: str) -> Piece:
    given = _attribute("title", title)
    return Piece("html", f'<p><iframe src="{html.escape(address)}"{given}></iframe></p>')


def _to(address: str) -> Piece:
    shown = html.escape(address)
    return Piece("html", f'<p><a href="{shown}">{shown}</a></p>')


def _youtube(call: Call, _page: Host) -> Piece:
    address = f"https://www.youtube.com/embed/{call.first('id')}"
    start = call.argument("start")
    return _frame(address + (f"?start={start}" if start else ""), call.argument("title"))


def _vimeo(call: Call, _page: Host) -> Piece:
    return _frame(f"https://player.vimeo.com/video/{call.first('id')}", call.argument("title"))


def _tweet(call: Call, _page: Host) -> Piece:
    number = call.argument("id") or call.positional[-1:] or [""]
    number = number if isinstance(number, str) else number[0]
    return _to(f"https://x.com/{call.argument('user') or 'i/web'}/status/{number}")


def _gist(call: Call, _page: Host) -> Piece:
    part = call.argument(2)
    anchor = f"#file-{re.sub(r'[^a-z0-9]+', '-', part.lower())}" if part else ""
    return _to(f"https://gist.github.com/{call.argument(0)}/{call.argument(1)}{anchor}")


def _instagram(call: Call, _page: Host) -> Piece:
    return _to(f"https://www.instagram.com/p/{call.first('id')}/")


def _details(call: Call, page: Host) -> Piece:
    title = page.markdown(call.argument("summary") or "Details")
    opened = " open" if call.argument("open") == "true" else ""
    inner = page.markdown(call.inner.strip("\n"))
    return Piece("html", f"<details{opened}><summary>{title}</summary>\n{inner}\n</details>")


def _qr(call: Call, page: Host) -> Piece:
    words = call.argument("text") or call.inner.strip()
    page.problems.append((call.line, "shortcode", "a QR code is shown as its text"))
    return _to(words) if re.match(r"https?://\S+$", words) else Piece("text", words)


def _nothing(_call: Call, _page: Host) -> Piece:
    return Piece("text", "")


KNOWN: dict[str, Callable[[Call, Host], Piece]] = {
    "figure": _figure, "highlight": _highlight, "ref": _link, "relref": _link, "param": _param,
    "youtube": _youtube, "vimeo": _vimeo, "vimeo_simple": _vimeo, "tweet": _tweet, "x": _tweet,
    "twitter": _tweet, "twitter_simple": _tweet, "x_simple": _tweet, "gist": _gist,
    "instagram": _instagram, "instagram_simple": _instagram, "details": _details, "qr": _qr,
    "comment": _nothing,
}  # fmt: skip
