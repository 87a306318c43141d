"""Links in catalogues lead where those of the source lead."""

from __future__ import annotations

import re

import pytest

from .conftest import CONF

PAGE = """# Other

(mark)=
## A part

{}

| Column |
|---|
| {} |

```{{note}}
{}
```

A note.[^one]

[site]: https://example.org/site
[A Name]: page.md#a-part
[^one]: {}
"""
LINKS = (
    "[here](#a-part), [mark](#mark), [](#a-part), {ref}`mark`, [one](page.md#a-part), [](page.md), "
    "[two](page.md), [the site][site], [site], [**bold** `code`][SITE], [named][a name], "
    "[no] [x][y]"
)
FOLDER = "locales/fr/LC_MESSAGES"


def catalogue(text):
    """Every message of *text* with the same links in other words."""
    titles = ("Other", "A part", "Column", "A note.[^one]", "Page", "English words.", "Its text.")
    pairs = {title: f"{title} FR" for title in titles} | {LINKS: f"Voici {LINKS}"}
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + "".join(f'msgid "{a}"\nmsgstr "{b}"\n\n' for a, b in pairs.items() if a in text)


@pytest.fixture(scope="module")
def files():
    text = PAGE.format(*[LINKS] * 4)
    page = "# Page\n\nEnglish words.\n\n## A part\n\nIts text.\n"
    return {
        "conf.py": CONF,
        "other.md": text,
        "page.md": page,
        "page.fr.md": "# Page traduite\n\n## Une partie\n\nSon texte.\n",
        f"{FOLDER}/other.po": catalogue(text),
    }


def links(built):
    found = built.soup("other.html").select('[role="main"] a.reference')
    return [(a["href"], re.sub(r" FR|traduite| ", "", a.text)) for a in found]


def test_links_of_messages_are_those_of_the_page(make_site, files):
    source = make_site(files)
    assert source.warnings == ""
    translated = make_site({}, language="fr")
    assert translated.warnings == ""
    assert "Voici" in translated.text("other.html")
    ours, theirs = links(translated), links(source)
    assert [href for href, _ in ours] == [href for href, _ in theirs]
    assert len(ours) == 4 * 11
    assert {"https://example.org/site", "page.html#a-part", "page.html", "#a-part", "#mark"} <= {
        href for href, _ in ours
    }
    text = translated.soup("other.html").text
    assert "[no] [x][y]" in text
    assert "][" not in text.replace("[x][y]", "")


def test_messages_without_a_translation_keep_their_links(make_site, files):
    only = {f"{FOLDER}/other.po": catalogue("Other")}
    translated = make_site(files | only, language="fr")
    assert ("page.html#a-part", "one") in links(translated)
