"""What is done to toctrees, in Markdown and in reST."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .machines import Builds

OPTIONS = st.lists(
    st.sampled_from(
        [
            *("caption: Words", "caption: Other", "maxdepth: 1", "maxdepth: 3", "name: menu"),
            *("hidden:", "numbered:", "titlesonly:", "reversed:", "glob:", "includehidden:"),
        ]
    ),
    max_size=3,
    unique_by=lambda option: option.partition(":")[0],
)
MARKDOWN = re.compile(r"```\{toctree\}.*?```\n", re.S)
REST = re.compile(r"\.\. toctree::\n.*\Z", re.S)


class TreeEdits(Builds):
    """Each page with a toctree has exactly one, the last thing in a page of reST."""

    trees: tuple[tuple[str, tuple[str, ...]], ...] = ()
    news: tuple[str, ...] = ()

    @rule(data=st.data(), options=OPTIONS)
    def edit_toctree(self, data, options):
        name, entries = data.draw(st.sampled_from(self.trees))
        chosen = data.draw(st.lists(st.sampled_from(entries), min_size=1, unique=True))
        text = self.garden.read(name)
        pattern, form = (MARKDOWN, markdown) if name.endswith(".md") else (REST, rest)
        self.garden.write(name, pattern.sub(lambda _found: form(options, chosen), text, count=1))

    @rule(data=st.data(), options=OPTIONS)
    def reorder_toctree(self, data, options):
        name, entries = data.draw(st.sampled_from(self.trees))
        lines = self.garden.read(name).split("\n")
        places = [number for number, line in enumerate(lines) if line.strip() in entries]
        moved = data.draw(st.permutations([lines[place] for place in places]))
        for place, line in zip(places, moved, strict=True):
            lines[place] = line
        self.garden.write(name, "\n".join(lines))

    @rule(data=st.data(), title=st.sampled_from(["New", "Newer"]))
    def add_or_retitle_page(self, data, title):
        name = data.draw(st.sampled_from(self.news))
        head = (
            f"# {title}\n\n## Section of {title}\n"
            if name.endswith(".md")
            else (f"{title}\n=====\n\nSection of {title}\n----------------\n\nText.\n")
        )
        self.garden.write(name, head)

    @rule(data=st.data())
    def delete_page(self, data):
        (self.garden.source / data.draw(st.sampled_from(self.news))).unlink(missing_ok=True)


def markdown(options: list[str], entries: list[str]) -> str:
    return "\n".join(["```{toctree}", *(f":{o}" for o in options), "", *entries, "```", ""])


def rest(options: list[str], entries: list[str]) -> str:
    lines = [*(f":{option}" for option in options), "", *entries, ""]
    return "\n".join([".. toctree::", *(f"   {line}".rstrip() for line in lines)])
