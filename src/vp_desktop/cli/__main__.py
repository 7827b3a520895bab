"""``python -m vp_desktop.cli``: the command line, where its installed name is not at hand."""

from vp_desktop.cli.main import run

if __name__ == "__main__":
    run()
