"""The diagram of a chain in TikZ, which LaTeX draws."""

import re

from core.chain.parameters import GREEK
from core.digits import SUPERSCRIPTS
from core.document import Document
from core.document.text import title
from core.export.diagram.layout import Place, diagram
from core.export.diagram.paper import Shape, Words, on_paper
from core.export.inks import LIGHT

_NORMAL = {chr(raised): chr(normal) for normal, raised in SUPERSCRIPTS.items()}
_RAISED = re.compile(f"[{''.join(_NORMAL)}]+")
_LOWERED = re.compile("[₀-₉]+")

_SIGNS = str.maketrans({
    "−": "$-$", "×": r"$\times$", "÷": r"$\div$", "←": r"$\leftarrow$", "∂": r"$\partial$",
    "≈": r"$\approx$", "≤": r"$\leq$", "<": "$<$", "√": r"$\sqrt{\ }$", "∛": r"$\sqrt[3]{\ }$",
    "°": r"$^\circ$", "π": r"$\pi$", "Γ": r"$\Gamma$", "ᵇ": "$^b$", "∞": r"$\infty$",
    "^": r"\textasciicircum{}", "%": r"\%",
    **{letter: rf"$\{name}$" for name, letter in GREEK.items()},
})  # fmt: skip

_COLOURS = {"forward": LIGHT.words["f"], "backward": LIGHT.words["f′"], "line": LIGHT.muted}

_TIKZ_HEAD = r"""% {title}
% In a document: \usepackage{{tikz}}, and \input of this file.
\begin{{tikzpicture}}[
  forward/.style={{font=\footnotesize, text=forward, inner sep=0pt}},
  backward/.style={{font=\footnotesize, text=backward, inner sep=0pt}},
  block/.style={{draw=line, fill=line!8, rounded corners=1mm, inner sep=0pt}},
  letter/.style={{draw=line, fill=white, circle, inner sep=0pt}},
  end/.style={{letter}}, number/.style={{fill=white, inner sep=0pt}},
  wire/.style={{draw=line, -latex, rounded corners=0.3mm}}]
{colours}"""


def as_tikz(document: Document) -> str:
    r"""Write a document's diagram as a tikzpicture, which a LaTeX document takes in by \input."""
    paper = on_paper(diagram(document))
    colours = "\n".join(
        rf"  \definecolor{{{name}}}{{HTML}}{{{colour[1:]}}}" for name, colour in _COLOURS.items()
    )
    lines = [_TIKZ_HEAD.format(title=title(document).replace("\n", " "), colours=colours)]
    lines += [rf"  \draw[wire] {' -- '.join(map(_point, line))};" for line in paper.lines]
    lines += [rf"  \fill[line] {_point(dot)} circle (0.6mm);" for dot in paper.dots]
    lines += map(_node, paper.shapes)
    lines += map(_words, paper.words)
    return "\n".join([*lines, r"\end{tikzpicture}", ""])


def _point(place: Place) -> str:
    return f"({place[0]:.2f}, {place[1]:.2f})"


def _node(shape: Shape) -> str:
    wide, high = (2 * half for half in shape.half)
    size = f"minimum width={wide:.2f}cm, minimum height={high:.2f}cm"
    at, text = _point((shape.x, shape.y)), _tex(shape.text)
    return rf"  \node[{shape.kind}, {size}] at {at} {{{text}}};"


def _words(words: Words) -> str:
    anchor = "west" if words.side == "left" else "south" if words.up else "north"
    at, text = _point((words.x, words.y)), _tex(words.text)
    return rf"  \node[{words.role}, anchor={anchor}] at {at} {{{text}}};"


def _tex(text: str) -> str:
    """Write a label or a number so that any LaTeX sets it."""
    text = _RAISED.sub(lambda found: f"$^{{{_plain(found[0])}}}$", text.translate(_SIGNS))
    return _LOWERED.sub(lambda found: f"$_{{{_lowered(found[0])}}}$", text)


def _plain(raised: str) -> str:
    return "".join(_NORMAL[character] for character in raised)


def _lowered(index: str) -> str:
    return "".join(str(ord(character) - ord("₀")) for character in index)
