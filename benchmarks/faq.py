"""What questions cost: the build by their number, and the filter in a browser.

Prints seconds for one page with 125 to 1,000 questions, the growth of that cost, and how long
the filter keeps a processor that is four times slower.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

NUMBERS = (125, 250, 500, 1000)
SLOWDOWN = 4
FRAME = 1000 / 60
CONF = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
extensions = ["sphinx_commons.faq"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
"""
WORDS = "cloud network volume image node router server tenant quota release".split()
MEASURE = """async (text) => {
  const box = document.querySelector('.faq-tools input');
  box.value = text;
  const start = performance.now();
  box.dispatchEvent(new Event('input'));
  const script = performance.now() - start;
  document.body.offsetHeight;
  const layout = performance.now() - start;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return [script, layout];
}"""


def question(number: int) -> str:
    """One question of about sixty words, like no other one."""
    first, second = WORDS[number % 10], WORDS[number // 10 % 10]
    text = f"The {first} number {number} needs a {second}. " * 7
    return (
        f":::{{faq:question}} How does {first} {number} get its {second}?\n"
        f":tags: {first}, {second}\n:reviewed: 2026-01-01\n\n{text}\n:::\n"
    )


def make(folder: Path, number: int) -> Path:
    """A project with *number* questions on one page."""
    source = folder / f"src{number}"
    source.mkdir()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    body = "\n".join(map(question, range(number)))
    (source / "index.md").write_text(f"# Questions\n\n{body}", encoding="utf-8")
    return source


def build(source: Path, out: Path) -> float:
    """Processor seconds of a clean build."""
    start = processor_seconds()
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", source, out]
    subprocess.run(command, check=True)
    return processor_seconds() - start


def processor_seconds() -> float:
    """What the processes started so far have used; other work on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_filter(out: Path) -> None:
    """Print how long the filter takes, from the key to the new layout."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS, NAMES

    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        print("no browser found: filter not measured")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto((out / "index.html").as_uri())
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.locator(".faq-tools input").focus()
        texts = ["n", "ne", "net", "netw", "network", "network 3", "", "router 77", "zzz", "q"] * 5
        times = [page.evaluate(MEASURE, text) for text in texts]
        columns = zip(*times, strict=True)
        for name, column in zip(("script", "script and layout"), columns, strict=True):
            median, worst = statistics.median(column), max(column)
            print(f"filter, {name}: median {median:.1f} ms, worst {worst:.1f} ms "
                  f"of a frame of {FRAME:.1f} ms")  # fmt: skip
        browser.close()


def main() -> None:
    """Build, measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = build(make(folder, 1), folder / "out1")
        previous = 0.0
        for number in NUMBERS:
            cost = build(make(folder, number), folder / f"out{number}") - empty
            growth = f", {cost / previous:.2f} times the half" if previous else ""
            print(f"{number:5} questions: {cost:.2f} s more than one{growth}")
            previous = cost
        measure_filter(folder / "out500")


if __name__ == "__main__":
    main()
