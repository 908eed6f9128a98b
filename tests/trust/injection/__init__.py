"""Text on the screen that wants something of the agent: attacks over every channel, seen for real, before real planners and one
that obeys."""
