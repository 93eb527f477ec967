"""Pure functions from raw text to comparable forms, one concern a file; nothing here does I/O."""
