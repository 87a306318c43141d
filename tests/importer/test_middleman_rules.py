"""Redirect rules of old servers, met with the pages that there are."""

from __future__ import annotations

import pytest
from commons_importer.engines.common import htaccess, path_patterns
from commons_importer.markdown import rules
from commons_importer.model import Page, Site
from commons_importer.report import Report

PAGES = ["/guide/start/", "/guide/deep/end/", "/new.html", "/blog/2015/03/hello/"]


def carried(text, pages=PAGES):
    """The redirects that *text* gives, and what is reported of it."""
    site, report = Site("middleman"), Report()
    site.pages = [Page(url, url, {}, [], rules.kramdown(gfm=True)) for url in pages]
    htaccess.note_htaccess(text, ".htaccess", site, report)
    htaccess.expand(site, report)
    return dict(reversed(site.redirects)), [str(finding) for finding in report.findings]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Redirect 301 /Old /guide/start/", {"/Old": "/guide/start/"}),
        ("RedirectPermanent /Old https://o.example.org/x", {"/Old": "https://o.example.org/x"}),
        ('Redirect permanent "/Old one" /new.html', {"/Old one": "/new.html"}),
        ("RedirectMatch 301 (?i)^/Old_place\\.$ /new.html", {"/Old_place.": "/new.html"}),
        ("RedirectMatch 301 ^/(a|b)\\-c/(x|y) /t/$2",
         {"/a-c/x": "/t/x", "/a-c/y": "/t/y", "/b-c/x": "/t/x", "/b-c/y": "/t/y"}),
        ("RewriteRule ^very/old/?$ guide/start/ [R=301,L]",
         {"/very/old": "/guide/start/", "/very/old/": "/guide/start/"}),
        ("RewriteRule ^was/.*$ /new.html [R]", {"/was": "/new.html"}),
        ("RewriteRule ^docs/(.*)$ /guide/$1 [R=301]",
         {"/docs/start/": "/guide/start/", "/docs/deep/end/": "/guide/deep/end/"}),
        ("RewriteRule ^docs/([a-z]+)/?$ /guide/$1/ [R=301]", {"/docs/start": "/guide/start/",
                                                             "/docs/start/": "/guide/start/"}),
        ("RedirectMatch ^/(\\d{4})/(\\d{2})/([^/]+)$ /blog/$1/$2/$3/",
         {"/2015/03/hello": "/blog/2015/03/hello/"}),
        ("RewriteRule ^(.*)\\.php$ /$1.html [R=301]", {"/new.php": "/new.html"}),
    ],
)  # fmt: skip
def test_carried_over(line, rows):
    assert carried(line) == (rows, [])


def test_a_folder_takes_along_what_stands_below_it():
    rows, _ = carried("Redirect 301 /manual /guide\nRedirect 301 /manual/start /new.html")
    assert rows == {"/manual": "/guide", "/manual/start": "/new.html",
                    "/manual/deep/end/": "/guide/deep/end/",
                    "/manual/start/": "/guide/start/"}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "RewriteRule ^x/(.*)$ http://elsewhere.example.org/$1 [R=301,L]",
        "RewriteRule ^(.*)-(.*)$ /guide/$1/ [R=301]",
        "RewriteRule ^((a+)+)+$ /guide/ [R=301]",
        "RewriteCond %{QUERY_STRING} ^page=2\nRewriteRule ^list$ /guide/ [R]",
        "RewriteRule ^old/%{HTTP_HOST} /%{HTTP_HOST}/ [R]",
    ],
)
def test_what_nobody_can_list_is_reported(text):
    rows, findings = carried(text)
    assert rows == {}
    last = text.splitlines()[-1]
    assert findings == [f".htaccess:{text.count(chr(10)) + 1}: url: not carried over: {last}"]


@pytest.mark.parametrize(
    "text",
    [
        "# Redirect 301 /a /b",
        "RewriteCond %{HTTPS} !=on\nRewriteRule ^ https://www.example.org%{REQUEST_URI} [R=301]",
        "RewriteCond %{HTTP_HOST} ^www\\.(.+)$ [NC]\nRewriteRule ^ http://%1%{REQUEST_URI} [R]",
        "RewriteRule ^(.*)$ /index.php [L]",
        'RewriteRule "(^|/)\\." - [F]',
        "Redirect gone /nothing",
    ],
)
def test_what_is_no_redirect_of_a_path(text):
    assert carried(text) == ({}, [])


def test_conditions_end_with_their_rule():
    rows, findings = carried(
        "RewriteCond %{QUERY_STRING} x\nRewriteRule ^a$ /b [R]\nRewriteRule ^c$ /d [R]\n"
        "RewriteCond %{REQUEST_FILENAME} !-f\nRewriteRule ^e$ /f [R]"
    )
    assert rows == {"/c": "/d", "/e": "/f"}
    assert len(findings) == 1


def test_expressions_without_end_are_refused():
    with pytest.raises(path_patterns.UnknownPatternError):
        path_patterns.Pattern("(a|b)" * 7)
    with pytest.raises(path_patterns.UnknownPatternError):
        path_patterns.Pattern("x" * 500)
