"""What Deskhand's own small models are made with: screens whose truth is known, training, evaluation. Not in the product."""
