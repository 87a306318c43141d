"""How long an import takes: ``python -m benchmarks.importer_posts``.

Makes a site of 75, 150, 300 and 600 posts in each engine's layout and imports it. The exponent
tells how the time grows with the posts: 1.0 is linear. 300 posts must take less than 20 seconds.
"""

from __future__ import annotations

import contextlib
import io
import math
import tempfile
import time
from pathlib import Path

from commons_importer.command import main as import_site

SIZES = (75, 150, 300, 600)
LIMIT = 20.0
CONFIG = {
    "middleman": (
        "config.rb",
        "set :markdown, input: 'GFM'\nactivate :directory_indexes\nactivate :blog do |blog|\n"
        "  blog.prefix = 'blog/'\n  blog.sources = ':year-:month-:day-:title.html'\nend\n",
    ),
    "jekyll": ("_config.yml", "url: https://example.org\npermalink: pretty\n"),
    "pelican": ("pelicanconf.py", "PATH = 'content'\nAUTHOR = 'Ada'\n"),
}
PLACES = {
    "middleman": "source/blog/{date}-post-{n}.html.md",
    "jekyll": "_posts/{date}-post-{n}.md",
    "pelican": "content/post-{n}.md",
}
BODY = """
An opening paragraph of post {n} with *emphasis*, `code` and [a link](http://example.org/{n}).
It goes on for a second line, and says **one** thing more.

## What changed

* First item with a [link](/post-{other}/)
* Second item
    * nested item

1. one
2. two

> Somebody said this.

    $ make install
    $ make test

![A picture](http://example.org/{n}.png)

| Name | Value |
|------|-------|
| a    | {n}   |

A closing paragraph, so that the post has an ordinary length. It has several sentences. They say
nothing, but they have to be read, compared and written like all the others.
"""


def make_site(folder: Path, engine: str, posts: int) -> None:
    """Write an old site with *posts* posts."""
    name, text = CONFIG[engine]
    (folder / name).write_text(text, encoding="utf-8")
    for number in range(posts):
        date = f"{2010 + number % 9}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        path = folder / PLACES[engine].format(date=date, n=number)
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"title: Post {number}\ndate: {date}\nauthor: Ada\ntags: a, b{number % 9}\n"
        fence = "" if engine == "pelican" else "---\n"
        body = BODY.format(n=number, other=(number + 1) % posts)
        path.write_text(fence + head + fence + body, encoding="utf-8")


def seconds(engine: str, posts: int) -> float:
    """CPU seconds of one import."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "old")
        source.mkdir()
        make_site(source, engine, posts)
        arguments = [str(source), "--engine", engine, "--dest", str(Path(folder, "new"))]
        quiet = io.StringIO()
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            start = time.process_time()
            import_site(arguments)
            return time.process_time() - start


def main() -> int:
    """Print a table; 1 if an import is too slow."""
    slow = False
    seconds("middleman", 5)  # imports and caches
    for engine in CONFIG:
        taken = {posts: seconds(engine, posts) for posts in SIZES}
        exponent = math.log(taken[600] / taken[150]) / math.log(4)
        cells = "  ".join(f"{posts} posts {taken[posts]:5.1f} s" for posts in SIZES)
        print(f"{engine:<10} {cells}  exponent {exponent:.2f}")
        slow |= taken[300] > LIMIT
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
