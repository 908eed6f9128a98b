"""The gate on screens drawn by real toolkits, in two parts: rules are written from `dev`, `unopened` is for the figures."""
