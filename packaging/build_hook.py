"""Compile the translations into the wheel; a checkout gets them from ``packaging/compile.py``."""

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface[Any]):
    """Puts ``translations/LL/LC_MESSAGES/vp_desktop.mo`` into the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add one compiled file for every catalogue; an editable install uses the checkout's."""
        if version == "editable":
            return
        folder = Path(mkdtemp(prefix="vp-mo-"))
        for source in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/*.po")):
            target = folder / f"{source.parts[-3]}.mo"
            with source.open("rb") as po, target.open("wb") as mo:
                write_mo(mo, read_po(po))
            place = Path("vp_desktop", *source.parts[-4:]).with_suffix(".mo")
            build_data["force_include"][str(target)] = str(place)
