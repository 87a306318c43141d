"""A made-up site whose blog is ABlog's: reStructuredText, all its directives and settings."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTENSION = """
extensions += ["sphinx_commons.speed", "sphinx_commons.structured_data", "sphinx_commons.blog"]
"""
CONF = """
extensions = ["ablog"]
project = "Kettles"
author = "The kettle team"
html_theme = "alabaster"
html_static_path = ["_static"]
templates_path = ["_templates"]
blog_baseurl = "https://example.org/"
blog_title = "Kettle news"
blog_path = "news"
blog_post_pattern = "notes/*"
blog_authors = {"ada": ("Ada Kettle", "https://example.org/ada"), "bob": ("Bob Pot", None)}
blog_locations = {"brn": ("Brno", "https://example.org/brno"), "osl": ("Oslo", None)}
blog_languages = {"en": ("English", None), "cs": ("Czech", None)}
blog_default_author = "ada"
blog_default_language = "en"
blog_default_location = "brn"
blog_archive_titles = False
blog_feed_archives = True
blog_feed_fulltext = False
blog_feed_length = 15
blog_feed_subtitle = "All about kettles"
blog_feed_templates = {
    "atom": {},
    "social": {"content": "{{ title }}{% for tag in post.tags %} #{{ tag.name }}{% endfor %}"},
}
blog_feed_titles = False
disqus_shortname = "kettles"
disqus_pages = True
disqus_drafts = True
fontawesome_css_file = "signs.css"
fontawesome_included = False
fontawesome_link_cdn = None
post_always_section = False
post_auto_excerpt = 2
post_auto_image = 1
post_auto_orphan = True
post_date_format = "%d.%m.%Y"
post_date_format_short = "%d %b"
post_redirect_refresh = 3
post_show_prev_next = True
skip_injecting_base_ablog_templates = False
html_context = {"motto": "hot"}
html_sidebars = {"**": ["recent.html", "ablog/postcard.html",
    "ablog/recentposts.html", "ablog/tagcloud.html", "ablog/categories.html",
    "ablog/archives.html", "ablog/authors.html", "ablog/languages.html", "ablog/locations.html"]}
"""
# A template of the site itself, which asks ABlog's object.
RECENT = """<div class="own">{{ motto }} {{ ablog.blog_title }} {{ ablog.posts|length }}
{% for post in ablog.recent(2) %}<p><a href="{{ pathto(post.docname) }}{{ anchor(post) }}">
{{ post.title }}</a> {{ post.date.strftime("%Y") }} {{ post.author|join(", ") }}
{{ post.category|join(" ") }} {{ post.tags|join(" ") }}</p>{% endfor %}
{% if pagename in ablog %}{{ ablog[pagename].update }} {{ ablog[pagename].prev }}
{{ ablog[pagename].next }} {{ ablog[pagename].published }}{% endif %}</div>
"""
INDEX = """
Home
====

.. postlist:: 5
   :excerpts:
   :date: %Y-%m-%d
   :format: {title}: {date}, {author}, {location}, {language}, {category}, {tags}
   :list-style: circle
   :expand: Read on

.. postlist::
   :tags: tag 1
   :sort:

.. postlist:: 3
   :author: bob

.. postlist:: 3
   :category: Steam
   :location: osl
   :language: cs

:ref:`blog-authors`, :ref:`blog-tags`, :ref:`blog-feed`, :ref:`blog-drafts`, :ref:`blog-posts`,
:ref:`blog-archives`, :ref:`author-ada`, :ref:`tag-tag-1`, :ref:`location-brn`, :ref:`language-cs`,
:ref:`category-steam`, :ref:`the first <post-0>`, :ref:`post-1`.

.. toctree::

   plain
"""
PLAIN = "A page\n======\n\nWords. See :doc:`/posts/post-0`.\n"
SECTIONS = """
Many in one
===========

Before all of them.

One of many
-----------

