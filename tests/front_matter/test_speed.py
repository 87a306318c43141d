"""Time grows with size, never with its square: ten times the size must not take 100 times as long.

Each case must end within a limit that a square would exceed many times over.
"""

from __future__ import annotations

import time

import pytest
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.encoding import clean
from sphinx_commons.front_matter.header import find_header
from sphinx_commons.front_matter.leftovers import find_leftovers
from sphinx_commons.front_matter.rewrite import rewrite

MEGABYTE = 1_000_000
SECONDS = 15.0

HEADERS = {
    "a long title": f"---\ntitle: {'a' * MEGABYTE}\n---\n",
    "a long quoted title": f"---\ntitle: '{'a b ' * (MEGABYTE // 4)}'\n---\n",
    "ten thousand tags": f"---\ntags: [{', '.join(f'tag{n}' for n in range(10_000))}]\n---\n",
    "tags with commas": f"---\ntags: {', '.join(f'tag{n}' for n in range(10_000))}\n---\n",
    "ten thousand keys": "---\n" + "".join(f"key{n}: x\n" for n in range(10_000)) + "---\n",
    "one key again and again": "---\n" + "title: x\n" * 10_000 + "---\n",
    "a header without an end": "---\n" + "title: x\n" * 100_000,
    "no yaml": "---\n" + "a: b: c\n" * 50_000 + "---\n",
    "a long pelican header": "Title: x\n" + "  more\n" * 10_000,
    "a date without an end": f"---\ndate: 2015-01-01 10:00 {'A' * MEGABYTE}\n---\n",
    "a date of spaces": f"---\ndate: '2015-01-01{' ' * MEGABYTE}x'\n---\n",
    "spaces before a colon": f"---\na{' ' * MEGABYTE}\nb: [\n---\n",
}
LINES = {
    "words": "word " * (MEGABYTE // 5),
    "one word": "a" * MEGABYTE,
    "open braces": "{:" * (MEGABYTE // 2),
    "open liquid": "{%" * (MEGABYTE // 2),
    "open liquid values": "{{" * (MEGABYTE // 2),
    "open erb": "<%" * (MEGABYTE // 2),
    "open images": "<img " * (MEGABYTE // 5),
    "sources of an image": "<img " + "src= " * (MEGABYTE // 5),
    "links of pelican": "{filename}" * (MEGABYTE // 10),
    "ticks": "".join("`" * n + " " for n in range(1, 1400)),
    "garbled": "\u00c3" * MEGABYTE,
    "a heading": "# " + "a {#" * (MEGABYTE // 4),
    "control characters": "\x07" * MEGABYTE,
}


@pytest.fixture(autouse=True)
def clock():
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", HEADERS)
def test_headers(name):
    header = find_header(HEADERS[name])
    rewrite(HEADERS[name], header, decode(header))


@pytest.mark.parametrize("name", LINES)
def test_one_line_of_a_megabyte(name):
    text, _ = clean(f"{LINES[name]}\n")
    header = find_header(text)
    rewrite(text, header, decode(header))
    find_leftovers(text)
