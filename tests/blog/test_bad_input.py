"""Whatever is wrong with a post: a warning of a kind, with file and line, and the page is there."""

from __future__ import annotations

import json

import pytest

from .conftest import post, titles

P = "blog/2015/p.md"


def only(site, *lines: str) -> None:
    assert [line for line in site.warnings.splitlines() if line] == list(lines)


def test_a_post_without_a_title_gets_one_from_its_name(make_site):
    site = make_site({"blog/2015/my_first-post.md": post("Just text.\n\n## Part", title="")})
    only(
        site,
        "blog/2015/my_first-post.md:6: WARNING: Document headings start at H2, not H1 "
        "[myst.header]",
        "blog/2015/my_first-post.md:1: WARNING: post without a title; from its name it is "
        "'My first post' [blog.title]",
    )
    page = site.soup("blog/2015/my_first-post.html")
    assert page.h1.text.startswith("My first post")
    assert page.h2.text.startswith("Part")
    assert titles(site, "blog/index.html") == ["My first post"]


def test_a_post_without_a_date_is_of_its_folders_year(make_site):
    site = make_site({P: post(date="")})
    only(
        site,
        f"{P}:1: WARNING: post without a usable date; from its folder it is of 1 January 2015 "
        "[blog.date]",
    )
    assert site.soup("blog/2015/01.html").time["datetime"] == "2015-01-01"


@pytest.mark.parametrize("date", ["2015-02-30", "yesterday", "[1, 2]", "{}", "2015-13-01 25:61"])
def test_an_impossible_date_is_reported_twice_with_its_line(make_site, date):
    site = make_site({P: post(date=date)})
    kinds = [line.rpartition(" ")[2] for line in site.warnings.splitlines()]
    assert kinds == ["[front_matter.value]", "[blog.date]"]
    assert all(line.startswith(f"{P}:3: ") for line in site.warnings.splitlines())
    assert titles(site, "blog/index.html") == ["T"]


def test_dates_with_and_without_a_zone_are_in_order(make_site):
    dates = ["2015-01-01", "2015-01-01 12:00", "2015-01-01 13:00 +0200", "2015-01-01T11:30:00Z"]
    files = {f"blog/2015/p{n}.md": post(title=f"P{n}", date=d) for n, d in enumerate(dates)}
    site = make_site(files)
    only(site)
    assert titles(site, "blog/index.html") == ["P1", "P3", "P2", "P0"]


@pytest.mark.parametrize(
    ("tags", "message", "pages"),
    [
        ("a/b", "tag 'a/b' is no part of an address; its page is 'a-b'", ["a-b"]),
        ("../../x", "tag '../../x' is no part of an address; its page is 'x'", ["x"]),
        ("'?'", "tag '?' is no part of an address; its page is 'question-mark'", ["question-mark"]),
        (
            "..",
            "tag '..' is no part of an address; its page is 'full-stop-full-stop'",
            ["full-stop-full-stop"],
        ),
        (
            "b c, b.c",
            "tag 'b.c' and another one have the address 'b-c'; it gets 'b-c-2'",
            ["b-c", "b-c-2"],
        ),
    ],
)
def test_tags_that_are_no_address(make_site, tags, message, pages):
    site = make_site({P: post(tags=tags)})
    only(site, f"{P}:4: WARNING: {message} [blog.tag]")
    found = sorted(path.stem for path in (site.out / "blog/tag").glob("*.html"))
    assert found == pages
    shown = [a.text for a in site.soup(f"{P[:-3]}.html").select(".blog-tags a")]
    assert shown == tags.strip("'").split(", ")


def test_tags_that_differ_by_signs_have_pages_of_their_own(make_site):
    tags = ["C", "C++", "C#", ".NET", "net", "日本語", "cafe\u0301", "café"]
    site = make_site({P: post(tags=json.dumps(tags))})
    only(site)
    found = {path.stem for path in (site.out / "blog/tag").glob("*.html")}
    assert found == {"c", "c-plus-plus", "c-sharp", "dot-net", "net", "日本語", "café"}


