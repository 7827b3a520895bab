"""What a worker does reads no module from disk: a window that lives could crash by that."""

from tests.children import said_by

WORK = """
import sys
from tests.reports.linden import content, linden
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.domain.handouts import Handout
from vp_desktop.services import late
from vp_desktop.services.audit import audit_content

late.solver()
pages, handouts = late.pages(), late.handouts()
figures = linden()
lock = late.locked_copy().locked


OURS = {"vp_desktop", "reportlab", "highspy", "numpy", "openpyxl", "pypdf"}


class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in OURS:
            raise SystemExit(f"read from disk: {name}")


sys.meta_path.insert(0, Nothing())
pdf = pages.render(content(), figures)
lock(pdf, "vier woorden bij elkaar")
for one in Handout:
    handouts.make(one, content(), figures)
audit_content(to_json("", [Issue(id="1", figures=figures)]))
print("nothing")
"""


def test_all_that_a_worker_needs_is_there_before_it_starts() -> None:
    assert said_by(WORK) == "nothing"
