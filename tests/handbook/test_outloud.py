"""An independent checker of PDF/UA-1 and WCAG finds nothing in the books that has no reason."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.builds import ROOT

from .pdf import Pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builds import RealDocs

OUTLOUD = ROOT / "_build" / "outloud" / "bin" / "outloud"


def findings(book: Path, folder: Path) -> list[dict[str, Any]]:
    """What is found in *book*; without the checker, the test is skipped."""
    if not OUTLOUD.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no outloud; .ci/run installs it")
    report = folder / f"{book.stem}.json"
    command = [str(OUTLOUD), "--quiet", "--fail-on", "never", "--json", str(report), str(book)]
    subprocess.run(command, check=True, capture_output=True)
    (found,) = json.loads(report.read_text(encoding="utf-8"))["results"]
    return [each for each in found["findings"] if each["severity"] != "info"]


def is_explained(finding: dict[str, Any], book: Pdf) -> bool:
    """Whether what is found is as it should be."""
    evidence = str(finding.get("evidence", ""))
    match finding["rule"]:
        case "ORD-001":
            # Typst paints what stands behind words, such as a box, before them, and tables by
            # their rows. Readers go by the tags, whose order is that of the page.
            return True
        case "LNK-010":
            return "example" in evidence  # in code, where it leads nowhere
        case "PAG-001":
            return evidence == "Related questions"  # above the links below each answer
        case "TAG-002":
            # The head of a table that goes on over pages is read where it stands first.
            return set(evidence.split()) <= set(book.text.split())
    return False


@pytest.mark.site
@pytest.mark.xdist_group("handbooks")
def test_every_finding_in_the_handbooks_has_a_reason(real_docs: RealDocs, tmp_path: Path) -> None:
    books = sorted(real_docs.built("typst").glob("*.pdf"))
    assert len(books) > 3
    unexplained = [
        (book.name, finding["rule"], finding["page"], finding["message"], finding.get("evidence"))
        for book in books
        for finding in findings(book, tmp_path)
        if not is_explained(finding, Pdf(book))
    ]
    assert unexplained == []
