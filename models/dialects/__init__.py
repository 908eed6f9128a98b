"""How each family of vision models is asked and what it answers, one file a family."""
