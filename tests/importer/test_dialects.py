"""Each rule of the body: old text -> MyST, and the same content in both renderings."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pymdownx.emoji import to_alt, twemoji

from . import pairs

PAIRS = list(pairs.all_pairs())
# Where the import says more, or something else, than the old engine showed, on purpose.
BETTER = {
    "no_toc is dropped, an explicit id stays",
    "the table of contents is the theme's",
    "an unknown extension is text",
    "text right below code is a paragraph",
    "a lone line with a pipe is text",
    "a video becomes a link",
    "a placeholder is shown",
    "excerpt mark on its own",
    "excerpt mark inside a line",
    "math",
    "a fence may have a title",
    "code that touches code is one",
    "literal tildes are strikethrough",
    "1) is an ordered list",
    "links with spaces",
    "a comment is not public",
    "a setext heading after a number",
    "an attribute list",
    "superscript, mark and quotes",
    "indented code has no language",
    "text at risk",
    "a footnote",
    "a footnote that nothing refers to",
    "a heading with a gap in levels",
    "icons",
    "objects",
}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.dialect}: {p.name}")
def test_pair(pair):
    result = pairs.written(pair.dialect, pair.old)
    assert result.differs == []
    assert pairs.body(result.text) == pair.new


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.dialect}: {p.name}")
def test_nothing_is_changed_a_second_time(pair):
    """The text of the author is kept where MyST reads it as the old engine did."""
    if pair.old == pair.new:
        assert pairs.body(pairs.written(pair.dialect, pair.new).text) == pair.old


@pytest.fixture(scope="module")
def oracle():
    """Asks the real engines, where they are installed."""
    ruby = shutil.which("ruby")
    script = Path(__file__).parent / "oracle.rb"
    try:
        import markdown
    except ImportError:
        markdown = None
    process = ruby and subprocess.Popen(
        [ruby, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip

    def ask(dialect: str, text: str) -> str:
        if dialect == "python":
            if markdown is None:
                pytest.skip("Python-Markdown is not installed")
            extensions = ["extra", "codehilite", "admonition"]
            configs = {"codehilite": {"use_pygments": False}}
            return markdown.markdown(text, extensions=extensions, extension_configs=configs)
        if dialect == "pymdown":
            configs = {
                "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},
                "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_alt},
                "pymdownx.arithmatex": {"generic": True, "tex_inline_wrap": ["", ""],
                                        "tex_block_wrap": ["", ""]},
            }  # fmt: skip
            return markdown.markdown(text, extensions=pairs.PYMDOWN, extension_configs=configs)
        if not process or process.poll() is not None:
            pytest.skip("kramdown and Redcarpet are not installed")
        try:
            process.stdin.write(json.dumps({"dialect": dialect, "text": text}) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            pytest.skip("kramdown and Redcarpet are not installed")
        return json.loads(answer)

    yield ask
    if process:
        process.communicate()


@pytest.mark.parametrize(
    "pair", [p for p in PAIRS if p.name not in BETTER], ids=lambda p: f"{p.dialect}: {p.name}"
)
def test_old_engine_agrees(pair, oracle):
    before = pairs.facts(oracle(pair.dialect, pair.old + "\n"))
    after = pairs.facts(pairs.myst_html(pair.new + "\n"))
    assert before == after


def test_every_name_is_used():
    assert {pair.name for pair in PAIRS} >= BETTER


def test_an_id_of_python_markdown_may_have_dots():
    assert "v1.2.0" in pairs.read("python", "## Release ## {: #v1.2.0 .big }\n\nWords.").anchors
