"""The frame of the window: unlocking, first run, sidebar, search, lock.

``program`` puts it together. What is imported before the unlock card is painted (``program``,
``window``, ``unlock``, ``card``) imports Qt and nothing slow; the rest comes in while the
passphrase is typed.
"""
