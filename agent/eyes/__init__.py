"""Looks at the screen and reads it: frames, windows, named elements."""
