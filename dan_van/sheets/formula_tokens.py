"""Whether a stored formula can only give a number: then an empty text is no result of it.

Formulas of the binary formats are tokens in reverse Polish order, so the last one that computes
something says what comes out. A token that is not known here settles nothing.
"""

from __future__ import annotations

import struct

STRING, ATTRIBUTE, FUNCTION, FUNCTION_OF_MANY = 0x17, 0x19, 0x21, 0x22
CHOOSE, SUM_OF_ONE = 0x04, 0x10
ARITHMETIC = frozenset({0x03, 0x04, 0x05, 0x06, 0x07, 0x12, 0x13, 0x14})
PARENTHESIS = 0x15
SIZES = {
    **dict.fromkeys(range(0x03, 0x17), 0),
    0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8,
    0x20: 7, 0x23: 4, 0x24: 4, 0x25: 8, 0x26: 6, 0x27: 6, 0x28: 6, 0x29: 2, 0x2A: 4, 0x2B: 8,
    0x2C: 4, 0x2D: 8, 0x39: 6, 0x3A: 6, 0x3B: 10, 0x3C: 6, 0x3D: 10,
    FUNCTION: 2, FUNCTION_OF_MANY: 3,
}  # fmt: skip
"""How many bytes follow each token of BIFF8; the classes of an operand share a size."""

NUMERIC_FUNCTIONS = frozenset(
    {0, 4, 5, 6, 7, 24, 25, 27, 32, 39, 169, 183, 197, 212, 213, 221, 228, 344, 345, 346, 347}
)
"""COUNT, SUM, AVERAGE, MIN, MAX, ABS, INT, ROUND, LEN, MOD, COUNTA, PRODUCT, TRUNC, ROUNDUP,
ROUNDDOWN, TODAY, SUMPRODUCT, SUBTOTAL, SUMIF, COUNTIF, COUNTBLANK."""


def gives_number(tokens: bytes) -> bool:
    """Whether the result of a formula of BIFF8 is a number (or an error) and never a text."""
    at, last = 0, False
    while at < len(tokens):
        token = tokens[at]
        kind = token if token < 0x20 else token & 0x1F | 0x20
        at += 1
        if kind == STRING:
            if at + 2 > len(tokens):
                return False
            at += 2 + tokens[at] * (2 if tokens[at + 1] & 1 else 1)
            last = False
            continue
        if kind == ATTRIBUTE:
            if at + 3 > len(tokens) or tokens[at] & CHOOSE:
                return False
            last = bool(tokens[at] & SUM_OF_ONE) or last
            at += 3
            continue
        size = SIZES.get(kind)
        if size is None or at + size > len(tokens):
            return False
        if kind in (FUNCTION, FUNCTION_OF_MANY):
            (number,) = struct.unpack_from("<H", tokens, at + size - 2)
            last = number & 0x7FFF in NUMERIC_FUNCTIONS
        elif kind != PARENTHESIS:
            last = kind in ARITHMETIC
        at += size
    return last
