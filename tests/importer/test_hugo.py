"""Hugo: pages with their addresses, shortcodes from templates, lists, menus, languages."""

# ruff: noqa: E501

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commons_importer import reading
from commons_importer.engines.hugo import go_parser, names, shortcode_lexer
from commons_importer.engines.hugo.go_evaluator import Evaluator
from commons_importer.engines.hugo.go_values import Call
from commons_importer.markdown.rules import Rules
from commons_importer.markdown.source import number
from commons_importer.model import Page
from commons_importer.myst.convert import convert
from commons_importer.report import Report

from . import trees

ROOT = Path(__file__).parents[2]
SITE = {
    'hugo.toml': (
        'baseURL = "https://kettle.example.org/"\n'
        'title = "Kettle Works"\n'
        'languageCode = "en-gb"\n'
        'copyright = "CC-BY-4.0"\n'
        'timeZone = "Europe/Vienna"\n'
        'enableEmoji = true\n'
        '[params]\n'
        'description = "All about kettles"\n'
        'product = "Kettle"\n'
        '[params.author]\n'
        'name = "Ann Boil"\n'
        '[permalinks]\n'
        'posts = "/:year/:month/:slug/"\n'
        '[taxonomies]\n'
        'tag = "tags"\n'
        'category = "categories"\n'
        'series = "series"\n'
        '[[menus.main]]\n'
        'name = "Guide"\n'
        'pageRef = "/guide"\n'
        'weight = 1\n'
        '[[menus.main]]\n'
        'name = "Start here"\n'
        'pageRef = "/guide/start"\n'
        'parent = "Guide"\n'
        '[[menus.main]]\n'
        'name = "Shop"\n'
        'url = "https://shop.example.org"\n'
        'weight = 3\n'
        '[[menus.main]]\n'
        'name = "Gone"\n'
        'pageRef = "/gone"\n'
        '[markup.goldmark.renderer]\n'
        'unsafe = true\n'
        '[markup.goldmark.parser.attribute]\n'
        'block = true\n'
        '[pagination]\n'
        'pagerSize = 1\n'
    ),
    'layouts/_default/single.html': '<html><body><article>{{ .Content }}</article></body></html>',
    'layouts/_default/list.html': '<html><body><article>{{ .Content }}</article>{{ range .Paginator.Pages }}{{ end }}</body></html>',
    'layouts/index.html': '<html><body>{{ .Content }}{{ range .Paginator.Pages }}{{ end }}</body></html>',
    'layouts/shortcodes/note.html': '{{/* a box */}}<div class="note {{ .Get "kind" | default "info" }}">{{ with .Get "title" }}<strong>{{ . }}</strong> {{ end }}{{ .Inner | markdownify }}</div>',
    'layouts/shortcodes/loud.html': '{{- $w := .Get 0 -}}{{ if eq $w "x" }}no{{ else }}{{ upper $w }}!{{ end -}}',
    'layouts/shortcodes/code.html': '{{ partial "x.html" . }}{{ .Inner }}',
    'layouts/partials/x.html': 'x',
    'layouts/shortcodes/list.html': '<ul>{{ range $k, $v := site.Data.pots.list }}<li>{{ $v.name }}: {{ $v.size }}</li>{{ end }}</ul>',
    'layouts/_default/_markup/render-link.html': '<a href="{{ .Destination }}">{{ .Text }}</a>',
    'data/pots.yaml': (
        'list:\n'
        '- {name: Pan, size: 3}\n'
        '- {name: Wok, size: 5}\n'
    ),
    'static/img/pot.png': 'png',
    'static/_redirects': (
        '/older /guide/start/ 301\n'
        '/many/* /guide/ 301\n'
    ),
    'content/_index.md': (
        '+++\n'
        'title = "Home"\n'
        '+++\n'
        'Welcome to all kettles.\n\n<!-- {{ < pots > }} and {% lids %} -->\n'
    ),
    'content/guide/_index.md': (
        '---\n'
        'title: The guide\n'
        'no: true\n'
        'weight: 5\n'
        '---\n'
        'See [start]({{< relref "start" >}}).\n'
    ),
    'content/guide/start.md': (
        '---\n'
        'title: "Start: the first steps"\n'
        'aliases: [/old/start/, begin]\n'
        'tags: [Basics]\n'
        'description: How to start\n'
        'weight: 2\n'
        '---\n'
        '## First step\n'
        '\n'
        'Some *words* with `code`, https://x.example.org and :tea:. {{< loud hot >}}\n'
        '\n'
        '{{< note title="Mind" kind="warn" >}}\n'
        'It is **hot**, see [part]({{< ref "/guide/deep.md#the-part" >}}).\n'
        '{{< /note >}}\n'
        '\n'
        '{{% note %}}\n'
        'Plain *box*.\n'
        '{{% /note %}}\n'
        '\n'
        '{{</* note */>}} is written so.\n'
        '\n'
        '```go {linenos=true,hl_lines=[1]}\n'
        'func main() {}\n'
        '```\n'
        '\n'
        '{{< highlight python "linenos=table" >}}\n'
        'print("hi")\n'
        '{{< /highlight >}}\n'
        '\n'
        '{{< figure src="/img/pot.png" alt="A pot" caption="The *pot*" >}}\n'
        '\n'
        '{{< youtube abc123 >}}\n'
        '\n'
        '{{< code >}}\n'
        'Kept words.\n'
        '{{< /code >}}\n'
        '\n'
        '{{< list >}}\n'
        '\n'
        '{{< param product >}} is good.{{< comment >}}hidden{{< /comment >}}\n'
        '\n'
        '{{< details summary="More" >}}\n'
        'Inner **words**.\n'
        '{{< /details >}}\n'
        '\n'
        '| a | b |\n'
        '|---|--:|\n'
        '| 1 | 2 |\n'
        '\n'
        '- [ ] todo\n'
        '- [x] done\n'
        '\n'
        'Term\n'
        ': Meaning\n'
        '\n'
        'Foot[^1].\n'
        '\n'
        '[^1]: The note.\n'
        '\n'
        'A paragraph.\n'
        '{.big #own}\n'
        '\n'
        '## First step\n'
        '\n'
        '## Last {#mine}\n'
        '\n'
        '<div class="raw">\n'
        '\n'
        'In *raw* HTML.\n'
        '\n'
        '</div>\n'
    ),
    'content/guide/deep.md': (
        '{"title": "Deep", "slug": "deeper"}\n'
        '## The part\n'
        '\n'
        'Words ~~gone~~. [Up](../start/#first-step-1) [md](start.md) ![x](/img/gone.png)\n'
    ),
    'content/guide/bundle/index.md': (
        '---\n'
        'title: Bundle\n'
        '---\n'
        'It has ![a picture](pic.png) and [a file](data.csv).\n'
    ),
    'content/guide/bundle/pic.png': 'png',
    'content/guide/bundle/data.csv': 'a,b\n',
    'content/guide/bundle/part.md': (
        '---\n'
        'title: no page\n'
        '---\n'
        'x\n'
    ),
    'content/posts/_index.md': (
        '---\n'
        'title: Blog\n'
        '---\n'
    ),
    'content/posts/first.md': (
        '+++\n'
        'title = "First: the post!"\n'
        'date = 2024-01-31T23:30:00+01:00\n'
        'author = "Ann Boil"\n'
        'tags = ["Hot Water", "C++"]\n'
        'categories = ["News"]\n'
        'series = ["Long Tale"]\n'
        'lastmod = 2024-02-01\n'
        '+++\n'
        'Intro.\n'
        '\n'
        '<!--more-->\n'
        '\n'
        'Rest.\n'
    ),
    'content/posts/second.md': (
        '---\n'
        'title: Second\n'
        'date: 2024-02-03\n'
        'slug: two\n'
        'authors: [Ann Boil, Bob Steam]\n'
        'tags: [Hot Water]\n'
        'menu:\n'
        '  main:\n'
        '    weight: 9\n'
        '---\n'
        'Text.\n'
    ),
    'content/posts/draft.md': (
        '---\n'
        'title: Draft\n'
        'date: 2024-02-04\n'
        'draft: true\n'
        '---\n'
        'Secret.\n'
    ),
    'content/posts/gone.md': (
        '---\n'
        'title: Gone\n'
        'date: 2020-02-04\n'
        'expiryDate: 2021-01-01\n'
        '---\n'
        'Over.\n'
    ),
    'content/about.md': (
        '---\n'
        'title: About\n'
        'url: /about-us.html\n'
        '---\n'
        'About us.\n'
    ),
    'content/shop/one.md': (
        '---\n'
        'title: One\n'
        '---\n'
        'One thing.\n'
    ),
    'content/broken.md': (
        '+++\n'
        'title = "Broken\n'
        'date = 2020-01-01\n'
        '+++\n'
        'Still here.\n'
    ),
    'content/old.org': '#+title: Org\n',
}  # fmt: skip
MANY = {
    "hugo.yaml": (
        "baseURL: https://m.example.org/\ntitle: Many\ndefaultContentLanguage: en\nlanguages:\n"
        "  en: {languageName: English, weight: 1}\n  fr: {languageName: Français, weight: 2}\n"
        "  de: {languageName: Deutsch, weight: 3, contentDir: inhalt}\n"
    ),
    "content/_index.md": "---\ntitle: Home\n---\nHello.\n",
    "content/_index.fr.md": "---\ntitle: Accueil\n---\nBonjour.\n",
    "content/guide.md": "---\ntitle: Guide\n---\n## Part\n\nWords, see [up](#part).\n",
    "content/guide.fr.md": '---\ntitle: Le guide\n---\n## Partie\n\nMots, voir [haut](#partie) et [accueil]({{< ref "/" >}}).\n',
    "content/only.fr.md": "---\ntitle: Seul\n---\nSeulement.\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2024-01-02\ntags: [hot]\n---\nText.\n",
    "content/posts/one.fr.md": "---\ntitle: Un\ndate: 2024-01-02\ntags: [hot]\n---\nTexte.\n",
    "content/posts/two.fr.md": "---\ntitle: Deux\ndate: 2024-01-03\ntags: [froid]\n---\nVoir [tag](/fr/tags/hot/).\n",
    "layouts/list.html": "{{ .Paginator }}",
    "inhalt/guide.md": "---\ntitle: Anleitung\n---\nWorte, siehe [mehr](/de/mehr/).\n",
    "inhalt/mehr.md": "---\ntitle: Mehr\n---\nMehr.\n",
}


