"""Blocks of Markdown in the dialect that all generators share: made-up content, real markup.

A link to another document is written ``doc:path`` and a picture ``image:name``; every generator
gets them in its own spelling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.words import Words


@dataclass(frozen=True)
class Blocks:
    """Writes blocks with *words*, with links to *documents* and pictures out of *pictures*."""

    words: Words
    documents: list[str]
    pictures: list[str]

    def section(self, level: int, length: int) -> str:
        """A heading and blocks of about *length* words."""
        parts = [f"{'#' * level} {self.words.title()}", self.paragraph()]
        writers: list[Callable[[], str]] = [
            *[self.paragraph] * 6, self.bullets, self.steps, self.code, self.code, self.table,
            self.quotation, self.picture,
        ]  # fmt: skip
        while sum(len(part.split()) for part in parts) < length:
            parts.append(self.words.chance.choice(writers)())
        return "\n\n".join(parts)

    def paragraph(self) -> str:
        """Two to six sentences, with emphasis, code and links here and there."""
        words = [
            word for _ in range(self.words.chance.randint(2, 6)) for word in self.words.sentence()
        ]
        for place in range(7, len(words) - 1, 13):
            if words[place].isalpha() and words[place].islower():
                words[place] = self.inline(words[place])
        return " ".join(words)

    def inline(self, word: str) -> str:
        """The word as it is or marked up."""
        kind = self.words.chance.randrange(12)
        if kind == 0 and self.documents:
            return f"[{word}](doc:{self.words.chance.choice(self.documents)})"
        marks = {1: "*{}*", 2: "**{}**", 3: "`{}`", 4: "`{}`", 5: "[{0}](https://example.org/{0})"}
        return marks.get(kind, "{}").format(word)

    def short(self) -> str:
        """Some words without a full stop."""
        return " ".join(self.words.draw(self.words.chance.randint(3, 12))).capitalize()

    def bullets(self) -> str:
        """A list, sometimes with a list in it."""
        lines = [f"- {self.short()}" for _ in range(self.words.chance.randint(3, 6))]
        if self.words.chance.random() < 0.3:
            lines[2:2] = [f"    - {self.short()}" for _ in range(2)]
        return "\n".join(lines)

    def steps(self) -> str:
        """A numbered list."""
        count = self.words.chance.randint(3, 6)
        return "\n".join(f"{number}. {self.short()}" for number in range(1, count + 1))

    def quotation(self) -> str:
        """Somebody else's sentence."""
        return "> " + " ".join(self.words.sentence())

    def picture(self) -> str:
        """A picture with a text for those who do not see it."""
        return f"![{self.short()}](image:{self.words.chance.choice(self.pictures)})"

    def table(self) -> str:
        """Two to four columns with three to eight rows."""
        columns = self.words.chance.randint(2, 4)
        rows = [self.words.names(columns) for _ in range(self.words.chance.randint(3, 8))]
        lines = [[name.capitalize() for name in self.words.names(columns)], ["---"] * columns]
        return "\n".join(f"| {' | '.join(row)} |" for row in lines + rows)

    def code(self) -> str:
        """A listing in one of four languages."""
        language, line = self.words.chance.choice(LANGUAGES)
        count = self.words.chance.randint(3, 12)
        lines = [line.format(*self.words.names(3)) for _ in range(count)]
        return "\n".join([f"```{language}", *lines, "```"])


LANGUAGES = [
    ("console", "$ {0} --{1} /etc/{2}.conf"),
    ("python", 'def {0}({1}: int) -> str:\n    return f"{2} {{{1} + 1}}"\n'),
    ("yaml", "{0}:\n  - name: {1}\n    state: {2}"),
    ("ini", "[{0}]\n{1} = {2}"),
]
