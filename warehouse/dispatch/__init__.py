"""Editions on their way to readers: mail, folders, chat, the archive site. Takes rows or bytes, opens no database."""
