"""Honest ends: tasks that cannot be done end as failed or asking, never as done."""
