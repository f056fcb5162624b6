import pytest

from core.document import Document
from core.export import report, tex
from core.export.texts import SUFFIXES, written
from core.export.wanted import LANGUAGES, USUAL, Wanted
from core.formula import parse
from core.symbolic.worker import Found


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_of_a_text_has_a_writer(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Found("2*x", ""), Found("2", ""), Found("0", "")
    for module in (tex, report):
        monkeypatch.setattr(module, "ask_orders", lambda chain: found)
    # A table with tabs begins with the names of its columns, as spreadsheets take it.
    told = "f(x)" if suffix == ".tsv" else "x^2"
    assert told in written(Document(parse("x^2")), suffix, USUAL)


def test_code_is_in_the_language_that_is_wanted() -> None:
    from core.export.code import LANGUAGES as WRITTEN

    assert tuple(WRITTEN) == LANGUAGES
    document = Document(parse("x^2"), x=3.0)
    assert "import torch" in written(document, ".py", Wanted(code="torch"))
    assert "print(f(3.0), f_prime(3.0))" in written(document, ".py", USUAL)
