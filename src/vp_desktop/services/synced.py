"""Recognise a folder that another program copies to the internet."""

import re
from pathlib import Path

_BY_NAME = (
    (r"onedrive", "OneDrive"),
    (r"dropbox", "Dropbox"),
    (r"nextcloud", "Nextcloud"),
    (r"owncloud", "ownCloud"),
    (r"google ?drive", "Google Drive"),
    (r"icloud( ?drive)?|com~apple~clouddocs", "iCloud Drive"),
    (r"proton ?drive", "Proton Drive"),
    (r"pcloud( ?drive)?", "pCloud"),
    (r"stack", "STACK"),
    (r"syncthing", "Syncthing"),
)
_BY_FILE = (
    (".dropbox", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)


def looks_synced(folder: Path) -> str | None:
    """Return the service that seems to keep ``folder`` elsewhere as well, or ``None``.

    Such a service copies a vault while it is written, and may put an older one back.
    """
    around = folder.absolute().parents
    for place in around:
        for name, service in _BY_NAME:
            # The account may follow the name, after a blank or a hyphen.
            if re.match(rf"({name})($|[ -])", place.name, re.IGNORECASE):
                return service
        for mark, service in _BY_FILE:
            if (place / mark).exists():
                return service
    return None
