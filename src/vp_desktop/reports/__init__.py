"""Turn figures in which nobody can be recognised into pages; the only importer of reportlab.

``pdf`` writes a tagged, archivable file (PDF/UA-1 and PDF/A-2a in one); ``layout`` sets text and
divides it over pages; ``charts`` draws; ``chapters`` says what a report holds; ``yearly`` and
``recovery_sheet`` are the two doors. Nothing here can reach a client, a note or the vault.

Why text is set here and not by reportlab's ``Paragraph``: that one reads its text as markup, so
that a note with ``<img src=...>`` opens a file, and leaves out the space where a line ends, so that
a screen reader runs two words together. Here a text is a text.
"""
