"""What may be published: raw counts in, protected figures out; pure, without vault or window.

How a number travels: ``plan`` says from totals alone which tables a period may have, ``building``
writes all periods down as one problem, ``suppression`` searches the cheapest choice of what to
hide, ``chain`` settles the periods one by one so that no column changes later, ``witness`` proves
the result with other lists of cases counted by the report's own rules, and ``figures`` seals it.
``audit`` judges what came out, or what anybody else published, by itself.

The promise: of all that reports over the same kind of period print of one organisation, years
side by side, a reader finds no count of 1 to t-1, nor that all or all but a few cases are of one
sort; each such count could be 0 and could be t+1 or more.

- Years are settled oldest first, by what they and the years before them hold.
- Other readers of the same report get fewer tables, never other numbers.
- Where the search ends without an answer a table is left out: never more is printed than is proven.

Not covered yet, as it takes the ledger: a period that overlaps one that was reported before, and a
year whose cases were written down or reopened after its report was given out.
"""
