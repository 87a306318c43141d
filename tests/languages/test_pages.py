"""What stands at each address in each language."""

from __future__ import annotations

import pytest

from .conftest import CONF


@pytest.fixture
def french(make_site):
    return lambda files=(), **settings: make_site(dict(files), language="fr", **settings)


def test_the_source_language_has_the_sources(make_site):
    built = make_site({})
    assert built.warnings == ""
    assert built.env.found_docs == {"index", "page", "other"}
    assert "English words" in built.text("page.html")


def test_a_translation_stands_under_the_name_of_its_page(french):
    built = french()
    assert built.warnings == ""
    assert built.env.found_docs == {"index", "page", "other"}
    page = built.soup("page.html")
    assert page.html["lang"] == "fr"
    assert page.h1.text.startswith("Page traduite")
    assert page.select_one(".language-notice") is None
    assert page.select_one('link[rel="canonical"]')["href"] == "https://example.org/fr/page.html"


def test_an_untranslated_page_has_the_source_text_and_says_so(french):
    page = french().soup("other.html")
    text = page.select_one('[lang="en"][dir="ltr"]')
    assert text.h1.text.startswith("Other")
    notice = page.select_one(".language-notice")
    assert notice.text == "Cette page n’est pas encore traduite. Langue du texte\xa0: anglais"
    assert notice.a["href"] == "https://example.org/other.html"
    assert text not in notice.parents
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert page.select_one('link[rel="canonical"]')["href"] == "https://example.org/other.html"


def test_an_untranslated_page_is_not_listed(french):
    built = french()
    assert "page.html" in built.text("sitemap.xml")
    assert "other.html" not in built.text("sitemap.xml")
    assert built.env.metadata["other"]["nosearch"]
    assert "Other" not in built.text("searchindex.js")
    assert "Page traduite" in built.text("searchindex.js")


def test_a_language_without_any_translation_is_built(make_site):
    built = make_site({}, language="ar")
    assert built.warnings == ""
    assert "Page" not in built.text("searchindex.js")


def test_languages_from_the_right_show_the_source_from_the_left(make_site):
    page = make_site({}, language="ar").soup("other.html")
    assert page.select_one('[lang="en"]')["dir"] == "ltr"


def test_a_page_may_be_in_one_language_only(make_site, french):
    files = {"seul.fr.md": "# Seulement ici\n\n[Page](page.fr.md) [Autre](other.md)\n"}
    built = french(files)
    assert built.warnings == ""
    links = [a["href"] for a in built.soup("seul.html").select("[role=main] p a")]
    assert links == ["page.html", "other.html"]
    assert "seul" not in make_site(files).env.found_docs


def test_headings_take_the_anchors_of_the_source(french):
    files = {"other.md": "# Other\n\n[Part](page.md#a-part)\n", "conf.py": CONF}
    built = french(files)
    assert built.warnings == ""
    assert built.soup("other.html").select_one("[role=main] p a[href]")["href"]
    page = built.soup("page.html")
    assert page.find(id="a-part").h2.text.startswith("Une partie")
    assert page.find(id="une-partie") is not None
    links = [a["href"] for a in built.soup("other.html").select('a[href^="page.html#"]')]
    assert links == ["page.html#a-part"]


def test_headings_of_other_levels_keep_their_anchors(french):
    built = french({"page.fr.md": "# Page traduite\n\n### Une partie\n\n## Deux\n\n## Trois\n"})
    assert built.soup("page.html").find(id="a-part") is None


def test_questions_have_the_ids_of_the_source(french):
    files = {
        "faq.md": "---\nfaq: true\n---\n# FAQ\n\n## What is it?\n\nIt.\n\n## Why?\n\nSo.\n",
        "faq.fr.md": "---\nfaq: true\n---\n# FAQ\n\n## Qu’est-ce ?\n\nÇa.\n\n## Où ?\n\nSi.\n",
        "page.fr.md": "# Page\n\n{faq:q}`what-is-it`\n\n## Une partie\n",
    }
    built = french(files)
    assert built.warnings == ""
    link = built.soup("page.html").select_one("[role=main] p a")
    assert (link["href"], link.text) == ("faq.html#what-is-it", "Qu’est-ce ?")


def test_a_question_with_another_id_is_named(french):
    asked = "```{{faq:question}} {}\n:id: {}\n\n{}\n```\n"
    files = {
        "faq.md": f"# FAQ\n\n{asked.format('What?', 'what-it-is', 'It.')}",
        "faq.fr.md": f"# FAQ\n\n{asked.format('Quoi ?', 'what-is-it', 'Ça.')}",
    }
    built = french(files)
    assert built.warnings.splitlines() == [
        "faq.fr.md:3: WARNING: no question of the source has the id 'what-is-it'; "
        "did you mean 'what-it-is'? [languages.question]"
    ]
    assert built.soup("faq.html").find(id="what-is-it")


