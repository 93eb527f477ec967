"""Files of every format -> rows -> locations and listings; what cannot be read is named, never dropped."""
