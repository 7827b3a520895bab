"""What the adviser can put right when a report cannot be printed."""

from vp_desktop.domain.errors import RefusedError
from vp_desktop.i18n import _


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
        name = _place_names().get(self.where, self.where)
        return name if self.number is None else f"{name} {self.number}"


def _place_names() -> dict[str, str]:
    return {
        "organisation": _("Name of the organisation"),
        "recipients": _("Recipients"),
        "adviser": _("Name of the adviser"),
        "reach": _("How the adviser is reached"),
        "summary": _("Summary"),
        "kinds": _("Explanation of the kinds"),
        "trend": _("Explanation of the development"),
        "signals": _("Signals"),
        "outlook": _("Outlook"),
        "advice": _("Advice"),
        "earlier_advice": _("Earlier advice"),
        "activities": _("Activity"),
        "vault": _("Name of the vault"),
    }