def imported(folder, files, *more):
    trees.run(trees.plant(folder / "old", files), "hugo", folder / "new", *more)
    return folder / "new"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return imported(tmp_path_factory.mktemp("hugo"), SITE)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return imported(tmp_path_factory.mktemp("hugo"), MANY)


def text(dest, name):
    return (dest / "docs" / name).read_text(encoding="utf-8")


def said(dest, kind):
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    return [f"{f['file']}:{f['line']}: {f['message']}" for f in found if f["kind"] == kind]


def unclaimed(dest):
    return (
        (dest / "report.txt").read_text(encoding="utf-8").partition("Unclaimed old URLs")[2].split()
    )


def myst(source, **rules):
    given = Rules(family="goldmark", strike=True, autolink=True, header_ids="goldmark", **rules)
    page = Page("x.md", "/x/", {}, number(source, 1), given, title="T")
    report = Report()
    work = reading.read(page, page.body, "", report)
    written = convert(work.document)
    assert not written.differs
    return written.text.removeprefix("# T\n\n"), report


def made(template, inner="", **named):
    call = Call(
        "x",
        None,
        Page("a.md", "/a/", {"pot": "big"}, [], Rules(family="goldmark")),
        named=named,
        inner=inner,
    )
    return Evaluator(call, lambda source: f"[{source}]").run(go_parser.parse(template))


