"""Bytes -> clean text with offsets -> items. Pure: no disk, no network, no clock."""
