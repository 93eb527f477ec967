"""Finding which listings are which locations, with the evidence for it."""

from listaudit.match.assign import Candidate, in_order
from listaudit.match.matcher import Matcher, bits_of_pair, match_pair
from listaudit.match.model import decide, probability

__all__ = ["Candidate", "Matcher", "bits_of_pair", "decide", "in_order", "match_pair", "probability"]
