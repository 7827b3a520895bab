"""Judge what was published by itself: what each kind of reader can know for certain.

Written apart from the protection, and sharing none of its thinking: it knows neither the true
counts nor how they were hidden, only a figures file, which may come from another program. All
tables of all reports are one puzzle: the same count has the same key wherever it stands.
"""
