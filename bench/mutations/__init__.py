"""Answers as no source should send them: payloads mutated, and what adapters make of them."""
