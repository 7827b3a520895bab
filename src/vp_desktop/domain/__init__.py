"""What the practice records and the rules it obeys: values and pure functions.

May import the standard library and pydantic, and nothing of this program but ``i18n`` and
``resources``. What a form or a file hands in is a pydantic ``…Draft``; what the vault holds is a
frozen dataclass, never checked again, so that a note of 2026 still opens when rules have tightened.
"""
