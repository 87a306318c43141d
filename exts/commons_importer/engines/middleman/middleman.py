"""Middleman: ``source/**``, ``config.rb``, middleman-blog."""

from __future__ import annotations

import fnmatch
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import old_front_matter, rst_pages, scalars, slugs, written_dates
from commons_importer.engines.common import (
    data_files,
    header_fields,
    html_files,
    paths,
    translations,
)
from commons_importer.engines.common.htaccess import note_htaccess
from commons_importer.engines.engine import Body, Engine, beside_file, beside_url
from commons_importer.engines.middleman import about, ruby, ruby_loops, wiki_names
from commons_importer.engines.middleman.blog import Blog, listings, major_version
from commons_importer.engines.middleman.erb_pages import ErbPages
from commons_importer.engines.middleman.localizable import Localizable
from commons_importer.markdown import rules
from commons_importer.model import Page, Site

if TYPE_CHECKING:
    from commons_importer.engines.engine import Term
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree


class Middleman(Engine):
    """Reads one site."""

    settings_files = ("config.rb",)

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        config = tree.data("config.rb")
        self.data = data_files.read(tree, "data", report)
        self.settings = ruby.read(config)
        self._read_loops(config)
        self.source = self.settings.values.get("source", "source")
        self.localizable = Localizable(tree, self.settings, config)
        self._places: set[str] = set()  # of files in languages
        self.pretty = "directory_indexes" in self.settings.active
        options = self.settings.options.get("blog", {})
        version = major_version(tree.data("Gemfile.lock"))
        given = self.settings.blogs or ([{}] if "blog" in self.settings.active else [])
        self.blogs = [Blog(one, options, version) for one in given]
        self.patterns = [(blog, blog.pattern()) for blog in self.blogs]
        self.rules = self._rules()
        self.images = self.settings.values.get("images_dir", "images").strip("/")
        self.partials = self.settings.values.get("partials_dir", "").strip("/")
        self.layouts = self.settings.values.get("layouts_dir", "layouts").strip("/")
        self.urls_by_key: dict[str, dict[str, str]] = {}  # key of a header -> value -> URL
        self.names: dict[str, Any] = {}  # old names of pages, as their file groups them

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        site = self.site = Site(roots=(self.source,), image_roots=(f"{self.source}/{self.images}",))
        about.describe(site, self.settings.values, self.data)
        site.menu = about.menu(self.tree, self.source, self.data)
        site.people = about.people(self.data)
        site.generated = listings(self.blogs, self._pretty)
        site.excerpt_mark = self.blogs[0].mark if self.blogs else "READMORE"
        files = self.tree.below(self.source)
        keys = self._keys(files)
        self.urls_by_key = {key: {} for key in keys}
        self._places = {self.localizable.place(self._inside(name))[0] for name in files}
        for name in files:
            self._file(name, site)
        for old, new in self.settings.redirects:
            site.redirects.append((paths.clean_url(old), new))
        site.language = site.language or next(iter(self.localizable.languages), "")
        translations.pair(site, self.report, lambda _page: None)
        self._proxies(site)
        for key in keys:
            found, lost = wiki_names.redirects(self.urls_by_key[key], self.names)
            site.redirects += found
            site.unclaimed += lost
        for blog in self.blogs:
            pages = [page for page in site.pages if page.is_post and not page.draft]
            site.redirects += blog.later_pages(pages, self._pretty)
        return site

    def slug(self, kind: Term, name: str) -> str:
        """What middleman-blog makes of a name."""
        return slugs.parameterize(name)

    def body(self, page: Page) -> Body:
        """The text of *page*, ERB in it left out as far as it is no data."""
        return ErbPages(self.tree, self.source, self.partials, self.data).render(page)

    def targets(self, path: str, page: Page) -> list[str]:
        """A relative link is looked for beside the source of *page* first."""
        if path.startswith("/"):
            return [path]
        return [beside_file(path, page, self.site), beside_url(path, page)]

    def ignores_case(self, path: str) -> bool:
        """Only paths from the root were looked for among published ones, whatever their case."""
        return path.startswith("/")

    def _keys(self, files: list[str]) -> list[str]:
        """The keys of headers by which templates look for pages."""
        found = [
            key
            for name in files
            if ".htaccess" in name and paths.suffixes(name)[1]
            for key in wiki_names.keys(self.tree.data(name))
        ]
        return list(dict.fromkeys(found))

    def _read_loops(self, config: str) -> None:
        """Add what ``config.rb`` makes of data; report what it makes of anything else."""
        more = ruby.read(ruby_loops.filled(config, self.data))
        self.settings.proxies += more.proxies
        self.settings.redirects += more.redirects
        for line in self.settings.computed:
            if not more.proxies + more.redirects and not re.search(r"tag|author", line):
                self.report.note("config.rb", 1, "url", f"not carried over: {line}")

    def _rules(self) -> rules.Rules:
        given = self.settings.options.get("markdown", {})
        if self.settings.values.get("markdown_engine") == "redcarpet":
            return rules.redcarpet(frozenset(k for k, v in given.items() if v is True))
        gfm = str(given.get("input", "")).upper() == "GFM"
        given.setdefault("hard_wrap", gfm)  # the default of kramdown's GFM reader
        return rules.kramdown(gfm=gfm, options=given)

    # -- files -------------------------------------------------------------------------------------

    def _inside(self, name: str) -> str:
        """*name* below the folder of the source."""
        return name.removeprefix(self.source + "/") if self.source not in ("", ".") else name

    def _note_language(self, pages: list[Page], name: str, base: str, language: str) -> None:
        """Give the page that was just read its language; one without stood in all of them."""
        if not pages or pages[-1].path != name or not self.localizable.is_active:
            return
        page = pages[-1]
        page.language = language
        path = self._inside(name)
        if not language and path.startswith(f"{self.localizable.folder}/"):
            own = self.localizable.place(path)[0]
            for other in self.localizable.others(own, self._places):
                page.also.append(self._page_url(other, page.front))

    def _file(self, name: str, site: Site) -> None:
        path, language = self.localizable.place(self._inside(name))
        parts = path.split("/")
        if any(part.startswith("_") for part in parts[:-1]) or parts[0] == self.layouts:
            return
        if self.partials and path.startswith(self.partials + "/"):
            return
        base, taken = paths.suffixes(path)
        if parts[-1].startswith("_") or self._is_ignored(path, base):
            return
        if parts[-1].startswith(".htaccess"):
            text = self.tree.data(name)
            note_htaccess(text + "\n" + self._filled(text), name, site, self.report)
        elif wiki_names.is_names(path) and self.urls_by_key:
            self._names(name)
        elif not taken and not path.endswith((".html", ".htm")):
            site.skipped_files += 1
        elif taken and not self._is_converted(path, base, taken):
            self._template(name, base, taken, site)
        else:
            self._page(name, path, base, site)
            self._note_language(site.pages, name, base, language)

    def _filled(self, text: str) -> str:
        """The rules that a template of ``.htaccess`` makes of data."""
        lines = ruby_loops.filled(text, self.data).split("\n")
        return "\n".join(re.sub(r"^\s*=\s*[\"'](.*)[\"']\s*$", r"\1", line) for line in lines)

    def _names(self, name: str) -> None:
        try:
            found = scalars.load_yaml(self.tree.data(name))
        except yaml.YAMLError as err:
            self.report.note(name, 1, "data", f"is not YAML: {err}")
            return
        self.names |= found if isinstance(found, dict) else {}

    def _note_keys(self, values: dict[str, Any], url: str) -> None:
        for key, found in self.urls_by_key.items():
            if (value := scalars.text(values.get(key))) and url:
                found.setdefault(value, url)

    def _is_converted(self, path: str, base: str, taken: list[str]) -> bool:
        is_rst = paths.is_rst(path) and PurePosixPath(base).suffix in ("", ".html", ".htm")
        return paths.is_markdown(path) or is_rst or self._is_ruby(base, taken)

    def _is_ruby(self, base: str, taken: list[str]) -> bool:
        """Whether the file is a page of ERB or Haml, and not only the source of others."""
        is_ruby = set(taken) <= {".erb", ".haml", *paths.MARKDOWN} and taken[0] in (".erb", ".haml")
        is_page = is_ruby and PurePosixPath(base).suffix in ("", ".html", ".htm")
        made = self.settings.templates.union(*(blog.templates for blog in self.blogs))
        return is_page and base not in made

    def _is_ignored(self, path: str, base: str) -> bool:
        patterns = [pattern.lstrip("/") for pattern in self.settings.ignored]
        return any(fnmatch.fnmatch(path, p) or fnmatch.fnmatch(base, p) for p in patterns)

    def _template(self, name: str, base: str, taken: list[str], site: Site) -> None:
        ending = PurePosixPath(base).suffix
        if ending in (".xml", ".txt", ".js", ".css", ".json", ".scss", ".sass", ".svg", ".ico"):
            if ending == ".xml" and ("feed" in base or "atom" in base or "rss" in base):
                site.generated.feeds += (paths.clean_url(base),)
            return
        if base in self.settings.templates or any(base in b.templates for b in self.blogs):
            return
        text = self.tree.data(name)
        values = old_front_matter.read(text.split("\n"), name, self.report).values
        is_page = ending in ("", ".html", ".htm")
        url = self._page_url(base, values) if is_page else paths.clean_url(base)
        self._note_keys(values, url)
        self.report.note(name, 1, "template", f"{taken[0][1:]} is not converted")
        site.unclaimed.append(url)

    def _page(self, name: str, path: str, base: str, site: Site) -> None:
        text = self.tree.page(name)
        markdown = bool(set(paths.suffixes(path)[1]) & set(paths.MARKDOWN))
        if text is None:
            return
        target = (
            html_files.refresh_target("\n".join(text.lines))
            if path.endswith((".html", ".htm"))
            else ""
        )
        head = old_front_matter.read(text.lines, name, self.report)
        rst = paths.is_rst(path)
        if rst:
            fields, head.body = rst_pages.split(head.body)
            head.values = {k: v for k, v in fields.items() if v} | head.values
        if target:
            site.redirects.append((self._page_url(base, head.values), target))
            return
        if not head.values and not markdown and not rst and not path.endswith(".haml"):
            head = html_files.html_document("\n".join(text.lines))
        page = Page(name, "", head.values, head.body, self.rules, places=head.lines,
                    html=not markdown and not rst, rst=rst)  # fmt: skip
        page.title = header_fields.title_of(page, self.report)
        page.draft = header_fields.is_draft(head.values)
        page.tags = scalars.split(head.values.get("tags"))
        page.categories = scalars.split(
            head.values.get("category") or head.values.get("categories")
        )
        page.authors = header_fields.people(head.values)
        self._note_joint_page(page, site)
        found = self._post(base)
        if found is None:
            page.url = self._page_url(base, head.values)
            page.date = header_fields.date_of(page, "", self.report)
        else:
            self._fill_post(page, *found)
        redirect = scalars.text(head.values.get("redirect_to") or head.values.get("redirect"))
        page.redirect_to = redirect if redirect.startswith(("/", "http")) else ""
        page.also += header_fields.aliases(head.values)
        if page.date:
            zone = self.settings.values.get("time_zone", "").strip("'\"")
            page.date = written_dates.as_ruby_reads(page.date, zone)
        if not page.draft:
            self._note_keys(head.values, page.url)
        site.pages.append(page)

    def _note_joint_page(self, page: Page, site: Site) -> None:
        """``author: A, B`` had a listing under both names; that of the first stands for it."""
        names = scalars.text(page.front.get("author"))
        if len(page.authors) > 1 and names:
            for pattern in site.generated.author:
                old, new = (slugs.parameterize(n) for n in (names, page.authors[0]))
                site.redirects.append(
                    (pattern.replace("{slug}", old), pattern.replace("{slug}", new))
                )

    def _post(self, base: str) -> tuple[Blog, re.Match[str]] | None:
        for blog, pattern in self.patterns:
            if found := pattern.match(base):
                return blog, found
        return None

    def _fill_post(self, page: Page, blog: Blog, found: re.Match[str]) -> None:
        groups = found.groupdict()
        name_date = "-".join(groups.get(key) or "" for key in ("year", "month", "day"))
        page.is_post = True
        page.date = header_fields.date_of(page, name_date, self.report)
        given_slug = scalars.text(page.front.get("slug")) or groups.get("title") or ""
        page.slug = slugs.parameterize(given_slug or page.title)
        if page.date is None:
            self.report.note(page.path, 1, "date", "a post without a date becomes a page")
            page.is_post = False
            page.url = self._page_url(page.path.removeprefix(self.source + "/"), page.front)
            return
        values = {"title": "", "lang": groups.get("lang") or "",
                  "locale": groups.get("locale") or "",
                  "category": slugs.parameterize("".join(page.categories[:1]))}  # fmt: skip
        zone = self.settings.values.get("time_zone", "").strip("'\"")
        by_title = [
            self._pretty(
                blog.url(blog.permalink, values | _day(day) | {"title": title}), page.front
            )
            for day in (page.date, *written_dates.elsewhere(page.date, zone))
            for title in blog.slugs(given_slug or page.title, given=bool(given_slug))
        ]
        if given_link := scalars.text(page.front.get("permalink")):
            by_title.insert(0, self._pretty(paths.clean_url(given_link), page.front))
        page.url, *page.also = dict.fromkeys(by_title)

    # -- URLs --------------------------------------------------------------------------------------

    def _page_url(self, base: str, front: dict[str, Any]) -> str:
        path, _ = paths.suffixes(base)
        if not path.endswith((".html", ".htm")):
            path += ".html"
        permalink = scalars.text(front.get("permalink"))
        return self._pretty(paths.clean_url(permalink or path), front)

    def _pretty(self, url: str, front: dict[str, Any] | None = None) -> str:
        """*url* as ``directory_indexes`` publishes it."""
        if url.endswith("/index.html"):
            return url[: -len("index.html")]
        if not self.pretty or not url.endswith((".html", ".htm")):
            return url
        if front and scalars.truth(front.get("directory_index")) is False:
            return url
        for pattern, options in self.settings.pages:
            plain = options.get("directory_index") is False
            if plain and fnmatch.fnmatch(url.lstrip("/"), pattern.lstrip("/")):
                return url
        return re.sub(r"\.html?$", "/", url)

    def _proxies(self, site: Site) -> None:
        urls = {self._pretty(paths.clean_url(page.url)) for page in site.pages}
        for old, target in self.settings.proxies:
            here, there = (
                self._pretty(paths.clean_url(old)),
                self._pretty(paths.clean_url(target)),
            )
            if there in urls:
                site.redirects.append((here, there))
            elif old.endswith((".html", "/")):
                site.unclaimed.append(here)


def _day(date: written_dates.Written) -> dict[str, str]:
    return {"year": f"{date.year:04d}", "month": f"{date.month:02d}", "day": f"{date.day:02d}"}
