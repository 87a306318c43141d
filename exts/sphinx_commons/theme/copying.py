"""What the button of sphinx-copybutton takes: prompts are told by the lexer, not by their looks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FUNCTIONS = "copybutton_format_func"
OURS = Path(__file__).with_name("copied_text.js")


def copy_commands(_app: Sphinx, config: Config) -> None:
    """``config-inited``, after sphinx-copybutton has put the functions of its script there.

    A site that says itself what a prompt looks like is left alone.
    """
    if config.html_theme != "furo" or FUNCTIONS not in config.html_context:
        return
    if not config.copybutton_prompt_text:
        config.html_context[FUNCTIONS] += OURS.read_text(encoding="utf-8")
