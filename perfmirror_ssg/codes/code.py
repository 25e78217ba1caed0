"""What a row of the list of codes is."""

from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """How much a problem weighs: an error fails the run, a warning only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Code(Struct, frozen=True, kw_only=True):
    """One problem we can report: what it means, an example of it, and the mend."""

    id: str
    title: str
    explanation: str
    wrong: str
    right: str

    @property
    def severity(self) -> Severity:
        """Families E1 to E4 are errors, W5 is advice."""
        return Severity.WARNING if self.id.startswith("W") else Severity.ERROR
