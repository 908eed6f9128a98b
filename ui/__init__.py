"""The Qt panel. Talks to the agent process alone, over the JSON-lines protocol."""
