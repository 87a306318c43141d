"""What a blog costs: a build by the number of posts, beside ABlog as it comes.

Prints CPU seconds of a cold build, of one without a change, and of one after the edit of a post.
ABlog alone gets Furo's page frame, or it would write error notices, and no author pages.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
NUMBERS = (100, 300, 1000)
CONF = """
html_theme = "furo"
project = "Bench"
html_baseurl = blog_baseurl = "https://example.org/"
"""
OURS = 'extensions = ["sphinx_commons.blog"]\n'
ABLOG = """
extensions = ["myst_parser", "ablog"]
blog_post_pattern = "blog/2*/*.md"
blog_feed_archives = blog_feed_fulltext = True
skip_injecting_base_ablog_templates = True
templates_path = ["_templates"]
"""
LISTING = """{% extends "page.html" %}{% block content %}<h1>{{ title }}</h1>
{% for post in collection or [] %}<h2><a href="{{ pathto(post.docname) }}">{{ post.title }}</a></h2>
{{ post.to_html(pagename) }}{% endfor %}{% endblock %}
"""
CATALOG = '{% extends "page.html" %}{% block content %}<h1>{{ title }}</h1>{% endblock %}'


def write_site(site: Path, number: int) -> None:
    """A blog of *number* posts over ten years, with forty tags."""
    words = random.Random(number)
    vocabulary = ["".join(words.choices("abdeghiklmnoprstu", k=6)) for _ in range(3000)]
    (site / "_templates/ablog").mkdir(parents=True)
    (site / "_templates/ablog/collection.html").write_text(LISTING)
    (site / "_templates/ablog/catalog.html").write_text(CATALOG)
    (site / "index.md").write_text("# Home\n\nText.\n")
    for count in range(number):
        year = 2012 + count * 10 // number
        tags = words.sample(range(40), 3)
        header = f"title: Post {count}\ndate: {year}-01-{count % 28 + 1:02}\nauthor: Ada\n"
        header += f"tags: {', '.join(f'tag {tag}' for tag in tags)}\n"
        text = "\n\n".join(" ".join(words.choices(vocabulary, k=60)) for _ in range(8))
        path = site / f"blog/{year}/post-{count}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{header}---\n# Post {count}\n\n{text}\n")


def build(site: Path, out: Path) -> float:
    """CPU seconds of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sphinx", "-Q", site, out]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "exts")}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(site: Path, out: Path) -> list[float]:
    """A cold build, one without a change, and one after an edit."""
    seconds = [build(site, out), build(site, out)]
    post = sorted(site.glob("blog/2*/*.md"))[7]
    post.write_text(post.read_text() + "\nMore words.\n")
    return [*seconds, build(site, out)]


def main() -> None:
    print(f"{'posts':>6}  {'':9} {'cold':>7} {'no-op':>7} {'edit':>7}")
    for number in map(int, sys.argv[1:] or NUMBERS):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder, "site")
            write_site(site, number)
            for name, conf in (("sphinx_commons.blog", OURS), ("ablog", ABLOG)):
                (site / "conf.py").write_text(CONF + conf)
                cold, same, edit = measure(site, Path(folder, name))
                print(f"{number:6}  {name:9} {cold:6.1f}s {same:6.1f}s {edit:6.1f}s", flush=True)


if __name__ == "__main__":
    main()
