"""The list of all cases in a window: first paint, another filter, scrolling."""

import json
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication

from benchmarks.children.painting import tell
from vp_desktop.domain.cases import CaseFilter
from vp_desktop.main import application, share
from vp_desktop.services.access import derive_key
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.cases.list_pane import CaseListPane

_TIMES, _STEPS = 15, 300
_STEP_PIXELS = 120
"""What one notch of a mouse wheel moves."""


def main(vault: Path, passphrase: str) -> int:
    """Show, filter and scroll the list of ``vault``; print the seconds of each."""
    app = application()
    shared = share(app)
    practice = Practice.open(vault, derive_key(vault, passphrase))
    found = {"paint": _typical_paint(practice, app), **_filter_and_scroll(practice, app)}
    practice.lock()
    tell(json.dumps(found))
    del shared
    return 0


def _pane(practice: Practice) -> CaseListPane:
    pane = CaseListPane(practice.case_list, date.today)
    pane.resize(352, 760)
    return pane


def _typical_paint(practice: Practice, app: QApplication) -> float:
    taken = []
    for _time in range(_TIMES):
        started = perf_counter()
        pane = _pane(practice)
        pane.show_filter(CaseFilter())
        pane.show()
        pane.grab()
        taken.append(perf_counter() - started)
        pane.deleteLater()
        app.processEvents()
    return median(taken)


def _filter_and_scroll(practice: Practice, app: QApplication) -> dict[str, float]:
    pane = _pane(practice)
    pane.show_filter(CaseFilter())
    pane.show()
    app.processEvents()
    filters = [CaseFilter(state=state) for state in ("closed", "open", "")] * (_TIMES // 3)
    taken = []
    for wanted in filters:
        started = perf_counter()
        pane.show_filter(wanted)
        pane.view.viewport().grab()
        taken.append(perf_counter() - started)
    frames = []
    for step in range(_STEPS):
        started = perf_counter()
        pane.view.verticalScrollBar().setValue(step * _STEP_PIXELS)
        pane.view.viewport().grab()
        frames.append(perf_counter() - started)
    return {"filter": median(taken), "frame": sorted(frames)[int(len(frames) * 0.95)]}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
