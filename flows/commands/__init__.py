"""The command line's verbs, by what they do: make, look, export, check."""
