"""Sources: what each is, where it stands on the shelf, and the code that words cannot replace (DESIGN 10)."""

from listaudit.source.adapter import Adapter, load_adapter
from listaudit.source.argument import parse_spec
from listaudit.source.shelf import load_source, shelf

__all__ = ["Adapter", "load_adapter", "load_source", "parse_spec", "shelf"]
