from core.export.code.numpy_code import NUMPY
from core.export.code.source import (
    Function,
    assignment,
    file_text,
    formula_line,
    parameters_of,
    returned,
)
from core.formula import parse


def test_only_what_is_used_is_imported_and_defined() -> None:
    imports = ["import math", "import numpy as np"]
    text = file_text(parse("x"), NUMPY, imports, ["y = silu(np.pi)"], "print(y)", "A remark.")
    assert text.startswith('"""f(x) = x and its derivative, in NumPy.\n\nWritten by Chainrule ')
    assert "\nA remark.\n" in text
    assert "import math" not in text
    assert "\n\nimport numpy as np\n\n\ndef sigmoid(a):" in text
    assert text.index("def sigmoid(a):") < text.index("def silu(a):") < text.index("y = silu")
    assert "def erf" not in text
    assert text.endswith('\n\n\nif __name__ == "__main__":\n    print(y)\n')


def test_what_comes_with_python_is_imported_first() -> None:
    imports = ["import math", "import numpy as np"]
    text = file_text(parse("x"), NUMPY, imports, ["y = erf(np.pi)"], "print(y)")
    assert "\n\nimport math\n\nimport numpy as np\n\n\ndef erf(a):" in text


def test_parameters_have_their_values() -> None:
    chain = parse("a_1 x + α").with_values(a_1=2.5)
    assert parameters_of(chain) == {"a_1": 2.5, "α": 1.0}
    text = Function("f", "It.", ("return x",)).text(parameters_of(chain))
    assert text == 'def f(x, a_1=2.5, α=1.0):\n    """It."""\n    return x'


def test_long_lines_are_broken_at_the_sum() -> None:
    assert assignment("y", ["a", "-b"]) == "y = a - b"
    assert assignment("y", ["a" * 50, "-" + "b" * 50]) == (
        f"y = (\n    {'a' * 50}\n    - {'b' * 50}\n)"
    )
    assert returned(["a", "b"]) == ["return a, b"]
    assert returned(["a" * 50, "b" * 50])[0] == "return ("


def test_a_formula_too_long_for_a_line_stands_above() -> None:
    assert formula_line(parse("x^2")) == "f(x) = x^2"
    assert formula_line(parse("+".join("x" * 60))).startswith("What the first lines")
