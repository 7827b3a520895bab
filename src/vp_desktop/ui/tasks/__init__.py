"""Follow-ups as a list with boxes to tick, for every page that shows some.

May import ``domain``, ``i18n`` and the rest of ``ui`` but its pages.
"""
