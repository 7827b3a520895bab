"""Where one has been, so that Alt+Left leads back."""

from vp_desktop.ui.page import Destination

_MOST = 50


class Route:
    """The places visited, the present one last."""

    def __init__(self) -> None:
        self._places: list[Destination] = []

    def visit(self, place: Destination) -> None:
        """Note that ``place`` is shown now; the same place twice is one visit."""
        if not self._places or self._places[-1] != place:
            self._places = [*self._places, place][-_MOST:]

    def here(self) -> Destination | None:
        """Return the place shown now."""
        return self._places[-1] if self._places else None

    def back(self) -> Destination | None:
        """Return the place before this one and be there, or None at the beginning."""
        if len(self._places) < 2:  # noqa: PLR2004 - here, and before
            return None
        self._places.pop()
        return self._places[-1]
