"""What is done to the garden beside its pages: people, tags, pictures, look and settings."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .machines import Builds
from .post_edits import OLD, WORDS

SETTINGS = st.sampled_from(
    [
        "html_title = 'Park'",
        "blog_page_lengths = {'index': 3}",
        "blog_feed_length = 1",
        "html_copy_source = False",
        "html_baseurl = 'https://example.net/'",
        "blog_related_length = 1",
        "blog_title = 'Diary'",
        "myst_heading_anchors = 2",
        "faq_open = True",
        "faq_review_after = 30; faq_overdue_note = True",
        "navigation_branch_only = True",
        "site_description = 'All of it'",
        "front_matter_show_drafts = True",
        "numfig = False",
        "html_use_index = False",
        "html_theme_options = {'sidebar_hide_name': True}",
        "html_extra_path = ['guide/leaf.png']",
        "html_additional_pages = {'more': 'page.html'}",
        "exclude_patterns = ['_static', '_templates', 'parts', 'guide/water.md']",
        "extensions = [name for name in extensions if 'navigation' not in name]",
        "extensions = [name for name in extensions if 'structured_data' not in name]",
        "extensions = [name for name in extensions if 'urls' not in name]",
        "extensions.append('notfound.extension')",
    ]
)
PICTURES = ("guide/leaf.png", "blog/2015/leaf.png")


class SiteEdits(Builds):
    """Edits of everything that is no text."""

    @rule(name=st.sampled_from(["look.css", "more.css", "deep/more.css"]), word=WORDS)
    def edit_static(self, name, word):
        self.garden.write(f"_static/{name}", f"/* {word} */\n")

    @rule(name=st.sampled_from(["more.css", "deep/more.css"]))
    def drop_static(self, name):
        (self.garden.source / "_static" / name).unlink(missing_ok=True)

    @rule(word=WORDS, old=OLD)
    def edit_template(self, word, old):
        text = '{% extends "furo/page.html" %}{% block footer %}<p>' + word + "</p>{% endblock %}\n"
        self.garden.write("_templates/page.html", text, old=old)

    @rule()
    def swap_pictures(self):
        names = [self.garden.source / n for n in ("guide/leaf.png", "blog/2015/leaf.png")]
        texts = [path.read_bytes() for path in names]
        for path, text in zip(names, reversed(texts), strict=True):
            path.write_bytes(text)

    @rule(word=WORDS, alias=st.sampled_from(["Ground", "C++", "none"]))
    def edit_tags(self, word, alias):
        text = f"soil: {{label: '{word}', description: Earth., aliases: [{alias}]}}\npots:\n"
        self.garden.write("tags.yml", text)

    @rule()
    def drop_tags(self):
        (self.garden.source / "tags.yml").unlink(missing_ok=True)

    @rule(who=st.sampled_from(["ada", "bob"]), word=WORDS)
    def rename_author(self, who, word):
        name = f"authors/{who}.md"
        if (self.garden.source / name).exists():
            self.garden.change(name, r"^author:.*$", f"author: {{name: {who} {word}}}")

    @rule()
    def toggle_author(self):
        path = self.garden.source / "authors/bob.md"
        if path.exists():
            path.unlink()
            self.garden.change("authors/index.md", r"^bob\n", "")
        else:
            self.garden.write("authors/bob.md", "---\nauthor: {name: Bob}\n---\n# Bob\n\nNew.\n")
            self.garden.change("authors/index.md", r"^ada\n", "ada\nbob\n")

    @rule(name=st.sampled_from(PICTURES), other=st.binary(min_size=1, max_size=4), old=OLD)
    def replace_picture(self, name, other, old):
        path = self.garden.source / name
        path.write_bytes(path.read_bytes() + other)
        self.garden.date(path, old=old)

    @rule(word=WORDS, old=OLD)
    def edit_included_file(self, word, old):
        self.garden.write("parts/note.md", f"Part {word}.\n\n## Inner {word}\n", old=old)

    @rule()
    def toggle_included_file(self):
        path = self.garden.source / "parts/note.md"
        if path.exists():
            path.unlink()
        else:
            self.garden.write("parts/note.md", "Back.\n")

    @rule(setting=SETTINGS)
    def configure(self, setting):
        self.garden.toggle("conf.py", f"{setting}\n")
