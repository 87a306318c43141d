"""Questions in a real browser, served under a strict Content-Security-Policy."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx_commons.faq
from playwright.sync_api import expect

from tests.browser.conftest import LOOKS, OVERFLOW, look
from tests.faq.conftest import run_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SCRIPT = Path(sphinx_commons.faq.__file__).parent / "static" / "faq.js"
OPEN = "() => [...document.querySelectorAll('.faq-answer[open] > .faq-text')].map(e => e.id)"
FILLER = "\n\n".join(f"Words before the answer, number {n}." for n in range(60))


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, rootdir: Path, serve: Callable[[Path], str]
) -> str:
    folder = tmp_path_factory.mktemp("faq")
    shutil.copytree(rootdir / "test-faq", folder / "src")
    long = f"---\nfaq: true\n---\n# Long\n\n## First?\n\n{FILLER}\n\n## Last?\n\nThe last answer.\n"
    (folder / "src" / "long.md").write_text(f"{long}\n{FILLER}\n", encoding="utf-8")
    many = "\n\n".join(f"## Number {n}?\n\n{FILLER if n % 9 == 0 else n}" for n in range(120))
    nested = "## Outer?\n\nWords.\n\n### Inner?\n\nA needle."
    (folder / "src" / "many.md").write_text(f"---\nfaq: true\n---\n# Many\n\n{many}\n\n{nested}\n")
    (folder / "src" / "alone.md").write_text("---\nfaq: true\n---\n# Alone\n\n## Why?\n\nSo.\n")
    index = folder / "src" / "index.md"
    text = index.read_text(encoding="utf-8").replace("plain\n", "plain\nlong\nmany\nalone\n")
    index.write_text(f"{text}\n{{faq:q}}`last`\n", encoding="utf-8")
    return serve(run_build(folder / "src", folder / "out").out)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def opened(page: Page) -> list[str]:
    found: list[str] = page.evaluate(OPEN)
    return found


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def test_the_script_is_small():
    assert len(gzip.compress(SCRIPT.read_bytes(), mtime=0)) < 4096


def test_a_single_question_has_no_tools_and_no_room_for_them(page, site):
    page.goto(f"{site}/alone.html")
    assert page.locator(".faq-tools").bounding_box() is None


def test_closed_at_first(page, site):
    page.goto(f"{site}/headings.html")
    assert opened(page) == []
    assert not page.locator("#why-salt-nacl").is_visible()


def test_a_link_from_another_page_opens_and_scrolls(page, site):
    page.goto(f"{site}/index.html")
    page.locator("article").get_by_role("link", name="Last?").last.click()
    page.locator("#last").wait_for()
    assert opened(page) == ["last"]
    assert 0 <= top(page, "h2:has-text('Last?')") < 700
    assert 0 <= top(page, "#last") < 900


def test_without_javascript_a_link_lands_on_visible_text(plain, site):
    plain.goto(f"{site}/long.html#last")
    answer = plain.locator("#last")
    assert answer.is_visible()
    assert 0 <= top(plain, "#last") < 700
    assert not plain.locator("#first").is_visible()
    assert not plain.locator(".faq-tools").is_visible()


def test_without_javascript_a_click_on_the_question_opens(plain, site):
    plain.goto(f"{site}/directives.html")
    heading = plain.get_by_role("heading", name="Why sugar?")
    box = heading.bounding_box()
    assert box
    plain.mouse.click(box["x"] + 100, box["y"] + box["height"] / 2)
    assert plain.locator("#why-sugar").is_visible()
    plain.mouse.click(box["x"] + 100, box["y"] + box["height"] / 2)
    assert not plain.locator("#why-sugar").is_visible()


@pytest.mark.parametrize(
    ("anchor", "question"),
    [
        ("why-sugar", "why-sugar"),
        ("how-sweet", "why-sugar"),
        ("where-is-sugar-stored", "where-is-sugar-stored"),
    ],
)
def test_a_changed_hash_opens(page, site, anchor, question):
    page.goto(f"{site}/directives.html")
    page.evaluate(f"location.hash = '{anchor}'")
    page.locator(f"#{anchor}").wait_for()
    assert opened(page) == [question]


@pytest.mark.parametrize("anchor", ["the-knife", "rdo", "%D9%85%D8%A7-%D9%87%D9%88-rdo"])
def test_every_anchor_of_a_question_opens_it(page, site, anchor):
    page.goto(f"{site}/headings.html#{anchor}")
    assert opened(page) == ["ما-هو-rdo"]


@pytest.mark.parametrize("anchor", ["%", "%ff", "no-such", "'\"]"])
def test_a_strange_hash_is_no_error(page, site, anchor):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}/headings.html#{anchor}")
    assert page.locator(".faq-tools input").is_visible()
    assert errors == []


def test_keyboard(page, site):
    page.goto(f"{site}/directives.html")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(e => e.ariaLabel || e.innerText || e.placeholder)(document.activeElement)"
        )
        seen.append(name)
        if name == "Where is sugar stored?":
            break
    tools = ["Filter questions", "Open all", "Close all", "First steps", "storage"]
    assert [name for name in seen if name in tools] == tools
    assert "Why sugar?" in seen
    page.keyboard.press("Enter")
    assert opened(page) == ["where-is-sugar-stored"]
    page.keyboard.press("Space")
    assert opened(page) == []


def test_a_disclosure_has_a_name_and_a_state(page, site):
    page.goto(f"{site}/directives.html")
    assert page.get_by_role("heading", name="Why sugar?", level=2).count() == 1
    session = page.context.new_cdp_session(page)
    found = [
        node
        for node in session.send("Accessibility.getFullAXTree")["nodes"]
        if node.get("role", {}).get("value") == "DisclosureTriangle"
        and node["name"]["value"] == "Why sugar?"
    ]
    assert len(found) == 1
    states = {p["name"]: p["value"].get("value") for p in found[0]["properties"]}
    assert states["expanded"] is False


def test_find_in_page_opens(page, site):
    page.goto(f"{site}/directives.html#:~:text=In%20a%20jar")
    page.locator("#where-is-sugar-stored").wait_for()
    assert opened(page) == ["where-is-sugar-stored"]


def test_printing_opens_all_and_closes_again(page, site):
    page.goto(f"{site}/headings.html")
    page.evaluate("addEventListener('beforeprint', () => { document.title = "
                  "document.querySelectorAll('.faq-answer:not([open])').length })")  # fmt: skip
    page.pdf()
    assert page.title() == "0"
    expect(page.locator(".faq-answer[open]")).to_have_count(0)


def test_printing_without_javascript_shows_all(plain, site):
    plain.goto(f"{site}/headings.html")
    plain.emulate_media(media="print")
    assert all(box.is_visible() for box in plain.locator(".faq-text > p").all())


def test_open_answers_stay_open_on_the_way_back(page, site):
    # However soon one leaves: nothing that waits for a while may be needed.
    page.add_init_script("window.setTimeout = () => 0")
    page.goto(f"{site}/headings.html")
    page.get_by_role("group").filter(has_text="taste").locator("summary").press("Enter")
    page.locator("#why-salt-nacl").get_by_role("link", name="pepper").click()
    page.wait_for_url("**/plain.html*")
    page.go_back()
    page.locator("#why-salt-nacl").wait_for()
    assert opened(page) == ["why-salt-nacl"]


def test_filter(page, site):
    page.goto(f"{site}/headings.html")
    box = page.get_by_role("searchbox", name="Filter questions")
    box.fill("IRON cook")
    assert page.locator(".faq-question:visible").count() == 1
    assert page.get_by_role("status").text_content() == "1 of 3 questions"
    box.fill("taste")
    assert not page.get_by_role("heading", name="Cook’s tools").is_visible()
    box.fill("soups")  # what only the notes say
    assert page.get_by_role("status").text_content() == "0 of 3 questions"
    box.fill("nothing at all")
    assert page.get_by_role("status").text_content() == "0 of 3 questions"
    box.fill("")
    assert page.locator(".faq-question:visible").count() == 3


def test_a_long_page_lands_where_a_link_leads(page, site):
    page.goto(f"{site}/many.html#number-100")
    assert 0 <= top(page, "h2:has-text('Number 100?')") < 100
    page.get_by_role("searchbox").fill("needle")
    expect(page.locator(".faq-question:not([hidden])")).to_have_count(2)
    assert page.get_by_role("heading", name="Inner?").count() == 0
    page.get_by_role("button", name="Open all").click()
    assert page.get_by_role("heading", name="Inner?").is_visible()
    page.evaluate("location.hash = 'number-90'")
    page.locator("#number-90").wait_for()
    expect(page.locator(".faq-question[hidden]")).to_have_count(0)
    assert 0 <= top(page, "h2:has-text('Number 90?')") < 100


def test_topics(page, site):
    page.goto(f"{site}/directives.html")
    chip = page.get_by_role("button", name="First steps")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert page.get_by_role("status").text_content() == "1 of 2 questions"
    page.evaluate("location.hash = 'where-is-sugar-stored'")
    page.locator("#where-is-sugar-stored").wait_for()
    assert chip.get_attribute("aria-pressed") == "false"
    chip.press("Enter")
    chip.press("Enter")
    assert page.locator(".faq-question:visible").count() == 2


def test_open_all_and_close_all(page, site):
    page.goto(f"{site}/headings.html")
    page.get_by_role("button", name="Open all").click()
    assert len(opened(page)) == 3
    page.get_by_role("button", name="Close all").click()
    assert opened(page) == []


def test_copy_link(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/directives.html#why-sugar")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (f"{site}/directives.html#why-sugar")
    assert page.get_by_role("status").text_content() == "Link copied"


def test_no_motion_where_none_is_wanted(page, site):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/headings.html")
    duration = "getComputedStyle(document.querySelector('summary'), '::before').transitionDuration"
    assert page.evaluate(duration) == "0s"


@pytest.mark.parametrize("name", ["headings", "directives", "sub/shown", "faq-questions"])
def test_accessible(page, axe, site, name):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/{name}.html")
    for scheme, width in LOOKS:
        look(page, scheme, width)
        for state in ("false", "true"):
            page.evaluate(f"document.querySelectorAll('details').forEach(e => e.open = {state})")
            assert axe(page, "#furo-main-content") == [], (scheme, width, state)
            assert page.evaluate(OVERFLOW) == 0


def test_targets_are_large_enough(page, site):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{site}/directives.html#why-sugar")
    for control in page.locator(".faq-tools button, .faq-tools input, .faq-copy").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
