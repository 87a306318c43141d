"""Liquid is evaluated as far as it is data; what cannot be had costs itself only."""

from __future__ import annotations

import json
import time

import pytest

from . import trees

CONFIG = "title: T\nurl: https://t.example.org\ncollections:\n  docs: {output: true}\n"


def imported(tmp_path, files, config=CONFIG):
    old = trees.plant(tmp_path / "old", {"_config.yml": config, **files})
    trees.run(old, "jekyll", tmp_path / "new")
    return tmp_path / "new"


def body(dest, name):
    return (dest / f"docs/{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def findings(dest):
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    return [(f["file"], f["line"], f["kind"], f["message"]) for f in found]


@pytest.mark.parametrize(("source", "made"), [
    ("{% assign n = 'a,b' | split: ',' %}{% for x in n %}{{ x }}-{% endfor %}", "a-b-"),
    ("{% capture x %}/{{ page.title }}{% endcapture %}See {{ x }}.", "See /P."),
    ("{% if site.none %}A{% else %}B{% endif %}", "B"),
    ("{% unless page.title == 'P' %}A{% endunless %}C", "C"),
    ("{% case page.kind %}{% when 'x' %}A{% when 'y' %}B{% endcase %}", "B"),
    ("{% for f in site.data.list reversed limit: 2 %}{{ f.name }}{{ forloop.index }} {% endfor %}",
     "two1 one2"),
    ("{% for f in site.data.list offset: 2 %}{{ f.name }}{% endfor %}", "three"),
    ("All: {% for p in site.posts %}{{ p.title }} {{ p.date | date_to_string }};{% endfor %}",
     "All: Second 02 Feb 2016;First 01 Jan 2015;"),
    ("{{ 'Some Words' | slugify }} {{ '/a/b/' | split: '/' | last }}", "some-words b"),
    ("{{ site.data.list | map: 'name' | array_to_sentence_string }}", "one, two, and three"),
    ("x{{- ' y ' -}} z", "x y z"),
    ("{{ page.gone }}w{{ site.gone | upcase }}", "w"),
    ("{% comment %}gone {{ x }}{% endcomment %}w", "w"),
])  # fmt: skip
def test_what_is_data_is_put_in(tmp_path, source, made):
    dest = imported(tmp_path, {
        "p.md": f"---\ntitle: P\nkind: y\n---\n{source}\n",
        "_data/list.yml": "- {name: one}\n- {name: two}\n- {name: three}\n",
        "_posts/2015-01-01-first.md": "---\ntitle: First\n---\nx\n",
        "_posts/2016-02-02-second.md": "---\ntitle: Second\n---\nx\n",
    })  # fmt: skip
    assert body(dest, "p").removeprefix("# P").strip() == made
    assert [f for f in findings(dest) if f[2] == "liquid"] == []


def test_collections_without_pages_are_data(tmp_path):
    new = imported(tmp_path, {
        "_books/one.md": "---\ntitle: First book\nlink: https://one.example.org\n---\nGood.\n",
        "p.md": (
            "---\ntitle: P\n---\n{% for b in site.books %}[{{ b.title }}]({{ b.link }}):"
            " {{ b.content }}{% endfor %}\n"
        ),
    }, "title: T\ncollections:\n  books: {output: false}\n")  # fmt: skip
    assert body(new, "p") == "# P\n\n[First book](https://one.example.org): Good."


def test_the_end_of_an_included_file_ends_a_line(tmp_path):
    new = imported(tmp_path, {
        "_includes/badge.html": "<b>{{ include.at }}</b>\n",
        "p.md": "---\ntitle: P\n---\n## Themes {%- include badge.html at='3' -%}\n\nWords.\n",
    })  # fmt: skip
    assert body(new, "p") == "# P\n\n## Themes**3**\n\nWords."


def test_includes_take_variables_in_paths_and_arguments(tmp_path):
    dest = imported(tmp_path, {
        "_includes/v2/a.md": "Outer {{ include.who }}. {% include note.md text=include.who %}",
        "_includes/note.md": "Note for {{ include.text | upcase }}.",
        "guide/p.md": "---\ntitle: P\nv: v2\n---\n"
        "{% include {{ page.v }}/a.md who='ann' %}\n\n{% include_relative beside.txt %}\n",
        "guide/beside.txt": "Beside {{ page.title }}.",
    })  # fmt: skip
    assert body(dest, "guide/p") == "# P\n\nOuter ann. Note for ANN.\n\nBeside P."


def test_an_unknown_tag_is_hidden_and_said_once(tmp_path):
    page = (
        "---\ntitle: P\n---\nBefore.\n\n{% panes a %}\n{% pane 'One' %}\nInside one.\n"
        "{% endpane %}\n{% pane 'Two' %}\nInside two.\n{% endpane %}\n{% endpanes %}\n\n"
        "{% picture x %}\n\nAfter.\n"
    )
    dest = imported(tmp_path, {"p.md": page, "q.md": page.replace("title: P", "title: Q")})
    shown = [line for line in body(dest, "p").split("\n") if line and not line.startswith("% ")]
    assert shown == ["# P", "Before.", "Inside one.", "Inside two.", "After."]
    said = [f for f in findings(dest) if f[2] == "liquid"]
    assert [(f[0], f[1], f[3].split()[2]) for f in said] == [
        ("p.md", 6, "panes"), ("p.md", 7, "pane"), ("p.md", 15, "picture"),
    ]  # fmt: skip
    counts = json.loads((dest / "report.json").read_text())["counts"]
    assert counts["tags pane hidden"] == 4


def test_what_is_no_liquid_stays_text(tmp_path):
    dest = imported(tmp_path, {
        "p.md": "---\ntitle: P\n---\n{{ unknown.thing }} and {% raw %}{{ x }}{% endraw %}\n\n"
        "`{% odd %}` and {{ open\n\n```\n{% odd %} {{ who }}\n```\n",
    })  # fmt: skip
    text = body(dest, "p").replace("\\", "")
    assert "{{ unknown.thing }} and {{ x }}" in text
    assert "`{% odd %}` and {{ open" in text
    assert "```\n{% odd %} {{ who }}\n```" in text


def test_a_list_of_posts_with_words_stays_a_page(tmp_path):
    loop = "{% for p in site.posts %}\n* [{{ p.title }}]({{ p.url }})\n{% endfor %}\n"
    dest = imported(tmp_path, {
        "about.md": f"---\ntitle: About\n---\nWords on a person.\n\n## Latest\n\n{loop}",
        "all.md": f"---\ntitle: All\n---\n## Everything\n\n{loop}",
        "_posts/2015-01-01-first.md": "---\ntitle: First\n---\nx\n",
    })  # fmt: skip
    assert body(dest, "about").endswith("## Latest\n\n* [First](blog/2015/first.md)")
    assert not (dest / "docs/all.md").exists()
    assert trees.redirects(dest)["/all.html"] == "blog/index"


def test_a_layout_makes_a_page_that_has_no_words(tmp_path):
    dest = imported(tmp_path, {
        "_layouts/get.html": "---\nlayout: base\n---\n<p>Fetch <code>{{ page.url }}</code>.</p>",
        "_layouts/kind.html": "{% for p in site.categories[page.kind] %}{{ p.title }}{% endfor %}",
        "_layouts/base.html": "<html><body>Frame {{ content }}</body></html>",
        "get.md": "---\ntitle: Get\nlayout: get\n---\n",
        "category/news.html": "---\ntitle: News\nlayout: kind\nkind: news\n---\n",
        "empty.md": "---\ntitle: Empty\nlayout: base\n---\n",
        "_posts/2015-01-01-first.md": "---\ntitle: First\ncategory: news\n---\nx\n",
    })  # fmt: skip
    assert body(dest, "get") == "# Get\n\nFetch `/get.html`."
    assert not (dest / "docs/category/news.md").exists()
    assert trees.redirects(dest)["/category/news/"] == "blog/category/news"
    assert json.loads((dest / "report.json").read_text())["unclaimed"] == []


def test_links_to_a_page_that_was_left_out(tmp_path):
    dest = imported(tmp_path, {
        "_docs/list.md": "---\ntitle: L\n---\n{% for x in site.data.gone %}{{ x }}{% endfor %}\n",
        "_docs/p.md": "---\ntitle: P\n---\n[a]({% link _docs/list.md %}) and [b]({% link\n"
        "_docs/p.md %}) and [c](/notes.md)\n",
        "notes.md": "Plain notes without front matter, with {{ braces }}.\n",
    })  # fmt: skip
    said = "/docs/list.html leads to a page that was left out"
    assert ("_docs/p.md", 4, "not converted", said) in findings(dest)
    assert "[b](p.md)" in body(dest, "docs/p")
    assert "[c](../files/notes.md.txt)" in body(dest, "docs/p")
    assert sorted(p.name for p in (dest / "docs/files").iterdir()) == ["notes.md.txt"]


@pytest.mark.parametrize("source", [
    "{{" + " " * 5000,
    "{%" + " " * 5000,
    "{{ " * 2000,
    "{% if x %}" * 300,
    "{% endif %}" * 300 + "{% if x %}",
    "{% a %}" * 800 + "{% enda %}" * 800,
    "`" * 5000 + "{{ x }}",
    "{% for i in (1..1000) %}{% for j in (1..1000) %}{% endfor %}{% endfor %}",
    "{% include self.md %}",
    "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | append: a %}" * 60 + "{{ a }}",
])  # fmt: skip
def test_hostile_templates_end_and_keep_the_words(tmp_path, source):
    start = time.process_time()
    dest = imported(tmp_path, {
        "p.md": f"---\ntitle: P\n---\nFirst words.\n\n{source}\n\nLast words.\n",
        "_includes/self.md": "{% include self.md %}{% include self.md %}",
    })  # fmt: skip
    assert time.process_time() - start < 10
    text = body(dest, "p")
    assert "First words." in text
    assert "Last words." in text


CITIES = (
    "- {name: Oslo, size: 7, tags: [north, sea], at: {c: nl}}\n"
    "- {name: Rome, size: 28, tags: [south], at: {c: it}}\n- {name: Bari, size: 3, at: {c: it}}\n"
)


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ("where_exp: 'c', 'c.size > 5' | map: 'name' | join: ','", "Oslo,Rome"),
        ("where_exp: 'c', \"c.tags contains 'sea'\" | map: 'name' | join: ','", "Oslo"),
        ("where_exp: 'c', 'c.tags' | map: 'name' | join: ','", "Oslo,Rome"),
        ("where_exp: 'c', 'c.tags == nil' | map: 'name' | join: ','", "Bari"),
        ("where_exp: 'c', \"c.at.c == 'it' and c.size < page.most\" | map: 'name'", "Bari"),
        ("where_exp: 'c', \"c.name == 'Oslo' or c.size == 3\" | map: 'name' | last", "Bari"),
        ("find_exp: 'c', 'c.tags.size == 1' | map: 'name'", "Rome"),
        ("where: 'tags', 'south' | map: 'name' | join: ','", "Rome"),
        ("where: 'size', '7' | map: 'name' | join: ','", "Oslo"),
        ("group_by_exp: 'c', 'c.at.c' | map: 'name' | join: ','", "nl,it"),
        ("group_by: 'tags' | map: 'size' | join: ','", "1,1,1"),
    ],
)  # fmt: skip
def test_filters_that_ask_an_expression(tmp_path, filters, shown):
    dest = imported(tmp_path, {
        "_data/cities.yml": CITIES,
        "a.md": f"---\ntitle: A\nmost: 10\n---\nFound {{{{ site.data.cities | {filters} }}}}.\n",
    })  # fmt: skip
    assert f"Found {shown}." in body(dest, "a")


