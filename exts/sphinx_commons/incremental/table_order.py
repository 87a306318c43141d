"""Tables of the environment as they are when all pages were read in one go.

Of what Sphinx keeps in an environment, all by docname goes with its page. What does not is seen to
here: the order of tables, names of pictures, and section numbers; and by
:func:`..core.environment.drop_cached` properties that are worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .foreign_tables import order_records

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

TABLES = (
    "titles", "longtitles", "tocs", "toc_num_entries", "toc_secnumbers", "toc_fignumbers",
    "metadata", "all_docs", "dependencies", "toctree_includes", "files_to_rebuild",
)  # fmt: skip


def put_in_order(env: BuildEnvironment) -> None:
    """Sort every table by its key, and name all images anew in the order of their paths."""
    sort_tables(env)
    name_images(env)


def sort_tables(env: BuildEnvironment) -> None:
    """Sort every table by its key, and lists of records by their pages."""
    for name in TABLES:
        sort_table(getattr(env, name, None))
    for data in env.domaindata.values():
        for table in data.values():
            sort_table(table)
    order_records(env)


def forget_numbers(env: BuildEnvironment) -> None:
    """Take section numbers out of titles and headings: Sphinx adds those of today, no more."""
    for docname in env.toc_secnumbers:
        titles = (table.get(docname) for table in (env.titles, env.longtitles))
        headings = env.tocs.get(docname, nodes.bullet_list()).findall(nodes.reference)
        for node in (*titles, *headings):
            if node is not None:
                node.attributes.pop("secnumber", None)


def sort_table(table: Any) -> None:
    """Sort a dict in place, if its keys can be compared; other objects stay as they are."""
    if type(table).__name__ not in ("dict", "defaultdict"):
        return
    keys = list(table)
    try:
        ordered = sorted(keys)
    except TypeError:
        return
    if ordered != keys:
        items = [(key, table[key]) for key in ordered]
        table.clear()
        table.update(items)


def name_images(env: BuildEnvironment) -> None:
    """Give images of one file name the same numbers in every build."""
    users = {path: sorted(docnames) for path, (docnames, _) in env.images.items()}
    env.images.clear()
    env.images._existing.clear()
    for path in sorted(users):
        for docname in users[path]:
            env.images.add_file(docname, path)
