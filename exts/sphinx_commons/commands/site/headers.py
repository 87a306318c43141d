"""The response headers of the site, and the file by which some hosts are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.folders import write_text

if TYPE_CHECKING:
    from pathlib import Path

# Nothing but the site itself, and no other site may show it in a frame.
STRICT = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}

COMMON = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
FOREVER = "public, max-age=31536000, immutable"
# Files whose names change when they do.
HASHED = ("/search-index/*/*", "/_images/cards/*", "/_images/pictures/*")


def policy(parts: dict[str, str]) -> str:
    """The value of the header Content-Security-Policy."""
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def write_headers(site: Path) -> None:
    """Write ``_headers`` into *site*."""
    everywhere = {"Content-Security-Policy": policy(STRICT), **COMMON}
    text = block("/*", everywhere)
    text += "".join(block(path, {"Cache-Control": FOREVER}) for path in HASHED)
    write_text(site / "_headers", text)


def block(path: str, headers: dict[str, str]) -> str:
    """A path, and below it the headers of what it stands for."""
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
