"""The second path: what a PDF prints against what its documents say, counted without the marts."""
