"""The generators that are compared, by their names; the first two are the ends of the ratios."""

from benchmarks.peers.generators.base import Generator
from benchmarks.peers.generators.hugo import Hugo
from benchmarks.peers.generators.mkdocs import Material, Zensical
from benchmarks.peers.generators.pelican import Pelican
from benchmarks.peers.generators.sphinx import Ours, Stock

GENERATORS: dict[str, Generator] = {
    found.name: found for found in (Ours(), Stock(), Material(), Pelican(), Zensical(), Hugo())
}
