"""The activation functions of neural networks."""

import math

import numpy as np

from core.autodiff.graph import Arms, Function, Value
from core.expression.symbols import (
    a,
    cases,
    erf,
    exp,
    greater_of,
    log,
    log1p,
    normal_density,
    normal_probability,
    sigmoid,
    smaller_of,
    sqrt,
)
from core.functions.bent import Bent
from core.functions.choice import by_sign
from core.functions.entry import Entry
from core.functions.error_integral import exp_minus_square, normal_cdf
from core.functions.hyperbolic import SechSquared
from core.functions.pieces import Monotone

_LEAK = 0.01


class _Activation(Entry):
    """What the activation functions share: all that happens, happens around 0."""

    __slots__ = ()

    group = "Activation"
    typeset_by_name = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)


class Sigmoid(_Activation):
    """The logistic function."""

    __slots__ = ()

    name = "sigmoid"
    aliases = ("logistic", "expit", "σ")
    label = "Sigmoid"
    sentence = "The logistic function: an S-shaped step from 0 to 1."
    slope_in_words = "The slope of sigmoid is sigmoid · (1 − sigmoid)."
    formula = 1 / (1 + exp(-a))
    slopes = (exp(-a) / (1 + exp(-a)) ** 2,)
    pieces = Monotone(least=0.0, most=1.0)

    def forward(self, a: Value) -> Value:
        small = np.exp(-1.0 * np.absolute(a))
        return np.where(np.less(a, 0), small, 1.0) / (1.0 + small)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * _bell(a)


def _bell(a: Value) -> Value:
    # y(1 − y) would lose all digits where y is close to 1.
    return 0.25 * SechSquared.of(0.5 * a)


class Softplus(_Activation):
    """A smooth relu."""

    __slots__ = ()

    name = "softplus"
    label = "Softplus"
    sentence = "A relu with its corner rounded off."
    slope_in_words = "The slope of softplus is sigmoid."
    formula = log(1 + exp(a))
    twin = log1p(exp(a))
    slopes = (1 / (1 + exp(-a)),)
    pieces = Monotone(least=0.0)

    def forward(self, a: Value) -> Value:
        return np.maximum(a, 0.0) + np.log1p(np.exp(-1.0 * np.absolute(a)))

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * Sigmoid.of(a)


class Relu(_Activation, Bent):
    """The positive part."""

    __slots__ = ()

    name = "relu"
    aliases = ("ramp",)
    label = "Relu"
    sentence = "The positive part; a corner at 0, where it has no derivative."
    slope_in_words = "The slope of relu is 1 above 0 and 0 below."
    formula = greater_of(a, 0)
    slopes = (cases(1, a > 0, 0),)
    arms = Arms((0.0,), (1.0,))

    def forward(self, a: Value) -> Value:
        return np.maximum(a, 0.0)


class LeakyRelu(_Activation, Bent):
    """The positive part and a hundredth of the negative one."""

    __slots__ = ()

    name = "leaky_relu"
    aliases = ("lrelu", "leakyrelu")
    label = "Leaky relu"
    sentence = "A relu that keeps a hundredth of what is negative; a corner at 0."
    slope_in_words = "The slope of leaky relu is 1 above 0 and 0.01 below."
    formula = cases(a, a > 0, _LEAK * a)
    twin = greater_of(a, 0) + _LEAK * smaller_of(a, 0)
    slopes = (cases(1, a > 0, _LEAK),)
    arms = Arms((_LEAK,), (1.0,))
    pieces = Monotone(ulps=2.0)

    def forward(self, a: Value) -> Value:
        return np.maximum(a, _LEAK * a)


class Elu(_Activation):
    """A relu whose negative part saturates."""

    __slots__ = ()

    name = "elu"
    label = "Elu"
    sentence = "Straight above 0, bending smoothly to −1 below; no second derivative at 0."
    slope_in_words = "The slope of elu is 1 above 0 and eᵃ below."
    formula = cases(a, a > 0, exp(a) - 1)
    twin = greater_of(a, 0) + exp(smaller_of(a, 0)) - 1
    slopes = (cases(1, a > 0, exp(a)),)
    pieces = Monotone(least=-1.0)

    def forward(self, a: Value) -> Value:
        return np.where(np.greater(a, 0), a, np.expm1(np.minimum(a, 0.0)))

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * EluSlope.of(a)


class EluSlope(Function):
    """The slope of elu, which is continuous but has a corner at 0."""

    __slots__ = ()

    pieces = Monotone(least=0.0, most=1.0)

    def forward(self, a: Value) -> Value:
        return np.exp(np.minimum(a, 0.0))

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * by_sign(a, y, np.nan, 0.0)


class Silu(_Activation):
    """The input times its sigmoid."""

    __slots__ = ()

    name = "silu"
    aliases = ("swish",)
    label = "Silu"
    sentence = "The input times its sigmoid, also called swish."
    slope_in_words = "The slope of silu is sigmoid · (1 + a · (1 − sigmoid))."
    formula = a / (1 + exp(-a))
    slopes = (sigmoid(a) * (1 + a * sigmoid(-a)),)
    transparent = True
    pieces = Monotone((-1.2784645427610738,))

    def forward(self, a: Value) -> Value:
        return a * Sigmoid.of(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (Sigmoid.of(a) + a * _bell(a))


class Gelu(_Activation):
    """The input times the normal distribution's probability below it."""

    __slots__ = ()
    work = 20.0

    name = "gelu"
    label = "Gelu"
    sentence = "The input times the normal distribution's probability below it, by erf."
    slope_in_words = "The slope of gelu is Φ(a) + a·φ(a), of the normal distribution."
    formula = a / 2 * (1 + erf(a / sqrt(2)))
    slopes = (normal_probability(a) + a * normal_density(a),)
    transparent = True
    pieces = Monotone((-0.7517915246935645,))

    def forward(self, a: Value) -> Value:
        return a * NormalCdf.of(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (NormalCdf.of(a) + a * NormalDensity.of(a))


class NormalCdf(Function):
    """Φ, the normal distribution's probability below the input."""

    __slots__ = ()
    work = 15.0

    pieces = Monotone(least=0.0, most=1.0)

    def forward(self, a: Value) -> Value:
        return normal_cdf(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * NormalDensity.of(a)


class NormalDensity(Function):
    """φ, the normal distribution's density."""

    __slots__ = ()

    pieces = Monotone((0.0,), least=0.0)

    def forward(self, a: Value) -> Value:
        return exp_minus_square(a, 0.5) / math.sqrt(2.0 * math.pi)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * (a * y)
