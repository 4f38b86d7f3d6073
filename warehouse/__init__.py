"""The library behind Fieldbrief: goods in, read, shelved, picked, packed, dispatched."""