def test_addresses_stay(site):
    expected = {
        "/2024/01/first-the-post/": "blog/2024/first", "/2024/02/two/": "blog/2024/two",
        "/about-us.html": "about-us", "/guide/begin/": "guide/start", "/old/start/": "guide/start",
        "/older": "guide/start", "/index.xml": "blog/atom.xml", "/posts/index.xml": "blog/atom.xml",
        "/posts/": "blog/index", "/posts/page/2/": "blog/index", "/page/2/": "blog/index",
        "/tags/hot-water/": "blog/tag/hot-water", "/tags/c++/": "blog/tag/c-plus-plus",
        "/tags/hot-water/index.xml": "blog/tag/hot-water/atom.xml", "/tags/": "blog/tag",
        "/tags/hot-water/page/2/": "blog/tag/hot-water", "/categories/news/": "blog/category/news",
        "/series/long-tale/": "blog/tag/long-tale", "/series/": "blog/tag",
        "/guide/page/2/": "guide", "/shop/page/1/": "shop",
    }  # fmt: skip
    rows = trees.redirects(site)
    assert {old: rows.get(old) for old in expected} == expected
    assert not [old for old in rows if old.startswith("/series/hot")]
    for name in (
        "index",
        "guide",
        "guide/start",
        "guide/deeper",
        "guide/bundle/index",
        "shop",
        "shop/one",
    ):
        assert (site / f"docs/{name}.md").is_file(), name


