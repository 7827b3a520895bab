import ast
from collections.abc import Iterator
from pathlib import Path

from vp_desktop import services

SERVICES = Path(services.__file__).parent
REMOVING = ("remove", "destroy", "drop", "empty")


def transactions() -> Iterator[tuple[str, ast.Call]]:
    """Yield every transaction that a use case opens, by the name of the use case."""
    for path in sorted(SERVICES.glob("*.py")):
        for method in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(method, ast.FunctionDef):
                for call in ast.walk(method):
                    if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == (
                        "transaction"
                    ):
                        yield f"{path.stem}.{method.name}", call


def test_whatever_removes_may_use_the_room_set_aside_for_a_full_disk() -> None:
    removing = {
        name: [keyword.arg for keyword in call.keywords]
        for name, call in transactions()
        if name.split(".")[1].startswith(REMOVING)
    }

    assert len(removing) > 15
    assert {name for name, asked in removing.items() if asked != ["makes_room"]} == set()
