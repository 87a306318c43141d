"""The ledger notices what vanished and learns what is new."""

from __future__ import annotations

import shutil

import pytest
from sphinx_commons.urls.ledger import main, read_ledger

HEAD = "---\nfaq: true\norphan: true\n---\n# FAQ\n\n## When?\n\nNow.\n\n"


@pytest.fixture
def site(make_app, rootdir, tmp_path):
    """Build ``source`` anew and give back the folder of the site."""
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "source")
    (source / "conf.py").write_text(
        'extensions = ["sphinx_commons.urls", "sphinx_commons.faq"]\nhtml_theme = "basic"\n'
        'html_baseurl = "https://example.org/"\n',
        "utf-8",
    )
    (source / "faq.md").write_text(HEAD + "## Why?\n\nBecause.\n", "utf-8")

    def build():
        app = make_app("dirhtml", srcdir=source, builddir=tmp_path / "build", freshenv=True)
        shutil.rmtree(app.outdir, ignore_errors=True)
        app.build()
        return app

    build.source = source
    return build


def test_the_ledger(site, tmp_path, capsys):
    ledger = tmp_path / "urls.txt"
    arguments = [str(site().outdir), str(ledger)]
    assert main(["update", *arguments]) == 0
    assert {"/", "/sub/page/", "/faq/", "/faq/#why"} <= read_ledger(ledger)
    assert main(["check", *arguments]) == 0

    (site.source / "faq.md").write_text(HEAD + "## Other\n", "utf-8")
    (site.source / "sub" / "page.md").unlink()
    (site.source / "index.md").write_text("# Start\n", "utf-8")
    (site.source / "redirects.csv").unlink()
    site()
    capsys.readouterr()
    assert main(["check", *arguments]) == 1
    said = capsys.readouterr().out
    assert "/faq/#why: gone; put (why)= before what took its place" in said
    assert "/sub/page/: gone; add it to 'aliases'" in said

    text = HEAD.replace("faq: true", "faq: true\naliases: /sub/page/") + "(why)=\n## Other\n"
    (site.source / "faq.md").write_text(text, "utf-8")
    site()
    assert main(["check", *arguments]) == 0


def test_a_page_whose_name_has_a_space(site, tmp_path):
    ledger = tmp_path / "urls.txt"
    (site.source / "two words.md").write_text("---\norphan: true\n---\n# Two words\n", "utf-8")
    arguments = [str(site().outdir), str(ledger)]
    assert main(["update", *arguments]) == 0
    assert "/two%20words/" in read_ledger(ledger)
    (site.source / "two words.md").unlink()
    site()
    assert main(["check", *arguments]) == 1
    with (site.source / "redirects.csv").open("a", encoding="utf-8") as file:
        file.write("/two words/,index\n")
    site()
    assert main(["check", *arguments]) == 0


FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:e.org,2015:{id}</id>
<entry><id>tag:e.org,2015:/x</id><link href="https://e.org/x/"/></entry></feed>"""


def test_a_feed_stays_or_leads_on(site, tmp_path, capsys):
    ledger = tmp_path / "urls.txt"
    extra = site.source / "_extra" / "tag"
    extra.mkdir(parents=True)
    with (site.source / "conf.py").open("a") as file:
        file.write('html_extra_path = ["_extra"]\nexclude_patterns = ["_extra"]\n')
    for name in "ab":
        (extra / f"{name}.xml").write_text(FEED.format(id=name), "utf-8")
    arguments = [str(site().outdir), str(ledger)]
    assert main(["update", *arguments]) == 0
    assert "/tag/a.xml tag:e.org,2015:a" in read_ledger(ledger)

    (extra / "a.xml").unlink()
    site()
    assert main(["check", *arguments]) == 1
    assert "/tag/a.xml: gone; add a line '/tag/a.xml,'" in capsys.readouterr().out
    with (site.source / "redirects.csv").open("a", encoding="utf-8") as file:
        file.write("/tag/a.xml,tag/b.xml\n")
    site()
    assert main(["check", *arguments]) == 0

    (extra / "b.xml").write_text(FEED.format(id="c"), "utf-8")
    site()
    assert main(["check", *arguments]) == 1
    assert "is now tag:e.org,2015:c" in capsys.readouterr().out
