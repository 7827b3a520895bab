"""The pages of the report as they will be: read from memory, never from a file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import icon_button
from vp_desktop.ui.widgets.working import Working

_CLOSEST, _FARTHEST, _STEP = 2.0, 0.4, 0.2


class Preview(QWidget):
    """Shows PDF bytes in the width there is; zooms; says how many pages there are."""

    troubled = Signal()
    """There are no pages, and it says why."""
    again = Signal()
    """The user wants the pages after all."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        # The view goes before its document, from which another thread may be drawing for it.
        self._view = QPdfView(self)
        self._document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(_("Pages of the report"))
        self.work = Working(jobs, _("Making the pages…"), stays=True)
        self._state = self.work.words
        self._trouble = Banner("", "danger", "circle-alert")
        self._stopped = Banner(
            _("Stopped. There are no pages of the report as it is now."),
            "warn", "circle-alert", _("Make the pages"), stacked=True,
        )  # fmt: skip
        self._stopped.acted.connect(self.again)
        self._other = Banner("", "accent", "eye", _("Back to the report in hand"), stacked=True)
        self._other.acted.connect(self._show_own)
        self._own = b""
        for banner in (self._trouble, self._stopped, self._other):
            banner.hide()
        self._lay_out()
        current().changed.connect(self._take_look)
        self._take_look()

    @property
    def state(self) -> QLabel:
        """The line that says what is shown."""
        return self._state

    def wait(self) -> None:
        """Say that new pages are on their way; the old ones stay in sight."""
        self._stopped.hide()
        self._state.setText(_("Making the pages…"))

    def show_pdf(self, content: bytes) -> None:
        """Show ``content``, the report in hand, at the page that was in sight."""
        self._own = content
        self._trouble.hide()
        self._stopped.hide()
        self._other.hide()
        self._load(content)

    def show_other(self, content: bytes, told: str) -> None:
        """Show ``content``, which is not the report in hand, and say what it is."""
        self._other.say(told, "accent", "eye")
        self._other.show()
        self._load(content)
        self.show_page(1)

    @Slot()
    def _show_own(self) -> None:
        self._other.hide()
        if self._own:
            self.show_pdf(self._own)

    def _load(self, content: bytes) -> None:
        if content != self._bytes.data().data():  # the same pages need not blink
            self._read(content)
        self._state.setText(_number_of_pages(self.pages()))

    def _read(self, content: bytes) -> None:
        page = self._view.pageNavigator().currentPage()
        self._document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(content))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)
        if 0 < page < self.pages():
            self._view.pageNavigator().jump(page, self._view.pageNavigator().currentLocation())

    def show_page(self, number: int) -> None:
        """Bring page ``number``, from 1, in sight."""
        self._view.pageNavigator().jump(number - 1, QPointF())

    def show_trouble(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._state.clear()
        self._stopped.hide()
        self._trouble.say(sentence, "danger", "circle-alert")
        self._trouble.show()
        self.troubled.emit()

    def show_stopped(self) -> None:
        """Say that the user wanted no pages; the old ones stay in sight."""
        self._state.clear()
        self._trouble.hide()
        self._stopped.show()
        self.troubled.emit()

    def pages(self) -> int:
        """Return how many pages are in sight."""
        return self._document.pageCount()

    def text(self) -> str:
        """Return every word of the pages in sight, in reading order."""
        return "\n".join(self._document.getAllText(n).text() for n in range(self.pages()))

    @Slot()
    def _closer(self) -> None:
        self._zoom(_STEP)

    @Slot()
    def _farther(self) -> None:
        self._zoom(-_STEP)

    @Slot()
    def _fit(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def _take_look(self) -> None:
        """Lay the pages on the ground of the window; the view asks the palette for it."""
        ground = self._view.palette()
        ground.setBrush(QPalette.ColorRole.Dark, tint("canvas"))
        self._view.setPalette(ground)

    def _zoom(self, step: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(self._view.zoomFactor() + step, _FARTHEST), _CLOSEST))

    def _lay_out(self) -> None:
        smaller, larger = icon_button("zoom-out", _("Smaller")), icon_button("zoom-in", _("Larger"))
        whole = icon_button("file-chart-column", _("Fit to width"))
        smaller.clicked.connect(self._farther)
        larger.clicked.connect(self._closer)
        whole.clicked.connect(self._fit)
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self.work, 1)
        for part in (smaller, whole, larger):
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._trouble)
        column.addWidget(self._stopped)
        column.addWidget(self._other)
        column.addWidget(self._view, 1)


def _number_of_pages(pages: int) -> str:
    return ngettext("{n} page", "{n} pages", pages).format(n=pages)
