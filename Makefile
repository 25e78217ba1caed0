# Two words for a fresh clone: `make demo` shows the sample journal, `make test` checks everything.
# They need Python 3.11 or newer with venv, git and make; the rest they fetch themselves.

PYTHON ?= python3
CHROMIUM ?= chromium
OPENSSL ?= openssl
export CHROMIUM OPENSSL

VENV := .venv
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools
# Errors only: what pip thinks of the machine's settings is not asked here.
INSTALL := $(VENV)/bin/pip install --quiet --quiet --disable-pip-version-check

.PHONY: help demo test hooks chromium clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    build the sample journal into _site/"
	@echo "make test    lint, types, tests, browser tests, oldest dependencies"
	@echo "make hooks   run lint before every commit"
	@echo "make clean   remove what the above have made"

demo: $(READY)
	@$(VENV)/bin/ssg build
	@echo "open _site/index.html"

test: $(TOOLS) chromium
	@$(VENV)/bin/nox

hooks: $(TOOLS)
	@$(INSTALL) pre-commit
	@$(VENV)/bin/pre-commit install

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: $(PYTHON) is not Python 3.11 or newer; name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "make: $(PYTHON) has no venv; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "installing into $(VENV), a minute or less" >&2
	@test -x $(VENV)/bin/pip || $(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) --editable .
	@touch $@

# nox makes an environment for each of its sessions.
$(TOOLS): $(READY)
	@$(INSTALL) nox
	@touch $@

# The browser tests drive Debian's Chromium, and read with OpenSSL 3 what we encrypt; elsewhere name others:
# make test CHROMIUM=/path/to/chromium OPENSSL=/path/to/openssl
chromium:
	@command -v "$(CHROMIUM)" >/dev/null && command -v "$(OPENSSL)" >/dev/null || { \
	  command -v apt-get >/dev/null && { test "$$(id -u)" = 0 || command -v sudo >/dev/null; } || { \
	    echo "make: the browser tests need Chromium and OpenSSL 3: install them, or name them:" \
	      "make test CHROMIUM=/path/to/chromium OPENSSL=/path/to/openssl" >&2; exit 1; }; \
	  as_root=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$as_root apt-get update -qq && \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends chromium fonts-liberation openssl; }

clean:
	rm -rf $(VENV) .nox _site .ssg .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
