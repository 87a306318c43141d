"""Style sheets lose what no page needs, and nothing else."""

from __future__ import annotations

import pytest
from sphinx_commons.commands.site.styles import classes_of_page, slim, words_of_script

USED = {"a", "b"}


def slimmed(text: str) -> str:
    return slim(text, USED).rstrip("\n")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (".a{x:y}", ".a{x:y}"),
        (".c{x:y}", ""),
        (".a, .c , p > .b{x:y}", ".a,p > .b{x:y}"),
        (".a.c{x:y} .a .c{x:y} p.c:hover{x:y}", ""),
        (".a:not(.c){x:y}", ".a:not(.c){x:y}"),
        (":is(.c, .d){x:y}", ":is(.c, .d){x:y}"),
        ("[class*='c'] #c c{x:y}", '[class*="c"] #c c{x:y}'),
        (r".a\:b{x:y}", ""),
        ("@media print{.a{x:y}.c{x:y}}", "@media print{.a{x:y}}"),
        ("@media print{.c{x:y}}", ""),
        ("@media screen{@supports (x:y){.a{x:y}}}", "@media screen{@supports (x:y){.a{x:y}}}"),
        ("@import 'c.css';", '@import "c.css";'),
        ("@font-face{font-family:c}", "@font-face{font-family:c}"),
        ("@keyframes c{from{x:y}to{x:z}}", "@keyframes c{from{x:y}to{x:z}}"),
        ("/* c */.a{/* c */x:/* c */y}", ".a{x:y}"),
        ("/*! by c */.a{x:y}", "/*! by c */\n.a{x:y}"),
        (".a{\n  x: y;\n\n  /* c */\n  z: 1 2\n}", ".a{x: y; z: 1 2}"),
        (".a{x:url(c.svg);--e:;content:'/* c */'}", '.a{x:url(c.svg);--e:;content:"/* c */"}'),
        (".a{x:1px/**/2px}", ".a{x:1px/**/2px}"),
    ],
)  # fmt: skip
def test_rules(given: str, kept: str):
    assert slimmed(given) == kept
    assert slimmed(kept) == kept


@pytest.mark.parametrize(
    ("page", "classes"),
    [
        ('<p class="a b"><i class=""></i><b class="\nsd-c">', {"a", "b", "sd-c"}),
        ("<p CLASS = 'a b'><br class=c><hr class=d/>", {"a", "b", "c", "d/"}),
        ('<p class="a&amp;b">', {"a&b"}),
        ("<p>class</p><p class>", set()),
        ("<script>x.className = 'on'</script>", {"x", "className", "on"}),
        ('<script type="application/ld+json">{"name": 1}</script>', set()),
    ],
)
def test_classes_of_a_page(page: str, classes: set[str]):
    assert classes_of_page(page) == classes


def test_any_word_of_a_script_may_be_a_class():
    assert {"is-open", "hit2"} <= words_of_script('x.classList.add("is-open",`hit2`)')