@pytest.mark.parametrize("key", ["tags", "category", "location", "language", "authors"])
@pytest.mark.parametrize("text", ["a" * 300, "日" * 120])
def test_names_that_no_file_can_have(make_site, key, text):
    site = make_site({P: post(**{key: text})})
    assert "could not" not in site.warnings
    assert titles(site, "blog/index.html") == ["T"]


def test_spellings_of_one_tag_are_merged_in_silence(make_site):
    files = {f"blog/2015/p{n}.md": post(tags=t) for n, t in enumerate(["Open_Stack", "open stack"])}
    site = make_site({**files, "blog/2015/q.md": post(tags="Open_Stack")})
    only(site)
    assert site.soup("blog/tag.html").select_one(".blog-terms a").text == "Open_Stack"
    assert len(titles(site, "blog/tag/open-stack.html")) == 3


def test_unknown_tags_are_reported_with_a_hint(make_site):
    site = make_site(
        {"tags.yml": "openstack: {aliases: [Nova]}\n", P: post(tags="[nova, openstak]")}
    )
    only(site, f"{P}:4: WARNING: unknown tag 'openstak'; did you mean 'openstack'? [blog.tag]")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "tags.yml:1: WARNING: 'slug:' lines are wanted"),
        ("a: [\n", "tags.yml:2: WARNING: not readable, so any tag goes"),
        pytest.param("[" * 9999, "tags.yml:1: WARNING: not readable, so any", id="deep"),
        ("\na: text\n", "tags.yml:2: WARNING: a: 'label:', 'description:' and 'aliases:' are want"),
        ("a: {name: x}\n", "tags.yml:1: WARNING: a: unknown key 'name'"),
        ("a:\nb: {aliases: [A]}\n", "tags.yml:2: WARNING: 'A' already stands for 'a'"),
        ("A B:\n", "tags.yml:1: WARNING: 'A B' is no slug; its address is 'a-b'"),
        ("a:\nA:\n", "tags.yml:2: WARNING: 'A' is 'a' again; the first entry counts"),
    ],
)
def test_mistakes_in_the_vocabulary(make_site, text, message):
    site = make_site({"tags.yml": text, P: post(tags="a")})
    assert site.warnings.startswith(message)
    assert all(
        "[front_matter.vocabulary]" in line or "[blog.tag]" in line
        for line in site.warnings.splitlines()
    )
    assert titles(site, "blog/index.html") == ["T"]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("- a\n\n  <!--more-->\n\n  b", 7, "the mark stands inside of something and is ignored"),
        ("> a\n>\n> <!--more-->", 7, "the mark stands inside of something and is ignored"),
        ("A.\n\n```\n<!--more-->\n```", 7, "the mark stands in code, where it is only text"),
        ("A.\n\n<!--more-->\n\nB.\n\n<!--more-->", 11, "a second mark is ignored"),
    ],
)
def test_excerpt_marks_out_of_place(make_site, body, line, message):
    site = make_site({P: post(body)})
    only(site, f"{P}:{line}: WARNING: {message} [blog.excerpt]")
    assert titles(site, "blog/index.html") == ["T"]
    assert "<!--" not in site.soup("blog/index.html").select_one(".blog-excerpt").decode_contents()


def test_code_may_show_the_mark(make_site):
    site = make_site({P: post("A.\n\n```html\n<p>One.</p>\n<!--more-->\n```")})
    assert site.warnings == ""


@pytest.mark.parametrize(
    ("image", "message"),
    [
        ("https://example.org/x.png", "is on another host; put the file beside the post"),
        ("//example.org/x.png", "is on another host; put the file beside the post"),
        ("../../../secret.png", "is outside of the site"),
    ],
)
def test_covers_that_are_refused(make_site, image, message):
    site = make_site({P: post(image=image, image_alt="x")})
    only(site, f"{P}:4: WARNING: image: {image!r} {message} [blog.image]")
    assert site.soup("blog/index.html").select("img.blog-thumbnail") == []


