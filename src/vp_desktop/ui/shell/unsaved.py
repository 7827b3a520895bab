"""What stands in the fields of a window and was typed: for when the vault does not take it."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from vp_desktop.ui.widgets.composer import Composer
from vp_desktop.ui.widgets.sheet import Sheet


def unsaved_words(window: QWidget) -> str:
    """Return every text that was typed below ``window``, each under the name of its field.

    Left out is what keeps itself as a draft: composers, and dialogs with a place of their own.
    """
    fields: list[QLineEdit | QPlainTextEdit | QTextEdit] = [
        *window.findChildren(QLineEdit),
        *window.findChildren(QPlainTextEdit),
        *window.findChildren(QTextEdit),
    ]
    typed = [(field.accessibleName(), _typed(field)) for field in fields if not _is_kept(field)]
    return "\n\n".join(f"{name}\n{text}".strip() for name, text in typed if text)


def _typed(field: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    if isinstance(field, QLineEdit):
        hidden = field.echoMode() is not QLineEdit.EchoMode.Normal  # a passphrase is no text
        return field.text().strip() if field.isModified() and not hidden else ""
    return field.toPlainText().strip() if field.document().isModified() else ""


def _is_kept(field: QWidget) -> bool:
    above: QWidget | None = field
    while above is not None:
        if isinstance(above, Composer) or (isinstance(above, Sheet) and above.place):
            return True
        above = above.parentWidget()
    return False
