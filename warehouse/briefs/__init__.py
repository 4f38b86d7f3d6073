"""Rows -> figures -> HTML -> PDF, HTML, data annex. Never opens a database."""
