"""The models and what runs them: text, reading (OCR), controls. Knows nothing of the agent."""
