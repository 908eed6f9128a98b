"""MiniWoB++ as a yardstick from pixels alone: the public part of its tasks, episodes, and demonstrations to learn from."""
