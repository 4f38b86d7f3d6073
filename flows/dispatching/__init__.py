"""Editions on their way: what is due to whom, sent once and settled, and the site that letters lead to."""
