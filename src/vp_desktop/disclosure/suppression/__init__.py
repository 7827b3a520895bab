"""Hide as little as can be: the cheapest choice of counts that leaves every small one in the dark.

``problem`` says in plain numbers what is to be protected, ``attacker`` finds what a reader could
work out of a choice, ``optimum`` searches the cheapest choice of which nothing can be worked out
(Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear
constraints", Management Science 47, 2001). ``linear`` alone talks to the solver.
"""
