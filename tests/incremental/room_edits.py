"""What is done where all extensions are: translations, releases, old addresses, books."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .machines import Builds
from .post_edits import PAGES, WORDS

ALL = """
extensions = ["sphinx_commons"]
languages = {"en": "English", "fr": "Français"}
locale_dirs = ["locales"]
gettext_compact = False
handbooks = [
    {"filename": "all", "title": "All", "documents": ["guide/index", "faq/index"]},
    {"filename": "posts", "title": "Posts", "select": "year=2014"},
]
"""
SETTINGS = st.sampled_from(
    [
        "languages = {}",
        "languages = {'en': 'English', 'fr': 'French', 'de': 'Deutsch'}",
        "handbooks = handbooks[:1]",
        "handbooks[0]['title'] = 'Everything'",
        "handbooks[1]['select'] = 'release=zed'",
        "handbook_options = {'paper': 'a5'}",
        "handbook_link_suffix = '/'",
        "handbook_baseurl = 'https://example.net/'",
        "comments_server = 'https://comments.example.org/'",
        "theme_hosted_search = True",
        "html_math_renderer = 'mathml'",
        "html_search_language = 'de'",
        "site_git_dates = False",
        "authors_git_dates = True",
        "authors_folder = 'people'",
        "commons_readable = ['..']",
        "faq_labels = {'open_all': 'Open'}",
        "front_matter_strict = True",
        "urls_redirects = 'old.csv'",
        "blog_feed_fulltext = True",
        "blog_path = 'news'",
        "blog_post_pattern = 'blog/2014/*'",
        "post_date_format = '%Y'",
        "release = '2'",
        "language = 'de'",
        "html_theme = 'alabaster'",
        "html_favicon = 'guide/leaf.png'",
        "html_theme_options = {'source_repository': 'https://example.org/', 'source_branch': 'm'}",
        "pygments_style = 'vim'",
        "myst_enable_extensions = ['dollarmath', 'substitution']",
        "rst_prolog = '.. |x| replace:: y'",
        "suppress_warnings = ['releases']",
        "extensions = [name for name in extensions if 'theme' not in name]",
        "extensions.append('sphinx_copybutton')",
    ]
)
RANGES = st.sampled_from(["zed", "yoga-", "-zed", "yoga, zed", "of old", "newton", None])
KEYS = st.sampled_from(
    [
        ("aliases", "[/old/, /older.html]"),
        ("comments", "true"),
        ("handbook", "false"),
        ("summary", "In short."),
        ("image", "leaf.png"),
        ("updated", "2016-01-01"),
        ("editors", "bob"),
        ("reviewed", "2015-01-01"),
        ("owner", "ada"),
        ("license", "CC0-1.0"),
        ("adapted_from", "{title: Loam, url: https://example.org/}"),
        ("title", "Other"),
    ]
)
TRANSLATED = ["index", "guide/soil", "guide/water", "faq/index", "blog/2015/pot", "authors/ada"]
RELEASES = "zed: {{name: {}, date: 2022-10-05, status: {}}}\nyoga: {{date: 2022-03-30}}\n"
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


class RoomEdits(Builds):
    """Edits of what only some extensions read."""

    def __init__(self) -> None:
        super().__init__()
        self.garden.write("conf.py", self.garden.read("conf.py") + ALL)
        self.garden.write("releases.yml", RELEASES.format("Zed", "supported"))

    @rule(name=st.sampled_from(TRANSLATED), word=WORDS)
    def translate_page(self, name, word):
        self.garden.toggle_file(
            f"{name}.fr.md", f"---\ntitle: En {word}\n---\n# En {word}\n\n## Pourquoi ?\n\nParce.\n"
        )

    @rule(word=WORDS)
    def translate_words(self, word):
        name = "locales/fr/LC_MESSAGES/guide/water.po"
        self.garden.toggle_file(name, f'{CATALOGUE}msgid "Rain"\nmsgstr "Pluie, {word}"\n')

    @rule(word=WORDS, status=st.sampled_from(["supported", "ended"]))
    def edit_releases(self, word, status):
        self.garden.write("releases.yml", RELEASES.format(f'"{word}"', status))

    @rule()
    def toggle_releases(self):
        self.garden.toggle_file("releases.yml", RELEASES.format("Zed", "ended"))

    @rule(name=PAGES, to=RANGES)
    def apply_page(self, name, to):
        self.garden.set_key(name, "applies_to", to)

    @rule(name=PAGES, to=RANGES)
    def apply_section(self, name, to):
        text = f"\n## For {to}?\n\n```{{applies-to}} {to}\n```\n\nText.\n"
        self.garden.toggle(name, text)

    @rule(name=PAGES)
    def list_releases(self, name):
        self.garden.toggle(name, "\n```{release:list}\n```\n\n```{handbook:list}\n```\n")

    @rule(name=PAGES, key=KEYS)
    def set_key_of_page(self, name, key):
        self.garden.set_key(name, *key)

    @rule(name=PAGES, key=KEYS)
    def drop_key_of_page(self, name, key):
        self.garden.set_key(name, key[0], None)

    @rule(name=st.sampled_from(["redirects.csv", "old.csv"]), to=st.sampled_from(["/", "/guide/"]))
    def redirect(self, name, to):
        self.garden.toggle_file(name, f"/was/,{to}\n/faq/,{to}\n")

    @rule(who=st.sampled_from(["ada", "bob"]))
    def retire_author(self, who):
        name = f"authors/{who}.md"
        if (self.garden.source / name).exists():
            self.garden.change(name, r"^author:.*$", f"author: {{name: {who}, retired: true}}")

    @rule(word=WORDS)
    def edit_index(self, word):
        self.garden.change("index.md", r"\A(.|\n)*?(?=\n```\{toctree)", f"# Start: {word}\n\n$x$\n")

    @rule(setting=SETTINGS)
    def configure_rooms(self, setting):
        self.garden.toggle("conf.py", f"{setting}\n")
