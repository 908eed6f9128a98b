"""Makes a skill of what a person did, or of a finished run."""
