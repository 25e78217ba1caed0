"""The workflow that publishes a site to GitHub Pages, and what it is to publish.

In: what is to be published, where the site folder lies, what is installed. Out: the text of `.github/workflows/pages.yml`.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

WORKFLOW = ".github/workflows/pages.yml"
"""Its path from the top of the repository."""

PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        "encrypted": "all of it, readable only with the passphrase",
        "public": "only what is marked public when you push, readable by everybody",
        "nothing": "no workflow is written",
    }
)
"""What may be published, as it is asked; the first is the default."""

PRIVACY = """\
GitHub Pages is public, even from a private repository, on every plan but Enterprise Cloud: whoever has the address
reads what is published there, and a copy that was taken stays. The workflow publishes at each push, and asks nobody."""

_NAME = "perfmirror-ssg"

INSTALLED_BY_VARIABLE = "${{ vars.SSG_INSTALL }}"
"""What is installed where this program cannot say where it came from; unset, the workflow stops there."""

INSTALL_EXAMPLE = f"{_NAME} @ git+https://github.com/OWNER/NAME@COMMIT"


class Pages(Struct, frozen=True, kw_only=True):
    """What a workflow is made from."""

    published: str
    """`encrypted` or `public`."""
    install: str
    """What pip installs: this very version of the program."""
    branch: str = "main"
    folder: str = ""
    """The site folder, from the top of the repository; empty where that is it."""


def workflow(pages: Pages) -> str:
    """Return the workflow's text."""
    encrypted = pages.published == "encrypted"
    secret = "\n          SSG_PASSPHRASE: ${{ secrets.SSG_PASSPHRASE }}" if encrypted else ""
    below = f"\n    defaults:\n      run:\n        working-directory: {_quoted(pages.folder)}" if pages.folder else ""
    from_variable = pages.install == INSTALLED_BY_VARIABLE
    filled = {
        "WHAT": "the whole site, encrypted" if encrypted else "what is marked public",
        "UNASKED": "" if encrypted else _UNASKED,
        "BRANCH": _quoted(pages.branch),
        "BELOW": below,
        "INSTALL": _quoted(pages.install),
        "INSTALLED": _unless_set("SSG_INSTALL", _UNSET_INSTALL) if from_variable else "",
        "SECRET": secret,
        "OPENED": _unless_set("SSG_PASSPHRASE", _UNSET_OPENER) if encrypted else "",
        "OPTIONS": "--encrypt" if encrypted else "--audience public",
        "SITE": _quoted(f"{pages.folder}/_site" if pages.folder else "_site"),
    }
    text = _WORKFLOW
    for name, value in filled.items():
        text = text.replace(f"<{name}>", value)
    return text


def requirement(version: str, direct_url: str | None, clone: tuple[str, str] | None) -> str:
    """Return what pip installs to have this very program.

    `direct_url` is what pip noted of where it came from (none: an index), `clone` the address and commit of the folder.
    The name alone is asked of an index only where it came from one: elsewhere a stranger could have taken it.
    """
    if direct_url is None:
        return f"{_NAME}=={version}"
    noted = json.loads(direct_url)
    commit = noted.get("vcs_info", {}).get("commit_id")
    found = (noted["url"], commit) if commit else clone
    return f"{_NAME} @ git+{found[0]}@{found[1]}" if found else INSTALLED_BY_VARIABLE


def next_steps(pages: Pages) -> tuple[str, ...]:
    """Say what is left to the person, in the order in which it is done."""
    encryption = (
        "`ssg encrypt init` makes encryption.json; commit it with the rest",
        "`gh secret set SSG_PASSPHRASE` gives the passphrase to the workflow, where nobody can read it back",
    )
    sharing = (
        "`ssg share --audience public` lists what is published, and asks; the workflow asks nobody, at any push",
        "commit people.toml too, if names are in what is shared: it must be where the build runs, or the build refuses them",
    )
    installed = (
        f"`gh variable set SSG_INSTALL --body '{INSTALL_EXAMPLE}'` says what is installed:"
        "\n     OWNER/NAME is where ssg came from, COMMIT the 40 digits that `git rev-parse HEAD` says in a clone of it"
    )
    return (
        "keep the repository private, for the journal lies in it as you wrote it; GitHub publishes from one on its paid plans",
        *(encryption if pages.published == "encrypted" else sharing),
        *([installed] if pages.install == INSTALLED_BY_VARIABLE else ()),
        "in the repository's settings, under Pages, choose GitHub Actions as the source",
        "`ssg deploy-check` says what would go wrong, here and in the workflow",
    )


def _unless_set(name: str, words: str) -> str:
    """Return a line of a script that stops it, and says why, where a variable is empty."""
    return f'[ -n "${name}" ] || {{ echo "::error::{name} is not set: {words}"; exit 1; }}\n          '


def _quoted(text: str) -> str:
    """Quote a text for YAML: what is in it is never read as anything else."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_UNSET_INSTALL = f"gh variable set SSG_INSTALL --body '{INSTALL_EXAMPLE}' (where ssg came from, 40 digits of a commit)"
_UNSET_OPENER = "gh secret set SSG_PASSPHRASE (the passphrase that ssg encrypt init asked for)"

_UNASKED = (
    "\n# It asks nobody: what is marked public when you push is published. `ssg share --audience public` lists it, and asks."
)

_WORKFLOW = """\
# Publishes <WHAT>. Written by `ssg init --ci github`; `ssg deploy-check` looks at it.<UNASKED>
name: Pages

on:
  push:
    branches: [<BRANCH>]
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      contents: read
      pages: read # to ask where the site will be<BELOW>
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - uses: actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0
        with:
          python-version: "3.13"
      - name: Install ssg
        env:
          SSG_INSTALL: <INSTALL>
        run: |
          <INSTALLED>python -m pip install "$SSG_INSTALL"
      - id: pages
        uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
      - name: Build
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}<SECRET>
        run: |
          <OPENED>ssg build <OPTIONS> --output _site --base-url "$BASE_URL"
      - name: Audit
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
        run: ssg audit _site --audience public --base-url "$BASE_URL" --format github
      - name: Check
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
        run: ssg deploy-check _site --base-url "$BASE_URL" --format github
      - uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0
        with:
          path: <SITE>
          include-hidden-files: true # .nojekyll; the check has seen that nothing else was put there

  deploy:
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write # says to Pages which workflow this is
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0
"""
