# `make` alone prints the targets. tox.ini has environments of the same names.

PYTHON ?= python3
VENV ?= .venv
BUILD := _build
SPHINXOPTS ?=

PY := $(VENV)/bin/python
# The packages of this project are used as they lie here, without an installation.
export PYTHONPATH := $(CURDIR)/exts$(if $(PYTHONPATH),:$(PYTHONPATH))
SPHINX := $(PY) -m sphinx -c . -j auto -W --keep-going $(SPHINXOPTS)
COMMONS := $(PY) -m sphinx_commons
IN_LANGUAGE = $(if $(LANGUAGE),-D language=$(LANGUAGE))
INSTALL := $(PY) -m pip install -q --disable-pip-version-check --require-hashes
LOCK := uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --generate-hashes \
        --custom-compile-command "make lock"
# Those who check words know English.
PROSE = README.md CONTRIBUTING.md CHANGELOG.md exts/README.md exts/sphinx_commons/README.md $(shell find docs -name '*.md' ! -name '*.??.md')
# make itself has the seconds since the epoch only through a shell.
START = start=$$(date +%s);
DONE = echo "$@: done in $$(( $$(date +%s) - start )) s."

.DEFAULT_GOAL := help
# One build writes a folder at a time, so goals never run side by side.
.NOTPARALLEL:
.PHONY: help html site review keep pdf epub latexpdf live test check lint linkcheck urls wheel messages translations \
        bench bench-peers bench-rooms new-post new-author new-question import lock clean

help: ## print this list
	@echo "make html    build the website; make test    run the tests; and:"; echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | \
	  awk -F'|' '{ printf "  %-14s %s\n", $$1, $$2 }'
	@echo; echo "PYTHON=python3.13 picks the interpreter, SPHINXOPTS=… reaches sphinx-build."

$(VENV)/.site: requirements.txt
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || \
	  { echo "No virtual environment could be made; on Debian: apt install python3-venv"; exit 1; }
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	$(INSTALL) -r requirements-dev.txt
	@touch $@

# A server that a test starts; it stays out of the packages that the site is built with.
$(VENV)/isso: tests/comments/requirements.txt $(VENV)/.site
	$(INSTALL) --no-deps --upgrade --target $@ -r $<
	@touch $@

html: $(VENV)/.site ## [LANGUAGE=fr]: build the website into _build/html, or its translation into _build/html-fr
	@$(START) $(SPHINX) $(IN_LANGUAGE) -b html -d $(BUILD)/doctrees/html$(LANGUAGE:%=-%) docs $(BUILD)/html$(LANGUAGE:%=-%) && $(DONE)
	@echo "Open $(BUILD)/html$(LANGUAGE:%=-%)/index.html"

site: $(VENV)/.site ## [LANGUAGES=en,fr] [KEPT=…]: build what is hosted, joined with translations and kept releases
	@$(COMMONS) site $(if $(LANGUAGES),--languages $(LANGUAGES)) $(if $(KEPT),--kept $(KEPT)) -W --keep-going $(if $(HANDBOOK),-D handbook_build=$(HANDBOOK)) $(SPHINXOPTS)

review: $(VENV)/.site ## [BASE=main]: show in _build/review what the change does to the site
	@$(START) $(COMMONS) review --base="$${BASE:-main}" $(SPHINXOPTS) && $(DONE)

keep: $(VENV)/.site ## [KEPT=kept]: keep the site as built, under the release of conf.py
	@$(COMMONS) keep $(or $(KEPT),kept)

