"""Small old sites. Their texts have long lines, as old sites do."""

# ruff: noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from commons_importer.command import main

if TYPE_CHECKING:
    from pathlib import Path

CONFIG_RB = """
set :markdown, input: 'GFM', parse_block_html: true
set :markdown_engine, :kramdown
activate :blog do |blog|
  blog.prefix = 'blog/'
  blog.sources = ':year-:month-:day-:title.html'
  blog.permalink = ':year/:month/:title.html'  # as published
  blog.year_link = ':year.html'
  blog.month_link = ':year/:month.html'
  blog.taglink = 'tag/:tag.html'
end
activate :directory_indexes
page '/plain.html', directory_index: false
"""
MIDDLEMAN = {
    "config.rb": CONFIG_RB,
    "data/authors.yml": (
        "ada:\n  name: Ada Byron\n  organization: Analysts\n  gravatar: 0123456789abcdef\n"
        "  twitter: ada\n  description: Writes *notes*.\nmisc:\n  name: Michael S\n"
    ),
    "source/blog/2015-03-02-first-post.html.md": (
        "---\ntitle: 'First: a &mdash; post'\nauthor: Ada\ndate: 2015-03-02 16:03:51 UTC\n"
        "tags: Red Hat, NFV, open\n  source\ncomments: true\npublished: true\n---\n\nIntro.\n\nREADMORE\n\n"
        '![Fork](blog/fork.png)\n\n![](blog/gone.png){:align="right"} See [the page](/install/) and\n'
        "[part](/install/#first-steps) and [tag](/blog/tag/nfv/) and [old](http://old.example.org/install/).\n"
    ),
    "source/blog/2015-03-09-roundup.html.md": "---\ntitle: Roundup\nauthor: misc\ntags: nfv\n---\nOne.\n",
    "source/blog/2015-04-09-roundup.html.md": "---\ntitle: Roundup\nauthor: New Writer\n---\nTwo.\n",
    "source/blog/2015-05-01-draft.html.md": "---\ntitle: Draft\npublished: false\n---\nSecret.\n",
    "source/images/blog/fork.png": "png",
    "source/install/index.html.md": (
        "---\ntitle: Install\nauthors: ada, misc, Somebody Else\nwiki_title: Install\n---\n\n"
        "# Installing it\n\n## First steps\n\nText [next](next.html) [gone](/gone/).\n"
    ),
    "source/install/next.html.md": "---\ntitle: Next\n---\n\nSecond page.\n\n# Next\n",
    "source/faq.html.md": (
        "---\ntitle: Frequently Asked Questions\n---\n\n# Frequently Asked Questions\n\n"
        "## What's RDO?\n\nIt is.\n\n## Why?\n\nBecause.\n"
    ),
    "source/plain.html.md": "---\ntitle: Plain\n---\nPlain.\n",
    "source/blog.html.haml": "%h1 Blog\n",
    "source/moved.html": '<meta http-equiv="refresh" content="0; url=/install/">',
    "source/about.html.haml": "---\ntitle: About\n---\n%p About\n",
    "source/_partial.md": "no page",
    "source/.htaccess": "Redirect 301 /Old-Place /install/\nRewriteRule ^very/old$ /faq/ [R=301,L]\n"
    "RewriteRule ^x/(.*)$ http://elsewhere.example.org/$1 [R=301,L]\n",
}
JEKYLL = {
    "_config.yml": (
        "title: J\nurl: https://j.example.org\nbaseurl: /base\npermalink: pretty\n"
        "collections:\n  guides:\n    output: true\n"
    ),
    "_posts/2015-03-02-Hello_World.md": (
        "---\ntitle: Hello\ncategories: News\ntags: one two\nauthor: jd\n---\nSee {% post_url 2016-02-03-second %} and\n"
        "[g](/base/guides/one/) {{ site.baseurl }}/x.\n\n{% highlight ruby %}\nputs 1\n\nputs 2\n{% endhighlight %}\n\n"
        "{% raw %}{{ kept }}{% endraw %} {% unknown tag %}\n"
    ),
    "docs/_posts/2016-02-03-second.markdown": "---\ntitle: Second\ndate: 2016-02-30\n---\nx\n",
    "_posts/2017-01-01-html.html": "---\ntitle: H\n---\n<p>Some <b>bold</b> <a href='/base/about/'>a</a></p>\n",
    "_guides/one.md": "---\ntitle: One\n---\nguide\n",
    "about.md": "---\ntitle: About\nredirect_from: /old-about\n---\nabout\n",
    "steered.md": "---\ntitle: Steered\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}\n",
    "moved.md": "---\nredirect_to: /about/\n---\n",
    "_data/authors.yml": "jd:\n  name: Jane Doe\n  web: https://jane.example.org\n",
}
PELICAN = {
    "pelicanconf.py": (
        "import os\nAUTHOR = 'Tom C'\nSITEURL = 'http://t.example.org'\nPATH = 'content'\n"
        "ARTICLE_URL = '{date:%Y}/{slug}/'\nARTICLE_SAVE_AS = '{date:%Y}/{slug}/index.html'\n"
        "SECRET = os.environ['HOME']\n"
    ),
    "content/four.md": (
        "Title: Four areas\nDate: 2011-10-06 18:46\nTags: OpenStack\n  \nSlug: x\n"
    ),
    "content/areas.md": (
        "Title: Areas: “one” & C++\nDate: 2011-10-06 18:46\nAuthor: Tom C\nTags: OpenStack, Essex\n"
        "Summary: Short.\n\nSee my [last\narticle]({filename}/next.md) ![p]({static}/images/p.png).\n"
        "- no list\n\n    :::python\n    x = 1\n"
    ),
    "content/next.md": "title: Next step\ndate: 2011-10-01\ntags: openstack, OpenStack\n\nText.\n",
    "content/hidden.md": "Title: Hidden\nDate: 2012-01-01\nStatus: hidden\n\nText.\n",
    "content/pages/about.md": "Title: About\n\nText.\n",
    "content/images/p.png": "png",
}


def plant(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(source: Path, engine: str, dest: Path, *more: str) -> int:
    return main([str(source), "--engine", engine, "--dest", str(dest), *more])


def redirects(dest: Path) -> dict[str, str]:
    rows = (dest / "docs/redirects.csv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split(",", 1) for row in rows)
