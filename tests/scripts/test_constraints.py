"""What the scripts install: the versions that constraints.txt and constraints-lowest.txt name."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version


def pinned(path: Path) -> dict[str, Version]:
    """Give the version of each package that a list names for this Python."""
    lines = path.read_text(encoding="utf-8").splitlines()
    named = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {
        canonicalize_name(one.name): Version(str(one.specifier).removeprefix("=="))
        for one in named
        if one.marker is None or one.marker.evaluate()
    }


def required(root: Path) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = [
        Requirement(text)
        for text in (*project["dependencies"], *project["optional-dependencies"]["test"])
    ]
    return [one for one in found if one.marker is None or one.marker.evaluate()]


def test_the_lowest_versions_are_those_of_the_project(root: Path) -> None:
    lowest = pinned(root / "constraints-lowest.txt")
    for requirement in required(root):
        (floor,) = (s.version for s in requirement.specifier if s.operator == ">=")
        assert lowest[canonicalize_name(requirement.name)] == Version(floor), requirement


def test_the_exact_versions_are_among_those_that_the_project_allows(root: Path) -> None:
    exact = pinned(root / "constraints.txt")
    for requirement in required(root):
        assert exact[canonicalize_name(requirement.name)] in requirement.specifier
