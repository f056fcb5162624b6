"""The sentences of the check, by what they are about; `words.py` fills them in."""

from collections.abc import Mapping
from types import MappingProxyType

from core.numerical.finding import Part, Reason, Verdict

NO_DERIVATIVE = "No derivative here: {0}."
DIFFER = "They differ because {0}."
WHY_UNKNOWN = "They differ, and why is not known."
ALL_UNKNOWN = "Whether there is a derivative here is not known."

PLACES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.POLE: "a pole",
        Verdict.DOMAIN_EDGE: "an edge of the domain",
        Verdict.JUMP: "a jump",
        Verdict.CORNER: "a corner",
        Verdict.OVERFLOW: "f(x) is too large for a double",
        Verdict.HOLE: "a hole in the domain",
        Verdict.UNDEFINED: "f is not defined",
        Verdict.REMOVABLE: "a removable discontinuity",
        Verdict.VERTICAL_TANGENT: "a vertical tangent",
        Verdict.CUSP: "a cusp",
        Verdict.ISOLATED: "an isolated point of the domain",
        Verdict.ESSENTIAL: "an essential singularity",
        Verdict.OSCILLATION: "an oscillation without end",
    }
)
"""Why there is no derivative, and what may lie between x − h and x + h."""

CAUSES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.ROUND_OFF: "h = {h} is too small",
        Verdict.TRUNCATION: "h = {h} is too large",
        Verdict.WRONG_GRADIENT: "backprop is wrong",
        Verdict.CANCELLATION: "f loses its digits to cancellation near {at}",
        Verdict.UNDERFLOW: "numbers leave the range of doubles",
        Verdict.OVERFLOW: "numbers get too large for a double",
    }
)
"""Why the two derivatives differ."""

OUTSIDE: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.BELOW_DOMAIN: "{at} − h lies outside the domain",
        Reason.ABOVE_DOMAIN: "{at} + h lies outside the domain",
        Reason.OUTSIDE_DOMAIN: "{at} − h and {at} + h lie outside the domain",
    }
)

LOST: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.CANCELLATION: "cancellation", Verdict.UNDERFLOW: "underflow or overflow"}
)
"""What took f its digits, where the truth is known."""

PARTS = "Truncation {truncation:2}{third}, rounding {rounding:2}, backprop's own error {own:2}."
"""Of what the difference is made, for who asks for it."""

_BY = "They differ by {difference:2}, "

EXPLAINED: Mapping[Part, str] = MappingProxyType(
    {
        Part.NOTHING: "There is no difference to explain.",
        Part.CUBIC: _BY + "as a step of h = {h} predicts ({cube}h²/6).",
        Part.STEP: _BY + "because a step of h = {h} is not infinitely small.",
        Part.BENDS: _BY + "because f changes much between {at} − h and {at} + h.",
        Part.ROUNDING: _BY + "because f({at} ± h) is rounded to 16 digits.",
        Part.OWN: _BY + "because backprop rounds on its way.",
        Part.SEVERAL: _BY + "by the step of h = {h} and by rounding together.",
    }
)
"""Where a difference comes from, in a sentence."""

_ESTIMATE = " That is an estimate."

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.PROBLEM: "{problem}.",
        Reason.NOT_FINITE: "f(x) is not a finite number.",
        Reason.POLE: "f grows without bound towards {at}{on}.",
        Reason.LOGARITHMIC: "f grows without bound towards {at}{on}, as slowly as a logarithm.",
        Reason.NO_LIMIT: (
            "f grows without bound towards {at}{on}, faster than any power of the distance."
        ),
        Reason.SWINGS: "Towards {at} f swings for ever and has no limit.",
        Reason.NO_SLOPE: "f is continuous at {at}, but its slope swings for ever towards {at}.",
        Reason.ONE_SIDED: "f is defined on one side only, the {side}.",
        Reason.NEITHER_SIDE: "f is defined at {at}, and on neither side of it.",
        Reason.TWO_LIMITS: "f tends to {left} from the left and to {right} from the right.",
        Reason.GAP: "From both sides f tends to {limit}, but {there} it is not defined.",
        Reason.APART: "From both sides f tends to {limit}, but {there} it is {value}.",
        Reason.TWO_SLOPES: "The slope is {left} from the left and {right} from the right.",
        Reason.STEEPENS: "The slope grows without bound towards {at}.",
        Reason.TURNS: (
            "The slope grows without bound towards {at}, up on one side and down on the other."
        ),
        Reason.BY_LIMIT: "Backprop gives no number here, but {by} is {slope}.",
        Reason.BUDGET: "{explained}",
        Reason.EXACT: "Neither the step nor rounding parts them.",
        Reason.CUBIC: "{explained}",
        Reason.ZERO: "{by} is 0. {explained}",
        Reason.BETWEEN: "Between {at} − h and {at} + h lies {kind}, at {at} = {place}. {apart}",
        Reason.BELOW_DOMAIN: "Choose a smaller h.",
        Reason.ABOVE_DOMAIN: "Choose a smaller h.",
        Reason.OUTSIDE_DOMAIN: "Choose a smaller h.",
        Reason.TOO_LARGE_BESIDE: "That is so at {at} − h or {at} + h.",
        Reason.NOT_COMPUTED: "Doubles give no number for f at {at} − h or {at} + h.",
        Reason.TOO_STEEP: "{by} itself is too large for one.",
        Reason.TRUTH: ("Worked out with {digits} digits and more, f is {value} and {by} {slope}."),
        Reason.WRONG_RULE: "The backward rule of {name} is wrong: the truth is {slope}.",
        Reason.OUT_OF_REACH: (
            "What f is without rounding is not known: to tell takes {digits:2} digits, and more "
            "work than a check may do."
        ),
        Reason.UNTOLD: "Even with many digits a check cannot tell what f does close to {at}.",
        Reason.UNBOUNDED: "f grows without bound towards {at}." + _ESTIMATE,
        Reason.SEEM_TWO_LIMITS: ("f has different limits from the left and the right." + _ESTIMATE),
        Reason.SEEM_ONE_SIDED: "f is defined on one side only." + _ESTIMATE,
        Reason.SEEM_APART: (
            "From both sides f tends to {limit}, but at {at} it is {value}." + _ESTIMATE
        ),
        Reason.SEEM_TWO_SLOPES: (
            "The slope is {left} from the left and {right} from the right." + _ESTIMATE
        ),
        Reason.SEEMS_TO_HAVE_ONE: (
            "Backprop gives no number here, but the slopes from both sides are one." + _ESTIMATE
        ),
        Reason.SEEMS_TO_STEEPEN: "The slope grows towards {at}." + _ESTIMATE,
        Reason.PREDICTED: (
            "h = {h} predicts {predicted:2} ({cube}h²/6). Observed: {observed}." + _ESTIMATE
        ),
        Reason.DIFFERENCE: "The difference is {difference:2}.",
        Reason.ROUNDING_ESTIMATED: "Rounding alone may move the difference so far." + _ESTIMATE,
        Reason.NOT_SMOOTH: "Between {at} − h and {at} + h f is not smooth." + _ESTIMATE,
        Reason.CHANGES_MUCH: "f changes much between {at} − h and {at} + h." + _ESTIMATE,
        Reason.SETTLES_ELSEWHERE: (
            "Differences of {name} settle elsewhere than its backward rule." + _ESTIMATE
        ),
        Reason.MORE_DIGITS_DIFFER: (
            "Computed with more digits, the same graph gives another slope."
        ),
    }
)
"""One sentence for each reason; a number's width is that of `core.digits.short`."""
