import pytest

from gui.formula.brackets import brings_partner, is_empty_pair, steps_over


def split(marked: str) -> tuple[str, int]:
    """Give a text and where the caret, written ‸, stands in it."""
    return marked.replace("‸", ""), marked.index("‸")


@pytest.mark.parametrize("marked", ["‸", "sin‸", "2+‸", "(‸)", "x ‸ + 1", "‸^2", "min(‸, 2)"])
@pytest.mark.parametrize("mark", "([{")
def test_what_opens_brings_what_closes(marked: str, mark: str) -> None:
    assert brings_partner(*split(marked), mark)


@pytest.mark.parametrize("marked", ["‸x+1", "‸(x)", "2‸3", "‸sin(x)", "x+1)‸", "‸)"])
def test_it_comes_alone_before_a_value_or_where_its_partner_waits(marked: str) -> None:
    assert not brings_partner(*split(marked), "(")


@pytest.mark.parametrize(
    ("marked", "brings"),
    [("‸", True), ("2*‸", True), ("sin(‸)", True), ("x‸", False), ("|x‸", False), ("|x + ‸", False),
     ("|x| + ‸", True), ("‸x", False)],
)  # fmt: skip
def test_a_bar_brings_another_only_where_it_must_open(marked: str, brings: bool) -> None:
    assert brings_partner(*split(marked), "|") is brings


@pytest.mark.parametrize(
    ("marked", "mark", "steps"),
    [("sin(x‸)", ")", True), ("((x‸)", ")", False), ("sin(x)‸", ")", False), ("(‸)", ")", True),
     ("[x‸]", "]", True), ("{x‸}", "}", True), ("[x‸]", ")", False), ("|x‸|", "|", True),
     ("|x| + ‸|y|", "|", False), ("|x + ‸|", "|", False), ("‸|x|", "|", False)],
)  # fmt: skip
def test_what_closes_steps_over_its_like_where_all_are_closed(
    marked: str, mark: str, steps: bool
) -> None:
    assert steps_over(*split(marked), mark) is steps


@pytest.mark.parametrize(
    ("marked", "is_empty"),
    [("sin(‸)", True), ("|‸|", True), ("{‸}", True), ("(x‸)", False), ("‸()", False),
     ("()‸", False), ("(‸]", False), ("((‸)", False), ("", False), ("|x|‸|x|", False)],
)  # fmt: skip
def test_a_pair_is_empty_around_the_caret(marked: str, is_empty: bool) -> None:
    text, at = split(marked) if marked else ("", 0)
    assert is_empty_pair(text, at) is is_empty
