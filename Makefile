.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OUT := out
CODE := $(wildcard schemas extractors pipeline tests bench)
SAMPLES := $(sort $(wildcard samples/*/report.*))

.PHONY: help setup run test check format lock schema bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.ready ## Build .venv with the locked versions
	@:

# A changed lock rebuilds the environment whole, so that nothing old stays in it.
$(VENV)/.locked: requirements.lock tools/make_venv.sh
	@sh tools/make_venv.sh $(VENV)
	@echo "Installing the locked versions (about a minute)"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
	@echo "Ready: $(BIN)/prongsai --help"

# 10 says that some report needs review; some samples are defective on purpose.
run: setup ## Read all samples into out/ and print a table
	@$(BIN)/prongsai read $(SAMPLES) --output $(OUT) --name parent || { code=$$?; [ $$code -eq 10 ] || exit $$code; }

test: setup ## Run the tests
	@sh tools/get_postgres.sh
	@$(BIN)/python -m pytest

check: setup ## Check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(CODE)

format: setup ## Format the code
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: setup ## Write requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --output-file requirements.lock

schema: setup ## Write the JSON Schema anew from the models
	@$(BIN)/python -m schemas.export

bench: setup ## Measure speed and memory
	@$(BIN)/python -m bench

clean: ## Remove all that make has made: .venv, out/, caches
	@rm -rf $(VENV) $(OUT) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
