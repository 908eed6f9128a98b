"""Says what may be done: rules as data, the card, the preview."""
