"""What is on this machine: models, settings, a screen of one's own, the start of the session."""
