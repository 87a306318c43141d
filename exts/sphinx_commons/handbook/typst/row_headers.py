"""Row headers of tables, which the compiler tags as any other cell.

Its own function for them is not within reach of Python. They are known by their background, which
no other cell has. No Sphinx here.
"""

from __future__ import annotations

from typing import Any

ROW_HEADER = "row-header("  # the template's call


def name_row_headers(document: Any) -> None:
    """Tag the row headers of an open PDF as such.

    The other cells of these tables no longer list their headers, so that readers find them by the
    scopes of all headers, of columns and of rows.
    """
    import pikepdf  # type: ignore[import-not-found, unused-ignore]

    cells = [
        found
        for found in document.objects
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/TD"
    ]
    headers = [cell for cell in cells if any("/BackgroundColor" in part for part in cell["/A"])]
    tables = {_table(cell) for cell in headers}
    for cell in cells:
        if _table(cell) in tables:
            own = _own(cell)
            if "/Headers" in own:
                del own["/Headers"]
    for cell in headers:
        cell["/S"] = pikepdf.Name("/TH")
        _own(cell)["/Scope"] = pikepdf.Name("/Row")


def _own(cell: Any) -> Any:
    """The attributes of *cell* as one of a table."""
    return next(part for part in cell["/A"] if part["/O"] == "/Table")


def _table(cell: Any) -> tuple[int, int]:
    """What the table of *cell* is known by in the file."""
    above = cell["/P"]
    while above["/S"] != "/Table":
        above = above["/P"]
    known: tuple[int, int] = above.objgen
    return known
