"""How fast everything is, how much memory it takes, and how others read the same texts."""
