# Two commands do everything on a fresh Debian 12: `make demo` and `make test`. Each sets up what it needs, once.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench trust app bundle clean
BIN := .venv/bin

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## system packages, .venv, llama.cpp, the default model; done once
	@bash packaging/setup.sh

demo: setup ## do a real task in a real application, on a virtual screen when there is no display
	@bash packaging/demo.sh

test: setup ## every test, on virtual screens of their own
	@$(BIN)/python -m pytest

check: setup ## lint, formatting, types, import contracts
	@echo "==> ruff" && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "==> mypy" && $(BIN)/mypy
	@echo "==> import contracts" && $(BIN)/lint-imports

bench: setup ## every measure of docs/benchmarks.md, written into it (three hours; `make bench ONLY=speed` takes two minutes)
	@$(BIN)/python -m tests.bench $(ONLY)

trust: setup ## what is promised in docs/safety.md, measured and written into it (`make trust ONLY=gate` takes seconds)
	@$(BIN)/python -m tests.trust $(ONLY)

app: setup ## open the panel
	@$(BIN)/deskhand

bundle: setup ## build/bundle: an application folder that needs no Python, and a Debian package of it
	@bash packaging/bundle.sh

clean: ## remove .venv and caches; models, runs and the built llama.cpp wheel stay
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
