"""``sphinx-commons new``: something to start writing from."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import TYPE_CHECKING

from sphinx_commons.commands.project import CommandError, find_project

if TYPE_CHECKING:
    from argparse import Namespace

    from sphinx_commons.commands.project import Project


def main(arguments: list[str]) -> int:
    """Start what *arguments* name and say where it is; the exit status.

    :raises CommandError: if it cannot be started.
    """
    given = _parser().parse_args(arguments)
    try:
        print(given.start(find_project(), given))
    except OSError as err:
        raise CommandError(str(err)) from err
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="sphinx-commons new", description="Start a post, a question or an author file."
    )
    kinds = parser.add_subparsers(required=True, metavar="KIND", help="post, question or author")
    post = kinds.add_parser("post", help="a post in the folder of this year")
    post.add_argument("title", metavar="TITLE")
    post.add_argument("author", metavar="AUTHOR", help="ids of authors, separated by commas")
    post.set_defaults(start=_post)
    question = kinds.add_parser("question", help="a question at the end of a page")
    question.add_argument("title", metavar="TITLE")
    question.add_argument("page", metavar="PAGE", help="such as faq/basics")
    question.set_defaults(start=_question)
    author = kinds.add_parser("author", help="the file of an author")
    author.add_argument("id", metavar="ID", help="letters, digits, '-', '_' and '.'")
    author.add_argument("name", metavar="NAME")
    author.set_defaults(start=_author)
    return parser


def _post(project: Project, given: Namespace) -> str:
    from .post import add_post

    path = add_post(project.source, given.title, given.author, date.today())
    return f"{project.relative(path)}: write it; 'draft: true' in its header hides it"


def _question(project: Project, given: Namespace) -> str:
    from .question import add_question

    path, line = add_question(project.source, given.title, given.page)
    return f"{project.relative(path)}:{line}: write the answer here"


def _author(project: Project, given: Namespace) -> str:
    from .author import add_author

    path = add_author(project.source, given.id, given.name)
    return f"{project.relative(path)}: write the biography below the heading"
