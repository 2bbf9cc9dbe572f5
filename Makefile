# The door to the project. `make` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
COMPILE := $(BIN)/python -m uv --quiet pip compile pyproject.toml --universal --python-version 3.11 --upgrade \
	--custom-compile-command 'make lock'
unexport PYTHONDONTWRITEBYTECODE  # modules are compiled once, also for the processes that tests start
ALL_CORES := -n auto --dist worksteal
ALL := 'not wheel and not bundle and not foreign and not windows'
LOCKED := -c constraints.txt --build-constraint constraints.txt

.PHONY: help demo test test-fast test-thorough test-foreign test-windows check check-wheel check-versions format schemas examples docs bench recht wheel windows-zip bundle check-bundle lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -c constraints.txt pip
	$(BIN)/python -m pip install --quiet --no-compile $(LOCKED) --editable . --group dev
	@touch $(STAMP)

demo: $(STAMP)  ## set everything up and render the example's three documents in both formats
	$(BIN)/tdocs render examples/schulkindergarten-bw --format docx --format md --out out

test: $(STAMP)  ## set everything up and run the tests
	$(BIN)/pytest $(ALL_CORES)

test-fast: $(STAMP)  ## run the tests that take at most a minute together
	$(BIN)/pytest $(ALL_CORES) -m 'not slow and not of_check and not wheel and not bundle and not foreign and not windows'

test-thorough: $(STAMP)  ## run all variants of all cases, and the hostile ones without calls that only Unix has (a quarter of an hour)
	TDOCS_THOROUGH=1 TDOCS_ROUNDS=100 TDOCS_FUZZ=3000 $(BIN)/pytest $(ALL_CORES) -m $(ALL)
	TDOCS_WITHOUT=O_NOFOLLOW,fchmod,fcntl $(BIN)/pytest $(ALL_CORES) -m of_check tests/hostile

test-foreign: $(STAMP)  ## run the tests that need LibreOffice, Chromium or Node; one that is missing is a failure
	$(BIN)/python -m pip install --quiet $(LOCKED) --group foreign
	$(BIN)/pytest -m foreign tests/foreign

test-windows: $(STAMP)  ## run the tests with a Windows Python under wine, and the ZIP for Windows (a quarter of an hour)
	$(BIN)/python -m pip install --quiet $(LOCKED) --group bundle
	$(BIN)/python tests/windows/run.py

check: $(STAMP)  ## style, types, floors, generated files, examples; hostile input, and what starts programs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m teilhabe_docs.documents.schemas --check
	$(BIN)/python tests/reference.py --check
	$(BIN)/python tests/examples.py --check
	$(BIN)/python tests/workflows.py
	$(BIN)/tdocs lint --fail-on warning $(filter-out examples/unvollstaendig/,$(wildcard examples/*/))
	$(BIN)/pytest $(ALL_CORES) -m of_check

check-wheel: $(STAMP)  ## install the wheel into a bare environment and use it there without a network
	$(BIN)/pytest -m wheel tests/test_wheel.py

check-versions: $(STAMP)  ## run the tests with each Python, lowest and newest dependencies (a quarter of an hour)
	$(BIN)/python -m pip install --quiet $(LOCKED) --group versions
	$(BIN)/python tests/versions.py

format: $(STAMP)  ## let ruff put the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

recht: $(STAMP)  ## renew the law data from a folder of official XML, loaded on a day: make recht XML=DIR DAY=2026-11-28
	$(BIN)/tdocs recht --law $(XML) --date $(DAY) --out src/teilhabe_docs/recht/gesetze

schemas: $(STAMP)  ## write schemas/ from the models
	$(BIN)/python -m teilhabe_docs.documents.schemas

examples: $(STAMP)  ## render the examples anew into their folders
	$(BIN)/python tests/examples.py

docs: $(STAMP)  ## write docs/regeln.md from the rules and docs/felder.md from the models
	$(BIN)/python tests/reference.py

bench: $(STAMP)  ## measure, with peers beside us in the same run; a limit that is not kept is a failure
	$(BIN)/python -m pip install --quiet $(LOCKED) --group bench
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/validate_many.py
	$(BIN)/python benchmarks/lint_many.py
	$(BIN)/python benchmarks/write_docx.py
	$(BIN)/python benchmarks/redline.py
	$(BIN)/python benchmarks/read_word.py
	$(BIN)/python benchmarks/render_three.py
	$(BIN)/python benchmarks/preview.py
	$(BIN)/python benchmarks/render_formats.py
	$(BIN)/python benchmarks/check_many.py
	$(BIN)/python benchmarks/many_repositories.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/zitate.py
	$(BIN)/python benchmarks/linear.py

wheel: $(STAMP)  ## build wheel and sdist into dist/
	$(BIN)/python -m hatchling build

windows-zip: $(STAMP)  ## EMBED=python-3.x.y-embed-amd64.zip: tdocs for Windows without Python, and its wheels, into dist/
	$(BIN)/python -m pip install --quiet $(LOCKED) --group bundle
	$(BIN)/python packaging/windows_zip.py "$(EMBED)"

bundle: $(STAMP)  ## tdocs for Linux or macOS, whichever this is, without Python, into dist/
	$(BIN)/python -m pip install --quiet $(LOCKED) --group bundle
	$(BIN)/python packaging/bundle.py

check-bundle: bundle  ## use that where there is nothing else
	$(BIN)/pytest -m bundle tests/test_bundle.py

lock: | $(BIN)/python  ## pin the newest versions of all packages, for us in constraints.txt, for pipelines with hashes
	$(BIN)/python -m pip install --quiet --upgrade uv
	$(COMPILE) --output-file constraints.txt --group setup --group dev --group bench --group foreign --group versions \
		--group bundle --extra alle
	$(COMPILE) --output-file ci/requirements.txt --constraints constraints.txt --group build \
		--generate-hashes --no-annotate

clean:  ## remove what can be made again
	rm -rf $(VENV) dist build out
