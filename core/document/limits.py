"""What the numbers of a document may be, beside being finite."""

LEAST_STEP, MOST_STEP = 1e-300, 1e300
"""Between these lies h: beyond, x ± h leaves the doubles, or nothing is left of h."""


def step_refusal(step: float) -> str:
    """Say in a sentence why a number is no step size; nothing if it is one.

    Examples
    --------
    >>> step_refusal(1e-4)
    ''
    >>> step_refusal(1e301)
    'the step size h lies between 1e-300 and 1e+300, not at 1e+301'
    """
    if not step > 0:
        return f"the step size h is a positive number, not {step}"
    if LEAST_STEP <= step <= MOST_STEP:
        return ""
    return f"the step size h lies between {LEAST_STEP} and {MOST_STEP}, not at {step}"


def nearest_step(step: float) -> float:
    """Give the step size nearest to a positive number.

    Examples
    --------
    >>> nearest_step(1.7e308), nearest_step(0.01)
    (1e+300, 0.01)
    """
    return min(max(step, LEAST_STEP), MOST_STEP)
