"""Who sees what: a journal without what an audience may not see, before anything is computed from it."""
