"""Worlds in which tasks are done by the book: each draws its screens and says the right act on every one."""
