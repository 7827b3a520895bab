"""Say at the end of a test run what was measured in it."""

import pytest

MEASURED: dict[str, list[str]] = {}
"""By subject: lines of figures."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for subject, lines in MEASURED.items():
        terminalreporter.section(subject)
        for line in lines:
            terminalreporter.write_line(line)
