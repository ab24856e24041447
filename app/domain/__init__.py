"""Pure rules: every due time, check, score and figure is a function of its inputs and `now`."""
