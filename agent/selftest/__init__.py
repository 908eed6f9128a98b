"""What Deskhand promises, shown on this machine: `deskhand selftest`. A module a kind of promise; `every` has their order."""
