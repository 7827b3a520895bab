"""What may be published: raw counts in, protected figures out; pure, without vault or window.

How a number travels: ``rules`` says how much a total allows, ``stocks`` chooses what is printed of
the four numbers of each year, ``division`` which rows of a table, ``year`` puts the columns of one
year together, ``protect`` the years, and ``proof`` attacks the result before ``figures`` seals it.

The promise: of all that reports over the same kind of period print of one organisation, years
side by side, a reader finds no count of 1 to t-1, nor that all or all but a few cases are of one
sort; each such count could be 0 and could be t+1 or more. It rests on three decisions.

- No table crosses two properties, so tables meet in their totals only and bounds are exact.
- A year is printed by what it and the years before it hold, so its column never changes later.
- Other readers of the same report get fewer tables, never other numbers.

Not covered yet, as it takes the ledger: a period that overlaps one that was reported before, and a
year whose cases were written down or reopened after its report was given out.
"""
