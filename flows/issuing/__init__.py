"""Briefs chosen, drawn and issued as numbered editions."""
