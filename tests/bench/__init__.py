"""Measures: each module prints what docs/benchmarks.md holds."""
