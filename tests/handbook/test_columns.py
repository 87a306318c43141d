"""Planning a table's columns."""

from __future__ import annotations

from docutils import nodes
from sphinx_commons.handbook.typst.columns import plan


def tgroup(*rows: list[str], widths: tuple[int, ...] = ()) -> nodes.tgroup:
    group = nodes.tgroup(cols=len(rows[0]))
    for width in widths or (1,) * len(rows[0]):
        group += nodes.colspec(colwidth=width)
    body = nodes.tbody()
    for row in rows:
        body += nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in row))
    group += body
    nodes.table("", group, classes=["colwidths-given"] if widths else [])
    return group


def test_small_table_keeps_its_natural_widths() -> None:
    layout = plan(tgroup(["a", "b"], ["cc", "dd"]), top_level=True)
    assert (layout.widths, layout.size, layout.turned) == (("auto", "auto"), 1.0, False)


def test_long_text_shares_the_line() -> None:
    layout = plan(tgroup(["key", "word " * 60]), top_level=True)
    assert layout.widths[0] == "auto"
    assert layout.widths[1].endswith("fr")


def test_given_widths_are_kept() -> None:
    layout = plan(tgroup(["a", "b"], widths=(30, 70)), top_level=True)
    assert layout.widths == ("30fr", "70fr")


def test_wide_table_shrinks_then_turns() -> None:
    shrunk = plan(tgroup(["wonderful"] * 9), top_level=True)
    assert 0.7 < shrunk.size < 1
    assert not shrunk.turned
    turned = plan(tgroup(["wonderful"] * 14), top_level=True)
    assert turned.turned
    inner = plan(tgroup(["wonderful"] * 14), top_level=False)
    assert not inner.turned


def test_names_beside_explanations_are_not_broken() -> None:
    layout = plan(tgroup(["handbook.unknown_node", "word " * 30]), top_level=True)
    assert layout.widths[0] == "auto"
    crowded = plan(tgroup(["two words of thirty letters..."] * 4, ["x" * 9] * 4), top_level=True)
    assert all(width.endswith("fr") for width in crowded.widths)


def test_natural_columns_leave_room_for_the_words_of_the_others() -> None:
    heads = ["Generator", "cold", "no change", "edit of a text", "edit of a title"]
    heads += ["cold, on the clock", "memory, MB", "output, MB"]
    layout = plan(tgroup(heads, ["Sphinx + Furo + ABlog", *["24.4"] * 7]), top_level=True)
    assert layout.size == 1
    kept = sum(
        len(head) for head, width in zip(heads, layout.widths, strict=True) if width == "auto"
    )
    assert kept + 3 * len(heads) + len("Generator") < 92
    assert layout.widths[1:3] == ("auto", "auto")


def test_no_page_is_wide_enough_for_many_columns() -> None:
    layout = plan(tgroup(["wonderful"] * 40), top_level=True)
    assert layout.widths == ("1fr",) * 40
    assert 0 < layout.piece < 5
    assert plan(tgroup(["wonderful"] * 14), top_level=True).piece == 0


def test_room_goes_where_it_saves_lines() -> None:
    heads = ["Release", "Upstream release", "System", "Enabling package"]
    rows = [
        [f"Long name ({at})", "2024-04-03", "9", f"centos-release-openstack-{at}"] for at in "abc"
    ]
    rows.append(["Last one", "2021-04-14", "8; and 9 in another repository only", "centos-x"])
    layout = plan(tgroup(heads, *rows), top_level=True)
    system, package = (float(width.removesuffix("fr")) for width in layout.widths[2:])
    assert layout.widths[0] == "auto"
    assert package > len("centos-release-openstack-a")
    assert system < package


def test_equal_columns_stay_equal() -> None:
    layout = plan(tgroup(["two words of thirty letters..."] * 4), top_level=True)
    assert len(set(layout.widths)) == 1
    texts = plan(tgroup(["word " * 40, "word " * 10], ["word " * 40, "x"]), top_level=True)
    wide, narrow = (float(width.removesuffix("fr")) for width in texts.widths)
    assert wide > narrow > 10


def test_column_with_a_box_is_not_natural() -> None:
    boxed = tgroup(["word " * 60, "short"], ["a", "b"])
    cells = list(boxed.findall(nodes.entry))
    cells[1].append(nodes.note("", nodes.paragraph("", "A note")))
    widths = plan(boxed, top_level=True).widths
    assert all(width.endswith("fr") for width in widths)
    small = tgroup(["a", "b"])
    next(small.findall(nodes.entry)).append(nodes.literal_block("", "code"))
    assert [width[-2:] for width in plan(small, top_level=True).widths] == ["fr", "to"]
