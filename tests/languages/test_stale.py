"""Translations that are older than their source: who is told, and of what."""

from __future__ import annotations

import pytest
from sphinx_commons.commands.command_line import main
from sphinx_commons.languages.accepting import NoHeaderError, accepted
from sphinx_commons.languages.paragraphs import changes, read_paragraphs

from tests.sites import plant

from .conftest import CONF

SOURCE = """---
title: A page
summary: In short.
owner: docs-team
---
One
line.

```python
a = 1

b = 2
```

Last.
"""


def digests(text):
    return [paragraph.digest for paragraph in read_paragraphs(text)]


def test_paragraphs_stand_with_their_lines():
    found = [(p.line, p.start) for p in read_paragraphs(SOURCE)]
    assert found == [
        (2, "A page"), (3, "In short."), (6, "One line."), (9, "```python a = 1 b = 2 ```"),
        (15, "Last."),
    ]  # fmt: skip


def test_digests_are_letters_and_do_not_tell_broken_lines():
    assert all(d.isalpha() and d.islower() and len(d) == 6 for d in digests(SOURCE))
    assert digests(SOURCE) == digests(SOURCE.replace("One\nline.", "One line."))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Last.", "Last words.", [("changed", 15, "Last words.")]),
        ("Last.", "Last.\n\nMore.", [("new", 17, "More.")]),
        ("One\nline.\n\n", "", [("gone", 6, "")]),
        ("summary: In short.\n", "", [("gone", 5, "")]),
        ("b = 2", "b = 3", [("changed", 9, "```python a = 1 b = 3 ```")]),
        ("owner: docs-team", "owner: others", []),
    ],
)
def test_what_became_of_paragraphs(old, new, found):
    now = read_paragraphs(SOURCE.replace(old, new))
    assert [(c.kind, c.line, c.start) for c in changes(digests(SOURCE), now)] == found


def test_headers_say_what_a_translation_was_made_from():
    said = "translated_from:\n  page: a/b\n  paragraphs: abcdef ghijkl\n"
    once = accepted("---\ntitle: T\n---\nText.\n", "a/b", ["abcdef", "ghijkl"])
    assert once == f"---\ntitle: T\n{said}---\nText.\n"
    assert accepted(once, "a/b", ["abcdef", "ghijkl"]) == once
    middle = f"---\n{said}title: T\n---\nText.\n"
    assert accepted(middle, "a/b", ["mnopqr"]).startswith("---\ntitle: T\ntranslated_from:\n")
    assert accepted("Text.\n", "a/b", ["abcdef"]).endswith("---\nText.\n")
    with pytest.raises(NoHeaderError):
        accepted("Title: T\n\nText.\n", "a/b", [])


@pytest.fixture
def project(tmp_path, monkeypatch, base_files):
    files = {
        "page.md": SOURCE,
        "page.fr.md": "---\ntitle: Une page\ntranslators: [bob]\n---\nTexte.\n",
        "other.md": "---\nowner: ann\n---\n# Other\n\nText.\n",
        "draft.md": "---\ndraft: true\n---\n# Draft\n",
        "levels.md": "# A\n\n## B\n",
        "levels.fr.md": "# A\n\n### B\n\n## C\n",
        "locales/fr/LC_MESSAGES/said.po": 'msgid ""\nmsgstr ""\n"Last-Translator: Eve <e@x>\\n"\n\n'
        '#, fuzzy\nmsgid "Said"\nmsgstr "Dit"\n\nmsgid "Text."\nmsgstr ""\n',
        "said.md": "# Said\n\nText.\n",
        "broken.md": "# Broken\n",
        "locales/fr/LC_MESSAGES/broken.po": "mgsid nothing\n",
        "conf.py": CONF.replace(', "ar": "العربية"', ""),
    }
    monkeypatch.chdir(plant(tmp_path, base_files | files))
    return tmp_path


def lines(capsys, *arguments):
    assert main(["translations", *map(str, arguments)]) == 0
    return capsys.readouterr().out.splitlines()


def test_what_is_left_to_do_by_owner(project, capsys):
    assert lines(capsys) == [
        "ann  fr  other.md:1  not translated",
        "docs-team  fr  page.fr.md:1  does not say what it was made from, translated by bob",
        "nobody  fr  index.fr.md:1  does not say what it was made from",
        "nobody  fr  levels.fr.md:1  does not say what it was made from",
        "nobody  fr  levels.fr.md:1  headings of other levels than the source: anchors are its own",
        "nobody  fr  locales/fr/LC_MESSAGES/broken.po:1  "
        "cannot be read: Unknown or misformatted keyword on 0",
        "nobody  fr  locales/fr/LC_MESSAGES/said.po:6  changed, translated by Eve: Said",
        "nobody  fr  locales/fr/LC_MESSAGES/said.po:9  not translated, translated by Eve: Text.",
        "8 to do.",
    ]


def test_what_is_accepted_is_done_until_the_source_changes(project, capsys, make_site):
    assert lines(capsys, "--accept", project / "page.fr.md")[0].endswith("page as it is now.")
    assert not [line for line in lines(capsys) if "page" in line]
    plant(project, {"page.md": SOURCE.replace("Last.", "Last words.")})
    task = "docs-team  fr  page.md:15  changed since page.fr.md, translated by bob: Last words."
    assert task in lines(capsys)


def test_what_translates_nothing_is_not_accepted(project, capsys):
    for name, said in {
        "page.md": "ends with no language",
        "seul.fr.md": "translates seul.md, which is not there",
        "nothing.fr.md": "is no file of the site",
    }.items():
        plant(project, {"seul.fr.md": "# Seul\n"})
        assert main(["translations", "--accept", str(project / name)]) == 1
        assert said in capsys.readouterr().err


def test_a_stale_page_says_so_to_its_readers(make_site):
    translation = accepted("# Une page\n\nTexte.\n", "page", digests(SOURCE))
    first = make_site({"page.md": SOURCE, "page.fr.md": translation}, language="fr")
    assert first.warnings == ""
    assert first.soup("page.html").select_one(".language-notice") is None
    changed = SOURCE.replace("Last.", "Last words.")
    stale = make_site({"page.md": changed}, language="fr")
    notice = stale.soup("page.html").select_one(".language-notice")
    assert notice.text.startswith("Cette traduction n’est peut-être plus à jour.")
    assert notice.a["href"] == "https://example.org/page.html"
    assert "page.html" in stale.text("sitemap.xml")


def test_translations_of_another_page_or_of_none_are_named(make_site):
    files = {
        "page.fr.md": accepted("# Une page\n", "other", ["abcdef"]),
        "seul.fr.md": accepted("# Seul\n", "othre", ["abcdef"]),
    }
    built = make_site(files, language="fr")
    assert built.warnings.splitlines() == [
        "page.fr.md:2: WARNING: 'translated_from' names 'other', this file translates 'page' "
        "[languages.origin]",
        "seul.fr.md:2: WARNING: the page 'othre', which this translates, is gone; "
        "did you mean 'other'? [languages.gone]",
    ]
    assert built.soup("seul.html").h1.text.startswith("Seul")
