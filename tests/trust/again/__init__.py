"""Looked at again: what is put in the way between a yes and its act never receives the click."""
