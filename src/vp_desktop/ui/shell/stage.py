"""The pages of an open practice: built when first shown, told of changes, deleted with the lock."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.ui.page import Destination, Message, Page

Builders = Mapping[str, Callable[[], Page]]
"""How to make each page, by the name that a ``Destination`` uses."""


class Stage(QStackedWidget):
    """Shows one page at a time."""

    go = Signal(Destination)
    said = Signal(Message)
    titled = Signal(str)
    """The title of what is shown now."""

    def __init__(self, builders: Builders) -> None:
        super().__init__()
        self._builders = builders
        self._pages: dict[str, Page] = {}
        self._unread: dict[str, set[Topic]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # one use case may touch several topics: read again once
        self._soon.timeout.connect(self._refresh_shown)

    def offers(self, name: str) -> bool:
        """Return whether there is a page called ``name``."""
        return name in self._builders

    def shown(self) -> Page | None:
        """Return the page that is shown."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, destination: Destination) -> None:
        """Show a page, and the record and part of it that ``destination`` names."""
        before = self.shown()
        if before is not None:
            before.flush()
        page = self._page(destination.page)
        self.setCurrentWidget(page)
        self._refresh_shown()
        named = destination.record is not None or bool(destination.part)
        if named:
            page.show_record(destination.record or 0, destination.part)
        focus = self.window().focusWidget()
        if not named or focus is None or not page.isAncestorOf(focus):
            page.focus_first()
        self.titled.emit(page.title())

    def hear(self, topic: Topic) -> None:
        """Note that ``topic`` changed; who shows it reads again."""
        for name, page in self._pages.items():
            if topic in page.topics:
                self._unread.setdefault(name, set()).add(topic)
        self._soon.start()

    def flush(self) -> None:
        """Have every page save what is typed."""
        for page in self._pages.values():
            page.flush()

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the record and the part that are shown now."""
        page = self.shown()
        return page.whereabouts() if page is not None else (None, "")

    def reopen(self, sheet: str) -> None:
        """Open the dialog again whose draft is kept at ``sheet``, if it is of the page shown."""
        page = self.shown()
        if page is not None:
            page.reopened.emit(sheet)

    def focus_filter(self) -> None:
        """Put the focus in the filter of the page shown."""
        page = self.shown()
        if page is not None:
            page.focus_filter()

    def step_back(self) -> bool:
        """Go from detail to list within the page shown; return whether there was a step to take."""
        page = self.shown()
        return page is not None and page.step_back()

    def panes(self) -> list[QWidget]:
        """Return the panes of the page shown."""
        page = self.shown()
        return page.panes() if page is not None else []

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._builders[name]()
            page.go.connect(self.go)
            page.said.connect(self.said)
            self._pages[name] = page
            self.addWidget(page)
        return self._pages[name]

    @Slot()
    def _refresh_shown(self) -> None:
        for name, page in self._pages.items():
            if page is self.currentWidget() and name in self._unread:
                page.refresh(frozenset(self._unread.pop(name)))
                self.titled.emit(page.title())
                return
