"""Errors that users see, each with a hint that says how to mend it.

ListauditError            exit 4 unless a subclass says otherwise
|-- UsageError            wrong options, exit 2
|-- InputError            a file that cannot be read or does not hold what it must, exit 2
|-- ConfigError           listaudit.toml or an environment variable, exit 2
|-- SourceError           an unknown or broken source, exit 2
|-- OutputError           a report that cannot be written, exit 2
`-- InterruptedRunError   a run that asks sources and was interrupted, exit 130
"""

from __future__ import annotations

from listaudit.exits import Exit


class ListauditError(Exception):
    """Base of all errors that are shown as one line and a hint, never as a traceback.

    Args:
        message: What went wrong and where, one sentence.
        hint: What the user can do about it, one sentence; empty when there is nothing to add.
    """

    exit_code = Exit.INTERNAL

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[ListauditError], tuple[str, str]]:
        """Cross to another process with the hint."""
        return type(self), (self.message, self.hint)


class UsageError(ListauditError):
    """Options that contradict one another or name nothing."""

    exit_code = Exit.UNUSABLE


class InputError(ListauditError):
    """A file that cannot be read, or that does not hold what it must."""

    exit_code = Exit.UNUSABLE


class ConfigError(ListauditError):
    """A configuration that cannot be used."""

    exit_code = Exit.UNUSABLE


class SourceError(ListauditError):
    """A source that does not exist or whose description is broken."""

    exit_code = Exit.UNUSABLE


class OutputError(ListauditError):
    """A report that cannot be written."""

    exit_code = Exit.UNUSABLE


class InterruptedRunError(ListauditError):
    """A run that was interrupted while sources were asked: what they answered is kept."""

    exit_code = Exit.INTERRUPTED
