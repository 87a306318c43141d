"""Old addresses that a Middleman site computed: from data, from headers, from counts."""

from __future__ import annotations

import json

import pytest
from commons_importer.engines.middleman import ruby_loops, wiki_names

from . import trees

CONFIG = (
    trees.CONFIG_RB
    + """
activate :blog do |blog|
  blog.prefix = 'news'
  blog.tag_template = 'tag.html'
  blog.calendar_template = 'calendar.html'
  blog.paginate = true
  blog.per_page = 2
  blog.page_link = 'page=:num'
end
ready do
  data.meetings.each do |year, list|
    next unless year.match(/[0-9]{4}/)
    proxy "/meetings/#{year}.html", "meetings/index.html", locals: {year: year}
  end
  data.moves.each do |move|
    redirect move.from, to: move[:to]
  end
  sitemap.resources.group_by { |p| p.data['author'] }.each do |author, pages|
    proxy "/blog/author/#{author.parameterize}.html",
          'author.html',
          ignore: true
  end
end
"""
)
RULES = """---
layout: false
---
:plain
  Redirect 301 /Meetings /install/
:ruby
  def find_link(title)
    sitemap.resources.select { |resource| resource.data.wiki_title.to_s == title }.first
  end
- data.paths.each do |old, new|
  = "Redirect 301 /#{old} #{new}"
- names[:map].each do |name, _|
  = "RedirectMatch 301 (?i)^/#{name.gsub(/ /, '_')}$ #{find_link(name)}"
"""
FILES = {
    "config.rb": CONFIG,
    "data/meetings/2016/one.yml": "name: One\n",
    "data/meetings/2017/two.yml": "name: Two\n",
    "data/moves.json": '[{"from": "/was/here", "to": "/install/"}]',
    "data/paths.yml": "short: /install/\nother/way: /topics/net/\n",
    "source/.htaccess.haml": RULES,
    "source/redirects.yaml": (
        "---\n:wiki_redirects:\n  Set Up: Setting up\n  Help:Start: Set Up\n  Alone: Nowhere\n"
        ":map:\n  Setting up: old/setting-up\n  Network (all): x\n  Ask?me: y\n"
    ),
    "source/install/index.html.md": "---\ntitle: Install\nwiki_title: Setting up\n---\nText.\n",
    "source/topics/net.html.md": "---\ntitle: Net\nwiki_title: Network (all)\n---\nText.\n",
    "source/meetings/index.html.haml": "%p m\n",
    "source/meetings/all.ics.haml": "BEGIN\n",
    "source/tag.html.haml": "%p t\n",
    "source/author.html.haml": "%p a\n",
    "source/calendar.html.haml": "%p c\n",
    **{
        f"source/news/2015-03-0{day}-day-{day}.html.md": (
            f"---\ntitle: Day {day}\ntags: Big News\nauthor: Ann B, Carl\n---\nText.\n"
        )
        for day in range(1, 6)
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("urls")
    trees.run(trees.plant(folder / "old", FILES), "middleman", folder / "new")
    report = json.loads((folder / "new/report.json").read_text())
    return trees.redirects(folder / "new"), report


def test_names_of_pages_in_headers_and_lists(site):
    rows, report = site
    assert rows["/Setting_up"] == rows["/Set_Up"] == rows["/Help:Start"] == "install/index"
    assert rows["/Network_(all)"] == "topics/net"
    assert "/Alone" in report["unclaimed"]
    assert not any("Ask" in row for row in rows)


def test_loops_over_data(site):
    rows, report = site
    assert rows["/was/here"] == rows["/short"] == rows["/Meetings"] == "install/index"
    assert rows["/other/way"] == "topics/net"
    assert "/meetings/all.ics" in report["unclaimed"]
    assert rows["/meetings/2016/"] == rows["/meetings/2017/"] == "meetings/index"


def test_sources_of_other_pages_had_no_address(site):
    _, report = site
    assert not {"/tag/", "/author/", "/calendar/"} & set(report["unclaimed"])


def test_listings_of_joint_authors(site):
    rows, _ = site
    assert rows["/news/author/ann-b-carl/"] == rows["/news/author/ann-b/"] == "authors/ann-b"


def test_listings_of_tags_and_authors(site):
    rows, _ = site
    assert rows["/news/tags/"] == "blog/tag"
    assert rows["/news/author/"] == "authors/index"
    assert "/blog/author/" not in rows


def test_later_pages_of_listings(site):
    rows, _ = site
    assert rows["/news/page=2/"] == rows["/news/page=3/"] == "blog/index"
    assert rows["/news/tags/big-news/page=3/"] == "blog/tag/big-news"
    assert rows["/news/2015/03/page=2/"] == "blog/2015/03"
    assert "/news/page=4/" not in rows


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ('redirect "/#{r.old}", to: r.new', 'redirect "/a", to: "/b c"'),
        ("Redirect <%= r['old'] %> <%= r[:new] -%>", "Redirect a /b c"),
        ('proxy "/#{r.old.upcase}", "x"', 'proxy "/#{r.old.upcase}", "x"'),
        ('x "#{r.shout.downcase}"', 'x "loud"'),
        ("error(r.old)", 'error("a")'),
        ("other.r.old", "other.r.old"),
    ],
)
def test_lines_of_a_loop(line, written):
    data = {"list": [{"old": "a", "new": "/b c", "shout": "LOUD"}]}
    assert ruby_loops.filled(f"data.list.each do |r|\n  {line}\nend\n", data).strip() == written


