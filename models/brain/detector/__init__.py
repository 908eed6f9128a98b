"""The detector of controls: what it is taught, its network, training, export and examination."""
