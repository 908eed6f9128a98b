"""What breaks under a run: processes killed, disks full, screens gone, clocks set, journals torn."""
