"""How the window looks: colours from a file, one text factor, one place that applies both.

``look.Look`` is the only object that changes anything; what paints asks ``look.current()`` at the
moment of painting, so that a switch of theme or text size needs no list of who must be told.
"""
