from core.document import Shown
from core.export.drawing.key import ROW, key_of
from core.export.drawing.labels import Entry
from core.export.inks import LIGHT
from tests.core.export.drawing.paper import Paper, has


def entry(words: str) -> Entry:
    return Entry(words, "#000000", "#000000", 2.0)


def test_a_key_has_as_many_rows_as_it_needs() -> None:
    assert key_of([], 100) == ([], 0.0)
    entries = [entry("one"), entry("two"), entry("a name that is longer than all the rest")]
    samples, height = key_of(entries, 150)
    assert height == 2 * ROW
    assert [sample.entry for sample in samples] == entries
    assert samples[0].y == samples[1].y > samples[2].y
    assert samples[0].x == samples[2].x == 0
    assert samples[0].words.box[2] < samples[1].x


def test_samples_look_as_what_they_stand_for() -> None:
    paper = Paper("x", Shown(points=True), x=0.5, x_range=(-1.0, 1.0), y_range=(-0.5, 0.5))
    told = {words.text: words for words in paper.laid.words}
    for text, colour in (("f", LIGHT.curves["f"]), ("root", LIGHT.text)):
        left, bottom, _, top = told[text].box
        assert has(paper.box(left - 25, bottom, left, top), colour).any()
