"""Says what came of it: verified effects, signs of a done, how a run ends."""
