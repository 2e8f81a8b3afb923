# What a developer runs. `make` alone runs all that must be green before a commit; ARGS="..." goes to the command run.
#
# The environment in .venv is made once from the locks in requirements/ and remade when they, or the place of this
# checkout, change. An environment somebody made by hand is kept and completed.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input install -qq --require-hashes --only-binary :all:
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml

place := $(VENV)/.place
run := $(VENV)/.run
dev := $(VENV)/.dev

MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: all demo test test-system format lint types layers lock lock-check bench scorecard torture env clean

all: format lint types layers lock-check test  ## everything that must be green

demo: $(run)  ## an invented world, read and told by the real service
	@$(VENV)/bin/faro demo $(ARGS)

test: $(dev)  ## all tests that need nothing but Python
	@$(PY) -m pytest -m "not system" $(ARGS)

test-system: $(dev)  ## tests that need root, namespaces or system tools, and slow ones; a skip is a failure
	@$(PY) -m pytest -m system -p tests.no_skips -rs $(ARGS)

format: $(dev)  ## write the code as it should look
	@$(PY) -m ruff check --quiet --fix-only .
	@$(PY) -m ruff format --quiet .

lint: $(dev)  ## does the code follow the rules?
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m ruff check .

types: $(dev)  ## do the types hold?
	@$(PY) -m mypy

layers: $(dev)  ## do imports point down the map?
	@$(VENV)/bin/lint-imports --no-logo

lock: $(dev)  ## lock again after a change of pyproject.toml; ARGS=--upgrade takes new versions
	@$(COMPILE) $(ARGS) --output-file requirements/run.txt
	@$(COMPILE) $(ARGS) --group dev --output-file requirements/dev.txt

lock-check: $(dev)  ## do the locks say what pyproject.toml says?
	@new=$$(mktemp -d) && trap 'rm -rf "$$new"' EXIT && cp requirements/*.txt "$$new" && \
	$(COMPILE) --output-file "$$new/run.txt" && \
	$(COMPILE) --group dev --output-file "$$new/dev.txt" && \
	{ diff -ru requirements "$$new" || { echo "make lock" >&2; exit 1; }; }

bench: $(dev)  ## measure; ARGS="--data DIR" where a benchmark reads real material
	@for module in claims copies delivery feeds matching real_input; do \
		echo "== $$module"; $(PY) -m "benchmarks.$$module" $(ARGS) || exit; \
	done

scorecard: $(dev)  ## how often people and places are found, how often wrongly, how fast; ARGS="--data DIR --quick"
	@$(PY) -m benchmarks.matching $(ARGS)

torture: $(dev)  ## kill the real services for minutes; ARGS="--minutes 5 --seed 7 --layout run|split|both --prove"
	@$(PY) -m tests.e2e.torture $(ARGS)

env: $(dev)  ## only make the environment

clean:  ## remove what this file made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis build ./*.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment knows where it was made. Copied or moved, or without its Python, it is made anew.
ifneq ($(and $(wildcard $(PY)),$(file <$(place))),$(CURDIR))
.PHONY: $(place)
endif

$(place):
	@python=$$(PYTHON='$(PYTHON)' tools/find-python) && \
	echo "Faro: preparo $(VENV) / making $(VENV)" && \
	"$$python" -m venv $(if $(wildcard $(place)),--clear) $(VENV)
	@$(PY) tools/link_checkout.py
	@printf '%s\n' '$(CURDIR)' >$@

$(run): requirements/run.txt $(place)
	@echo "Faro: instalo lo necesario; tarda un minuto / installing what is needed; it takes a minute"
	@$(PIP) --requirement requirements/run.txt
	@touch $@

$(dev): requirements/dev.txt $(run)
	@echo "Faro: instalo las herramientas de desarrollo / installing the development tools"
	@$(PIP) --requirement requirements/dev.txt
	@touch $@
