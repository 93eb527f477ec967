"""Pairs of values with a verdict that is known because we made them: `python -m bench.generated`.

What is generated knows nothing of the product's own reading: the words, notations and distances here are
the bench's own.
"""
