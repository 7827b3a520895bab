"""The program's own folders, the same for the window and for the command line."""

from pathlib import Path

from platformdirs import user_data_path

FOLDER = "vp-desktop"
"""The name of the program's folders; a test holds it equal to what Qt finds."""


def data_folder() -> Path:
    """Return where the program keeps what it remembers; it need not exist yet."""
    return user_data_path(FOLDER, appauthor=False, roaming=True)
