"""Does what a skill says, step by step, through the same loop."""
