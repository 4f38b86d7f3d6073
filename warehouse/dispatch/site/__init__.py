"""The archive: a static site of all editions, made from their folders and put into a folder, bucket or server."""
