"""Comparing a listing with a location, field by field, each verdict with its reasons."""

from listaudit.compare.context import Context
from listaudit.compare.listing import compare_listing

__all__ = ["Context", "compare_listing"]
