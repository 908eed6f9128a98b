"""The desk tasks, one module for each application."""