@pytest.mark.parametrize(
    "condition", ["c.x +", "system('x')", "c.size > ", "'" + "a" * 10**5, "(c" * 9999]
)
def test_an_expression_that_is_none_costs_itself(tmp_path, condition):
    dest = imported(tmp_path, {
        "_data/cities.yml": CITIES,
        "a.md": "---\ntitle: A\n---\nFound {{ site.data.cities | where_exp: 'c', \"" + condition
        + "\" }} here.\n",
    })  # fmt: skip
    assert "here." in body(dest, "a")


def test_values_of_several_kinds_are_sorted_as_jekyll_does(tmp_path):
    dest = imported(tmp_path, {
        "p.md": "---\ntitle: P\n---\n{% assign all = site.data.list | sort: 'n' %}"
        "{% for x in all %}{{ x.name }} {% endfor %}"
        "{% assign all = site.data.list | sort: 'n', 'last' %}"
        "{% for x in all %}{{ x.name }} {% endfor %}\n",
        "_data/list.yml": "- {name: c, n: NA}\n- {name: b, n: 3}\n- {name: a, n: 10}\n"
        "- {name: d}\n",
    })  # fmt: skip
    assert body(dest, "p").removeprefix("# P").strip() == "d b a c b a c d"


def test_a_layout_around_most_pages_adds_nothing_to_one_without_words(tmp_path):
    frame = "<p>Word of the frame.</p>{{ content }}"
    own = "{{ content }}<p>Is {{ page.who }}.</p>"
    dest = imported(tmp_path, {
        "_layouts/frame.html": frame, "_layouts/own.html": own,
        "a.md": "---\ntitle: A\nlayout: frame\n---\nText.\n",
        "b.md": "---\ntitle: B\nlayout: frame\n---\nText.\n",
        "c.md": "---\ntitle: C\nlayout: frame\n---\n",
        "d.md": "---\ntitle: D\nlayout: own\nwho: Ada\n---\n",
    })  # fmt: skip
    assert body(dest, "c") == "# C"
    assert "Is Ada." in body(dest, "d")
    assert not [found for found in findings(dest) if found[2] == "liquid"]


