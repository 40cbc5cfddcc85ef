"""The package's own source as syntax trees, for tests that read code instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dan_van"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: its path from the root, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of the tree."""
        return ast.walk(self.tree)

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as an editor opens it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def strings(self) -> Iterator[tuple[ast.AST, str]]:
        """Every string literal that is no docstring, the fixed parts of f-strings included."""
        docs = {id(node.value) for node in self.nodes() if isinstance(node, ast.Expr)}
        for node in self.nodes():
            match node:
                case ast.Constant(value=str(text)) if id(node) not in docs:
                    yield node, text


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


def modules_outside(*folders: str) -> tuple[Module, ...]:
    """Every module that lies in none of these folders of the package."""
    prefixes = tuple(f"dan_van/{folder}" for folder in folders)
    return tuple(m for m in modules() if not m.path.startswith(prefixes))
