"""The newest release, in the words of a page."""

from __future__ import annotations

import pytest

TEXT = "# Home\n\n[{release:newest}`name`](index.md), {release:newest}`date`\n"


def shown(site):
    return site.soup("index.html").select_one("h1 + p").get_text()


def test_it_follows_the_file(make_site):
    site = make_site({"index.md": TEXT})
    assert site.warnings == ""
    assert shown(site) == "Caracal (2024.1), 3 April 2024"
    # One that is no longer supported is not what a reader is told to take.
    ended = "zed: {date: 2022-10-05}\nold: {date: 2023-10-05, status: ended}\n"
    assert shown(make_site({"releases.yml": ended})) == "Zed, 5 October 2022"
    all_ended = ended.replace("-05}", "-05, status: ended}")
    assert shown(make_site({"releases.yml": all_ended}, language="fr")) == "Old, 5 octobre 2023"


@pytest.mark.parametrize(
    ("text", "releases", "message"),
    [
        ("nam", "zed: {date: 2022-10-05}", "'nam' is neither name nor date; did you mean 'name'?"),
        ("name", "", "there is no release in releases.yml"),
    ],
)
def test_what_it_cannot_say(make_site, text, releases, message):
    files = {"index.md": f"# Home\n\nNow {{release:newest}}`{text}`.\n", "releases.yml": releases}
    site = make_site(files)
    line = f"index.md:3: WARNING: release:newest: {message} [releases.newest]"
    assert line in site.warnings
    assert shown(site) == "Now ."