def test_documents_of_collections_have_the_date_of_their_name(tmp_path):
    dest = imported(tmp_path, {
        "_docs/2019-05-04-talk.md": "---\ntitle: Talk\npermalink: /d/:title/\n---\nText.\n",
        "p.md": "---\ntitle: P\n---\n"
        "{% for x in site.docs %}{{ x.date | date_to_string }}{% endfor %}\n",
    })  # fmt: skip
    assert body(dest, "p").endswith("04 May 2019")
    assert (dest / "docs/d/talk.md").is_file() or (dest / "docs/d/talk/index.md").is_file()


def test_keys_of_the_header_in_permalinks_and_redirects(tmp_path):
    dest = imported(tmp_path, {
        "_docs/one.md": "---\ntitle: First One\nnr: 7\npermalink: /d/:nr.html\n"
        "redirect_from: ['/e/:nr', '/d/:title.html']\n---\nText.\n",
        "_docs/two.md": "---\ntitle: Two\nnr: 8\npermalink: /d/:nr.html\n---\nText.\n",
    })  # fmt: skip
    assert (dest / "docs/d/7.md").is_file()
    assert (dest / "docs/d/8.md").is_file()
    table = (dest / "docs/redirects.csv").read_text(encoding="utf-8")
    assert "/e/7,d/7" in table
    assert "/d/first-one.html,d/7" in table


