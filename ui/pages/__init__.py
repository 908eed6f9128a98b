"""The pages of the window of shelves: runs, skills, models, settings."""
