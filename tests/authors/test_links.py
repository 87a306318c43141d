"""Links of an author: accounts become addresses, nothing unsafe passes."""

from __future__ import annotations

import pytest
from sphinx_commons.authors.accounts import check_link


def check(kind: str, target: str):
    problems: list[str] = []
    return check_link(kind, target, problems.append), problems


@pytest.mark.parametrize(
    ("kind", "target", "label", "url"),
    [
        ("github", "rbowen", "GitHub", "https://github.com/rbowen"),
        ("GitHub", "@rbowen", "GitHub", "https://github.com/rbowen"),
        ("gitlab", "r.bowen", "GitLab", "https://gitlab.com/r.bowen"),
        ("mastodon", "@ada@fosstodon.org", "Mastodon", "https://fosstodon.org/@ada"),
        ("mastodon", "https://fosstodon.org/@ada", "Mastodon", "https://fosstodon.org/@ada"),
        ("orcid", "0000-0002-1825-0097", "ORCID", "https://orcid.org/0000-0002-1825-0097"),
        ("email", "ada@example.org", "E-mail", "mailto:ada@example.org"),
        ("launchpad", "~ada", "Launchpad", "https://launchpad.net/~ada"),
        ("website", "http://example.org/", "Website", "http://example.org/"),
        ("matrix_room", "https://matrix.to/x", "Matrix room", "https://matrix.to/x"),
    ],
)
def test_good_links(kind, target, label, url):
    link, problems = check(kind, target)
    assert problems == []
    assert (link.label, link.url) == (label, url)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("website", "javascript:alert(1)"),
        ("website", "JavaScript:alert(1)"),
        ("website", "data:text/html,x"),
        ("website", "//example.org"),
        ("website", "example.org"),
        ("website", "https://"),
        ("website", "https://exa mple.org"),
        ("website", 'https://example.org/"><script>'),
        ("website", "ftp://example.org"),
        ("github", "../../evil"),
        ("github", "a/b"),
        ("mastodon", "ada"),
        ("orcid", "1234"),
        ("email", "not an address"),
        ("gihub", "rbowen"),
    ],
)
def test_bad_links_are_refused(kind, target):
    link, problems = check(kind, target)
    assert link is None
    assert len(problems) == 1
    assert f"links: {kind}: found {target!r}" in problems[0]


def test_a_mistyped_service_gets_a_hint():
    assert "did you mean 'github'?" in check("gihub", "rbowen")[1][0]
