"""Scripted skill files: chores that replay without a model."""
