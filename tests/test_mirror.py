"""Every module with code has a test file of its name, in the same folder below tests."""

import ast
from pathlib import Path

import pytest

STARTED = {"core/export/__main__.py", "core/symbolic/__main__.py"}
"""Run as programs of their own: the tests of `worker` beside them and tests/e2e start them."""


def has_code(module: Path) -> bool:
    """Tell whether a module does something; constants and records need no test."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


@pytest.mark.parametrize("package", ["core", "gui", "scripts"])
def test_tests_mirror_the_code(root: Path, package: str) -> None:
    modules = [path.relative_to(root) for path in sorted((root / package).rglob("*.py"))]
    missing = [
        f"{module} has no tests/{module.with_name(f'test_{module.name}')}"
        for module in modules
        if module.as_posix() not in STARTED
        and module.name != "__init__.py"
        and has_code(root / module)
        and not (root / "tests" / module.with_name(f"test_{module.name}")).exists()
    ]
    assert not missing, "\n".join(missing)