def test_a_cover_needs_its_file_and_its_text(make_site):
    site = make_site({P: post(image="x.png")})
    only(
        site,
        f"{P}:4: WARNING: image_alt is missing: say what the cover image 'x.png' shows "
        "[blog.image]",
        f"{P}:4: WARNING: image file not readable: blog/2015/x.png [image.not_readable]",
    )


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_two_posts_with_one_address(make_site, builder):
    files = {
        "blog/2015/a.md": post("One.", title="A"),
        "blog/2015/a/index.md": post("Two.", title="B"),
    }
    site = make_site(files, builder)
    said = {
        "html": "blog/2015/a/index.md:1: WARNING: has the address of 'blog/2015/a', and only one "
        "of them can be read there; rename one [blog.url]",
        "dirhtml": "blog/2015/a.md:1: WARNING: this page is left out: its file or a folder of it "
        "would be the file of blog/2015/a/index [commons.place]",
    }
    only(site, said[builder])
    assert "Two." in site.soup("blog/2015/a/index.html").article.text


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_document_in_the_place_of_a_listing_stays(make_site, builder):
    site = make_site(
        {P: post(tags="salt"), "blog/tag/salt.md": "---\norphan: true\n---\n# Mine\n"}, builder
    )
    only(
        site,
        "blog/tag/salt.md:1: WARNING: this page has the address of a page that the blog makes, "
        "and hides it; rename it [blog.url]",
    )
    page = "blog/tag/salt.html" if builder == "html" else "blog/tag/salt/index.html"
    assert site.soup(page).h1.text.startswith("Mine")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "```{postlist} many\n```",
            "postlist: 'many' is no number of posts; all are listed [blog.list]",
        ),
        ("```{postlist}\n:format: '{year}'\n```", "postlist: unknown field 'year' in the format"),
        ("```{postlist}\n:format: '{title'\n```", "postlist: unknown field '{title' in the format"),
        (
            "```{postlist}\n:tags: nothing\n```",
            "postlist: no page has the tags 'nothing' [blog.list]",
        ),
        ("```{post} 32 May\n:tags: x\n\nText\n```", "date: '32 May' is not a date"),
        ("```{update} soon\nText\n```", "update: 'soon' is no date [blog.date]"),
    ],
)
def test_what_would_end_a_build_with_ablog(make_site, text, message):
    site = make_site({P: post(), "index.md": f"# Home\n\n{text}\n"})
    assert site.warnings.startswith(f"index.md:3: WARNING: {message}")
    assert site.warnings.count("\n") == 1
    assert site.soup("index.html").h1.text.startswith("Home")


def test_front_matter_of_ablog_is_not_read(make_site):
    page = "---\nblogpost: true\ndate: 32 May\nimage: x\norphan: true\n---\n# Page\n"
    site = make_site({"page.md": page})
    assert "[front_matter.value]" in site.warnings
    assert "Page" in site.soup("page.html").h1.text


def test_no_text_of_a_post_becomes_markup(make_site):
    evil = "'<script>alert(1)</script>\"&'"
    keys = {"title": evil, "summary": evil, "category": evil, "authors": evil}
    site = make_site({P: post(tags=f"[{evil}]", **keys), "blog/2015/q.md": post(tags=f"[{evil}]")})
    for path in [*site.out.rglob("*.html"), *site.out.rglob("*.xml")]:
        assert b"<script>alert" not in path.read_bytes(), path


def test_posts_of_two_folders_may_have_one_name(make_site):
    files = {
        f"blog/{year}/same.md": post(title=f"Of {year}", date=f"{year}-01-01")
        for year in (2014, 2015)
    }
    label = "(same)=\n# Home\n\n{ref}`same`\n"
    site = make_site({**files, "index.md": label})
    only(site)
    assert site.soup("index.html").select_one("article a.reference").text == "Home"
