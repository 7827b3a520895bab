"""Writing down a conversation, or beginning a case, from anywhere in the program.

May import ``domain``, ``services``, ``i18n`` and the rest of ``ui`` but its pages.
"""
