"""What a site says of itself, checked: codes of languages and addresses."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from babel import Locale, UnknownLocaleError

_HOST = re.compile(r"[a-z0-9][a-z0-9.-]*")


def language_code(text: str) -> str:
    """The code *text* as Sphinx writes it, such as ``pt_BR``; empty if no language has it."""
    language, *parts = text.strip().replace("-", "_").split("_")
    # The folders of Sphinx's own translations are named so.
    parts = [part.upper() if len(part) == 2 else part.title() for part in parts]
    code = "_".join([language.lower(), *parts])
    try:
        Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        return ""
    return code


def language_name(code: str) -> str:
    """What the language of *code* calls itself; the code if nobody knows."""
    known = language_code(code)
    name = Locale.parse(known).get_display_name() if known else None
    return name[:1].upper() + name[1:] if name else code


def site_url(text: str) -> str:
    """The URL *text* with a slash at its end; empty if no site can have it."""
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    besides = parts.query or parts.fragment or parts.username or parts.password
    if parts.scheme not in ("http", "https") or besides or not _HOST.fullmatch(host):
        return ""
    path = quote(parts.path.strip("/"), safe="/%:@!$&()*+,;=~-._")
    return f"{parts.scheme}://{host}{port}/{path}{'/' if path else ''}"
