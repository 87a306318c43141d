"""Incremental builds equal clean ones, in each language; parallel ones equal serial ones."""

from __future__ import annotations

import shutil

import pytest
from sphinx_commons.languages.domain import LanguageDomain

from tests.incremental.garden import differences

PAGES = {f"more{n}.md": f"# More {n}\n\n[Page](page.md)\n" for n in range(5)}
BOTH = {"both.md": "# Both\n", "both.fr.md": "# Les deux\n"}
EDITS = {
    "a translation changes": {"page.fr.md": "# Autre titre\n\n## Un\n"},
    "a translation comes": {"other.fr.md": "# Autrement\n"},
    "a translation goes": {"page.fr.md": None},
    "a translation becomes a draft": {"page.fr.md": "---\ndraft: true\n---\n# Page\n"},
    "a source changes": {"page.md": "# Page\n\n## Another part\n"},
    "a source goes": {"both.md": None},
    "another language comes": {"page.ar.md": "# صفحة\n"},
    "a page of one language comes": {"seul.fr.md": "# Seul\n"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_incremental_build_is_a_clean_one(make_site, tmp_path, edit):
    before = make_site(PAGES | BOTH, language="fr")
    for name, text in EDITS[edit].items():
        if text is None:
            (before.source / name).unlink()
    files = {name: text for name, text in EDITS[edit].items() if text is not None}
    if edit == "a translation goes":
        files["other.md"] = "# Other\n"  # a site is planted again with what it lacks
    after = make_site(files, language="fr")
    kept = shutil.copytree(after.out, tmp_path / "kept")
    shutil.rmtree(tmp_path / "out")
    clean = make_site({}, language="fr")
    assert differences(kept, clean.out) == []
    assert after.warnings == clean.warnings


def test_catalogues_that_change_come_and_go(make_site, tmp_path):
    name = "locales/fr/LC_MESSAGES/other.po"
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    catalogue += 'msgid "English only."\nmsgstr "{}"\n'
    make_site({}, language="fr")
    for words in ("Des mots.", "Encore des mots."):
        built = make_site({name: catalogue.format(words)}, language="fr")
        assert words in built.soup("other.html").get_text()
        assert "other.html" in built.text("sitemap.xml")
    for suffix in (".po", ".mo"):
        (built.source / name).with_suffix(suffix).unlink()
        after = make_site({}, language="fr")
        kept = shutil.copytree(after.out, tmp_path / suffix)
        shutil.rmtree(tmp_path / "out")
        assert differences(kept, make_site({}, language="fr").out) == []
    assert "English only." in after.soup("other.html").get_text()


def test_nothing_is_read_again_without_a_change(make_site):
    make_site({}, language="fr")
    again = make_site({}, language="fr")
    assert "0 added, 0 changed, 0 removed" in again.app.status.getvalue()


def test_a_parallel_build_is_a_serial_one(make_site, tmp_path):
    serial = make_site(PAGES, language="fr")
    kept = shutil.copytree(serial.out, tmp_path / "kept")
    shutil.rmtree(tmp_path / "out")
    parallel = make_site({}, parallel=2, language="fr")
    assert differences(kept, parallel.out) == []
    assert LanguageDomain.of(parallel.env).files == LanguageDomain.of(serial.env).files
    assert set(LanguageDomain.of(parallel.env).untranslated) == {"other", *(p[:-3] for p in PAGES)}
