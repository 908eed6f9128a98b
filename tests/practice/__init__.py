"""Pure: tasks in three web applications of our own, to see what the agent does wrong and mend it in general ways."""
