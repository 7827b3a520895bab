"""Set text in lines. A text is a text here: no character of it is ever read as markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vp_desktop.reports.design import Style
from vp_desktop.reports.fonts import character_widths, text_width

_BREAK_AFTER = "-–/_.@&"
"""Where a word that is wider than its line is best broken."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line, and its width in points."""

    parts: tuple[tuple[str, Style], ...]
    width: float
    in_word: bool
    """Whether the line ends inside a word that was too wide, so that no space follows."""

    @property
    def spaced(self) -> tuple[tuple[str, Style], ...]:
        """Return the parts with the space between words that a line's end stands for.

        ISO 32000-1, 14.8.2.5: a screen reader gets the text, not the lines. Without it «small» and
        «counts» of two lines are read as one word.
        """
        if self.in_word or not self.parts:
            return self.parts
        text, style = self.parts[-1]
        return (*self.parts[:-1], (text + " ", style))


def spans(text: str | Sequence[Span], style: Style) -> tuple[Span, ...]:
    """Return ``text`` as spans; plain text gets ``style``."""
    return (Span(text, style),) if isinstance(text, str) else tuple(text)


def set_lines(text: Sequence[Span], width: float) -> list[Line]:
    """Return ``text`` in lines at most ``width`` points wide, broken between words.

    A line break in the text ends a line.
    """
    found: list[Line] = []
    for hard in _hard_lines(text):
        setter = _Setter(width)
        for word in _words(hard):
            setter.add(word)
        found += setter.finished()
    return found


def set_plain(text: str, style: Style, width: float) -> list[str]:
    """Return ``text`` of one style as the texts of its lines."""
    lines = set_lines((Span(text, style),), width)
    return ["".join(part for part, _style in line.parts) for line in lines]


class _Setter:
    """Fills lines with words."""

    def __init__(self, width: float) -> None:
        self._room = width
        self._lines: list[Line] = []
        self._parts: list[Span] = []
        self._used = 0.0

    def add(self, word: list[Span]) -> None:
        """Put ``word`` on this line, or on the next."""
        wide = _width(word)
        if self._parts:
            last = self._parts[-1].style
            space = text_width(" ", last.font, last.size)
            if self._used + space + wide <= self._room:
                self._parts.append(Span(" ", last))
                self._used += space
            else:
                self._end()
        if wide > self._room:
            *heads, word = _chopped(word, self._room)
            for head in heads:
                self._parts, self._used = head, _width(head)
                self._end(in_word=True)
            wide = _width(word)
        self._parts.extend(word)
        self._used += wide

    def finished(self) -> list[Line]:
        """Return the lines, at least one."""
        if self._parts or not self._lines:
            self._end()
        return self._lines

    def _end(self, *, in_word: bool = False) -> None:
        self._lines.append(Line(_joined(self._parts), self._used, in_word))
        self._parts, self._used = [], 0.0


def _hard_lines(text: Sequence[Span]) -> list[list[Span]]:
    lines: list[list[Span]] = [[]]
    for span in text:
        first, *others = span.text.split("\n")
        lines[-1].append(Span(first, span.style))
        lines += [[Span(other, span.style)] for other in others]
    return lines


def _words(text: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield each word; one that changes style halfway consists of several spans."""
    word: list[Span] = []
    for span in text:
        for n, part in enumerate(span.text.split(" ")):
            if n and word:
                yield word
                word = []
            if part:
                word.append(Span(part, span.style))
    if word:
        yield word


def _width(word: Sequence[Span]) -> float:
    return sum(text_width(span.text, span.style.font, span.style.size) for span in word)


def _joined(parts: Sequence[Span]) -> tuple[tuple[str, Style], ...]:
    """Return neighbours of one style as one text."""
    joined: list[tuple[str, Style]] = []
    for span in parts:
        if joined and joined[-1][1] is span.style:
            joined[-1] = (joined[-1][0] + span.text, span.style)
        else:
            joined.append((span.text, span.style))
    return tuple(joined)


def _chopped(word: Sequence[Span], room: float) -> list[list[Span]]:
    """Return a word that is wider than a line as one list of spans a line."""
    chunks: list[list[Span]] = [[]]
    used = 0.0
    for span in word:
        start = good = 0
        for n, wide in enumerate(character_widths(span.text, span.style.font, span.style.size)):
            if used + wide > room and (n > start or chunks[-1]):
                cut = good if good > start else n
                chunks[-1].append(Span(span.text[start:cut], span.style))
                chunks.append([])
                used = text_width(span.text[cut:n], span.style.font, span.style.size)
                start = good = cut
            used += wide
            if span.text[n] in _BREAK_AFTER:
                good = n + 1
        chunks[-1].append(Span(span.text[start:], span.style))
    return chunks
