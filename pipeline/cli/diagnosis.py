"""What `prongsai doctor` finds, as plain values: nothing here needs a package that may be broken."""

import platform
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.cli.machine import Machine
from pipeline.cli.parts import Part
from pipeline.cli.versions import own_version
from pipeline.options import Engine


@dataclass(frozen=True)
class SelfTest:
    """What a recogniser read of a line whose text is known, and how sure it was (0 to 1)."""

    expected: str
    read: str
    confidence: float

    @property
    def is_right(self) -> bool:
        """Whether every character is right."""
        return self.read == self.expected


@dataclass(frozen=True)
class Recogniser:
    """A recogniser as it is found here: `version` is None where it cannot be used, and `trouble` says why.

    `facts` are what else is known of it, by name; `alphabet` how many characters it can write, `writes` the kinds of
    which it has all, `lacks` the characters of each other kind that it never writes.
    """

    engine: Engine
    required: bool
    version: str | None = None
    trouble: str = ""
    hint: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    alphabet: int = 0
    writes: tuple[str, ...] = ()
    lacks: dict[str, str] = field(default_factory=dict)
    self_test: SelfTest | None = None

    @property
    def works(self) -> bool:
        """Whether it can be used at all."""
        return self.version is not None and not self.trouble

    @property
    def is_fit(self) -> bool:
        """Whether it can be trusted with everything: it works, lacks nothing, and reads the known line right."""
        return self.works and not self.lacks and self.self_test is not None and self.self_test.is_right

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        test = self.self_test
        return {
            "engine": self.engine,
            "required": self.required,
            "works": self.works,
            "fit": self.is_fit,
            "version": self.version,
            "trouble": self.trouble,
            **self.facts,
            "alphabet": self.alphabet,
            "writes": list(self.writes),
            "cannot_write": self.lacks,
            "self_test": test and asdict(test) | {"right": test.is_right},
        }


@dataclass(frozen=True)
class Diagnosis:
    """All that was found; `tokenizer_trouble` is empty where the Thai tokenizer works."""

    machine: Machine
    packages: list[Part]
    tokenizer_trouble: str
    recognisers: list[Recogniser]

    @property
    def broken(self) -> list[str]:
        """The names of required parts that do not work."""
        names = [part.name for part in self.packages if part.required and not part.works]
        names += ["the Thai tokenizer"] if self.tokenizer_trouble else []
        unfit = [each for each in self.recognisers if each.required and not each.is_fit]
        return names + [f"the {each.engine} recogniser" for each in unfit]

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "prongsai": own_version(),
            "python": platform.python_version(),
            "system": platform.platform(),
            "machine": {"cores": self.machine.cores, "memory_mib": self.machine.memory, "free_mib": self.machine.free},
            "packages": [asdict(part) | {"works": part.works} for part in self.packages],
            "tokenizer": {"works": not self.tokenizer_trouble, "trouble": self.tokenizer_trouble},
            "recognisers": [each.to_json() for each in self.recognisers],
            "broken": self.broken,
        }
