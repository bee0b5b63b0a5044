# What newcomers and CI run alike. The first call sets up .venv from the lock; later ones don't.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: demo test torture check format bench lock

demo: .venv/ready  ## simulate a company, read its exports, print what its customers want
	@$(BIN)/outsidein demo

test: .venv/ready  ## all tests, under 5 minutes on 2 cores
	@$(BIN)/pytest -q -n auto --dist loadfile -m "not slow"

torture: .venv/ready  ## the slow trials: whole refreshes again and again
	@$(BIN)/pytest -q -n auto -m slow

check: .venv/ready  ## format, lint, types, layers
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/ready  ## mend what can be mended by itself
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

bench: .venv/ready  ## measure, and write docs/benchmarks.md; PEERS=PYTHON, NODE=DIR that have the peers
	@$(BIN)/python bench/run.py $(if $(PEERS),--peers-python $(PEERS)) $(if $(NODE),--peers-node $(NODE))

lock: .venv/ready  ## pin the newest versions that fit pyproject.toml
	@for group in "" dev models; do \
	  $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --upgrade \
	    $${group:+--group $$group} pyproject.toml -o requirements$${group:+-$$group}.lock; done

.venv/ready: requirements-uv.lock requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@echo "Setting up .venv (once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements-dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@
