"""``build-finished``: the files that follow from what all pages say."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from sphinx.errors import ConfigError

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.history import read_history
from sphinx_commons.core.version import code_digest
from sphinx_commons.front_matter import Moment, page_meta

from .cards import DEFAULTS, card_name
from .head import CARDS, root_url, shared_card
from .heads import known_heads
from .sitemap import robots, sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .outcome import Head
    from .own_files import OwnFiles

    History = Mapping[str, tuple[datetime, datetime]]

TEXTS = ("site_name", "title", "description")


def check_settings(app: Sphinx) -> None:
    """``builder-inited``: say at once what no card could be drawn with."""
    cards = app.config.site_cards
    if unknown := cards.keys() - DEFAULTS.keys():
        raise ConfigError(f"site_cards: unknown keys {sorted(unknown)}, not {sorted(DEFAULTS)}")
    if not cards or not makes_site(app.builder):
        return
    try:
        draw(app, "", "", "")
    except ModuleNotFoundError as err:
        advice = 'site_cards needs Pillow: pip install "sphinx-commons[pictures]"'
        raise ConfigError(advice) from err
    except (OSError, ValueError, TypeError) as err:
        raise ConfigError(f"site_cards: {err}") from err


def draw(app: Sphinx, site: str, title: str, description: str) -> bytes:
    """The picture with these texts, in the style of the setting."""
    # Fonts and patterns take long to load, and most builds draw nothing.
    from .drawing import draw_card

    return draw_card(site, title, description, card_style(app.confdir, app.config))


def card_style(confdir: Path, config: Config) -> dict[str, str]:
    """The setting, with fonts found from the folder of conf.py."""
    style: dict[str, str] = config.site_cards
    fonts = {key: str(Path(confdir, style[key])) for key in ("font", "bold") if style.get(key)}
    return {**style, **fonts}


def write_files(app: Sphinx, exception: Exception | None, files: OwnFiles) -> None:
    """Write sitemap, robots.txt and the pictures for link previews, where the site has a URL.

    All of it is read off the pages in the output folder, so it is the same after any build.
    """
    if exception is not None or not makes_site(app.builder):
        return
    if not root_url(app):
        shutil.rmtree(app.outdir / CARDS, ignore_errors=True)
        files.take_away(app)
        return
    heads = [head for head in known_heads(app.outdir, notes(app)) if not is_leftover(app, head)]
    drop_old_cards(app)
    write_cards(app, heads)
    entries = list(sitemap_entries(app, heads))
    files.write(app, "sitemap.xml", sitemap(entries))
    files.write(app, "robots.txt", robots(f"{root_url(app)}sitemap.xml"))


def notes(app: Sphinx) -> Path:
    """Where the heads of the pages in the output folder are kept."""
    mark = crc32(str(app.outdir).encode())
    return Path(app.doctreedir, ".heads", f"{app.builder.name}-{mark:08x}.json")


def is_leftover(app: Sphinx, head: Head) -> bool:
    """Whether a page stands for a document that is gone."""
    is_document = head.said.get("og:type") in ("article", "profile")
    return is_document and docname_of(head.path, app) is None


def docname_of(path: str, app: Sphinx) -> str | None:
    """The document whose page has the path *path*, None for a generated page."""
    name = path.removesuffix(".html")
    names = (name, name.removesuffix("/index")) if app.builder.name == "dirhtml" else (name,)
    return next((name for name in names if name in app.env.found_docs), None)


def sitemap_entries(app: Sphinx, heads: list[Head]) -> Iterator[tuple[str, str]]:
    """(url, last change) of every page that may be listed."""
    history = read_history(Path(app.srcdir)) if app.config.site_git_dates else {}
    for head in heads:
        if head.is_listed:
            docname = docname_of(head.path, app)
            yield head.canonical, last_change(app, docname, history) if docname else ""


def last_change(app: Sphinx, docname: str, history: History) -> str:
    """The day on which a document last changed, as far as it or git knows."""
    meta = page_meta(app.env, docname)
    known = [moment for moment in (meta.date, meta.updated) if moment] if meta else []
    if history and (found := history.get(app.env.doc2path(docname, base=False).as_posix())):
        known.append(Moment(found[1], has_time=True))
    return max(known, key=lambda moment: moment.instant).day.isoformat() if known else ""


def drop_old_cards(app: Sphinx) -> None:
    """Take away the pictures that other code drew: what is missing is drawn."""
    drawn_by = notes(app).with_suffix(".code")
    if not drawn_by.is_file() or drawn_by.read_text(encoding="utf-8") != code_digest():
        shutil.rmtree(app.outdir / CARDS, ignore_errors=True)
        drawn_by.parent.mkdir(parents=True, exist_ok=True)
        drawn_by.write_text(code_digest(), encoding="utf-8")


def write_cards(app: Sphinx, heads: list[Head]) -> None:
    """Draw what is missing and take away what no page names."""
    folder, base = Path(app.outdir, CARDS), f"{root_url(app)}{CARDS}/"
    wanted = {
        said["og:image"].removeprefix(base): said
        for said in (head.said for head in heads)
        if said.get("og:image", "").startswith(base)
    }
    present = {path.name for path in folder.glob("*.png")}
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(wanted.keys() - present):
        # A build that is ended meanwhile leaves no half of a picture behind.
        draft = folder / f"{name}.new"
        draft.write_bytes(card_of(app, name, wanted[name]))
        draft.replace(folder / name)
    for name in present - wanted.keys():
        (folder / name).unlink()


def card_of(app: Sphinx, name: str, said: dict[str, str]) -> bytes:
    """The picture *name* of a page with the head *said*."""
    site, title, text = (said.get(f"og:{key}", "") for key in TEXTS)
    if name == card_name(site, *shared_card(app), app.config.site_cards):
        title, text = shared_card(app)
    return draw(app, site, title, text)
