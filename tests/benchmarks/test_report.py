"""Growth, ratios, tables and the plot, from figures that are known."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest

from benchmarks.peers.growth import beyond, cpu_text, growth_exponent, ratio, table
from benchmarks.peers.page import BEGIN, END, between, write_page
from benchmarks.peers.plot import LABEL_HEIGHT, decades, picture, spread
from benchmarks.peers.report import Report
from benchmarks.peers.results import START, Cell, Figures, Results

SVG = "{http://www.w3.org/2000/svg}"
PAGES = 10


def cell(name: str, posts: int, scenario: str, **values: float) -> Cell:
    figures = Figures(**{"peak": 50_000_000, "output": 2_000_000, **values})
    return Cell(name, posts, PAGES, scenario, figures, {"tool": "1.0"}, "2026-01-02", "a machine")


@pytest.fixture
def results():
    found = Results()
    for posts in (90, 290, 990):
        found.note(cell("ours", posts, "cold", cpu=(posts + PAGES) / 10, wall=1.5))
        found.note(cell("ours", posts, "body", cpu=1 + posts / 100))
        found.note(cell("stock", posts, "cold", cpu=(posts + PAGES) ** 2 / 1000))
    found.note(cell("ours", 0, START, cpu=1.0))
    found.note(cell("stock", 990, "cold", over=600))
    return found


@pytest.mark.parametrize("power", [0.5, 1.0, 1.9])
def test_exponent(power):
    assert growth_exponent((n, 3 * n**power) for n in (100, 300, 1000)) == pytest.approx(power)


def test_exponent_needs_two_sizes():
    assert growth_exponent([(100, 1.0), (100, 2.0)]) is None
    assert growth_exponent([]) is None


def test_ratio():
    assert ratio(Figures(cpu=2), Figures(cpu=8)) == "0.25"
    assert ratio(Figures(cpu=6), Figures(over=600)) == "< 0.01"
    assert ratio(Figures(over=600), Figures(cpu=300)) == "> 2.00"
    assert ratio(Figures(over=600), Figures(over=600)) == ratio(None, Figures(cpu=1)) == "–"


def test_beyond_the_start_up():
    assert beyond(Figures(cpu=3), Figures(cpu=5), Figures(cpu=1)) == "2.0"
    assert beyond(Figures(cpu=1.05), Figures(cpu=5), Figures(cpu=1)) == "–"
    assert beyond(Figures(cpu=3), Figures(over=60), Figures(cpu=1)) == "–"


def test_a_build_over_the_limit_is_said():
    assert cpu_text(Figures(over=600)) == "> 600 s"
    assert cpu_text(None) == "–"
    assert [cpu_text(Figures(cpu=cpu)) for cpu in (1.234, 12.34, 123.4)] == ["1.23", "12.3", "123"]


def test_table():
    assert table(["a", "b"], [["c", "1"]]) == "| a | b |\n| --- | ---: |\n| c | 1 |"


def test_report(results):
    text = Report(results, PAGES).text()
    assert "### 90 posts and 10 pages" in text
    assert "| This project | 10.0 | – | 1.90 | – | 1.50 | 50.0 | 2.0 |" in text
    assert "| Sphinx + Furo + ABlog | > 600 s | – | – | – | – | – | – |" in text
    assert "| Sphinx + Furo + ABlog | 1.00 | – | – | – |" in text
    assert "| Sphinx + Furo + ABlog | < 0.17 | – | – | – |" in text
    assert "| This project | 1.00 | 1.00 | – | 0.76 | – | 3.4 times |" in text
    assert "| Sphinx + Furo + ABlog | – | 2.00 | – | – | – | – |" in text
    assert "| This project | tool 1.0 | 2026-01-02 |" in text
    assert "This project, Sphinx + Furo + ABlog: measured with a machine." in text
    apart = cell("hugo", 90, "cold", cpu=1.0)
    results.note(replace(apart, machine="another machine"))
    text = Report(results, PAGES).text()
    assert "\n\nHugo: measured with another machine." in text


def test_other_numbers_of_pages_are_left_out(results):
    assert Report(results, PAGES + 1).text() == "Nothing was measured yet."


def test_results_are_kept(results, tmp_path):
    results.save(tmp_path / "cache/results.json")
    assert Results.load(tmp_path / "cache/results.json") == results
    assert Results.load(tmp_path / "nothing.json") == Results()


def test_other_versions_replace_all_of_a_generator(results):
    results.note(Cell("ours", 90, PAGES, "cold", Figures(cpu=1), {"tool": "2.0"}))
    assert [key[0] for key in results.cells].count("ours") == 1
    assert [key[0] for key in results.cells].count("stock") == 3


def test_plot_is_accessible(results):
    series = {
        scenario: {
            name: Report(results, PAGES).points(name, scenario) for name in ("ours", "stock")
        }
        for scenario in ("cold", "body")
    }
    root = ET.fromstring(picture(series))
    names = root.get("aria-labelledby").split()
    texts = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert all(texts[name] for name in names)
    assert (
        "Cold build, CPU seconds, This project: 10.0 s at 90 posts, 30.0 s at 290 posts"
        in texts["desc"]
    )
    assert len(root.findall(f".//{SVG}polyline")) == 3
    assert not root.findall(f".//{SVG}style")
    assert not [element for element in root.iter() if element.get("style")]


def test_plot_of_nothing():
    assert ET.fromstring(picture({"cold": {}, "body": {"ours": []}})).tag == f"{SVG}svg"


def test_plot_of_one_size():
    ET.fromstring(picture({"cold": {"ours": [(100, 1.0)]}}))


def test_decades_hold_all_values():
    assert decades([0.2, 45.0]) == [0.1, 1.0, 10.0, 100.0]
    assert decades([1.0]) == [1.0, 10.0]


def test_labels_do_not_touch():
    moved = spread([300.0, 301.0, 310.0, 50.0])
    assert moved[3] == 50.0
    ordered = sorted(moved)
    assert all(b - a >= LABEL_HEIGHT for a, b in pairwise(ordered))
    assert moved[:3] == sorted(moved[:3])


def test_page_is_written_between_its_marks(results, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"# Speed\n\nWords.\n\n{BEGIN}\noutdated\n{END}\n\nMore.\n", encoding="utf-8")
    for _ in range(2):
        write_page(page, Report(results, PAGES))
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# Speed\n\nWords.\n\n{BEGIN}\n\n![")
    assert text.endswith(f"\n\n{END}\n\nMore.\n")
    assert "outdated" not in text
    assert (tmp_path / "page.svg").is_file()


def test_a_page_without_marks_is_refused():
    with pytest.raises(ValueError, match="the page has no lines"):
        between("# Speed\n", "figures")
