"""Keeps what was done: the journal, its report, the list of runs."""
