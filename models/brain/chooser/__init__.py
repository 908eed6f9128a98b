"""The chooser: a small encoder that points at the next act; its rows, network, training and examination."""