def test_loops_over_nothing():
    assert ruby_loops.filled("data.none.each do |a|\n  x a\nend", {}) == ""
    assert ruby_loops.filled("data.word.each do |a|\n  x a\nend", {"word": "w"}) == ""


def test_aliases_in_a_circle():
    assert wiki_names.redirects({}, {"m": {"a": "b", "b": "a"}}) == ([], ["/a", "/b"])


def test_old_ids_of_the_heading_stand_below_it(tmp_path):
    old = {
        "config.rb": "",
        "source/a.html.md": "---\ntitle: A\n---\n# One - two\n\n## B & c\n\nText.\n",
    }
    trees.run(trees.plant(tmp_path / "old", old), "middleman", tmp_path / "new")
    text = (tmp_path / "new/docs/a.md").read_text()
    assert '\n---\n\n# One - two\n\n<div id="one---two"></div>\n\n' in text
    assert '\n<div id="b--c"></div>\n\n## B & c\n' in text


POST = "---\ntitle: A post\n---\n![p](p.png)\n"


@pytest.mark.parametrize("lock", ["", "GEM\n  specs:\n    middleman-blog (3.5.3)\n"])
def test_names_of_posts_as_any_version_had_them(tmp_path, lock):
    files = {"config.rb": trees.CONFIG_RB, "Gemfile.lock": lock,
             "source/blog/2018-07-10-My_First-4.1.html.md": POST,
             "source/blog/2018-07-10-My_First-4.1/p.png": "png"}  # fmt: skip
    trees.run(trees.plant(tmp_path / "old", files), "middleman", tmp_path / "new")
    rows = trees.redirects(tmp_path / "new")
    for name in ("My_First-4.1", "my_first-4-1", "my-first-4-1"):
        assert rows[f"/blog/2018/07/{name}/"] == "blog/2018/my_first-4-1"
    assert (tmp_path / "new/docs/images/p.png").exists()


def test_a_slug_is_taken_as_it_is_written(tmp_path):
    post = "---\ntitle: A post\nslug: Own_Name\n---\nText.\n"
    files = {"config.rb": trees.CONFIG_RB, "source/blog/2018-07-10-x.html.md": post}
    trees.run(trees.plant(tmp_path / "old", files), "middleman", tmp_path / "new")
    rows = trees.redirects(tmp_path / "new")
    assert (
        rows["/blog/2018/07/Own_Name/"] == rows["/blog/2018/07/own-name/"] == "blog/2018/own_name"
    )


def test_names_that_differ_in_case_lead_to_one_page_only(tmp_path):
    files = {"config.rb": "redirect '/News', to: '/a.html'\nredirect '/news', to: '/b.html'\n"
             "redirect '/Old', to: '/a.html'\nredirect '/old', to: '/a.html'\n",
             "source/a.html.md": "# A\n", "source/b.html.md": "# B\n"}  # fmt: skip
    trees.run(trees.plant(tmp_path / "old", files), "middleman", tmp_path / "new")
    rows = trees.redirects(tmp_path / "new")
    assert rows["/Old"] == rows["/old"] == rows["/News"] == "a"
    assert "/news" not in rows
    assert json.loads((tmp_path / "new/report.json").read_text())["unclaimed"] == ["/news"]


@pytest.mark.parametrize(
    ("written", "name"),
    [("Ann Bo ann@example.org", "ann-bo"), ("Ann Bo <ann@example.org>", "ann-bo"),
     ("ann@example.org", "ann"), ("Ann @ Bo", "ann-bo")],
)  # fmt: skip
def test_addresses_of_authors_are_not_published(tmp_path, written, name):
    post = f"---\ntitle: X\nauthor: {written}\n---\nT.\n"
    files = {"config.rb": trees.CONFIG_RB, "source/blog/2018-07-10-x.html.md": post}
    trees.run(trees.plant(tmp_path / "old", files), "middleman", tmp_path / "new")
    person = (tmp_path / f"new/docs/authors/{name}.md").read_text()
    assert "example.org" not in person
    assert not any("example.org" in row for row in trees.redirects(tmp_path / "new"))
    assert f"authors: {name}\n" in (tmp_path / "new/docs/blog/2018/x.md").read_text()


def test_the_day_of_a_post_was_that_of_its_engine(tmp_path):
    config = (
        "set :time_zone, 'Asia/Tokyo'\nactivate :directory_indexes\nactivate :blog do |blog|\n"
        "  blog.permalink = '{year}/{month}/{day}/{title}.html'\nend\n"
    )
    source = trees.plant(
        tmp_path / "old",
        {
            "config.rb": config,
            "source/2014-11-30-a.html.md": (
                "---\ntitle: A\ndate: 2014-11-30 23:30:00 -0500\n---\nText.\n"
            ),
        },
    )
    trees.run(source, "middleman", tmp_path / "new")
    rows = trees.redirects(tmp_path / "new")
    assert rows["/2014/11/30/a/"] == rows["/2014/12/01/a/"] == "blog/2014/a"
