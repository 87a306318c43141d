"""Docutils nodes to Typst code, one mixin a kind of node."""

from __future__ import annotations

from .base import BaseTranslator
from .blocks import BlockVisitors
from .containers import ContainerVisitors
from .diagrams import DiagramVisitors
from .failing_blocks import GuardedBlocks
from .inline import InlineVisitors
from .language import LanguageVisitors
from .links import LinkVisitors
from .lists import ListVisitors
from .math import MathVisitors
from .objects import ObjectVisitors
from .sections import SectionVisitors
from .tables import TableVisitors


class TypstTranslator(
    GuardedBlocks,
    SectionVisitors,
    BlockVisitors,
    ListVisitors,
    DiagramVisitors,
    TableVisitors,
    ContainerVisitors,
    LinkVisitors,
    ObjectVisitors,
    MathVisitors,
    LanguageVisitors,
    InlineVisitors,
    BaseTranslator,
):
    """The visitors of every node that docutils, Sphinx, MyST and sphinx-design make."""


__all__ = ["TypstTranslator"]
