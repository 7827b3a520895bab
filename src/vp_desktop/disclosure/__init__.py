"""What may be published: raw counts in, protected figures out; pure, without vault or window.

How a number travels: ``plan`` says from totals alone which tables a period may have, ``building``
writes all periods down as one problem, ``suppression`` searches the cheapest choice of what to
hide, ``chain`` settles the periods one by one so that no column changes later, ``witness`` proves
the result with other lists of cases counted by the report's own rules, and ``figures`` seals it.
``audit`` judges what came out, or what anybody else published, by itself.

The promise: of all that reports ever given out print of one organisation, side by side, a reader
finds no count of 1 to t-1, nor that all or all but a few cases are of one sort; each such count
could be 0 and could be t+1 or more. Who is one of the cases, or knows the rule of hiding, is sure
of no small number either.

- Periods are settled oldest first, by what they and those before them hold.
- What was given out is fixed (``ledger``): later reports repeat it and are proven beside it.
- A period that was split by an earlier report prints what all its parts print, added up.
- Other readers of the same report get fewer tables, never other numbers.
- Where the search ends without an answer a table is left out: never more is printed than is proven.
"""
