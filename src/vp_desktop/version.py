"""What this program calls itself, in one place."""

NAME = "VP Desktop"
VERSION = "0.1.0"
