"""Other projects' published cases, and what listaudit makes of each: `python -m bench.conformance`."""
