# Every target sets up what it needs by itself; `make` alone lists them.
.DEFAULT_GOAL := help
.SHELLFLAGS := -euc
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
# -qq: errors only. Wheels are checked against the hashes in requirements/, whatever index they come from.
PIP := PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip -qq --no-input
SPECTRAL := openapi/node_modules/.bin/spectral
CHROMIUM ?= /usr/bin/chromium
# Extra arguments for pytest: make test ARGS="-k follow_up"
ARGS ?=

.PHONY: help setup run check test test-browser lint format openapi spectral signatures bench requirements clean

help: ## This list
	@printf '\n  \033[1mAfterview\033[0m\n\n'
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | while IFS= read -r line; do \
	  printf '  \033[36mmake %-13s\033[0m %s\n' "$${line%%:*}" "$${line#*## }"; \
	done
	@printf '\n'

setup: $(VENV)/.project ## Create .venv from the pinned requirements (runs by itself when needed)

$(VENV)/.requirements: requirements/dev.txt
	@python=; for name in $(PYTHON) python3.11 python3 python3.14 python3.13 python3.12; do \
	  if command -v "$$name" >/dev/null && "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Afterview needs Python 3.11 or newer. Install it, or name one: make setup PYTHON=/path/to/python3.11" >&2; exit 1; \
	fi; \
	echo "· creating $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV)
	@echo "· installing $$(grep -c '^[a-z]' requirements/dev.txt) pinned packages (under a minute)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.project: $(VENV)/.requirements pyproject.toml
	@echo "· installing afterview itself"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
	@echo "· ready"

$(VENV)/.browser: requirements/browser.txt $(VENV)/.project
	@echo "· installing what browser tests need"
	@$(PIP) install --require-hashes -r requirements/browser.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.project
	@echo "· installing what benchmarks compare with"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

run: $(VENV)/.project ## Serve for development on 127.0.0.1:8000 with an embedded database: webhooks may go to this machine
	@AFTERVIEW_WEBHOOK_ALLOW_INSECURE=$${AFTERVIEW_WEBHOOK_ALLOW_INSECURE:-1} exec $(BIN)/afterview serve

# Workers take tests from each other's queues at the end, so that none is left with a long rest.
PYTEST := $(BIN)/python -m pytest --numprocesses=logical --maxprocesses=4 --dist=worksteal

check: lint ## Check style and types, and run unit and API tests on SQLite: in about a minute, while you work
	@$(PYTEST) -q tests/unit tests/api -k "not postgresql" $(ARGS)

test: $(VENV)/.project ## Run every test but the browser's, on SQLite and PostgreSQL
	@$(PYTEST) --ignore=tests/browser $(ARGS)

test-browser: $(VENV)/.browser ## Run the tests that need Chromium
	@if [ ! -x "$(CHROMIUM)" ]; then \
	  echo "No Chromium at $(CHROMIUM). On Debian: apt-get install chromium; elsewhere: make test-browser CHROMIUM=/path/to/it" >&2; \
	  exit 1; fi
	@AFTERVIEW_TEST_CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest tests/browser $(ARGS)

lint: $(VENV)/.project ## Check style, types, import contracts, Dockerfile, shell, and that the contract is current
	@echo "· ruff";         $(BIN)/ruff check --quiet
	@echo "· format";       $(BIN)/ruff format --check --quiet
	@echo "· mypy";         $(BIN)/mypy --no-error-summary
	@echo "· import-linter"; PYTHONPATH=. $(BIN)/lint-imports --no-logo
	@echo "· hadolint";     $(BIN)/hadolint Dockerfile
	@echo "· shellcheck";   $(BIN)/shellcheck .ci/run
	@echo "· openapi";      mkdir -p .cache; $(BIN)/afterview openapi > .cache/openapi.json; \
	  diff -u openapi/openapi.json .cache/openapi.json || { echo "openapi/openapi.json is stale: make openapi" >&2; exit 1; }

format: $(VENV)/.project ## Format the code and apply safe fixes
	@$(BIN)/ruff check --quiet --fix
	@$(BIN)/ruff format

openapi: $(VENV)/.project ## Write the HTTP contract to openapi/openapi.json
	@$(BIN)/afterview openapi > openapi/openapi.json.new
	@mv openapi/openapi.json.new openapi/openapi.json

openapi/node_modules/.ready: openapi/package-lock.json
	@echo "· installing the contract's linter"
	@npm ci --prefix openapi --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

spectral: openapi/node_modules/.ready ## Lint the HTTP contract with Spectral (needs Node)
	@$(SPECTRAL) lint openapi/openapi.json --ruleset openapi/.spectral.yaml --fail-severity=error

tests/javascript/node_modules/.ready: tests/javascript/package-lock.json
	@echo "· installing the public verifier of signatures"
	@npm ci --prefix tests/javascript --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

signatures: $(VENV)/.project tests/javascript/node_modules/.ready ## Have JavaScript judge what was signed here (needs Node)
	@$(BIN)/python -m tests.javascript.deliveries | node tests/javascript/verify.js

bench: $(VENV)/.bench ## Run the benchmarks
	@$(BIN)/python -m bench $(ARGS)

requirements: $(VENV)/.project ## Pin the newest versions that pyproject.toml allows
	@pin() { $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --universal \
	    --python-version 3.11 --no-header "$$@"; }; \
	pin pyproject.toml -o requirements/base.txt; \
	pin pyproject.toml --extra dev -c requirements/base.txt -o requirements/dev.txt; \
	pin pyproject.toml --extra dev --extra browser -c requirements/dev.txt -o requirements/browser.txt; \
	pin pyproject.toml --extra dev --extra bench -c requirements/dev.txt -o requirements/bench.txt; \
	pin requirements/build.in -c requirements/dev.txt -o requirements/build.txt

clean: ## Remove everything that can be made again (data/ stays)
	@rm -rf $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis openapi/node_modules tests/javascript/node_modules
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
