"""The command line, ``vp``: the second door of the same house.

``main`` runs a command and says every error in one line; ``arguments`` knows every command and its
options; the other modules do the work, one a group of commands, and are loaded when they are asked
for. May import services, domain and disclosure types; never Qt, the vault or the report maker.
"""
