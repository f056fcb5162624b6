"""What the grammar makes of a formula's text."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from lark import Lark, UnexpectedCharacters, UnexpectedToken

from core.chain import Chain
from core.formula.builder import Builder
from core.formula.draft import Draft
from core.formula.error import FormulaError
from core.formula.mistakes import unexpected_character, unexpected_token
from core.formula.pasted import from_latex, is_latex
from core.formula.plain import Traced, plain
from core.formula.tokens import Reader

_parser = Lark(
    (Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8"),
    parser="lalr",
    lexer="basic",
    postlex=Reader(),
    transformer=Builder(),
    maybe_placeholders=False,
    keep_all_tokens=True,
)


def read(typed: str) -> Chain:
    """Read a formula that is neither empty nor too long; what else is wrong is a FormulaError."""
    traced = Traced.of(typed)
    traced = plain(from_latex(traced) if is_latex(typed) else traced)
    text, places = traced
    try:
        draft = _parser.parse(text)
        assert isinstance(draft, Draft)
        return draft.chain()
    except FormulaError as error:
        raise _placed(error, places) from None
    except UnexpectedToken as error:
        raise _placed(unexpected_token(traced, typed, error), places) from None
    except UnexpectedCharacters as error:
        position = cast("int", error.pos_in_stream)  # Lark declares it None
        raise _placed(unexpected_character(text, position), places) from None
    except ValueError as error:  # a Chain too deep: operators nest without a parenthesis
        raise FormulaError(str(error), 0, len(typed)) from None


def _placed(error: FormulaError, places: Sequence[int]) -> FormulaError:
    """Move a mistake from the text that was read to the one that was typed."""
    begin = min(error.position, len(places) - 1)
    end = min(error.position + error.length, len(places) - 1)
    length = max(places[end] - places[begin], 1)
    return FormulaError(error.reason, places[begin], length, error.short)
