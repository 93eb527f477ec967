# Two commands need nothing but Python 3.11+ and make:
#   make audit   sets up .venv and audits the bundled offline demo
#   make test    sets up .venv and runs the tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
JOBS ?= 2

.PHONY: audit test check lint types layers docs accuracy clean

audit: $(VENV)/.run
	@mkdir -p $(OUT)
	$(BIN)/listaudit audit fixtures/demo/locations.csv --fail-on never \
	  --format table --format json=$(OUT)/demo.json --format ndjson=$(OUT)/demo.ndjson \
	  --format csv=$(OUT)/demo.csv --format xlsx=$(OUT)/demo.xlsx
	$(BIN)/listaudit fixes $(OUT)/demo.json --format csv=$(OUT)/demo-fixes.csv
	@echo "Reports: $(OUT)/demo.json, .ndjson, .csv, .xlsx; fix list: $(OUT)/demo-fixes.csv"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n $(JOBS) --cov --cov-report=term:skip-covered

check: lint types layers docs accuracy

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.bench
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

docs: $(VENV)/.dev
	$(BIN)/python -m bench.docs --check

accuracy: $(VENV)/.bench
	$(BIN)/python -m bench.gate

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "listaudit needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.bench: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@ $(VENV)/.run $(VENV)/.dev

clean:
	rm -rf $(VENV) $(OUT) .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
