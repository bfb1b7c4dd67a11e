"""What releases are scored on, one file a suite."""
