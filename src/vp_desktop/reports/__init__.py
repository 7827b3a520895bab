"""Turn figures in which nobody can be recognised into pages."""
