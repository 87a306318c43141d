"""Pictures without words, and pages with too much of them, are warned of where a site asks."""

from __future__ import annotations

from tests.images.photographs import CONF, drawn, saved

TEXT = """# P

Text ![](a.png) and more.

![A](a.png)

```{image} a.png
:class: decorative
```

```{image} a.png
```

<div><img src="x.png"> <img src="y.png" alt=""></div>

{{ word }}
"""
SAYS = "no alternative text for the picture {}: say what it shows [images.alt]"


def test_pictures_without_words(make_site):
    files = {"conf.py": CONF, "index.md": TEXT, "a.png": saved(drawn(20, 20), "PNG")}
    site = make_site(files, picture_alt_required=True)
    assert site.warnings.splitlines() == [
        f"index.md:{line}: WARNING: {SAYS.format(name)}"
        for line, name in ((3, "a.png"), (11, "a.png"), (14, "x.png"))
    ]


def test_too_much_to_load(make_site):
    big = saved(drawn().convert("CMYK"), "JPEG", quality=95)
    files = {"conf.py": CONF, "index.md": "# P\n\n![A](a.jpg) ![A](a.jpg)\n", "a.jpg": big}
    size = len(big) // 1000
    site = make_site(files, picture_budget=size - 1)
    assert site.warnings.strip() == (
        f"index.md: WARNING: the pictures of this page have {size} kB, more than {size - 1}; "
        f"the largest is a.jpg, {size} kB [images.budget]"
    )
    # What counts is what a browser loads.
    copied = {"a.jpg": saved(drawn(), "JPEG", quality=95), "index.md": "# P\n\n![A](a.jpg)\n"}
    assert make_site(copied, picture_budget=len(copied["a.jpg"]) // 1000 - 1).warnings == ""


def test_nobody_is_warned_who_did_not_ask(make_site):
    files = {"conf.py": CONF, "index.md": TEXT, "a.png": saved(drawn(20, 20), "PNG")}
    assert make_site(files).warnings == ""
