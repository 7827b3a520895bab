"""Build the wheel, put it apart from the checkout, and start what it holds without a screen."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]

LOOK = "light-100-1280x800"
WHERE = """
from vp_desktop.resources import catalogue_file, resource
print(resource("icons"), catalogue_file("nl").is_file())
"""


def main() -> int:
    """Return 0 when the wheel carries its resources, its Dutch, and shows its first window."""
    with TemporaryDirectory(prefix="vp-wheel-") as folder:
        place = Path(folder)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
        subprocess.run(
            [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(place), str(ROOT)],
            check=True,
        )
        wheel = next(place.glob("*.whl"))
        subprocess.run(
            [
                *pip,
                "install",
                "--no-compile",
                "--no-deps",
                "--target",
                str(place / "site"),
                str(wheel),
            ],
            check=True,
        )
        # The wheel's package must be found before the checkout's, which .venv also knows.
        env = os.environ | {
            "PYTHONPATH": str(place / "site"),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(place / "home"),
            "LANG": "nl_NL.UTF-8",
        }
        found = subprocess.run(
            [sys.executable, "-c", WHERE], env=env, check=True, capture_output=True, text=True
        ).stdout.split()
        if not found[0].startswith(str(place)) or found[1] != "True":
            print("The wheel lacks its resources or its Dutch catalogue.", file=sys.stderr)
            return 1
        shots, vault, words = place / "shots", place / "empty.vpvault", place / "passphrase.txt"
        words.write_text("zes woorden die niemand ooit raadt\n", encoding="utf-8")
        with_words = ["--passphrase-file", str(words)]
        for command in (
            ["vp_desktop.cli", "new", str(vault), *with_words],
            ["vp_desktop", "--screens", str(shots), "--look", LOOK, str(vault), *with_words],
        ):
            subprocess.run(
                [sys.executable, "-m", *command],
                env=env,
                cwd=place,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        if not list(shots.glob("*.png")):
            print("The wheel starts, but shows no window.", file=sys.stderr)
            return 1
    print("The wheel carries what it needs and starts.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
