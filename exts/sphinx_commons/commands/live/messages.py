"""What the two processes tell each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One warning: its text with file and line, and the URL of its page ("" for none)."""

    text: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where files are that matter, beside the sources: absolute files and folders."""

    code: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    static: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """To the worker: files that changed, and the URLs of the pages that are looked at.

    After a change of *static* files they are only copied: a new worker follows.
    """

    paths: frozenset[Path]
    viewed: frozenset[str]
    static: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """From the worker: what to watch."""

    layout: Layout


@dataclass(frozen=True, slots=True)
class Shown:
    """From the worker: pages were written ahead of all others; *static* files were copied."""

    static: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """From the worker: everything is up to date."""

    seconds: float
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """From the worker: a build could not be done. *details* are the last lines of what happened.

    A worker that is *over* could not even begin; a new one is wanted after the next change.
    """

    reason: str
    details: str
    problems: tuple[Problem, ...]
    layout: Layout
    over: bool


@dataclass(frozen=True, slots=True)
class Renew:
    """From the worker, before it ends: static files changed, which only a new one takes in.

    Pages name static files with a checksum that an application computes once.
    """


Report = Found | Shown | Built | Failed | Renew
