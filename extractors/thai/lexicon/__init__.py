"""Words that we look for, without logic."""
