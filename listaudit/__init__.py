"""listaudit: the auditor of business listings."""

__version__ = "0.1.0"
