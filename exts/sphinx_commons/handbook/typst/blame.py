"""Which block of a handbook a problem comes from, where the compiler does not say.

Problems that show up during layout or export have no place in the source. They are found by
compiling less and less of it. No Sphinx here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from .blocks import Blocks
    from .compiler import Problem


def culprit(
    message: str, blocks: Blocks, problems_of: Callable[[str], Collection[Problem]]
) -> int | None:
    """The number of the first block that gives *message* alone, ``None`` where none does.

    :param problems_of: compiles a source.
    """

    def first(numbers: Sequence[int]) -> int | None:
        source = blocks.only([blocks.parts[number] for number in numbers])
        if all(problem.message != message for problem in problems_of(source)):
            return None
        if len(numbers) == 1:
            return numbers[0]
        half = len(numbers) // 2
        found = first(numbers[:half])
        return first(numbers[half:]) if found is None else found

    return first(range(len(blocks.parts)))
