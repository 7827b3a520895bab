"""A page on screen as it will be on paper: shown and printed from memory, never from a file."""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from vp_desktop.ui.theme.look import current

_HEIGHT = 300
"""Pixels at 100 %."""

_INCH_IN_POINTS = 72
_DOTS_PER_INCH = 300


class Paper(QFrame):
    """A PDF that fits its width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        self._content = b""
        self._printing = Printing(self)
        # Children go in the order in which they came: the view first, as another thread draws for
        # it from the document, which reads from the bytes.
        self._view = QPdfView(self)
        self._document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._view.setAccessibleName(name)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setMinimumHeight(current().px(_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._view)
        self.setFocusProxy(self._view)

    def show_pdf(self, content: bytes) -> None:
        """Show ``content``."""
        self._content = content
        _show(content, self._bytes, self._document)

    def content(self) -> bytes:
        """Return the PDF."""
        return self._content

    @Slot()
    def print_pdf(self) -> None:
        """Ask for a printer, and print every page."""
        self._printing.ask(self._content)


class Printing(QObject):
    """Asks for a printer, and prints one page at a time: the window goes on in between."""

    done = Signal(int)
    """So many pages lie in the queue of the printer."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self._painter: QPainter | None = None
        self._page = 0

    def ask(self, content: bytes) -> None:
        """Ask for a printer, and print every page of the PDF ``content``."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)  # from corner to corner: the pages have their own margins
        self._printer = printer  # the dialog does not keep it
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._answered)
        self._dialog = dialog
        self._load(content)
        QDialog.open(dialog)  # QPrintDialog's own open wants a slot by name

    def start(self, content: bytes, printer: QPagedPaintDevice) -> None:
        """Print every page of the PDF ``content`` on ``printer``."""
        self._load(content)
        self._begin(printer)

    def _load(self, content: bytes) -> None:
        self._stop()
        _show(content, self._bytes, self._document)

    def _begin(self, printer: QPagedPaintDevice) -> None:
        self._page = 0
        self._painter = QPainter(printer)
        self._next()

    def _stop(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    @Slot(int)
    def _answered(self, answer: int) -> None:
        self._dialog = None
        if answer == QDialog.DialogCode.Accepted and self._printer is not None:
            self._begin(self._printer)

    @Slot()
    def _next(self) -> None:
        if self._painter is None:
            return
        if self._page == self._document.pageCount():
            self._stop()
            self.done.emit(self._page)
            return
        printer = self._painter.device()
        if isinstance(printer, QPagedPaintDevice):
            if self._page:
                printer.newPage()
            whole = printer.pageLayout().fullRectPixels(printer.logicalDpiX())
            self._painter.drawImage(whole, _picture(self._document, self._page))
        self._page += 1
        QTimer.singleShot(0, self._next)


def _show(content: bytes, buffer: QBuffer, document: QPdfDocument) -> None:
    """Let ``document`` read ``content`` through ``buffer``."""
    document.close()
    buffer.close()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)


def _picture(document: QPdfDocument, page: int) -> QImage:
    """Return a page as a printer needs it: finer is not seen, and takes half a gigabyte a page."""
    points = document.pagePointSize(page)
    scale = _DOTS_PER_INCH / _INCH_IN_POINTS
    wide, high = round(points.width() * scale), round(points.height() * scale)
    return document.render(page, QSize(wide, high))
