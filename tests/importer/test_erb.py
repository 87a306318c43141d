"""Pages of ERB keep what stands around Ruby."""

from __future__ import annotations

import json

from . import trees

CONFIG = "set :markdown_engine, :kramdown\nactivate :directory_indexes\n"


def imported(tmp_path, files):
    old = trees.plant(tmp_path / "old", {"config.rb": CONFIG, **files})
    trees.run(old, "middleman", tmp_path / "new")
    return tmp_path / "new"


def body(dest, name):
    return (dest / f"docs/{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def findings(dest):
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    return [(f["file"], f["line"], f["kind"], f["message"]) for f in found]


def test_a_file_without_ruby_is_a_page_like_others(tmp_path):
    dest = imported(tmp_path, {
        "source/plain.html.erb": "---\ntitle: Plain\n---\n<h1>Plain</h1>\n"
        "<p>Words <b>here</b>.</p>\n",
        "source/text.html.md.erb": "---\ntitle: Text\n---\nWords **here**, [plain](/plain/).\n",
    })  # fmt: skip
    assert body(dest, "plain") == "# Plain\n\nWords **here**."
    assert body(dest, "text") == "# Text\n\nWords **here**, [plain](plain.md)."
    assert findings(dest) == []


def test_ruby_that_names_data_is_put_in(tmp_path):
    dest = imported(tmp_path, {
        "source/p.html.erb": "---\ntitle: P\nwho: Ann\n---\n<% content_for :x do %>\n"
        "<p>By <%= current_page.data.who %>, <%= data.site.city %>,\n"
        "<%= link_to 'us', '/q/' %>.</p>\n<%= partial 'shared/note' %>\n<% end %>\n",
        "source/q.html.md": "---\ntitle: Q\n---\nQ.\n",
        "source/shared/_note.html.erb": "<p>A note of <%= data.site.city %>.</p>\n",
        "data/site.yml": "city: Ulm\n",
    })  # fmt: skip
    assert body(dest, "p") == "# P\n\nBy Ann, Ulm,\n[us](q.md).\n\nA note of Ulm."
    assert findings(dest) == []


def test_other_ruby_is_hidden_with_a_finding(tmp_path):
    dest = imported(tmp_path, {
        "source/p.html.erb": "---\ntitle: P\n---\n<p>Before.</p>\n<% if x %><p>Kept.</p><% end %>\n"
        "<%= compute(1) %>\n<p>After.</p>\n<%= open",
        "source/empty.html.erb": "---\ntitle: E\n---\n<%= all_of_it %>\n",
    })  # fmt: skip
    shown = [line for line in body(dest, "p").split("\n") if line and not line.startswith("%")]
    assert shown[:4] == ["# P", "Before.", "Kept.", "After."]
    assert ("source/p.html.erb", 6, "erb", "<%= compute(1) %> is hidden") in findings(dest)
    assert ("source/empty.html.erb", 1, "template", "steered by Ruby; not converted") in findings(
        dest
    )
    assert json.loads((dest / "report.json").read_text())["unclaimed"] == ["/empty/"]


def test_a_partial_of_itself_ends(tmp_path):
    dest = imported(tmp_path, {
        "source/p.html.erb": "---\ntitle: P\n---\n<p>Words.</p><%= partial 'self' %>\n",
        "source/_self.html.erb": "<p>again</p><%= partial 'self' %>",
    })  # fmt: skip
    assert body(dest, "p").count("again") == 10
