"""Declared places where texts come from, and how their bytes are taken."""
