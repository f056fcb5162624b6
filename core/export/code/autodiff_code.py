"""PyTorch and JAX: only f is written, and the library differentiates."""

from dataclasses import dataclass

from core.chain import Chain
from core.export.code.array_helpers import JAX_HELPERS, TORCH_HELPERS
from core.export.code.careful import has_corners, value_of
from core.export.code.language import Language
from core.export.code.python_text import spread
from core.export.code.source import (
    Function,
    file_text,
    formula_line,
    parameters_of,
)
from core.export.code.step_text import condition_text, identifier, leaf_text, value_text
from core.export.code.steps import Gate, Step, program

_ALIKE = (
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "exp2", "expm1", "log", "log2", "log10",
    "log1p", "sqrt", "hypot", "abs", "sign", "floor", "ceil", "trunc", "round",
)  # fmt: skip
"""What both libraries call as the catalogue does."""


def _named(module: str, **others: str) -> dict[str, str]:
    return {**{operation: f"{module}.{operation}" for operation in _ALIKE}, **others}


TORCH = Language(
    label="PyTorch",
    names=_named(
        "torch",
        asin="torch.asin", acos="torch.acos", atan="torch.atan", atan2="torch.atan2",
        asinh="torch.asinh", acosh="torch.acosh", atanh="torch.atanh",
        min="torch.minimum", max="torch.maximum", mod="torch.remainder", erf="torch.erf",
        lgamma="torch.lgamma", digamma="torch.digamma", erfc="torch.special.erfc",
        sigmoid="torch.sigmoid", relu="torch.relu", silu="functional.silu", elu="functional.elu",
        leaky_relu="functional.leaky_relu", softplus="torch.logaddexp({0}, 0 * {0})",
        step="(torch.sign({0}) + 1).clamp(max=1)",
        cases="torch.where({1}, {0}, {2})",
        either="torch.where({0}, {1}, torch.where({2}, {3}, torch.nan))",
        **{"only if": "torch.where({1}, {0}, torch.nan)"},
        **{helper: helper for helper in TORCH_HELPERS},
    ),
    helpers=TORCH_HELPERS,
    constants={"π": "torch.pi", "e": "torch.e"},
    nan="torch.nan",
    literal="number({})",
    value=value_of,
    own_arguments=True,
)  # fmt: skip

JAX = Language(
    label="JAX",
    names=_named(
        "jnp",
        asin="jnp.arcsin", acos="jnp.arccos", atan="jnp.arctan", atan2="jnp.arctan2",
        asinh="jnp.arcsinh", acosh="jnp.arccosh", atanh="jnp.arctanh", cbrt="jnp.cbrt",
        min="jnp.minimum", max="jnp.maximum", mod="jnp.mod", step="jnp.heaviside({0}, 1)",
        sigmoid="jax.nn.sigmoid", softplus="jax.nn.softplus", relu="jax.nn.relu",
        leaky_relu="jax.nn.leaky_relu", elu="jax.nn.elu", silu="jax.nn.silu",
        erf="special.erf", erfc="special.erfc", gamma="special.gamma", lgamma="special.gammaln",
        digamma="special.digamma",
        cases="jnp.where({1}, {0}, {2})",
        either="jnp.select([{0}, {2}], [{1}, {3}], jnp.nan)",
        **{"only if": "jnp.where({1}, {0}, jnp.nan)"},
        **{helper: helper for helper in JAX_HELPERS},
    ),
    helpers=JAX_HELPERS,
    constants={"π": "jnp.pi", "e": "jnp.e"},
    nan="jnp.nan",
    literal="jnp.float64({})",
    value=value_of,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a file of a library has beside f: imports, how numbers are made, and f_prime."""

    language: Language
    imports: tuple[str, ...]
    prepared: tuple[str, ...]
    array: str
    held: str
    """x without a way back, with a place for it."""
    where: str
    prime: str
    """The body of f_prime, with a place for all that f takes."""


_TORCH = _Layout(
    TORCH,
    ("import torch", "from torch.nn import functional"),
    (),
    "torch.as_tensor({}, dtype=torch.float64)",
    "{}.detach()",
    "torch.where",
    "x = torch.as_tensor(x, dtype=torch.float64).detach().requires_grad_()\n"
    "y = f({}) + 0 * x\n"
    "(slope,) = torch.autograd.grad(y.sum(), x)\n"
    "return torch.where(y.isnan(), torch.nan, slope)",
)

_JAX = _Layout(
    JAX,
    ("import jax", "from jax import numpy as jnp", "from jax.scipy import special"),
    ('jax.config.update("jax_enable_x64", True)',),
    "jnp.asarray({}, dtype=float)",
    "jax.lax.stop_gradient({})",
    "jnp.where",
    "x = jnp.asarray(x, dtype=float)\n"
    "slope = jax.grad(lambda x: f({0}).sum())(x)\n"
    "return jnp.where(jnp.isnan(f({0})), jnp.nan, slope)",
)


def torch_code(chain: Chain, x: float) -> str:
    """Write a file that defines f, and f_prime by torch.autograd, and prints both at x."""
    return _file(chain, x, _TORCH)


def jax_code(chain: Chain, x: float) -> str:
    """Write a file that defines f, and f_prime by jax.grad, and prints both at x."""
    return _file(chain, x, _JAX)


def _file(chain: Chain, x: float, layout: _Layout) -> str:
    made = program(chain, gates=True)
    parameters = parameters_of(chain)
    letters = ("x", *parameters)
    end = leaf_text(made.result, layout.language)
    body = (
        *(f"{letter} = {layout.array.format(letter)}" for letter in letters),
        *(_line(step, layout) for step in made.steps),
        f"return {(end if chain.depends_on_x else spread(end)).text}",
    )
    prime = layout.prime.format(", ".join(letters)).splitlines()
    functions = [
        Function("f", formula_line(chain), body),
        Function("f_prime", f"The derivative of f, by {layout.language.label}.", tuple(prime)),
    ]
    remark = f"Where pieces of f meet, f_prime is what {layout.language.label} takes it for."
    return file_text(
        chain,
        layout.language,
        layout.imports,
        [*layout.prepared, *(function.text(parameters) for function in functions)],
        f"print(f({x!r}), f_prime({x!r}))",
        remark if has_corners(chain) else "",
    )


def _line(step: Step | Gate, layout: _Layout) -> str:
    language = layout.language
    if isinstance(step, Step):
        return f"{identifier(step.name)} = {value_text(step, language).text}"
    x = leaf_text(step.of, language).text
    condition = condition_text(step, language).text
    return f"{step.name} = {layout.where}({condition}, {x}, {layout.held.format(x)})"
