"""Questions in ``objects.inv``: another project links to them."""

from __future__ import annotations

from sphinx.util.inventory import InventoryFile

from .conftest import run_build

OTHER = """\
# Other

:::{faq:question} Own question?
Yes.
:::

{faq:q}`why-sugar`, {faq:q}`the text <why-salt-nacl>`, {external+kitchen:faq:q}`ما-هو-rdo`,
{faq:q}`own-question`
"""


def test_another_project_links_to_questions(build, project, tmp_path):
    kitchen = build("faq", "dirhtml")
    source = project({"index.md": OTHER})
    inventory = str(kitchen.out / "objects.inv")
    other = run_build(
        source,
        tmp_path / "out",
        extensions=["sphinx_commons.faq", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"kitchen": ("https://kitchen.example/", inventory)},
        nitpicky=True,
    )
    assert other.warnings == ""
    links = [(a.text, a["href"]) for a in other.soup("index.html").select("p a.reference")]
    assert links[-4:] == [
        ("Why sugar?", "https://kitchen.example/directives/#why-sugar"),
        ("the text", "https://kitchen.example/headings/#why-salt-nacl"),
        ("ما هو RDO؟", "https://kitchen.example/headings/#ما-هو-rdo"),
        ("Own question?", "#own-question"),
    ]


def test_the_inventory_has_each_question_once(build):
    with (build("faq").out / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, "", lambda _base, uri: uri)
    questions = found["faq:question"]
    assert len(questions) == 5
    assert questions["why-sugar"].uri == "directives.html#why-sugar"
    assert questions["why-sugar"].display_name == "Why sugar?"
