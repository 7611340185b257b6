# Everything goes through a virtual environment of the project's own, made on first use from the lock files.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DOSSIER := $(BIN)/python -m generator
JUDGES := tests/judges
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site site-offline screenshots serve check test judges bench clean lock

help: ## Say what each target does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

site: $(VENV)/run.stamp ## Read the articles, write records and pages, build the site into site/
	$(DOSSIER) build

serve: $(VENV)/run.stamp ## Show the site on this machine and rebuild it when a record or article is saved
	$(DOSSIER) serve

site-offline: $(VENV)/run.stamp ## Build a site that opens from a folder, as one file: site-offline.zip
	$(DOSSIER) build --offline

screenshots: $(VENV)/dev.stamp site ## Take pictures of every page type into .cache/screenshots/ (needs chromium)
	$(BIN)/python -m tests.screenshots site .cache/screenshots

check: $(VENV)/run.stamp ## List every problem in the articles and records
	$(DOSSIER) check

test: $(VENV)/dev.stamp judges ## Lint, type check and run the whole test suite
	$(BIN)/ruff format --check generator tests
	$(BIN)/ruff check generator tests
	$(BIN)/mypy
	$(BIN)/pytest -n 2

judges: ## Install the independent judges of pages (html-validate, Lighthouse) where npm is
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(JUDGES)/node_modules/.package-lock.json; \
	else echo "npm absent: the tests that need html-validate and Lighthouse are skipped"; fi

bench: $(VENV)/dev.stamp ## Measure each stage on made-up dossiers (SIZE=10000 for a large one); writes docs/mesures.md
	$(BIN)/python -m tests.bench $(SIZE)

clean: ## Remove what can be made again: site, generated pages, caches (records and corrections stay)
	rm -rf site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	git clean -fdXq docs

lock: $(VENV)/dev.stamp ## Pin the newest allowed dependencies, with hashes
	$(BIN)/pip install -q pip-tools
	$(BIN)/pip-compile -q $(LOCKING) -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q $(LOCKING) --extra dev --extra cluster -o requirements-dev.lock pyproject.toml
LOCKING := --upgrade --generate-hashes --allow-unsafe --strip-extras --build-deps-for editable --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header

$(JUDGES)/node_modules/.package-lock.json: $(JUDGES)/package-lock.json
	cd $(JUDGES) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

$(VENV)/run.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/pip install -q --require-hashes -r requirements-dev.lock
	touch $@