def test_what_has_no_successor_is_unclaimed(site):
    assert set(unclaimed(site)) == {"/guide/index.xml", "/shop/index.xml", "/tags/basics/", "/old/"}


def test_headers(site):
    first, start = text(site, "blog/2024/first.md"), text(site, "guide/start.md")
    assert "date: 2024-01-31 23:30:00 +01:00\n" in first
    assert "updated: '2024-02-01'" in first or "updated: 2024-02-01" in first
    assert "authors: ann-boil\n" in first
    assert "tags: [Hot Water, C++, Long Tale]\n" in first
    assert "category: News\n" in first
    assert "\nIntro.\n\n<!--more-->\n\nRest.\n" in first
    assert "summary: How to start\n" in start
    assert "'no': true" in text(site, "guide.md")  # a word in YAML 1.2
    assert "authors: [ann-boil, bob-steam]" in text(site, "blog/2024/two.md")


def test_shortcodes(site):
    start = text(site, "guide/start.md")
    assert "and 🍵. HOT!\n" in start
    assert (
        '<div class="note warn">\n\n**Mind** It is **hot**, see [part](#the-part).\n\n</div>'
        in start
    )
    assert '<div class="note info">\n\nPlain *box*.\n\n</div>' in start
    assert "\\{\\{< note >}} is written so." in start
    assert ':linenos:\n\nprint("hi")\n```' in start
    assert "<figure>\n\n![A pot](../images/pot.png)\n\n<figcaption>\n\nThe *pot*\n" in start
    assert "https://www.youtube.com/watch?v=abc123" in start
    assert "\n- Pan: 3\n- Wok: 5\n" in start
    assert "\nKettle is good.\n" in start
    assert "hidden" not in start.partition("good.")[2].partition("<details>")[0]
    assert "<summary>\n\nMore\n\n</summary>\n\nInner **words**.\n\n</details>" in start
    assert "[start](guide/start.md)" in text(site, "guide.md")


def test_a_shortcode_that_is_a_program_keeps_its_content(site):
    start = text(site, "guide/start.md")
    assert "Kept words.\n" in start
    assert "% shortcode: code" in start
    line = SITE["content/guide/start.md"].partition("{{< code")[0].count("\n") + 1
    assert said(site, "shortcode") == [
        f"content/guide/start.md:{line}: code is not evaluated, its template calls partial; nor is any other code"
    ]


def test_goldmark(site):
    start = text(site, "guide/start.md")
    assert "<https://x.example.org>" in start
    assert "```{code-block} go\n:linenos:\n:emphasize-lines: 1\n" in start
    assert "- [ ] todo\n- [x] done\n" in start
    assert "Term\n: Meaning\n" in start
    assert "Foot[^1].\n\n[^1]: The note.\n" in start
    assert "(own)=\n\n{.big}\nA paragraph.\n" in start
    assert "(first-step-1)=\n\n## First step\n" in start
    assert "(mine)=\n\n## Last\n" in start
    assert "In *raw* HTML." in start
    assert "[Up](#first-step-1) [md](start.md)" in text(site, "guide/deeper.md")


def test_bundles(site):
    assert "![a picture](../../images/pic.png) and [a file](../../files/data.csv)" in text(
        site, "guide/bundle/index.md"
    )
    assert not (site / "docs/guide/bundle/part.md").exists()
    assert said(site, "skipped") == [
        "content/guide/bundle/part.md:1: is a file of a bundle, which had no address of its own"
    ]


