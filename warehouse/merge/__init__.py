"""Which items report the same activity. Pure."""
