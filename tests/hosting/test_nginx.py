"""The site as nginx serves it."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from sphinx_commons.commands.site.headers import COMMON, FOREVER, HASHED, STRICT, policy
from sphinx_commons.commands.site.nginx_map import write_map

from tests.browser.conftest import absent
from tests.builds import ROOT
from tests.hosting.nginx import CONF, find_nginx, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Get = Callable[..., HTTPResponse]

LONG = "an-old-title-of-many-words-" * 8
FILES = {
    "index.html": "<!doctype html><title>Home</title>",
    "404.html": "<!doctype html><title>Not here</title>",
    "guide/index.html": "<!doctype html><title>Guide</title>" + "x" * 2000,
    "guide/index.html.md": "# Guide\n",
    "feed.json": "{}",
    "_static/site.css": "body {}",
    "_static/site.webmanifest": "{}",
    "search-index/entry.json": "{}",
    "search-index/0a1b/words/1.json": "{}",
    "_images/pictures/0a1b-480.avif": "",
    "handbooks/book.pdf": "0123456789",
    "_headers": "secret",
    "_redirects": "/old/page.html /guide/ 301\n/a%20b/ /guide/#part 301\n/Gone /cost$/ 301\n"
    "/GUIDE /guide/ 301\n/Guide.html /guide/ 301\n/_static/site.css /guide/ 301\n"
    f"/{LONG}/ /guide/ 301\n/asked /guide/?q=pepper 301\n"
    "/ p=12 /guide/ 301!\n/ page_id=3 https://example.org/x 301!\n",
    ".buildinfo": "secret",
    "comments/admin/index.html": "<!doctype html><title>Moderators</title>",
    "comments/id/1/activate/x.y": "<!doctype html><title>Moderators</title>",
}


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """``get(path, **headers)``: the answer, with its body in ``.text``."""
    if not find_nginx():
        absent("no nginx found")
    folder = tmp_path_factory.mktemp("nginx")
    for name, text in FILES.items():
        file = folder / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    write_map(folder / "site", folder / "redirects.map")
    with running(folder / "site", folder / "redirects.map", folder / "run") as base:

        def get(path: str, method: str = "GET", **headers: str) -> HTTPResponse:
            connection = HTTPConnection(urlsplit(base).netloc, timeout=60)
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            answer.text = answer.read()
            connection.close()
            return answer

        yield get


@pytest.mark.parametrize("path", ["/", "/guide/", "/nowhere/", "/old/page.html", "/_headers"])
def test_every_answer_has_the_headers(get: Get, path: str):
    answer = get(path)
    for name, value in COMMON.items():
        assert answer.headers.get_all(name) == [value]
    assert answer.headers.get_all("Content-Security-Policy") == [policy(STRICT)]


def test_only_pages_of_moderators_may_have_scripts_of_their_own(get: Get):
    for path in ("/comments/admin/", "/comments/id/1/activate/x.y"):
        kept = policy({**STRICT, "script-src": "'self' 'unsafe-inline'"})
        assert get(path).headers["Content-Security-Policy"] == kept
    for path in ("/comments/", "/comments/id/1", "/comments/js/embed.min.js", "/admin/"):
        assert get(path).headers["Content-Security-Policy"] == policy(STRICT)


def test_pages_have_short_addresses(get: Get):
    assert get("/guide/").status == 200
    answer = get("/guide")
    assert (answer.status, answer.headers["Location"]) == (301, "/guide/")


def test_what_is_not_there_gets_the_page_that_says_so(get: Get):
    for path in (
        "/nowhere",
        "/guide/nowhere/",
        "/_static/",
        "/_headers",
        "/_redirects",
        "/.buildinfo",
    ):
        answer = get(path)
        assert answer.status == 404
        assert b"Not here" in answer.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/old/page.html", "/guide/"),
        ("/a%20b/", "/guide/#part"),
        ("/a%20b", "/guide/#part"),
        ("/OLD/page.html", "/guide/"),
        ("/GUIDE", "/guide/"),
        ("/GUIDE/", "/guide/"),
        ("/Guide.html", "/guide/"),
        (f"/{LONG}", "/guide/"),
        ("/old/page.html?q=salt&n=2", "/guide/?q=salt&n=2"),
        ("/a%20b/?q=%3F", "/guide/?q=%3F#part"),
        ("/asked?q=salt", "/guide/?q=pepper"),
    ],
)
def test_old_addresses_lead_on(get: Get, old: str, new: str):
    answer = get(old)
    assert (answer.status, answer.headers["Location"]) == (301, new)


def test_what_is_there_is_not_redirected(get: Get):
    for path in ("/guide/", "/_static/site.css"):
        assert get(path).status == 200


def test_a_dollar_sign_is_no_variable(get: Get):
    assert get("/Gone").status == 404


def test_part_of_a_file_can_be_asked_for(get: Get):
    answer = get("/handbooks/book.pdf", Range="bytes=2-4")
    assert (answer.status, answer.text) == (206, b"234")
    assert answer.headers["Content-Range"] == "bytes 2-4/10"
    assert get("/handbooks/book.pdf", Range="bytes=99-").status == 416


def test_what_did_not_change_is_not_sent_again(get: Get):
    first = get("/guide/")
    assert first.headers["Cache-Control"] == "no-cache"
    assert get("/guide/", **{"If-None-Match": first.headers["ETag"]}).status == 304


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/_static/site.css", "no-cache"),
        ("/_static/site.css?v=12ab", FOREVER),
        ("/search-index/0a1b/words/1.json", FOREVER),
        ("/_images/pictures/0a1b-480.avif", FOREVER),
        ("/search-index/entry.json", "no-cache"),
    ],
)
def test_names_that_change_with_the_content_are_kept(get: Get, path: str, kept: str):
    assert get(path).headers["Cache-Control"] == kept


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/guide/index.html.md", "text/markdown; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/_static/site.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/handbooks/book.pdf", "application/pdf"),
    ],
)
def test_files_say_what_they_are(get: Get, path: str, kind: str):
    assert get(path).headers["Content-Type"] == kind


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "is_markdown"),
    [
        ("text/markdown", True),
        ("text/markdown, text/html, */*", True),
        ("text/html;q=0.9, TEXT/Markdown ;charset=utf-8", True),
        ("text/markdown;q=0.7,text/html;q=0.6", True),
        ("text/markdown;q=1.0,text/html;q=0.9,*/*;q=0.1", True),
        ("text/markdown;q=0.3, */*;q=0.2", True),
        ("text/html;q=0, text/markdown;q=0.1, */*", True),
        ("text/markdown;q=0.5,text/html", False),
        ("text/html, text/markdown; q=0.9", False),
        ("text/markdown;q=0.8, */*", False),
        ("text/markdown;q=0", False),
        ("text/markdown;q=0.0, */*;q=0", False),
        ("x-text/markdown, text/markdownish", False),
        ("text/*", False),
        (BROWSER, False),
        ("*/*", False),
        ("", False),
    ],
)
def test_programs_may_ask_for_markdown(get: Get, accept: str, is_markdown: bool):
    answer = get("/guide/", Accept=accept)
    kind = "text/markdown; charset=utf-8" if is_markdown else "text/html; charset=utf-8"
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert (answer.text == b"# Guide\n") == is_markdown
    assert "Accept" in answer.headers.get_all("Vary")
    for name, value in COMMON.items():
        assert answer.headers.get_all(name) == [value]


def test_where_there_is_no_markdown_there_is_the_page(get: Get):
    answer = get("/", Accept="text/markdown")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_only_pages_depend_on_what_is_asked_for(get: Get):
    assert get("/_static/site.css").headers.get_all("Vary") in (None, ["Accept-Encoding"])
    assert get("/guide/").headers["ETag"] != get("/guide/", Accept="text/markdown").headers["ETag"]


def test_text_is_compressed(get: Get):
    answer = get("/guide/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.text) < 200


def test_both_lists_of_headers_agree():
    text = CONF.read_text("utf-8")
    for value in (policy(STRICT), FOREVER, *COMMON.values()):
        assert f'"{value}"' in text
    for path in HASHED:
        assert path.split("/")[1] in text


def test_both_kinds_of_container_leave_out_the_same():
    files = [(ROOT / name).read_text("utf-8") for name in (".containerignore", ".dockerignore")]
    assert files[0] == files[1]


@pytest.mark.parametrize(("asked", "place"), [
    ("/?p=12", "/guide/"), ("/index.php?p=12", "/guide/"), ("/?p=12&from=feed", "/guide/"),
    ("/?page_id=3", "https://example.org/x"),
])  # fmt: skip
def test_old_questions_to_the_start_page_lead_on(get: Get, asked: str, place: str):
    answer = get(asked)
    assert (answer.status, answer.headers["Location"]) == (301, place)


@pytest.mark.parametrize("asked", ["/?p=1", "/?p=123", "/guide/?p=12", "/?q=p=12"])
def test_other_questions_lead_nowhere_else(get: Get, asked: str):
    assert get(asked).status == 200