.. post:: 5 Mar 2014
   :tags: tag 1
   :author: bob

The first one.

Another of many
---------------

.. post:: 6 Mar 2014
   :tags: tag 2
   :category: Steam

The second one.
"""
WORDS = "kettle water steam pot lid spout cup boil cold morning leaf sugar milk spoon table".split()


def files(number: int) -> dict[str, str]:
    """Name -> text of the files of a site of *number* posts."""
    pages = dict(_posts(number))
    return {
        "conf.py": CONF,
        "index.rst": INDEX,
        "plain.rst": PLAIN,
        "many.rst": SECTIONS,
        "drafts/idea.rst": "An idea\n=======\n\n.. post::\n   :tags: tag 1\n\nNot ready.\n",
        "_templates/recent.html": RECENT,
        "_static/signs.css": ".fa { font-weight: bold }\n",
        **pages,
    }


def _posts(number: int) -> Iterator[tuple[str, str]]:
    for count in range(number):
        words = random.Random(count)
        title = f"Post {count} {' '.join(words.sample(WORDS, 2))}"
        text = "\n\n".join(_sentence(words) for _ in range(6))
        name = f"notes/note-{count}" if count % 10 == 9 else f"posts/post-{count}"
        head = _fields(count, words) if count % 10 == 9 else ""
        below = "" if head else _directive(count, words)
        line = "=" * len(title)
        yield f"{name}.rst", f"{head}{title}\n{line}\n\n{below}{text}\n\n{_end(count)}"


def _sentence(words: random.Random) -> str:
    said = " ".join(words.choices(WORDS, k=40))
    return f"{said}, *{words.choice(WORDS)}* and `a page <https://example.org/{words.random()}>`__."


def _date(count: int) -> str:
    year, month, day = 2010 + count % 12, count % 11 + 1, count % 27 + 1
    return f"{day:02}.{month:02}.{year}" if count % 2 else f"{year}-{month:02}-{day:02}"


def _names(count: int, words: random.Random) -> dict[str, str]:
    tags = ", ".join(f"tag {number}" for number in words.sample(range(20), 3))
    found = {"tags": tags, "category": ("Steam", "Cold water")[count % 2]}
    if count % 3:
        found |= {"author": ("ada", "bob", "bob, ada", "Eve Guest")[count % 4]}
    if count % 4:
        found |= {
            "location": ("brn", "osl", "Lima")[count % 3],
            "language": ("cs", "en")[count % 2],
        }
    return found


def _fields(count: int, words: random.Random) -> str:
    names = {"blogpost": "true", "date": _date(count), **_names(count, words)}
    return "".join(f":{name}: {value}\n" for name, value in names.items()) + "\n"


def _directive(count: int, words: random.Random) -> str:
    options = _names(count, words)
    content = ""
    match count % 8:
        case 1:
            options["redirect"] = f"old/place-{count}, older-{count}"
        case 2:
            options["excerpt"] = "1"
        case 3:
            content = f"\n   Only *lists* say this of {count}.\n"
            options["exclude"] = ""
        case 4:
            content = f"\n   A beginning of {count}.\n"
        case 5:
            options["image"] = "2"
        case 6:
            options |= {"nocomments": "", "canonical_link": f"https://example.com/{count}"}
        case 7:
            options["title"] = f"Another name of {count}"
    if count % 16 == 10:
        options["external_link"] = f"https://example.com/elsewhere/{count}"
    lines = "".join(f"   :{name}: {value}".rstrip() + "\n" for name, value in options.items())
    return f".. post:: {_date(count)}\n{lines}{content}\n"


def _end(count: int) -> str:
    if count % 5 == 0:
        return f".. update:: 03.04.20{22 + count % 3}\n\n   Said later of {count}.\n"
    if count % 5 == 1:
        return f"See :ref:`post-{count - 1 if count % 10 != 0 else 0}` and :doc:`/plain`.\n"
    return "Sugar\n-----\n\nMore to say.\n"
