"""Stop: how long after each way of stopping the last event is injected, under load, and that nothing stays held."""
