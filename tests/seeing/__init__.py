"""Eyes on real applications: their screens with the boxes that the accessibility tree gives, and detectors measured on them."""
