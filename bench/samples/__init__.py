"""The payloads of other people, read by our adapters: what was read, what was left and why."""
