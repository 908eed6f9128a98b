"""The gate on screens drawn by real toolkits, in parts: rules are written from some, one is opened once, for the figures."""
