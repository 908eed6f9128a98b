"""Pure: tasks in applications that nothing was ever trained or tuned on, to tell how far the agent gets in new ones."""
