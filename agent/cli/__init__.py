"""The command line, and the agent as a child process."""
