"""Which items report the same activity."""

from warehouse.merge.merging import Merging, merge_items

__all__ = ["Merging", "merge_items"]