TABS = """
Words:
{% tabs one class=x %}
{% tab 'Scala 2' for=one %}
~~~scala
val x
~~~

More *words*.
{% endtab %}
{% tab Java %}
| a | `b`
| c | d
{% endtab %}
{% endtabs %}

- item

  {% tabs two %}
  {% tab two php code %}
  Deep.
  {% endtab %}
  {% endtabs %}
- other

{% tabs h %}
{% tab 'A' %}
## Head
text
{% endtab %}
{% endtabs %}

{% tab 'Alone' %}
text
{% endtab %}
"""


def test_tabs_keep_their_labels(tmp_path):
    new = imported(tmp_path, {"p.md": f"---\ntitle: P\n---\n{TABS}"})
    assert findings(new) == []
    assert body(new, "p") == (
        "# P\n\nWords:\n\n`````{tab-set}\n````{tab-item} Scala 2\n```scala\nval x\n```\n\n"
        "More *words*.\n````\n\n"
        "```{tab-item} Java\n|   |   |\n|---|---|\n| a | `b` |\n| c | d |\n```\n`````\n\n"
        "- item\n\n  ````{tab-set}\n  ```{tab-item} php code\n  Deep.\n  ```\n  ````\n\n- other\n\n"
        "**A**\n\n## Head\n\ntext\n\n**Alone**\n\ntext"
    )
