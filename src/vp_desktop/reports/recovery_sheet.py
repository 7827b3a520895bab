"""The recovery sheet: one page that opens the vault when passphrase, laptop or key file is lost."""

from dataclasses import replace

from vp_desktop.i18n import _, speaking
from vp_desktop.reports.banner import Banner
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.document import Document, build
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.words import Listing, Paragraph
from vp_desktop.reports.pdf.metadata import LANGUAGE_TAGS, DocumentFacts
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.printable import clean_line
from vp_desktop.reports.recovery_code import RecoveryCode
from vp_desktop.version import NAME

_BANNER = 158.0
_BETWEEN = 13.0

RECIPE = (
    'signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"',
    "number = 0",
    'for sign in code.replace("-", "")[:52]: number = number * 32 + signs.index(sign)',
    'master = (number >> 4).to_bytes(32, "big")',
    'with open("vault.db", "rb") as file: salt = file.read(16)',
    'key = HKDF(SHA256(), 32, salt, b"vpkluis/1/db").derive(master)',
    'db.execute("PRAGMA key = \\"x\'" + key.hex() + "\'\\"")',
)
"""How to open ``vault.db`` in Python, with ``cryptography`` and any SQLCipher 4; a test runs it."""


def render_sheet(vault_name: str, code: str, vault_id: str, language: str) -> bytes:
    """Return the recovery sheet of one vault as a PDF, in ``language`` (``nl`` or ``en``).

    It names no day and nobody. ``code`` holds groups of four signs with hyphens between them.

    Raises:
        UnprintableTextError: the name of the vault holds characters that the fonts do not have.
    """
    with speaking(language):
        name = clean_line(vault_name, "vault")
        title = _("Recovery sheet")
        return build(
            Document(
                facts=DocumentFacts(
                    title=f"{title} – {name}",
                    language=LANGUAGE_TAGS[language],
                    day=None,
                    producer=NAME,
                ),
                blocks=_blocks(title, name, code, vault_id),
                furniture=_furniture,
                pages={},
            )
        )


def _blocks(title: str, name: str, code: str, vault_id: str) -> list[Block]:
    text = _(
        "With the code below you open your vault when you have forgotten the passphrase, or when "
        "the laptop is gone and only a back-up is left."
    )
    lead = Paragraph(text=text, look=style("lead"), indent_right=34)
    return [
        Banner(title=title, name=name, height=_BANNER),
        lead,
        RecoveryCode(code),
        _section(_("How to use it"), [_listing(_steps(), numbered=True)]),
        _section(_("How to keep it"), [_listing(_rules())]),
        _section(_("Without this program"), _bare(vault_id)),
    ]


def _steps() -> list[str]:
    return [
        _("Start {program} and open the vault, or a back-up of it.").format(program=NAME),
        _("Choose to use the recovery sheet instead of the passphrase."),
        _("Type the code. Capitals and hyphens do not matter; the last group is a check."),
        _("Choose a new passphrase, and make a new back-up."),
    ]


def _rules() -> list[str]:
    return [
        _("Whoever has this sheet can read everything in the vault. Treat it as a key."),
        _("Keep it on paper and apart from your laptop: in a safe, or sealed with a notary."),
        _("Do not photograph it, do not mail it, do not keep it in a cloud service."),
        _("Nobody has a copy, the makers of the program neither. Without sheet and passphrase the "
          "vault stays closed for ever."),
        _("Has somebody seen it, or is it gone? Then let the program renew the keys, under "
          "Settings, Security: this sheet opens nothing new after that."),
    ]  # fmt: skip


def _bare(vault_id: str) -> list[Block]:
    """Return how any programmer opens the bare file: nobody depends on this program."""
    look = style("sheet-small")
    text = _(
        "The file vault.db is an SQLCipher 4 database and needs no other file. The first 52 signs "
        "of the code are the master key: 256 bits in Crockford’s base 32, followed by four zero "
        "bits. The raw key of the database follows from it by HKDF-SHA256 (RFC 5869) over 32 "
        "bytes; the salt is the first 16 bytes of vault.db, which are also the number of this "
        "vault: {vault_id}. In Python:"
    )
    return [
        Paragraph(text=text.format(vault_id=vault_id), look=look),
        Paragraph(
            text="\n".join(RECIPE), look=replace(style("sheet-recipe"), after=0), role="Code"
        ),
    ]


def _section(head: str, blocks: list[Block]) -> Section:
    return Section(head=head, blocks=blocks, level="H2", before=_BETWEEN)


def _listing(items: list[str], *, numbered: bool = False) -> Listing:
    look = replace(style("sheet-body"), after=0)
    return Listing(items=items, look=look, numbered=numbered, between=2)


def _furniture(pen: Pen, number: int, total: int) -> None:
    del number, total
    with pen.artifact("Pagination", "Footer"):
        text = _("Keep this sheet apart from your laptop.")
        pen.text(page().left, page().footer, text, style("furniture"))
