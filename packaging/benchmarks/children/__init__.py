"""Programs that a run starts to measure: each in a process of its own, as the user starts ours."""
