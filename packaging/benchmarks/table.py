"""The one table that a run prints."""

from collections.abc import Sequence
from dataclasses import dataclass

_HEADS = ("work", "ours", "limit", "ratio", "goal", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure, the limit it was taken beside, and what was aimed for."""

    work: str
    ours: str
    limit: str = "-"
    ratio: str = "-"
    goal: str
    met: bool


def at_most_times(work: str, ours: float, limit: float, what: str, most: float) -> Row:
    """Return a row in which ``ours`` may take ``most`` times the seconds of ``limit``."""
    return Row(
        work=work,
        ours=_ms(ours),
        limit=f"{_ms(limit)} {what}",
        ratio=f"{ours / limit:.2f} x",
        goal=f"<= {most:g} x",
        met=ours <= most * limit,
    )


def at_most_later(work: str, ours: float, limit: float, what: str, most_ms: float) -> Row:
    """Return a row in which ``ours`` may take ``most_ms`` milliseconds more than ``limit``."""
    more_ms = (ours - limit) * 1000
    return Row(
        work=work,
        ours=_ms(ours),
        limit=f"{_ms(limit)} {what}",
        ratio=f"{ours / limit:.2f} x",
        goal=f"<= + {most_ms:g} ms ({more_ms:+.0f})",
        met=more_ms <= most_ms,
    )


def at_most_ms(
    work: str, ours: float, most_ms: float, beside: tuple[float, str] | None = None
) -> Row:
    """Return a row in which ``ours`` may take ``most_ms``; ``beside`` is shown for comparison."""
    return Row(
        work=work,
        ours=_ms(ours),
        limit=f"{_ms(beside[0])} {beside[1]}" if beside else "-",
        ratio=f"{ours / beside[0]:.2f} x" if beside else "-",
        goal=f"<= {most_ms:g} ms",
        met=ours * 1000 <= most_ms,
    )


def beside(work: str, ours: float, limit: float, what: str, goal: str) -> Row:
    """Return a row that only shows ``ours`` beside ``limit``: its goal cannot be measured here."""
    return Row(
        work=work,
        ours=_ms(ours),
        limit=f"{_ms(limit)} {what}",
        ratio=f"{ours / limit:.2f} x",
        goal=goal,
        met=True,
    )


def at_most_mb(work: str, ours: float, limit: float, what: str, most: float) -> Row:
    """Return a row in which ``ours`` may hold ``most`` megabytes more than ``limit``."""
    return Row(
        work=work,
        ours=f"{ours:.0f} MB",
        limit=f"{limit:.0f} MB {what}",
        ratio=f"{ours / limit:.2f} x",
        goal=f"<= + {most:g} MB ({ours - limit:+.0f})",
        met=ours - limit <= most,
    )


def show(title: str, rows: Sequence[Row]) -> str:
    """Return ``rows`` as text under ``title``, a line each."""
    lines = [_HEADS, *((r.work, r.ours, r.limit, r.ratio, r.goal, _verdict(r)) for r in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
    met = sum(row.met for row in rows)
    return "\n".join(
        [title, "=" * len(title), *drawn, f"{met} of {len(rows)} within their goal", ""]
    )


def _verdict(row: Row) -> str:
    return "" if row.met else "OVER"


def _ms(seconds: float) -> str:
    whole = f"{seconds * 1000:.3g}"
    return f"{float(whole):,.0f} ms" if "e" in whole else f"{whole} ms"