def test_a_draft_of_a_translation_is_nowhere(french):
    files = {"page.fr.md": "---\ndraft: true\n---\n# Canari\n\nSecret canari.\n"}
    built = french(files)
    assert built.warnings == ""
    assert "English words" in built.text("page.html")
    for file in built.out.rglob("*"):
        assert not file.is_file() or b"anari" not in file.read_bytes(), file


def test_a_suffix_that_is_no_language_is_part_of_the_name(make_site):
    built = make_site({"notes.v2.md": "# Notes\n"})
    assert (built.warnings, "notes.v2" in built.env.found_docs) == ("", True)


def test_a_language_that_the_site_has_not_is_named(make_site):
    built = make_site({"page.de.md": "# Seite\n"})
    (warning,) = built.warnings.strip().splitlines()
    assert warning == (
        "page.de.md:1: WARNING: 'languages' in conf.py has no 'de'; "
        "this file is a page called 'page.de' [languages.unknown]"
    )


def test_two_files_that_translate_one_page_are_named(make_site, french):
    conf = CONF.replace('"fr"', '"pt-BR": "Português", "fr"')
    files = {"conf.py": conf, "page.pt-BR.md": "# Um\n", "page.pt_BR.md": "# Dois\n"}
    assert french(files).warnings == ""
    built = make_site({}, language="pt_BR")
    assert built.warnings.splitlines()[0] == (
        "page.pt_BR.md:1: WARNING: page.pt-BR.md translates this page into the same language; "
        "this file is left out [languages.duplicate]"
    )
    assert "Um" in built.text("page.html")


def test_catalogues_translate_and_pages_beside_them_win(french):
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    title = 'msgid "Other"\nmsgstr "Autre"\n\n'
    entry = f'{title}msgid "English only."\nmsgstr "En français."\n'
    folder = "locales/fr/LC_MESSAGES"
    files = {
        f"{folder}/other.po": head + entry,
        f"{folder}/page.po": head + 'msgid "English words."\nmsgstr "Du catalogue."\n',
        "plain.md": "# Plain\n",
        f"{folder}/plain.po": head,
    }
    built = french(files, locale_dirs=["locales"])
    other = built.soup("other.html")
    assert "En français." in other.text
    assert other.select_one(".language-notice") is None
    assert "Mots français" in built.text("page.html")
    assert built.soup("plain.html").select_one(".language-notice") is not None


def test_a_site_without_the_setting_is_as_it_was(make_site):
    conf = CONF.replace("languages =", "unused =")
    built = make_site({"conf.py": conf}, language="fr")
    assert "page.fr" in built.env.found_docs
    assert built.soup("other.html").select_one(".language-notice") is None
    assert not (built.out / "_static" / "languages").exists()


def test_quickly_found_sources_are_translated_too(make_site):
    conf = CONF.replace('"myst_parser"', '"myst_parser", "sphinx_commons.speed"')
    make_site({"conf.py": conf}, language="fr")
    built = make_site({"other.fr.md": "# Autrement\n"}, language="fr")
    assert built.warnings == ""
    assert built.soup("page.html").h1.text.startswith("Page traduite")
    assert built.soup("other.html").h1.text.startswith("Autrement")


def test_untranslated_posts_and_answers_are_in_no_list(french):
    conf = CONF.replace('"myst_parser"', '"myst_parser", "sphinx_commons.blog"')
    post = "---\ndate: 2015-03-02\n---\n# {}\n\nText.\n"
    faq = "---\nfaq: true\n---\n# {}\n\n## {} ?\n\nSo.\n"
    files = {
        "conf.py": f'{conf}blog_baseurl = html_baseurl\nblog_title = "Blog"\n',
        "index.fr.md": "# Accueil\n\n```{faq:list}\n```\n\n```{toctree}\n:glob:\n**\n```\n",
        "blog/2015/one.md": post.format("One"),
        "blog/2015/two.md": post.format("Two"),
        "blog/2015/two.fr.md": post.format("Deux"),
        "asked.md": faq.format("Asked", "Why"),
        "also.md": faq.format("Also", "How"),
        "also.fr.md": faq.format("Aussi", "Comment"),
    }
    built = french(files)
    assert built.warnings == ""
    assert "<title>Deux</title>" in built.text("blog/atom.xml")
    assert "<title>One</title>" not in built.text("blog/atom.xml")
    assert "https://example.org/fr/blog/2015/two.html" in built.text("blog/atom.xml")
    for page in ("blog/index.html", "blog/2015.html", "blog/archive.html", "blog/2015/03.html"):
        texts = [a.text for a in built.soup(page).select("[role=main] a")]
        assert ("Deux" in texts, "One" in texts) == (True, False), page
    asked = [a.text for a in built.soup("index.html").select("[role=main] .faq-list a")]
    assert asked == ["Comment ?"]
    assert "Why ?" not in built.text("faq-questions.html")


def test_a_page_with_the_name_of_a_generated_one(make_site):
    built = make_site({"search.md": "# Look for it\n"}, language="fr")
    assert "commons.page" not in built.warnings
    assert built.soup("search.html").title
