"""The sentences of a lesson; `words.py` and `judge.py` fill them in.

What stands between * is bold, a number between ⟨⟩ is a value and one between ⟪⟫ a gradient.
"""

from collections.abc import Mapping
from types import MappingProxyType

from core.lesson.slips import Slip

COMES_IN = "*{label}:* {inputs} comes in → {formula}"
COME_IN = "*{label}:* {inputs} come in → {formula}"
VALUE = "⟨{value}⟩"
ARRIVES = "*{label}:* ⟪{arriving}⟫ arrives × "
FIRST = "*{label}:* ⟪{arriving}⟫ arrives (dy/dy) × "
SENDS = "slope {slope} → sends back ⟪{product}⟫"
SENDS_TO = "slope {slope} → sends back ⟪{product}⟫ to {name}"
AND_SENDS = ", and × slope {slope} → ⟪{product}⟫ to {name}"
ASKS = "slope {slope} → sends back to {name}"
IS_RESULT = ", which is {derivative}"
BROKEN = "backprop's {derivative}"
WITHOUT = "what backprop gives"
ADDS = "*At {letter}:* {shares} = "
PATHS_ADD = "⟪{total}⟫: {paths} add, and that is {derivative}"
FROM = "{term} from {block}"
BOTH_PATHS = "both paths"
ALL_PATHS = "all {count} paths"

NUMBERS_ONLY = "*{label}:* only plain numbers come in, so nothing is sent back."
NO_SLOPE = "*{label}* has no slope here, so nothing can be sent back."
INFINITE_SLOPE = "*{label}:* its slope here is {slope}, so no number can be sent back."
NO_GRADIENT = "*{label}:* no number arrives here, so none can be sent back."
NO_SUM = "*At {letter}:* no number came back from {blocks}, so there is no {derivative}."
NO_VALUE_NO_SUM = "*At {letter}:* f has no value here, so there is no {derivative}."
SEVERAL = "{count} of the paths"
LEFT_OUT = "*{label}* is not taken at this x, so nothing goes through it."
NO_VALUE = "*{label}* has no value here: {needs}; {given}."
NO_INPUT = "*{label}:* no number comes in, so none goes on."

MAY_BEGIN = "See where {derivative} = ⟪{total}⟫ comes from: press Play, or go step by step."
MAY_BEGIN_WITHOUT = "See where backprop's ⟪{total}⟫ comes from: press Play, or go step by step."
MAY_BEGIN_FORWARD = "See how f({at}) = ⟨{value}⟩ comes about: press Play, or go step by step."
NO_FUNCTION = "At this x f has no value: press Play to see where it gets lost."
NO_DERIVATIVE = "At this x there is no {derivative}: press Play to see where it gets lost."
BEGINS = "The backward pass begins at y with dy/dy = ⟪1⟫ and runs to the left, back to x."
BEGINS_FORWARD = "The forward pass begins at x = ⟨{x}⟩ and runs to the right, up to y."
NO_BLOCKS = "There is no block to pass yet: drag one into the chain."

MULTIPLY = "Multiply what arrives, {arriving}, by the slope, {slope}."
ADD = "Add what came back over every path."
COMPUTE = "Put what comes in into {formula}."
ANSWER = "{block}: it was {arithmetic} = {answer}."
NEXT = "Now {block}: …"
AT_SUM = "At {letter}"
TO = "{label} to {name}"
RIGHT = "Right."
NEARLY = "Close, but not within 1 %: take more digits."
SCORE = "{right} of {asked} right at once."

SLIPS: Mapping[Slip, str] = MappingProxyType(
    {
        Slip.SIGN: "The size is right, the sign is not.",
        Slip.FORGOT_CHAIN: "{typed} is the slope alone: multiply it by the {arriving} that "
        "arrives (the chain factor).",
        Slip.FORGOT_SLOPE: "{typed} is only what arrives: multiply it by the slope {slope}.",
        Slip.ADDED: "That is {arriving} + {slope}: along a path you multiply; only where paths "
        "meet you add.",
        Slip.VALUE_FOR_SLOPE: "That is {arriving} × {value}, the block's value: what counts on "
        "the way back is its slope, {slope}.",
        Slip.INPUT_FOR_SLOPE: "That is {arriving} × {input}, what went into the block: what counts "
        "on the way back is its slope, {slope}.",
        Slip.OTHER_INPUT: "That goes to the other input: the slope by {name} is {slope}.",
        Slip.SLOPE_ELSEWHERE: "That is the block at {other}: what goes into it is {input}.",
        Slip.DIVIDED: "That is a quotient: multiply {arriving} by {slope}.",
        Slip.DEGREES: "That takes {input} for degrees: angles are in radians here.",
        Slip.VALUE_ALONE: "{typed} is the block's value: going back, multiply what arrives, "
        "{arriving}, by the slope, {slope}.",
        Slip.ONE_PATH: "That is one path only: there are {count}, and all of them add.",
        Slip.MISSED_PATH: "One path is missing: {other}.",
        Slip.SUBTRACTED: "One path has the wrong sign: it is {other}.",
        Slip.MULTIPLIED: "That is the product: where paths meet they add.",
        Slip.MEAN: "That is the mean: paths add.",
        Slip.SLOPE_FOR_VALUE: "That is a slope: on the way forward the block gives its value, "
        "{formula}.",
        Slip.UNCHANGED: "That is what comes in: the block makes {formula} of it.",
        Slip.INVERTED: "That is one over it: the block gives {formula}.",
        Slip.TOO_LARGE: "That is {other} times too large.",
        Slip.TOO_SMALL: "A factor of {other} is missing.",
    }
)
"""What is said to a wrong number, by what led to it."""