def test_menu(site):
    assert "Guide </guide>\nShop <https://shop.example.org>\n" in text(site, "index.md")
    assert "/guide/start" in text(site, "guide.md")
    line = SITE["hugo.toml"].partition("/gone")[0].count("\n") + 1
    assert said(site, "menu") == [f"hugo.toml:{line}: Gone: /gone is no page"]


def test_drafts_and_posts_whose_time_is_over(site):
    names = sorted(path.name for path in (site / "drafts").rglob("*.md"))
    assert names == ["draft.md", "gone.md"]


def test_faults_are_said_and_the_rest_comes_over(site):
    assert "Still here." in text(site, "broken.md")
    assert said(site, "front-matter")[0].startswith("content/broken.md:2: not TOML")
    assert said(site, "template") == ["content/old.org:1: org is not converted"]
    assert said(site, "missing image") == ["content/guide/deep.md:4: /img/gone.png is no file"]
    assert said(site, "plugin") == [
        "layouts/_default/_markup/render-link.html:1: a render hook is not run"
    ]
    assert said(site, "url") == [
        "static/_redirects:2: /many/* stands for many addresses; it is not carried over"
    ]


def test_the_site_builds(site):
    env = {**os.environ, "PYTHONPATH": str(ROOT / "exts"), "SOURCE_DATE_EPOCH": "1796000000"}
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-b",
        "dirhtml",
        "-W",
        "--keep-going",
        "-q",
        site / "docs",
        "-c",
        site,
        site / "_out",
    ]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (site / "_out/guide/start/index.html").read_text(encoding="utf-8")
    assert 'id="mine"' in page


