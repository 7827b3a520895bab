"""What the program remembers about the practice; about the computer: ``settings``."""

from enum import StrEnum


class Preference(StrEnum):
    """The name of something the practice prefers. Every value is text, kept in the vault."""

    PRACTICE_NAME = "practice_name"
    ADVISER_NAME = "adviser_name"
    REACH = "reach"
    """How employees reach the adviser: printed in the report for staff, a line break a line."""
    CLIENT_WORD = "client_word"
    """``melder``, ``cliënt`` or ``hulpvrager``."""
    LOCK_MINUTES = "lock_minutes"
    BACKUP_FOLDER = "backup_folder"
    BACKUP_DAYS = "backup_days"
    """Days between reminders to make a backup."""
    RETENTION_MONTHS = "retention_months"
    """Months after closing until what was told is due for destruction."""
    FIRST_STEPS = "first_steps"
    """``hidden`` once the user has seen enough of the list of first steps."""
    CHECKED_ON = "checked_on"
    """Day on which the whole vault was last read and found as it was written."""
    SHEET_MADE_ON = "sheet_made_on"
    """Day on which the recovery sheet was last shown or made."""
    PASSPHRASE_SINCE = "passphrase_since"  # noqa: S105 - the name of a day
    """Day from which the passphrase is the present one."""
