"""Make a vault, check it, search in it."""

import argparse
import sys

from vp_desktop.cli.doors import new_passphrase, open_practice, own_memory, passphrase
from vp_desktop.cli.output import complain, say, say_json, shown
from vp_desktop.domain.backups import Holding
from vp_desktop.domain.search import MATCH_END, MATCH_START, Find, FoundIn
from vp_desktop.domain.vault_standing import Consent, Judgement
from vp_desktop.files import write_out
from vp_desktop.i18n import _, language, ngettext
from vp_desktop.services import access
from vp_desktop.services.check import CheckedVault, check_vault
from vp_desktop.services.door import Door
from vp_desktop.services.standing import describe, doubt, remember_new

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_MOST_FINDS = 200


def make(options: argparse.Namespace) -> int:
    """Create a vault, and its recovery sheet if that was asked for."""
    access.harden_process()
    words = new_passphrase(options)
    if options.passphrase_file is not None and not access.good_enough(words):
        complain(_("This passphrase is weak: whoever takes the vault may guess it."))
    key = access.create(options.vault, words)
    try:
        remember_new(options.vault, key, own_memory())
        say(_("The vault is made: {vault}").format(vault=options.vault))
        if options.recovery_sheet is None:
            say(_("It has no recovery sheet yet; print one from the window, under Security."))
        else:
            pdf = Door().sheet_pdf(options.vault, key, language())
            write_out(options.recovery_sheet, pdf)
            say(
                _("The recovery sheet: {sheet}. Print it, keep it apart, destroy the file.").format(
                    sheet=options.recovery_sheet
                )
            )
    finally:
        key.wipe()
    return 0


def check(options: argparse.Namespace) -> int:
    """Read a whole vault; 1 when something is not what was written, or not what was left here."""
    access.harden_process()
    access.vault_id(options.vault)
    key = access.derive_key(options.vault, passphrase(options))
    consent = Consent.ACCEPT if options.accept else Consent.WARNED
    try:
        found = check_vault(options.vault, key, own_memory(), consent)
    finally:
        key.wipe()
    if options.json:
        say_json(_found(found))
    elif found.holding:
        _say_whole(found.holding)
        if found.judgement and not found.judgement.stops:
            say(describe(found.judgement))
    return _judged(found, accepted=options.accept)


def _judged(found: CheckedVault, *, accepted: bool) -> int:
    complaints: list[str] = []
    if not found.whole:
        complaints.append(
            _(
                "The vault is damaged: it does not hold what was written to it. Restore the newest"
                " backup, and keep this vault until you have looked inside that one."
            )
        )
    if found.judgement and found.judgement.stops:
        complaints.append(doubt(found.judgement))
        if accepted:
            complaints.append(_("It was accepted as it is now."))
    if complaints:
        complain(" ".join(complaints))
    return 0 if found.whole and (accepted or not complaints) else 1


def _found(found: CheckedVault) -> dict[str, object]:
    judgement, held = found.judgement, found.holding
    counts = {"cases": held.cases, "notes": held.notes} if held else {}
    return {"whole": found.whole, **(_stands(judgement) if judgement else {}), **counts}


def _stands(judgement: Judgement) -> dict[str, object]:
    return {
        "standing": str(judgement.standing),
        "keys_older": judgement.keys_older,
        "copies": len(judgement.copies),
    }


def _say_whole(held: Holding) -> None:
    say(
        _("Every page is as it was written. The vault holds {cases} and {notes}.").format(
            cases=ngettext("{n} case", "{n} cases", held.cases).format(n=held.cases),
            notes=ngettext("{n} note", "{n} notes", held.notes).format(n=held.notes),
        )
    )


def search(options: argparse.Namespace) -> int:
    """Print where words stand."""
    words = " ".join(options.words)
    with open_practice(options) as practice:
        finds = practice.search.find(words, _MOST_FINDS)
        more = practice.search.count(words) > len(finds)
    if options.json:
        say_json({"finds": [_as_json(find) for find in finds], "more": more})
        return 0
    for find in finds:
        say(f"{_kind(find.kind)}  {shown(find.context)}  {shown(find.title)}")
        if find.snippet:
            say(f"    {_marked(find.snippet)}")
    if not finds:
        say(_("Nothing was found. Check the spelling, or search for the code of a case."))
    elif more:
        say(_("There is more; add a word to narrow it down."))
    return 0


def _as_json(find: Find) -> dict[str, str | int | None]:
    return {
        "kind": str(find.kind),
        "id": find.id,
        "case_id": find.case_id,
        "title": find.title,
        "context": find.context,
        "snippet": find.snippet.replace(MATCH_START, "").replace(MATCH_END, ""),
    }


def _kind(kind: FoundIn) -> str:
    return {
        FoundIn.CASE: _("Case"),
        FoundIn.NOTE: _("Note"),
        FoundIn.CLIENT: _("Reporter"),
        FoundIn.ORGANISATION: _("Organisation"),
        FoundIn.REFERRAL_CONTACT: _("Referral contact"),
    }[kind]


def _marked(snippet: str) -> str:
    """Return the words around a match, the match in bold where the terminal can show that."""
    start, end = (_BOLD, _PLAIN) if sys.stdout.isatty() else ("", "")
    parts = snippet.replace(MATCH_END, MATCH_START).split(MATCH_START)
    return "".join(
        f"{start}{_kept(part)}{end}" if place % 2 else _kept(part)
        for place, part in enumerate(parts)
    )


def _kept(part: str) -> str:
    """Return ``part`` on one line; unlike ``shown`` it keeps the spaces at its ends."""
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() else ""
    return f"{before}{shown(part)}{after}" if part.strip() else " "[: len(part)]