def test_translations_stand_beside_their_pages(many):
    names = {str(path.relative_to(many / "docs")) for path in (many / "docs").rglob("*.md")}
    assert {"index.md", "index.fr.md", "guide.md", "guide.fr.md", "guide.de.md", "only.fr.md", "mehr.de.md",
            "blog/2024/one.md", "blog/2024/one.fr.md"} <= names  # fmt: skip
    french = text(many, "guide.fr.md")
    assert "Mots, voir [haut](#partie) et [accueil](index.md)." in french
    assert "orphan" not in french
    assert "orphan: true" in text(many, "only.fr.md")
    assert "siehe [mehr](mehr.de.md)" in text(many, "guide.de.md")
    conf = (many / "conf.py").read_text(encoding="utf-8")
    assert "languages = {'en': 'English', 'de': 'Deutsch', 'fr': 'Français'}" in conf
    rows = trees.redirects(many)
    assert rows["/fr/posts/one/"] == "https://m.example.org/fr/blog/2024/one/"
    assert "/guide" not in text(many, "index.md").replace("/guide\n", "", 1)  # once in the contents


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_site_of_many_languages_builds(many, language):
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-D", f"language={language}",
               many / "docs", "-c", many, many / "_out" / language]  # fmt: skip
    env = {**os.environ, "PYTHONPATH": str(ROOT / "exts"), "SOURCE_DATE_EPOCH": "1796000000"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_lists_of_other_languages_lead_on(many):
    rows = trees.redirects(many)
    french = {old: new.removeprefix("https://m.example.org/fr/") for old, new in rows.items()}
    assert {old: french[old] for old in (
        "/fr/posts/", "/fr/index.xml", "/fr/posts/index.xml", "/fr/tags/froid/",
        "/fr/tags/froid/index.xml", "/fr/tags/", "/fr/tags/page/1/", "/fr/posts/page/1/",
    )} == {
        "/fr/posts/": "blog/", "/fr/index.xml": "blog/atom.xml",
        "/fr/posts/index.xml": "blog/atom.xml", "/fr/tags/froid/": "blog/tag/froid/",
        "/fr/tags/froid/index.xml": "blog/tag/froid/atom.xml", "/fr/tags/": "blog/tag/",
        "/fr/tags/page/1/": "blog/tag/", "/fr/posts/page/1/": "blog/",
    }  # fmt: skip
    assert (rows["/tags/page/1/"], rows["/posts/"]) == ("blog/tag", "blog/index")
    assert "/tags/froid/" not in rows
    assert {"/de/index.xml", "/de/tags/index.xml"} <= set(unclaimed(many))
    assert "{ref}`tag <tag-hot>`" in text(many, "blog/2024/two.fr.md")


def test_a_tag_of_the_command_line(tmp_path):
    files = {
        **SITE,
        "content/guide/start.md": "---\ntitle: S\n---\n{{% code a b %}}\nIn *it*.\n{{% /code %}}\n",
    }
    dest = imported(tmp_path, files, "--tag", "code=> {1}:\\n\\n{content}")
    assert "> a:\n\nIn *it*." in text(dest, "guide/start.md")
    assert not said(dest, "shortcode")


def test_raw_html_that_was_not_shown_is_a_comment(tmp_path):
    files = {
        **SITE,
        "hugo.toml": "title = 'T'\n",
        "content/guide/start.md": "---\ntitle: S\n---\n<div>raw</div>\n\nIn <b>line</b>.\n\n{{< youtube x1 >}}\n",
    }
    dest = imported(tmp_path, files)
    page = text(dest, "guide/start.md")
    assert "% <div>raw</div>" in page
    assert "\nIn line.\n" in page
    assert "watch?v=x1" in page
    assert any("was not shown" in message for message in said(dest, "html"))


def test_a_wrong_root_is_said(tmp_path, capsys):
    source = trees.plant(tmp_path / "old", {f"site/{name}": body for name, body in SITE.items()})
    assert trees.run(source, "hugo", tmp_path / "new") == 2
    assert "there is no hugo.toml here, but one in site/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({"config/_default/hugo.toml": "title = 'T'\nuglyURLs = true\n"}, "/shop/one.html"),
        (
            {"config.yaml": "title: T\npermalinks: {shop: '/:sections/:year-:filename/'}\n"},
            "/shop/0001-one/",
        ),
        ({"config.json": '{"permalinks": {"page": {"shop": "/x/:contentbasename/"}}}'}, "/x/one/"),
        (
            {
                "hugo.toml": "[cascade]\n",
                "content/shop/_index.md": "---\ncascade: {tags: [a]}\n---\nW.\n",
            },
            "/shop/one/",
        ),
    ],
)
def test_settings(tmp_path, files, page):
    dest = imported(tmp_path, {**files, "content/shop/one.md": "---\ntitle: One\n---\nOne.\n"})
    rows = trees.redirects(dest)
    name = page.strip("/").removesuffix(".html")
    assert (dest / f"docs/{name}.md").is_file() or page in rows


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ .Get "a" }}', "1 &lt; 2"),
        ('{{ with .Get "b" }}x{{ else }}none{{ end }}', "none"),
        ('{{ $x := .Get "a" | safeHTML }}{{ $x }}', "1 < 2"),
        (
            '{{ if and (isset .Params "a") (eq (.Get "c") "3") }}yes{{ else if true }}no{{ end }}',
            "yes",
        ),
        ("{{- .Inner | markdownify -}}  ", "[in]"),
        ('{{ range $i, $e := split "a,b" "," }}{{ $i }}{{ $e }}{{ end }}', "0a1b"),
        ('{{ printf "%s-%03d" (.Get "c") 7 | upper }}', "3-7"),
        ("{{ .Page.Params.pot }}{{ .Page.Title }}{{/* no */}}", "big"),
        ('{{ index (slice "x" "y") 1 }}{{ (dict "k" "v").k }}', "yv"),
    ],
)
def test_templates_as_data(template, expected):
    assert made(template, "in", a="1 < 2", c="3") == expected


@pytest.mark.parametrize(
    "template",
    ["{{ partial \"x\" . }}", "{{ if }}", "{{ range .Params }}", "{{ .Site.Pages }}", "{{ exec \"ls\" }}",
     "{{ define \"x\" }}{{ end }}", "{{ .Page.File.Path }}", "{{ $nobody }}", '{{ .Get "a" "b" }}', "{{ \"x }}"],
)  # fmt: skip
def test_a_template_that_is_a_program_is_none(template):
    with pytest.raises(go_parser.UnknownTemplateError):
        made(template, a="1")


