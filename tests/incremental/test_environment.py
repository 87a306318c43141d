"""What Sphinx and the rooms keep of pages goes with the pages."""

from __future__ import annotations

import pickle

import pytest

from .garden import PLAIN, ROOT, Garden

# In these a page is named for other reasons: what was found, and how Sphinx was called.
OTHERS = {"project", "config", "settings", "srcdir", "doctreedir"}
PAGES = [(ROOT, "guide/water.md"), (ROOT, "blog/2014/p2.md"), (PLAIN, "topics/water.rst")]


def tables(garden):
    """Everything in the environment of the last build, by name."""
    path = garden.home / "incremental/doctrees/environment.pickle"
    env = pickle.loads(path.read_bytes())
    found = {name: table for name, table in vars(env).items() if name not in OTHERS}
    domains = found.pop("domaindata")
    for domain, data in domains.items():
        found |= {f"{domain}: {name}": table for name, table in data.items()}
    return found


@pytest.mark.parametrize(("root", "name"), PAGES)
def test_no_table_names_a_page_that_is_gone(tmp_path, root, name):
    garden = Garden(tmp_path, root=root)
    docname = f"{name.rpartition('/')[0]}/extra"
    extra = f"{docname}{name[name.rindex('.') :]}"
    garden.write(extra, garden.read(name))
    garden.incremental()
    assert len(naming(garden, docname)) > 8
    (garden.source / extra).unlink()
    garden.incremental()
    assert naming(garden, docname) == set()


@pytest.mark.parametrize("root", [ROOT, PLAIN])
def test_no_property_that_is_worked_out_once_is_pickled(tmp_path, root):
    garden = Garden(tmp_path, root=root)
    garden.incremental()
    assert "master_doctree" not in tables(garden)


def naming(garden, docname):
    """The tables that name a page, or its file."""
    kinds = (f"'{docname}'", f"{docname}.")
    return {
        name for name, table in tables(garden).items() if any(kind in repr(table) for kind in kinds)
    }
