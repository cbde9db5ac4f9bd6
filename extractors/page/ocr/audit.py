"""An engine under audit: what it reads is not trusted where its alphabet lacks what may stand there."""

from collections.abc import Sequence

from extractors.page.ocr.alphabet import audited, can_read, shown_kinds
from extractors.page.ocr.engine import CharReading, LineEngine, LineImage, LineReading


class AuditedEngine:
    """An engine that reads as the one inside it, with confidence 0 and a doubt wherever the audit finds a gap."""

    def __init__(self, inside: LineEngine) -> None:
        self.inside = inside

    @property
    def name(self) -> str:
        """What it is called."""
        return self.inside.name

    @property
    def version(self) -> str:
        """The version of the program or the model."""
        return self.inside.version

    @property
    def alphabet(self) -> frozenset[str]:
        """Every character that it can write."""
        return self.inside.alphabet

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        """An audited reading for each image, in their order; raises EngineError where the engine fails as a whole."""
        return [self._audit(reading) for reading in self.inside.read_lines(images)]

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        """How probably these neighbouring characters are all right, 0 to 1; 0 where the engine lacks what they show."""
        text = "".join(each.char for each in chars)
        if all(can_read(self.inside, kind) for kind in shown_kinds(text)):
            return self.inside.token_confidence(chars)
        return 0.0

    def _audit(self, reading: LineReading) -> LineReading:
        for kind in shown_kinds(reading.text):
            if not can_read(self.inside, kind):
                return audited(reading, self.inside, kind)
        return reading
