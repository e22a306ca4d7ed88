# What a person types: make, make test, make lab. Each says what it is doing.
# Another Python: make PYTHON=python3.12. Options for the build: make BUILD="--workers 4", for
# JupyterLab: make lab LAB=--allow-root, for the benchmark: make bench BENCH="--runs 5".

PYTHON ?= python3
BUILD ?=
LAB ?=
BENCH ?=
TORTURE ?=
BIN := .venv/bin
SOURCES := src tests
MESSAGES := say plural:1,2 forms:1,2 tell message

.PHONY: all setup test lint bench torture lab clean lock messages
.DELETE_ON_ERROR:

all: setup
	@echo "== Check the package"
	$(BIN)/dossier check
	@echo "== Run the notebooks, write figures and pages"
	$(BIN)/dossier build $(BUILD)

setup: .venv/stamp

# Made anew where the lock or the project changed; pip takes only what has the hash locked, and
# compiles all but what is editable.
.venv/stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; $(PYTHON) is" \
	    "$$($(PYTHON) --version 2>&1 || echo not there). Try: make PYTHON=python3.11" >&2; exit 1; }
	@echo "== Set up .venv (some minutes the first time)"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-index --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

lint: setup
	@echo "== Lint code and notebooks"
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-cache

test: setup lint
	@echo "== Test the code; run each notebook and compare what it says with what is committed"
	$(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder --nbval tests notebooks

bench: setup
	@echo "== Measure: the usual commands, dossier build, the limit"
	$(BIN)/python tests/bench/bench.py $(BENCH)

torture: setup
	@echo "== Break builds on purpose: kills, mounts, full disks, edits (some five minutes)"
	$(BIN)/python tests/torture.py $(TORTURE)

lab: setup
	@echo "== Open JupyterLab; Ctrl-C ends it"
	$(BIN)/dossier lab -- $(LAB)

clean:
	@echo "== Remove what can be made again: .venv, pages, builds, caches"
	rm -rf .venv _site build .dossier .pytest_cache .ruff_cache
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

# Needs uv: pip install uv. No address of any index gets into the file.
lock:
	@echo "== Lock the versions of pyproject.toml in requirements.txt"
	$$(command -v uv || echo $(BIN)/uv) pip compile --quiet --universal --generate-hashes \
	  --all-extras --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links \
	  --upgrade pyproject.toml --output-file requirements.txt

# Gathers the messages anew and merges them into each catalogue; fill in what is then empty.
messages: setup
	@echo "== Gather messages into src/dossier/i18n/locale/*.po"
	@mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml --no-default-keywords -k "$(MESSAGES)" \
	  --omit-header --no-location --sort-output --no-wrap -o build/messages.pot .
	for file in src/dossier/i18n/locale/*.po; do head=$$(sed '/^$$/q' $$file); \
	  $(BIN)/pybabel -q update -i build/messages.pot -o $$file -l $$(basename $$file .po) \
	    --no-fuzzy-matching --ignore-obsolete --no-wrap --omit-header && \
	  printf '%s\n\n' "$$head" | cat - $$file >build/catalogue && mv build/catalogue $$file; done
