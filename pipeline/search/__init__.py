"""Words found again, whichever way they were printed."""
