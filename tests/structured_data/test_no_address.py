"""A site that no longer says where it is published."""

from __future__ import annotations

import pytest


@pytest.mark.sphinx("html", testroot="structured-data", copy_test_root=True)
def test_files_that_need_an_address_go(make_app, app_params):
    args, kwargs = app_params
    first = make_app(*args, freshenv=True, **kwargs)
    first.build()
    names = {"sitemap.xml", "robots.txt", "_images/cards"}
    assert {name for name in names if (first.outdir / name).exists()} == names
    first.cleanup()
    second = make_app(*args, confoverrides={"html_baseurl": ""}, **kwargs)
    second.build()
    assert {name for name in names if (second.outdir / name).exists()} == set()


@pytest.mark.sphinx(
    "html", testroot="structured-data", copy_test_root=True, confoverrides={"html_baseurl": ""}
)
def test_files_of_the_project_stay(make_app, app_params):
    args, kwargs = app_params
    app = make_app(*args, freshenv=True, **kwargs)
    (app.outdir / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    app.build()
    assert (app.outdir / "robots.txt").read_text("utf-8").endswith("Disallow: /\n")
