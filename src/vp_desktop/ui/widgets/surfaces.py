"""The grounds that things stand on: panes, cards, banners, hairlines, what scrolls."""

from typing import Literal, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vp_desktop.ui.theme.icons import paint_icon
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.text import set_property

_AIR = 12
"""Pixels between the edge of what scrolls and what has the keys."""

Surface = Literal["pane", "card", "sunken", "float"]


class Ground(QFrame):
    """A frame with a ground of the look and a column inside it."""

    def __init__(self, surface: Surface, margin: int, spacing: int) -> None:
        super().__init__()
        self.setProperty("surface", surface)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)

    @Slot(bool)
    def show_active(self, active: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Show whether a text in it has the caret that has no frame of its own."""
        set_property(self, "active", "true" if active else None)


class Pane(Ground):
    """A large part of a page: a list, a record."""

    def __init__(self, margin: int = 16, spacing: int = 12) -> None:
        super().__init__("pane", margin, spacing)


class Card(Ground):
    """A thing among others: an entry, a step, a setting."""

    def __init__(self, margin: int = 16, spacing: int = 8) -> None:
        super().__init__("card", margin, spacing)


class Picture(QWidget):
    """An icon that stands beside words and adds nothing to them: painted, so never spoken."""

    def __init__(self, icon: str, tone: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size it likes best."""
        side = current().px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the look."""
        painter = QPainter(self)
        colour = current().theme.colour(self._tone)
        paint_icon(painter, self._icon, QRectF(self.rect()), colour)


class Disc(Picture):
    """An icon on a round ground in its tone: what kind of entry this is."""

    def __init__(self, icon: str, tone: Tone, size: int = 32) -> None:
        super().__init__(icon, tone, size)
        self._ground: Tone = tone

    def change(self, icon: str, tone: Tone) -> None:
        """Show another icon, on the ground of another tone."""
        self._ground = tone
        self.show_icon(icon, tone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the look."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current().theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.soft(self._ground)))
        painter.drawEllipse(self.rect())
        room = QRectF(self.rect())
        inset = room.width() / 4
        room.adjust(inset, inset, -inset, -inset)
        paint_icon(painter, self._icon, room, theme.colour(self._tone))


def hair() -> QFrame:
    """Return a hairline across the column."""
    made = QFrame()
    made.setProperty("surface", "hair")
    return made


class Scroll(QScrollArea):
    """Scrolls up and down, never sideways, and brings what gets the keys in sight, with its name.

    Qt by itself is content once the caret is seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._reveal_soon)

    @Slot()
    def _reveal_soon(self) -> None:
        if not QApplication.mouseButtons():  # nothing moves away under it
            self._reveal()
            QTimer.singleShot(0, self, self._reveal)  # what was just shown has no place before

    @Slot()
    def _reveal(self) -> None:
        inside, now = self.widget(), QApplication.focusWidget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        around = now.parentWidget()  # the field with its name, the card with its question
        fits = around is not None and around.height() <= self.viewport().height()
        shown = around if around is not None and around is not inside and fits else now
        top = shown.mapTo(inside, QPoint()).y()
        for edge in (top + shown.height(), top):
            self.ensureVisible(0, edge, 0, _AIR)


class Fitting(Scroll):
    """A view as high as what lies in it, where there is that much room; else it scrolls."""

    def sizeHint(self) -> QSize:
        """Return the size it likes best, at the width it has."""
        inside = cast("QWidget", self.widget())
        high = max(inside.heightForWidth(self.width()), inside.minimumSizeHint().height())
        return QSize(inside.sizeHint().width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again: another width asks for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure again once what lies in it has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scroll(inside: QWidget, view: Scroll | None = None) -> Scroll:
    """Return ``inside`` in a ``view`` that scrolls."""
    inside.setProperty("ground", "none")
    view = view or Scroll()
    view.setWidget(inside)
    return view
