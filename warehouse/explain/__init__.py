"""How one item was read, shown: its words with the evidence marked, what was doubtful, what people settled.

Takes the rows of `warehouse.marts` as plain mappings and gives records, text and HTML; opens nothing.
"""
