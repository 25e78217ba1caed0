"""Codes of family E4 about publishing: what would be readable that should not be. W589 to W591 are advice on the same."""

from perfmirror_ssg.codes.code import Code

E4_DEPLOY: tuple[Code, ...] = (
    Code(
        id="E486",
        title="a site that is not for everybody would be readable by everybody",
        explanation=(
            "The output holds pages in plain text for you or for a coach, and the repository that would carry it is public, or "
            "nothing here can tell that it is not; or a workflow builds such pages where it publishes. GitHub Pages is "
            "public, even from a private repository, on every plan but "
            "Enterprise Cloud. Encrypt the site, or publish the one that holds what is shared as public."
        ),
        wrong="ssg build --output _site\nssg deploy-check _site",
        right="ssg build --encrypt --output _site\nssg deploy-check _site",
    ),
    Code(
        id="E487",
        title="git keeps what should not be in this repository",
        explanation=(
            "The journal, config.toml and people.toml lie in a repository that everybody may read, or that may be so; or git "
            "tracks what a build writes (`.ssg/`, the output), where a page that is taken back stays in the old commits. "
            "What was committed once stays readable after it is removed."
        ),
        wrong="git remote add origin https://github.com/me/site   # public\ngit add journal config.toml",
        right="git remote add origin https://github.com/me/journal   # private\ngit add journal config.toml",
    ),
    Code(
        id="E488",
        title="a pull request could read a secret",
        explanation=(
            "A pull request starts this workflow, and the workflow reads a secret or names the passphrase. Whoever proposes a "
            "change could have the passphrase sent to them, and with it read every copy of the site."
        ),
        wrong="on: [push, pull_request_target]\nenv:\n  SSG_PASSPHRASE: ${{ secrets.SSG_PASSPHRASE }}",
        right="on: [push, workflow_dispatch]\nenv:\n  SSG_PASSPHRASE: ${{ secrets.SSG_PASSPHRASE }}",
    ),
    Code(
        id="E489",
        title="the output is not what was built, or not what is to be published",
        explanation=(
            "Files of the output changed, went or came since it was built, so what was audited is not what would be published; "
            "or it is for another audience, or not encrypted, as a workflow would have it; or no build from here made it. "
            "The same holds when what it was made from has changed since: a sentence that you took back is still in it, and "
            "after `ssg encrypt rotate` it opens with the old passphrase. Without encryption.json nothing can be encrypted."
        ),
        wrong="ssg build --encrypt --output _site\ncp notes.html _site/",
        right="ssg build --encrypt --output _site\nssg deploy-check _site",
    ),
    Code(
        id="W589",
        title="an action is not pinned to a commit",
        explanation=(
            "A workflow uses an action by a tag or a branch. Its author, or whoever takes their place, can put something else "
            "there, and it runs beside your journal and your passphrase. A commit stays what it is."
        ),
        wrong="- uses: actions/checkout@v7",
        right="- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    ),
    Code(
        id="W590",
        title="a workflow cannot be judged",
        explanation=(
            "A workflow takes something to GitHub Pages, and nothing in its job says what: no `ssg build` stands there. Or the "
            "workflow cannot be read as YAML, and only its words were looked at. It may be as it should be; look yourself."
        ),
        wrong="- run: make site\n- uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
        right=(
            "- run: ssg build --encrypt\n"
            "- uses: actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0"
        ),
    ),
    Code(
        id="W591",
        title="nothing is shared",
        explanation=(
            "The site is for a coach or for everybody, and no week and no document is shared with them: what would be "
            "published is a site of nothing."
        ),
        wrong="ssg build --audience public   # and no file says share: public",
        right="---\nshare: public\nshare_title: A week of probes\n---",
    ),
)
