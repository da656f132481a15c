# What people and the CI run. `make help` lists the targets.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
STORE := $(or $(DASHBOARD_DATA_DIR),data/store)

.DEFAULT_GOAL := help
.PHONY: help install run test check format sample bench browser

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(VENV)/.installed $(VENV)/.installed-tests browser  ## Everything for running and testing

$(VENV)/.installed: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install -r requirements.txt
	touch $@

$(VENV)/.installed-tests: tests/requirements.txt requirements-pdf.txt $(VENV)/.installed
	$(PIP) install -r tests/requirements.txt
	touch $@

browser:  ## Chromium and a Chinese font for the browser tests (Debian, as root)
	@if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then exit 0; fi; \
	command="apt-get update && apt-get install -y chromium fonts-noto-cjk"; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; bash -c "$$command" >/dev/null; \
	else echo "Browser tests need Chromium and a Chinese font. Run as root: $$command"; exit 1; fi

run: $(VENV)/.installed  ## Set up, build the sample store where there is none, start the app
	@test -d "$(STORE)/metric_values" || $(BIN)/python -m dashboard sample --store
	$(BIN)/python -m dashboard.ui

sample: $(VENV)/.installed  ## Write the sample workbooks again
	$(BIN)/python -m dashboard sample

test: install check  ## Lint, types, layers, SQL, unit, app and browser tests
	$(BIN)/python -m pytest

check: $(VENV)/.installed-tests  ## Lint, types, layers, SQL
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar queries

format: $(VENV)/.installed-tests  ## Put code into its usual form
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format
	$(BIN)/sqlfluff fix --processes 2 --disable-progress-bar queries

bench: install  ## Measure against a floor in the same run
	$(BIN)/python -m tests.bench
