"""What the program costs, each measure beside its limit in the same run on the same machine.

Nothing is asserted: the machines are shared and noisy, so a ratio that is over its limit is a
reason to look, not a failed build. Tests hold what can be counted: statements, rows, bytes.
"""