def test_ids_of_headings():
    assert names.anchorize("Größe & C++ — 1.0 a_b") == "größe--c--10-a_b".replace(
        "--c--10", "--c--10"
    )
    assert names.ANCHORS["github-ascii"]("Größe") == "groe"
    assert names.ANCHORS["blackfriday"]("A & B") == "a-b"
    assert names.urlize("Hot  Water? C#") == "hot-water-c"


@pytest.mark.parametrize(("settings", "signs", "anchor"), [
    ("", 'smartquotes' , "a--b"),
    ("[markup.goldmark.extensions.typographer]\nenDash = '--'\n", "smartquotes_action = 'qe'", "a----b"),
    ("[markup.goldmark.extensions.typographer]\ndisable = true\n", "smartquotes = False", "a----b"),
])  # fmt: skip
def test_dashes_are_what_the_settings_made_of_them(tmp_path, settings, signs, anchor):
    dest = imported(tmp_path, {
        "hugo.toml": f'title = "T"\n{settings}',
        "content/a.md": f"---\ntitle: A\n---\n## a -- b\n\nUse --help. [x](#{anchor})\n",
    })  # fmt: skip
    conf = (dest / "conf.py").read_text(encoding="utf-8")
    assert (signs in conf) is bool(settings)
    assert said(dest, "already broken") == []


def test_questions_keep_the_ids_that_the_faq_does_not_make(tmp_path):
    questions = "## 1) Why?\n\nSo.\n\n## 2) How?\n\nSo.\n"
    dest = imported(
        tmp_path, {"hugo.toml": "", "content/faq.md": f"---\ntitle: FAQ\n---\n{questions}"}
    )
    assert 'id="1-why"' in text(dest, "faq.md")


def test_dialect():
    body, _ = myst("> [!TIP] Mind\n> Words.\n\n1) a\n2) b\n\nx^2 www.example.org.\n")
    assert "```{admonition} Mind\n:class: tip\n\nWords.\n```" in body
    assert "1. a\n2. b\n" in body
    assert "[www.example.org](http://www.example.org)." in body


@pytest.mark.parametrize(
    "source",
    [
        "{{< a " * 20_000, "{{< a >}}" * 20_000, "{{< a >}}" * 5_000 + "{{< /a >}}" * 5_000, '{{< a "' * 20_000,
        "[" * 50_000, "<b>" * 20_000, "> " * 20_000, "{{%/*" * 20_000, "<div>\n\n" * 5_000, "| a " * 20_000 + "\n|-",
    ],
)  # fmt: skip
def test_hostile_pages_end_soon(tmp_path, source):
    began = time.process_time()
    dest = imported(
        tmp_path,
        {
            "hugo.toml": "title = 'T'\n[markup.goldmark.renderer]\nunsafe = true\n",
            "content/a.md": f"---\ntitle: A\n---\n{source}\n",
        },
    )
    assert (dest / "docs/a.md").is_file()
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "template", ["{{" * 20_000, '{{ "' * 20_000, "{{ if true }}" * 4_000, "{{ (" * 10_000, "{{" + " " * 50_000, "{{" + "(" * 50_000 + "}}"]
)  # fmt: skip
def test_hostile_templates_end_soon(template):
    began = time.process_time()
    with pytest.raises(go_parser.UnknownTemplateError):
        made(template)
    assert time.process_time() - began < 5


def test_a_template_that_multiplies_is_stopped():
    source = '{{ $x := "aaaaaaaaaa" }}' + "{{ $x = print $x $x $x $x }}" * 30 + "{{ $x }}"
    with pytest.raises(go_parser.UnknownTemplateError):
        made(source)


def test_tags_are_told_apart():
    found, broken = shortcode_lexer.tags(
        '{{< a "x >}}" k=`v` >}}in{{< /a >}} {{< b/c / >}} {{%/* d */%}} {{< e'
    )
    assert [(tag.name, tag.partner) for tag in found] == [
        ("a", 1),
        ("a", -1),
        ("b/c", -1),
        ("", -1),
    ]
    assert found[0].positional == ["x >}}"]
    assert found[0].named == {"k": "v"}
    assert found[3].literal == "{{% d %}}"
    assert len(broken) == 1
