"""The parts pages are made of: each knows how it looks and how it is spoken, and no service.

``choices`` and ``composer`` are the exception: they take the services whose records they offer.
"""
