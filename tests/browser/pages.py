"""Which pages of the sample site the browser opens: all at the top, and a few of each folder."""

# Names that last (docs/format.md, "places"): each is linked to from outside some day.
NAMED = (
    "index.html",
    "weeks/2026-W20.html",
    "weeks/2026.html",
    "trends.html",
    "categories.html",
    "insights.html",
    "clocks.html",
    "decisions.html",
    "hypotheses.html",
    "questions.html",
    "search.html",
    "scoring.html",
    "profile.html",
    "404.html",
)

# Weeks in their five states, and what stands beside the weeks.
SAMPLE = (
    *NAMED,
    "weeks/2025-W27.html",
    "weeks/2026-W09.html",
    "weeks/2026-W47.html",
    "categories/one-on-one.html",
    "records/defer-private-probes.html",
    "tags/probes.html",
    "pages/values.html",
    "goals.html",
    "goals/lead-two-teams.html",
    "stories.html",
    "stories/four-minutes-to-reverse.html",
    "due.html",
    "growth.html",
    "observations.html",
    "scorecards.html",
    "summaries.html",
    "reviews.html",
    "reviews/2026-Q2.html",
    "reviews/2026.html",
    "people.html",
    "people/ada.html",
)
