"""A page on screen as it will be on paper: shown and printed from memory, never from a file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, Qt, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout

from vp_desktop.ui.theme.look import current

_HEIGHT = 300
"""Pixels at 100 %."""

_INCH_IN_POINTS = 72


class Paper(QFrame):
    """A PDF that fits its width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("surface", "sunken")
        self._content = b""
        self._dialog: QPrintDialog | None = None
        self._bytes = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(name)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setMinimumHeight(current().px(_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._view)
        self.setFocusProxy(self._view)

    def show_pdf(self, content: bytes) -> None:
        """Show ``content``."""
        self._content = content
        self._document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(content))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)

    def content(self) -> bytes:
        """Return the PDF."""
        return self._content

    @Slot()
    def print_pdf(self) -> None:
        """Ask for a printer, and print every page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._print)
        self._dialog = dialog
        QDialog.open(dialog)  # QPrintDialog's own open wants a slot by name

    @Slot(int)
    def _print(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted and self._dialog is not None:
            print_document(self._document, self._dialog.printer())
        self._dialog = None


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Print every page of ``document``, at the resolution of ``printer``."""
    painter = QPainter(printer)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        scale = printer.resolution() / _INCH_IN_POINTS
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), document.render(page, size))
    painter.end()
