"""Reports: one format a file, each a sink that is opened, fed one location at a time, closed."""
