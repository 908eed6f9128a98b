"""The loop and its stages: capture, observe, plan, gate, act, verify, journal."""
