"""What the server answers to a request, and whether that has changed since."""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from .pages import PREFIX, failure_page, missing_page, waiting_page, with_script
from .served_paths import locate, page_key

if TYPE_CHECKING:
    from .messages import Problem
    from .preview import Preview

ASSETS = Path(__file__).parent / "assets"
HTML = "text/html; charset=utf-8"
PAGE_SUFFIXES = {"", ".html"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. ``mark`` tells one state of a page from another; it is "" for other files."""

    status: HTTPStatus
    kind: str
    body: bytes
    mark: str = ""
    location: str = ""


def answer(preview: Preview, root: Path, url: str) -> Answer:
    """The response to a request for the path *url*."""
    if url.startswith(PREFIX):
        return _file(locate(ASSETS, url.removeprefix(PREFIX)))
    file = locate(root, url)
    # Path.is_dir raises where the name is longer than one can be.
    if file is not None and os.path.isdir(file):  # noqa: PTH112
        return Answer(HTTPStatus.MOVED_PERMANENTLY, HTML, b"", location=f"{page_key(url)}/")
    if Path(url).suffix not in PAGE_SUFFIXES:
        return _file(file)
    return _page(preview, file, url)


def _page(preview: Preview, file: Path | None, url: str) -> Answer:
    failure = preview.failure
    if failure is not None:
        return _made(HTTPStatus.INTERNAL_SERVER_ERROR, failure_page(failure))
    try:
        content = file.read_bytes() if file is not None else None
    except OSError:
        content = None
    if content is not None:
        return _marked(HTTPStatus.OK, content, f"{preview.assets} ".encode())
    if not preview.is_built:
        return _made(HTTPStatus.SERVICE_UNAVAILABLE, waiting_page())
    return _made(HTTPStatus.NOT_FOUND, missing_page(url))


def _made(status: HTTPStatus, page: str) -> Answer:
    return _marked(status, page.encode("utf-8", "replace"))


def _marked(status: HTTPStatus, content: bytes, besides: bytes = b"") -> Answer:
    mark = blake2b(besides + content, digest_size=12).hexdigest()
    return Answer(status, HTML, with_script(content, mark), mark)


def _file(file: Path | None) -> Answer:
    try:
        content = file.read_bytes() if file is not None else None
    except OSError:
        content = None
    if file is None or content is None:
        return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"There is no such file.")
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("xml", "json", "javascript"))
    return Answer(HTTPStatus.OK, f"{kind}; charset=utf-8" if is_text else kind, content)


def problems_for(problems: tuple[Problem, ...], page: str) -> dict[str, list[str]]:
    """The warnings of the page with the key *page*, and those of all others."""
    return {
        "here": [problem.text for problem in problems if problem.page == page],
        "others": [problem.text for problem in problems if problem.page != page],
    }
