"""A tagged, archivable PDF out of reportlab: structure, metadata and the pen that draws."""
