from pathlib import Path

import pytest

from core.export import worksheet as module
from core.export.worksheet import PER_PAGE, worksheet, write_worksheet
from core.practice.exercises import exercises
from core.symbolic.worker import Found


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ask_each", lambda chains: (Found(None),) * len(chains))


def test_questions_and_answers_stand_on_pages_of_their_own() -> None:
    made = exercises("power", 1, 3, seed=1)
    text = worksheet(made, "Power rule", ".tex").decode()
    questions, answers = text.split(r"\newpage")
    assert questions.count(r"\item $\displaystyle f(x) = ") == 3
    assert answers.count(r"\item $\displaystyle f'(x) = ") == 3
    assert r"\section*{Power rule}" in questions


def test_a_pdf_is_the_same_each_time_and_has_as_many_pages_as_it_takes(tmp_path: Path) -> None:
    made = exercises("mixed", 3, PER_PAGE + 1, seed=1)
    path = tmp_path / "sheet.pdf"
    write_worksheet(path, made, "Mixed")
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page ") + content.count(b"/Type /Page\n") == 4
    assert worksheet(made, "Mixed", ".pdf") == content


def test_formulas_are_as_large_as_the_text_unless_the_paper_is_too_narrow() -> None:
    page = module._page("Mixed", ["f(x) = x^{2}", "f'(x) = " + " + ".join(["x^{2}"] * 40)], 1)
    title, _, short, number, long = page.texts
    assert short.get_fontsize() == number.get_fontsize() == module.SIZE
    assert float(long.get_fontsize()) < module.SIZE
    assert len({text.get_fontfamily()[0] for text in (title, short, number, long)}) == 1
    page.canvas.draw()
    assert long.get_window_extent().x1 <= page.bbox.width
