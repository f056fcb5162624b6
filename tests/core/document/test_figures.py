"""What figures carry, found again however they were handled, and never more than that."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.document.figures import NAME, carried, is_figure, with_words

HELD = r'{"text": "a (b) \\ <&> \u03b1"}'
SVG = b'<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg">\n<g/></svg>'


def png(text: str, *, compressed: bool = False) -> bytes:
    info, content = PngInfo(), io.BytesIO()
    info.add_text("Title", "something else")
    info.add_itxt(NAME, text, zip=compressed)
    Image.new("RGB", (3, 2)).save(content, "png", pnginfo=info)
    return content.getvalue()


def pdf(text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)")
    return f"%PDF-1.4\n<< /Title (f) /Keywords ({escaped}) >>".encode()


def test_a_document_is_found_in_each_kind_of_figure() -> None:
    for figure in (png(HELD), with_words(SVG, "a <curve>", HELD), pdf(HELD)):
        assert is_figure(figure)
        assert carried(figure) == HELD.encode()


def test_a_drawing_has_words_for_a_screen_reader_before_all_else() -> None:
    drawing = with_words(SVG, "a <curve>", HELD).decode()
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="img">\n <desc>a &lt;curve&gt;' in drawing
    assert drawing.endswith("<g/></svg>")
    with pytest.raises(ValueError, match="no SVG"):
        with_words(b"<html/>", "", HELD)


@pytest.mark.parametrize(
    "figure",
    [b"", b"{}", SVG, b"<svg", b'<svg id="chainrule">', b"%PDF-1.4 /Keywords (open", pdf("")[:20],
     b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 2**32 - 1, b"tEXt") + b"a\0b",
     png(HELD, compressed=True), with_words(SVG, "", HELD)[:-60]],
)  # fmt: skip
def test_where_nothing_whole_is_carried_there_is_nothing(figure: bytes) -> None:
    assert carried(figure) is None


def test_a_drawing_that_declares_entities_is_not_read() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    figure = SVG.replace(b"<!DOCTYPE svg>", bomb).replace(b"<g/>", b'<g id="chainrule">&b;</g>')
    assert carried(figure) is None
    outside = b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    figure = SVG.replace(b"<!DOCTYPE svg>", outside).replace(b"<g/>", b'<g id="chainrule">&a;</g>')
    assert carried(figure) is None


@given(st.sampled_from([png(HELD), with_words(SVG, "w", HELD), pdf(HELD)]), st.data())
def test_damage_is_never_an_error(figure: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(figure)))
    damaged = figure[:start] + data.draw(st.binary(max_size=9)) + figure[start + 3 :]
    assert isinstance(carried(damaged), bytes | None)


@pytest.mark.parametrize("key", ["Title", "Comment"])
def test_other_texts_of_a_picture_are_passed_over(key: str) -> None:
    chunk = key.encode() + b"\0" + HELD.encode()
    body = struct.pack(">I", len(chunk)) + b"tEXt" + chunk
    other = b"\x89PNG\r\n\x1a\n" + body + struct.pack(">I", zlib.crc32(b"tEXt" + chunk))
    assert carried(other) is None
