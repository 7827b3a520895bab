"""The command line: calls services, never imports Qt."""
