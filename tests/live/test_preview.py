"""The whole preview, as a process that is asked over the network."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .previews import preview, wait_for, write_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("preview")


@pytest.fixture(scope="module")
def site(home):
    with preview(home) as running:
        yield running


def edit(path: Path, text: str) -> str:
    """Write *text*; what was there before."""
    before = path.read_text()
    path.write_text(text)
    return before


def test_an_edit_reloads_the_page_that_is_looked_at(site):
    with site.events("/tea.html") as events:
        name, data = next(events)
        assert name == "problems"
        assert data == {"here": [], "others": []}
        edit(site.source / "tea.md", "# Tea\n\nFresh leaves.\n")
        assert next(event for event, _ in events if event != "problems") == "reload"
    assert "Fresh leaves." in site.text("/tea.html")


def test_a_browser_that_was_away_is_told_at_once(site):
    with site.events("/tea.html") as events:
        next(events)
    edit(site.source / "tea.md", "# Tea\n\nGreen leaves.\n")
    site.wait("/tea.html", "Green leaves.")
    status, stream = site.ask("/-/live/events?page=/tea.html&mark=old")
    assert status == 200
    assert "event: reload" in stream


def test_a_title_reaches_the_other_pages(site):
    edit(site.source / "tea.md", "# Strong tea\n\nLeaves.\n")
    site.wait("/index.html", "Strong tea")


def test_warnings_of_a_page_are_told_and_go_away(site):
    before = edit(site.source / "tea.md", "# Tea\n\n```{nothing}\n```\n")
    # A page that is told to reload hears of no problems: only then nothing more is built.
    wait_for(lambda: problems_of(site, "/tea.html")["here"])
    with site.events("/tea.html") as events:
        here = next(data["here"] for name, data in events if name == "problems" and data["here"])
        assert "tea.md:3: Unknown directive type: 'nothing'" in here[0]
        site.source.joinpath("tea.md").write_text(before)
        assert next(event for event, _ in events) == "reload"
    wait_for(lambda: problems_of(site, "/index.html") == {"here": [], "others": []})


def test_a_warning_of_another_page_is_kept_while_only_this_one_is_built(site):
    before = edit(site.source / "tea.md", "# Tea\n\n```{nothing}\n```\n")
    wait_for(lambda: problems_of(site, "/index.html")["others"])
    index = site.source / "index.md"
    edit(index, index.read_text().replace("Water.", "Hot water."))
    site.wait("/index.html", "Hot water.")
    builds = site.said.count("Built in")
    wait_for(lambda: site.said.count("Built in") > builds or problems_of(site, "/index.html"))
    assert len(problems_of(site, "/index.html")["others"]) == 1
    (site.source / "tea.md").write_text(before)
    wait_for(lambda: not problems_of(site, "/index.html")["others"])


def problems_of(site, path):
    with site.events(path) as events:
        name, data = next(events)
        return data if name == "problems" else {"here": [], "others": ["reloading"]}


def test_broken_settings_are_shown_until_they_are_mended(site):
    conf = site.source / "conf.py"
    before = edit(conf, "this is <no> Python\n")
    page = site.wait("/tea.html", "The site cannot be built")
    assert site.ask("/tea.html")[0] == 500
    assert "this is &lt;no&gt; Python" in page
    assert "invalid syntax" in page
    wait_for(lambda: "The preview goes on once this is mended." in site.said)
    with site.events("/tea.html") as events:
        conf.write_text(before + 'html_title = "Mended"\n')
        assert next(event for event, _ in events if event != "problems") == "reload"
    site.wait("/tea.html", "Mended")


def test_a_broken_template_is_shown_until_it_is_mended(site):
    template = site.source / "_templates/page.html"
    template.write_text('{% extends "furo/page.html" %}{% block footer %}')
    page = site.wait("/index.html", "The site cannot be built")
    assert "TemplateSyntaxError" in page
    template.write_text('{% extends "furo/page.html" %}{% block footer %}Foot{% endblock %}')
    site.wait("/index.html", "Foot")
    site.wait("/tea.html", "Foot")


def test_pages_come_and_go_while_they_are_looked_at(site):
    new = site.source / "coffee.md"
    assert site.ask("/coffee.html")[0] == 404
    with site.events("/coffee.html") as events:
        new.write_text("---\norphan: true\n---\n# Coffee\n")
        assert next(event for event, _ in events if event != "problems") == "reload"
    assert "Coffee" in site.text("/coffee.html")
    with site.events("/coffee.html") as events:
        new.rename(site.source / "mocha.md")
        assert next(event for event, _ in events if event != "problems") == "reload"
    status, page = site.ask("/coffee.html")
    assert status == 404
    assert "There is no page <code>/coffee.html</code>" in page
    site.wait("/mocha.html", "Coffee")
    (site.source / "mocha.md").unlink()
    wait_for(lambda: site.ask("/mocha.html")[0] == 404)


def test_a_style_sheet_is_served_anew(site):
    with site.events("/tea.html") as events:
        (site.source / "_static/look.css").write_text("h1 { margin: 2px }\n")
        assert next(event for event, _ in events if event != "problems") == "reload"
    site.wait("/_static/look.css", "2px")
    wait_for(lambda: site.text("/index.html") and "Built in" in site.said.rpartition("look")[2])


def test_what_editors_leave_behind_is_no_edit(site):
    before = site.said
    for name in ("tea.md~", ".tea.md.swp", "4913", ".#tea.md", "#tea.md#"):
        (site.source / name).write_text("x")
    edit(site.source / "tea.md", "# Tea\n\nLast leaves.\n")
    site.wait("/tea.html", "Last leaves.")
    wait_for(lambda: site.said != before)
    assert site.said.removeprefix(before).count("Built in") == 1


def test_other_names_of_this_machine_are_refused(site):
    assert site.ask("/index.html", Host="rebound.example:80")[0] == 403
    assert site.ask("/-/live/events?page=/&mark=x", Host="rebound.example")[0] == 403
    assert site.ask("/index.html", Host="localhost")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/../../conf.py", "/%2e%2e/%2e%2e/conf.py", "/..%2f..%2fconf.py", "/.buildinfo",
     "/-/live/../server.py", "/-/live/%2e%2e/server.py", "//etc/passwd", "/\\..\\log"],
)  # fmt: skip
def test_no_file_outside_the_pages_is_given_out(site, path):
    assert site.ask(path)[0] == 404


def test_no_script_is_left_in_files(site, home):
    assert "/-/live/" in site.text("/tea.html")
    pages = list((home / "docs/_build/live").rglob("*.html"))
    assert pages
    assert not any("/-/live/" in page.read_text() for page in pages)


def test_a_port_that_is_taken_is_said_and_another_one_named(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        (tmp_path / "conf.py").touch()
        command = [sys.executable, "-m", "sphinx_commons", "live", "--port", str(port)]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 1
    assert f"The port {port} cannot be used" in result.stderr
    assert f"PORT={port + 1}" in result.stderr


def test_settings_that_are_broken_from_the_start_can_be_mended(tmp_path):
    with preview(tmp_path) as site:
        conf = site.source / "conf.py"
        working = conf.read_text()
    conf.write_text("raise SystemExit('no way')\n")
    with preview(tmp_path) as site:
        site.wait("/index.html", "The site cannot be built")
        assert "no way" in site.text("/index.html")
        conf.write_text(working)
        site.wait("/index.html", "Kettle")


def test_settings_that_an_editor_replaces_are_noticed_each_time(tmp_path):
    source, conf = tmp_path / "docs", tmp_path / "conf.py"
    write_site(source)
    text = (source / "conf.py").read_text().replace('_path = ["', '_path = ["docs/')
    (source / "conf.py").unlink()
    conf.write_text(text)
    with preview(tmp_path) as site:
        for title in ("First", "Second"):
            (tmp_path / "new").write_text(f"{text}html_title = '{title}'\n")
            (tmp_path / "new").replace(conf)
            site.wait("/tea.html", f"<title>Tea - {title}</title>")


def test_warnings_count_as_errors_where_that_is_asked_for(tmp_path):
    with preview(tmp_path, "-W") as site:
        before = edit(site.source / "tea.md", "# Tea\n\n```{nothing}\n```\n")
        page = site.wait("/tea.html", "Warnings count as errors")
        assert "tea.md:3: Unknown directive type: &#x27;nothing&#x27;" in page
        edit(site.source / "tea.md", before)
        site.wait("/tea.html", "Leaves.")
