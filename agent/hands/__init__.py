"""Acts: pointer, keys, clipboard, applications; and the guard, which hears the person and lets go of what is held."""
