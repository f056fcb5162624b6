import errno
import os

import pytest

from core.document.file_errors import in_a_sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOENT, "No file", "/a/b.x"), "b.x is not there, or its folder is not."),
        (OSError(errno.EACCES, "the file is read-only", "/a/b.x"), "b.x is read-only."),
        (OSError(errno.EINVAL, "this is a pipe, not a file", "b"), "b is a pipe, not a file."),
        (OSError(errno.EIO, "Input/output error", b"/a/b"), "b: Input/output error."),
        (OSError(errno.EIO, "Input/output error", "/"), "/: Input/output error."),
        (OSError(errno.EIO, "Broken", 3), "3: Broken."),
        (OSError("something else."), "The file: something else."),
        (OSError(), "The file cannot be read or written."),
    ],
)  # fmt: skip
def test_errors_of_all_kinds_are_sentences(error: OSError, sentence: str) -> None:
    assert in_a_sentence(error) == sentence


def test_a_path_that_nobody_chose_is_told_whole() -> None:
    error = OSError(errno.EROFS, os.strerror(errno.EROFS), "/a/b")
    assert in_a_sentence(error, whole=True) == "/a/b lies where nothing can be written."


@pytest.mark.parametrize("number", [e for e in errno.errorcode if e != errno.EINPROGRESS])
def test_none_is_without_a_name_a_reason_and_a_full_stop(number: int) -> None:
    sentence = in_a_sentence(OSError(number, os.strerror(number), "/there/my.chainrule"))
    assert sentence.startswith("my.chainrule")
    assert sentence.endswith(".")
    assert "None" not in sentence
    assert "Errno" not in sentence
