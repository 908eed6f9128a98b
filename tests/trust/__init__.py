"""What Deskhand promises, measured: `python -m tests.trust`."""
