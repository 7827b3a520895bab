"""How codes are shown: their words, and the colour and icon beside them."""

from vp_desktop.domain.codes import Code, code_book
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.wording import capital

_BY_DOMAIN: dict[str, Tone] = {"OO": "warn", "IN": "violet", "SA": "ok", "OV": "accent"}
_GRAVE = frozenset({"OO-SEK", "OO-AGR", "OO-BED", "OO-STA"})
"""Main kinds in which somebody's body is in danger."""

_CONTACT_ICONS = {
    "CO-TEL": "phone",
    "CO-VID": "video",
    "CO-LOC": "users-round",
    "CO-ELD": "users-round",
    "CO-MAI": "mail",
    "CO-BER": "mail",
    "CO-KRT": "phone",
}
_CONTACT_TONES: dict[str, Tone] = {
    "phone": "ok",
    "video": "accent",
    "users-round": "violet",
    "mail": "muted",
}


def words(code: Code) -> str:
    """Return the name of ``code`` with a capital; an unknown code is its own name."""
    book = code_book()
    return capital(book.label(code)) if book.known(code) else str(code)


def whole_words(code: Code) -> str:
    """Return the name of ``code``, with the one it stands under before it where it has one."""
    book = code_book()
    if not book.known(code) or book.main_of(code) == code:
        return words(code)
    return f"{capital(book.short(book.main_of(code)))}: {book.label(code)}"


def kind_words(kind: Code) -> str:
    """Return the short name of the main kind ``kind`` stands under: what fits on a chip."""
    book = code_book()
    return capital(book.short(book.main_of(kind))) if book.known(kind) else str(kind)


def kind_tone(kind: Code) -> Tone:
    """Return the colour of a kind of case: one a domain, and one for what is grave."""
    book = code_book()
    if not book.known(kind):
        return "muted"
    if book.main_of(kind) in _GRAVE:
        return "danger"
    return _BY_DOMAIN.get(book.domain_of(kind), "muted")


def contact_words(kind: Code) -> str:
    """Return what a contact of ``kind`` is called above its note."""
    book = code_book()
    return capital(book.short(kind)) if book.known(kind) else str(kind)


def contact_icon(kind: Code) -> str:
    """Return the icon of a kind of contact."""
    return _CONTACT_ICONS.get(kind, "message-square-text")


def contact_tone(kind: Code) -> Tone:
    """Return the colour of a kind of contact."""
    return _CONTACT_TONES.get(contact_icon(kind), "accent")
