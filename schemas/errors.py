"""The error tree: a message for a person, a hint, and an exit code.

    ProngsaiError
    ├── UsageError        2   the command line cannot be carried out as given
    ├── InputError        3   this file cannot be read
    │   ├── FileMissing
    │   ├── FileUnreadable
    │   ├── FileEmpty
    │   ├── FileTooLarge
    │   ├── FileLocked
    │   ├── FileDamaged
    │   ├── UnknownFormat
    │   └── UnknownEncoding
    ├── EngineError       4   a tool that we need is missing or failed
    │   ├── EngineMissing
    │   ├── ModelUnfit
    │   └── WorkerKilled
    ├── ContractError     5   JSON that does not follow the report contract
    ├── StoreError        6   results cannot be written or read back
    │   ├── OutputLost
    │   └── FolderTaken
    └── InternalError     4   a fault of prongsai itself

Exit codes beside these: 0 ok, 10 done but something needs review, 130 interrupted, 141 nobody reads the output.
Bad data inside a readable file is never an error: it is a finding.
"""

from enum import IntEnum
from typing import Literal

KillReason = Literal["time", "memory", "cpu", "crash", "stopped"]
"""Over a limit of the clock, of memory or of the processor; ended by itself; ended because all work was."""


class ExitCode(IntEnum):
    """What the command leaves behind for the shell."""

    OK = 0
    USAGE = 2
    INPUT = 3
    ENGINE = 4
    CONTRACT = 5
    STORE = 6
    NEEDS_REVIEW = 10
    INTERRUPTED = 130
    READER_GONE = 141
    """What a shell reports of a program whose output nobody reads any more (128 + SIGPIPE), as behind `| head`."""


class ProngsaiError(Exception):
    """Base of all; `str()` gives the message, `hint` says what the person can do."""

    exit_code: ExitCode = ExitCode.INPUT

    def __init__(self, message: str, hint: str = "") -> None:
        # Both go to `args`, so that the exception survives pickling between processes.
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


class UsageError(ProngsaiError):
    """The command line cannot be carried out as given."""

    exit_code = ExitCode.USAGE


class InputError(ProngsaiError):
    """This file cannot be read."""

    exit_code = ExitCode.INPUT


class FileMissing(InputError):
    """There is no such file."""


class FileUnreadable(InputError):
    """It is a folder, or may not be opened."""


class FileEmpty(InputError):
    """It holds nothing to read."""


class FileTooLarge(InputError):
    """It is larger than the limit."""


class FileLocked(InputError):
    """It is protected by a password that was not given."""


class FileDamaged(InputError):
    """It is broken, cut off, or not what its name says."""


class UnknownFormat(InputError):
    """It is not a kind of file that prongsai reads."""


class UnknownEncoding(InputError):
    """Its bytes are no text in an encoding that prongsai knows."""


class EngineError(ProngsaiError):
    """A tool that is needed is missing or failed."""

    exit_code = ExitCode.ENGINE


class EngineMissing(EngineError):
    """The program, its language data or the model file is not there."""


class ModelUnfit(EngineError):
    """The model file is damaged, or is not of the kind that prongsai runs."""


class WorkerKilled(EngineError):
    """The process that did the work had to be killed, or died.

    `page_no` is the page that it was at, where that page is to blame.
    """

    def __init__(
        self, message: str, hint: str = "", *, reason: KillReason = "crash", page_no: int | None = None
    ) -> None:
        super().__init__(message, hint)
        self.reason = reason
        self.page_no = page_no


class ContractError(ProngsaiError):
    """JSON that does not follow the report contract."""

    exit_code = ExitCode.CONTRACT


class StoreError(ProngsaiError):
    """Results cannot be written, or not be read back."""

    exit_code = ExitCode.STORE


class OutputLost(StoreError):
    """What takes all results cannot be written any more: there is no use in going on."""


class FolderTaken(StoreError):
    """The folder for a result holds something else, which would be lost."""


class InternalError(ProngsaiError):
    """Something that nobody foresaw, wrapped so that it can be told like any other error."""

    exit_code = ExitCode.ENGINE

    @classmethod
    def of(cls, error: Exception) -> "InternalError":
        """The error as the person should see it; the cause stays attached."""
        hint = "This is a fault of prongsai: run `prongsai --traceback …` to see where, and report it."
        wrapped = cls(f"internal error: {type(error).__name__}: {error}", hint)
        wrapped.__cause__ = error
        return wrapped
