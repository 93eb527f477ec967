"""Files of every format -> rows -> locations and listings; what cannot be read is named, never dropped."""

from listaudit.readers.countries import infer_country
from listaudit.readers.listings import read_listings
from listaudit.readers.locations import read_locations, unknown_columns
from listaudit.readers.pairs import read_pairs

__all__ = ["infer_country", "read_listings", "read_locations", "read_pairs", "unknown_columns"]
