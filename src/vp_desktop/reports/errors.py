"""What the adviser can put right when a report cannot be printed."""

from vp_desktop.domain.errors import RefusedError
from vp_desktop.domain.printed_texts import place_name


class UnprintableTextError(RefusedError):
    """A text holds characters that the fonts of the report do not have, as an emoji.

    ``characters`` holds each of them once; ``where`` is the name of the field, as ``advice``, and
    ``number`` says which one of several, from 1.
    """

    def __init__(self, characters: tuple[str, ...], where: str, number: int | None = None) -> None:
        super().__init__("the text holds characters that cannot be printed")
        self.characters = characters
        self.where = where
        self.number = number

    def place(self) -> str:
        """Return the name of the field, in the language spoken."""
        return place_name(self.where, self.number)
