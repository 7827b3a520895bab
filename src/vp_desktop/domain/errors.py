"""What the user, not the programmer, can put right."""


class VpError(Exception):
    """Base of every error that has a sentence in ``services.explain``.

    The message is for developers. It never holds a name, a told text or a passphrase.
    """


class RefusedError(VpError):
    """What was handed in cannot be accepted; nothing was changed."""


class OutOfMemoryError(VpError):
    """The computer had no memory left for this; nothing was changed."""


class NotFoundError(VpError):
    """What was asked for is not in this vault."""
