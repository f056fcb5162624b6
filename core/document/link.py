"""A document in one line of text, which can be sent, opened and pasted.

``chainrule:`` is followed by the formula, and behind a ? stand x, h, the view, the parameters and
what is shown, each only where it is not as usual. What no address may hold is written in percent.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, unquote

from core.chain import Chain
from core.chain.parameters import is_parameter
from core.digits import exact
from core.document.document import Document, Parameter, Pin
from core.document.shown import DEFAULTS, MOST_TERMS, Shown
from core.document.text import number_to_keep, text_to_keep
from core.formula import FormulaError, format, number, parse
from core.shortened import shortened

SCHEME = "chainrule:"

LONGEST = 100_000
"""Characters of a link that is read: beyond it a text is surely none."""

_SAFE = "()*+,/'!:-._~^"
_MARKS = {"f": "f", "f′": "f'", "f″": "f''", "f‴": "f'''", "numerical f′": "numerical"}
_CURVES = {mark: name for name, mark in _MARKS.items()}
_USUAL = Document(Chain())


class LinkError(ValueError):
    """A link that cannot be opened; the message says which part of it, and what was expected."""


def is_link(text: str) -> bool:
    """Tell whether a text begins as a link does.

    Examples
    --------
    >>> is_link("Chainrule:x^2"), is_link("x^2")
    (True, False)
    """
    return text.lstrip()[: len(SCHEME)].lower() == SCHEME


def link_of(document: Document) -> str:
    """Write a document as a link; what stands in the formula's place and means nothing is left out.

    Raises a LinkError for one that is too large or nests too deep to be read again.

    Examples
    --------
    >>> link_of(Document(parse("x^2 sin(x)"), x=3.0))
    'chainrule:x^2%20sin(x)?x=3&view=-1,1,-4,8'
    """
    parts = [f"{quote(key)}={quote(value, safe=_SAFE)}" for key, value in _parts(document)]
    formula = quote(document.formula, safe=_SAFE)
    link = f"{SCHEME}{formula}?{'&'.join(parts)}"
    try:
        from_link(link)
    except LinkError as error:
        raise LinkError(f"no link can hold this function: {error}") from error
    return link


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    yield "x", document.x_text or exact(document.x)
    if document.step != _USUAL.step:
        yield "h", document.step_text or exact(document.step)
    yield "view", ",".join(map(exact, (*document.x_range, *(document.y_range or ()))))
    if document.own_view:
        yield "own", "1"
    if any(document.logs):
        yield "log", "".join(axis for axis, log in zip("xy", document.logs, strict=True) if log)
    for own in document.parameters:
        ends = (own.low, own.high)
        usual = Parameter(own.name)
        range_ = map(exact, ends if ends != (usual.low, usual.high) else ())
        yield own.name, ",".join([own.text or exact(own.value), *range_])
    for pin in document.pins:
        yield "pin", f"{quote(pin.name, safe='')}:{format(pin.chain)}"
    if document.shown != DEFAULTS:
        yield "show", ",".join(_shown(document.shown))
    for key in ("family", "over", "level"):
        if text := getattr(document, key):
            yield key, text


def _shown(shown: Shown) -> Iterator[str]:
    yield from (_MARKS[name] for name in shown.curves if name in _MARKS)
    yield from (name for name in ("tangent", "points", "secant") if getattr(shown, name))
    if shown.taylor:
        yield f"taylor{shown.taylor}"


def from_link(text: str) -> Document:
    """Read a link.

    Raises
    ------
    LinkError
        If it is none, or a part of it cannot be read.

    Examples
    --------
    >>> from_link("chainrule:a*x^2?x=pi/2&a=3").values
    {'a': 3.0}
    """
    text = text.strip()
    if not is_link(text) or len(text) > LONGEST:
        raise LinkError(f"a link begins with {SCHEME} and a formula, such as {SCHEME}x^2?x=3")
    formula, _, rest = text[len(SCHEME) :].partition("?")
    formula = unquote(formula)
    found = _Parts(rest)
    try:
        chain = parse(formula)
    except FormulaError as error:
        raise LinkError(f"the link's formula: {error}") from error
    return found.document(chain, text_to_keep(formula, chain))


class _Parts:
    """What stands behind the formula of a link."""

    def __init__(self, text: str) -> None:
        self._given: dict[str, str] = {}
        self._pins: list[Pin] = []
        for part in filter(None, text.split("&")):
            key, _, value = (unquote(word) for word in part.partition("="))
            if key == "pin":
                self._pins.append(self._pin(value))
            elif key in _KEYS or is_parameter(key):
                self._given[key] = value
            else:
                raise LinkError(f"the link has '{shortened(key)}', which this version cannot read")

    def document(self, chain: Chain, text: str | None) -> Document:
        """Make the document; a ValueError of its own is one of the link."""
        given = self._given
        view = self._numbers("view", given.get("view", "-5,5"), (2, 4))
        x, step = given.get("x", "0.5"), given.get("h", exact(_USUAL.step))
        logs = given.get("log", "")
        try:
            return Document(
                chain,
                self._number("x", x),
                self._number("h", step),
                (view[0], view[1]),
                (view[2], view[3]) if view[2:] else None,
                "x" in logs,
                "y" in logs,
                text,
                number_to_keep(x),
                tuple(self._parameter(name) for name in chain.parameters),
                tuple(self._pins),
                self._shown(given.get("show")),
                family=given.get("family", ""),
                over=given.get("over", ""),
                own_view=given.get("own") == "1",
                step_text=number_to_keep(step),
                level=self._level(given.get("level", "")),
            )
        except LinkError:
            raise
        except ValueError as error:
            raise LinkError(f"the link cannot be opened: {error}") from error

    def _level(self, text: str) -> str:
        if text:
            self._number("level", text)
        return text

    def _parameter(self, name: str) -> Parameter:
        if name not in self._given:
            return Parameter(name)
        typed, *ends = self._given[name].split(",")
        found = Parameter(name, self._number(name, typed), text=number_to_keep(typed))
        if not ends:
            return found
        low, high = self._numbers(name, ",".join(ends), (2,))
        return replace(found, low=low, high=high)

    def _pin(self, value: str) -> Pin:
        name, _, formula = value.partition(":")
        try:
            return Pin(unquote(name), parse(formula))
        except ValueError as error:
            raise LinkError(f"the link's pin '{shortened(name)}': {error}") from error

    def _shown(self, value: str | None) -> Shown:
        if value is None:
            return DEFAULTS
        words = value.split(",")
        curves = tuple(_CURVES[word] for word in words if word in _CURVES)
        orders = {f"taylor{order}": order for order in range(1, MOST_TERMS + 1)}
        taylor = next((orders[word] for word in words if word in orders), 0)
        return Shown(curves, "tangent" in words, "points" in words, "secant" in words, taylor)

    def _numbers(self, key: str, value: str, counts: tuple[int, ...]) -> list[float]:
        words = value.split(",")
        if len(words) not in counts:
            expected = " or ".join(map(str, counts))
            raise LinkError(f"the link's {key} is {expected} numbers, not '{shortened(value)}'")
        return [self._number(key, word) for word in words]

    def _number(self, key: str, text: str) -> float:
        try:
            return number(text)
        except FormulaError as error:
            reason = f"expected a number; {error.reason}"
            raise LinkError(f"the link's {key} '{shortened(text)}': {reason}") from error


_KEYS = ("x", "h", "view", "own", "log", "show", "family", "over", "level")
