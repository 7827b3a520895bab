"""The first run: five steps from nothing to a vault with a recovery sheet and one organisation."""
