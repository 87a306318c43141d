"""The generators that are compared, by their names; the first two are the ends of the ratios."""

from benchmarks.peers.generators.base import Generator
from benchmarks.peers.generators.sphinx import Ours, Stock

GENERATORS: dict[str, Generator] = {found.name: found for found in (Ours(), Stock())}
