"""The only code that opens a socket: pace, retry, cache, robots, budget, journal, replay (DESIGN 10)."""
