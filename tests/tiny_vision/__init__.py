"""The tiny vision model of the tests: how its files are written, how it is trained, and what it is asked."""