pdf: $(VENV)/.site ## [LANGUAGE=fr] [HANDBOOK=…]: make the handbooks as PDF in _build/pdf, or _build/pdf-fr
	@$(START) $(SPHINX) $(IN_LANGUAGE) $(if $(HANDBOOK),-D handbook_build=$(HANDBOOK)) -b typst -d $(BUILD)/doctrees/typst$(LANGUAGE:%=-%) docs $(BUILD)/pdf$(LANGUAGE:%=-%) && $(DONE)
	@ls $(BUILD)/pdf$(LANGUAGE:%=-%)/*.pdf

epub: $(VENV)/.site ## [LANGUAGE=fr] [HANDBOOK=…]: make the handbooks as EPUB in _build/epub, or _build/epub-fr
	@$(COMMONS) epub $(if $(LANGUAGE),--language $(LANGUAGE)) -W --keep-going $(if $(HANDBOOK),-D handbook_build=$(HANDBOOK)) $(SPHINXOPTS)

latexpdf: $(VENV)/.site ## make the handbooks with TeX, for those who have it
	@$(SPHINX) -b latex -d $(BUILD)/doctrees/latex docs $(BUILD)/latex
	@$(MAKE) -C $(BUILD)/latex

live: $(VENV)/.site ## [LANGUAGE=fr]: preview at 127.0.0.1:8000, drafts shown, reload on change
	@$(COMMONS) live $(if $(PORT),--port $(PORT)) $(IN_LANGUAGE)

test: $(VENV)/.dev $(VENV)/isso ## run every test
	@$(START) $(PY) -m pytest -n auto --dist loadgroup $(PYTESTOPTS) && $(DONE)

check: $(VENV)/.dev lint ## lint, types, prose, front matter, links, URLs, old answers
	@$(COMMONS) check $(if $(KEPT),--kept $(KEPT)) -W --keep-going $(SPHINXOPTS)

lint: $(VENV)/.dev
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/codespell --skip '*.po' --ignore-words-list ist,multline,nd $(PROSE) exts benchmarks conf.py
	@$(VENV)/bin/proselint check $(PROSE)

linkcheck: $(VENV)/.site ## try every external link (needs the network)
	@$(SPHINX) -b linkcheck -d $(BUILD)/doctrees/linkcheck docs $(BUILD)/linkcheck

urls: $(VENV)/.site ## record new URLs, question anchors and feed ids in docs/urls.txt
	@$(COMMONS) urls -W --keep-going $(SPHINXOPTS)

bench: bench-rooms bench-peers ## run all benchmarks

bench-peers: $(VENV)/.dev ## [BENCHOPTS=…]: measure beside other generators, write tables and a plot
	@$(PY) -m benchmarks.peers --cache $(BUILD)/bench --write $(BENCHOPTS)

bench-rooms: $(VENV)/.dev ## measure each extension and the importer
	@for name in $(basename $(notdir $(wildcard benchmarks/*.py))); do \
	  echo "== $$name"; $(PY) -m benchmarks.$$name || exit 1; done

new-post: $(VENV)/.site ## TITLE=… AUTHOR=…: start a post
	@$(COMMONS) new post -- "$$TITLE" "$$AUTHOR"

new-author: $(VENV)/.site ## ID=… NAME=…: start an author file
	@$(COMMONS) new author -- "$$ID" "$$NAME"

new-question: $(VENV)/.site ## TITLE=… PAGE=…: add a question to a page
	@$(COMMONS) new question -- "$$TITLE" "$$PAGE"

import: $(VENV)/.site ## SRC=… ENGINE=… DEST=… [IMPORTOPTS=…]: bring in an old site
	@$(COMMONS) import "$$SRC" --engine "$$ENGINE" --dest "$$DEST" $(IMPORTOPTS) || \
	  { [ $$? -eq 1 ] && echo "Something could not be brought over; $$DEST/report.md says what."; }

messages: $(VENV)/.site ## [PAGES=about/name,tags]: bring the catalogues up to date, or begin those of PAGES
	@$(COMMONS) messages $(if $(PAGES),--pages $(PAGES)) $(if $(LANGUAGES),--languages $(LANGUAGES)) -q $(SPHINXOPTS)

translations: $(VENV)/.site ## [ACCEPT=docs/page.fr.md]: list what is missing or stale, by owner
	@$(COMMONS) translations $(if $(ACCEPT),--accept $(ACCEPT))

wheel: $(VENV)/.dev ## make the package sphinx-commons in _build/dist: a wheel and its sources
	@$(START) $(PY) -m build --no-isolation --outdir $(BUILD)/dist . && $(DONE)

# Isso reads Markdown without misaka, which only a compiler can install.
lock: ## lock all requirements anew (needs uv and npm)
	@for list in requirements requirements-dev $(basename $(wildcard benchmarks/peers/requirements/*.in)); do \
	  $(LOCK) $$list.in -o $$list.txt || exit 1; done
	@$(LOCK) --no-emit-package misaka --no-emit-package cffi --no-emit-package pycparser \
	  tests/comments/requirements.in -o tests/comments/requirements.txt
	@$(LOCK) tests/handbook/requirements.in -o tests/handbook/requirements.txt
	@npm install --prefix tests/npm --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
	  --no-audit --no-fund --silent

clean: ## remove what builds made
	rm -rf $(BUILD)
