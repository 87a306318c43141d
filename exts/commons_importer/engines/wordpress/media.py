"""What the shortcodes of WordPress itself show: pictures, sounds, films, and what was embedded."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.engines.wordpress.library import Library
    from commons_importer.engines.wordpress.records import Item
    from commons_importer.engines.wordpress.shortcodes import Code

_SOUNDS = ("src", "mp3", "m4a", "ogg", "wav", "wma", "flac")
_FILMS = ("src", "mp4", "m4v", "webm", "ogv", "wmv", "flv")
_PICTURE = re.compile(r"\s*((?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*</a>)?)", re.IGNORECASE)
_SIDES = {"alignleft": "left", "alignright": "right", "aligncenter": "center"}


class Media:
    """The shortcodes on one page."""

    def __init__(self, item: Item, library: Library, note: Callable[[str, str, str], None]) -> None:
        """*note* is told what is missing, a kind and a message."""
        self.item = item
        self.library = library
        self.note = note
        self.known: dict[str, Callable[[Code], str]] = {
            "caption": self._caption, "wp_caption": self._caption, "gallery": self._gallery,
            "audio": lambda code: self._played(code, "audio", _SOUNDS),
            "video": lambda code: self._played(code, "video", _FILMS),
            "playlist": self._playlist, "embed": self._embed, "youtube": self._embed,
            "vimeo": self._vimeo,
        }  # fmt: skip

    def _caption(self, code: Code) -> str:
        found = _PICTURE.match(code.content)
        words = code.content[found.end() :] if found else code.content
        caption = code.get("caption")
        text = html.escape(caption) if caption else words.strip()
        picture = found[1] if found else ""
        if caption and not found:
            picture = words
        side = _SIDES.get(code.get("align"), "")
        css = f' class="align-{side}"' if side else ""
        below = f"<figcaption>{text}</figcaption>" if text else ""
        return f"<figure{css}>{picture}{below}</figure>"

    def _gallery(self, code: Code) -> str:
        ids = re.findall(r"\d+", code.get("ids", "include"))
        if not ids:
            without = set(re.findall(r"\d+", code.get("exclude")))
            parent = code.get("id") or self.item.id
            ids = [one.id for one in self.library.pictures_of(parent) if one.id not in without]
        to_file = code.get("link") == "file"
        return f"<div>{''.join(self._picture(number, to_file=to_file) for number in ids)}</div>"

    def _picture(self, number: str, *, to_file: bool) -> str:
        attached = self.library.attachments.get(number)
        if attached is None:
            self.note(
                number, "missing image", f"picture {number} of a gallery is not in the export"
            )
            return ""
        alt = html.escape(attached.meta.get("_wp_attachment_image_alt", ""))
        source = html.escape(self.library.path_of(attached))
        picture = f'<img src="{source}" alt="{alt}">'
        picture = f'<a href="{source}">{picture}</a>' if to_file else picture
        caption = " ".join(attached.excerpt.split())
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{picture}{below}</figure>"

    def _played(self, code: Code, name: str, keys: tuple[str, ...]) -> str:
        source = code.get(*keys) or next(iter(code.words), "")
        if not source:
            found = self.library.files_of(self.item.id, f"{name}/")
            source = self.library.path_of(found[0]) if found else ""
        if not source:
            self.note(code.source, "embed", f"{code.source} names no file")
            return code.content
        local = html.escape(self.library.local(source))
        return f'<{name} src="{local}" title="{_name(local)}"></{name}>{code.content}'

    def _playlist(self, code: Code) -> str:
        ids = re.findall(r"\d+", code.get("ids", "include"))
        kind = f"{code.get('type') or 'audio'}/"
        attached = [self.library.attachments[one] for one in ids if one in self.library.attachments]
        attached = attached or ([] if ids else self.library.files_of(self.item.id, kind))
        if len(attached) < len(ids):
            self.note(code.source, "embed", f"{code.source} names files that are not in the export")
        items = "".join(f"<li>{self._file(one)}</li>" for one in attached)
        return f"<ul>{items}</ul>"

    def _file(self, attached: Item) -> str:
        source = html.escape(self.library.path_of(attached))
        return f'<a href="{source}">{html.escape(attached.title)}</a>'

    def _embed(self, code: Code) -> str:
        url = (code.content.strip() or code.get("src", "url") or next(iter(code.words), "")).strip()
        if code.name == "youtube" and re.fullmatch(r"[\w-]{6,20}", url or code.get("id")):
            url = f"https://www.youtube.com/watch?v={url or code.get('id')}"
        url = url.replace("&amp;", "&")
        if not re.fullmatch(r"https?://[^\s<>\"]+", url):
            return code.content
        return f'<iframe src="{html.escape(self.library.local(url))}"></iframe>'

    def _vimeo(self, code: Code) -> str:
        number = code.get("id", "clip_id") or next(iter(code.words), "")
        if number.isdigit():
            code.content = f"https://vimeo.com/{number}"
        return self._embed(code)


def _name(source: str) -> str:
    return posixpath.basename(source.rstrip("/"))
