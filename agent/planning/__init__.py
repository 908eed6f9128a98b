"""Decides the next action by elements: the task in parts, the choices, their order, what must be seen for a done."""
