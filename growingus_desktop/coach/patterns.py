"""Phrases as patterns over words and word classes, matched through one shared index.

A pattern is written as words with a space between them:

=========== ==========================================================================
``never``   that word
``<trait>`` any word or phrase of that class
``(a|b c)`` one of these; each may be several words or classes
``(a|b)?``  the same, or nothing
``word?``   the word, or nothing
``*3``      up to three words of any kind, within the clause; at the end it says nothing
``^``       here a sentence begins, fillers and forms of address aside
``~``       here a clause begins
``$``       here a sentence ends, forms of address aside
=========== ==========================================================================

Words of the class ``skip`` ("really", "just") may stand anywhere inside a pattern.
"""

import re
from typing import Final, NamedTuple

_PIECE: Final = re.compile(r"\(|\)\??|\||[^\s()|]+")
_MAX_STEPS: Final = 4000
SKIP: Final = "<skip>"


class _Node:
    __slots__ = ("accepts", "anything", "edges", "shared")

    def __init__(self) -> None:
        self.edges: dict[str, list[_Node]] = {}
        self.anything: list[_Node] = []
        self.accepts: list[tuple[int, bool]] = []
        self.shared: dict[str, _Node] = {}


class Lattice(NamedTuple):
    """What can be read at each word, and where a sentence or a clause begins and ends.

    `keys[i]` holds (word or <class>, index after it). `joins[i]` is False where a comma stands
    before word i; `sentence_end[i]` is the index after the last word of i's sentence;
    `core_end[i]` the same without a closing form of address.
    """

    keys: list[list[tuple[str, int]]]
    joins: list[bool]
    begins: list[bool]
    clause: list[bool]
    sentence_end: list[int]
    core_end: list[int]


class Match(NamedTuple):
    """A pattern's number and the words [start, end) it covers."""

    number: int
    start: int
    end: int


class PatternIndex:
    """All patterns of one kind, walked together.

    A pattern is worked out when a text first holds a word it can begin with, so that loading a
    language costs little.
    """

    def __init__(self) -> None:
        self._root = _Node()
        self._waiting: dict[str, list[tuple[int, str]]] = {}

    def add(self, number: int, written: str) -> None:
        """Add a pattern under a number of the caller's."""
        for key in _first_keys(written):
            self._waiting.setdefault(key, []).append((number, written))

    def check(self) -> None:
        """Work out every pattern now.

        Raises:
            ValueError: if one is written wrongly or would match an empty stretch.
        """
        self._wake(list(self._waiting))

    def matches(self, lattice: Lattice) -> list[Match]:
        """Every match, from left to right."""
        waiting = self._waiting
        if waiting:
            self._wake([key for keys in lattice.keys for key, _ in keys if key in waiting])
        found: list[Match] = []
        for start in range(len(lattice.keys)):
            self._from(lattice, start, found)
        return found

    def _wake(self, keys: list[str]) -> None:
        for key in keys:
            for number, written in self._waiting.pop(key, ()):
                self._build(number, written)

    def _build(self, number: int, written: str) -> None:
        elements, at_end = _elements(written)
        ends: list[_Node] = [self._root]
        for element in elements:
            ends = _extend(ends, element)
        if any(node is self._root for node in ends):
            raise ValueError(f"the pattern {written!r} can match nothing at all")
        for node in ends:
            if (number, at_end) not in node.accepts:
                node.accepts.append((number, at_end))

    def _first_steps(self, lattice: Lattice, start: int) -> list[tuple[_Node, int]]:
        root = self._root.edges
        keys = lattice.keys[start]
        steps = [(target, after) for key, after in keys for target in root.get(key, ())]
        for anchor, here in (("^", lattice.begins[start]), ("~", lattice.clause[start])):
            for node in root.get(anchor, ()) if here else ():
                steps += [
                    (target, after) for key, after in keys for target in node.edges.get(key, ())
                ]
        return steps

    def _from(self, lattice: Lattice, start: int, found: list[Match]) -> None:
        keys, joins = lattice.keys, lattice.joins
        end_of_sentence = lattice.sentence_end[start]
        stack = self._first_steps(lattice, start)
        seen: set[tuple[int, int]] = set()
        steps = 0
        while stack and steps < _MAX_STEPS:
            steps += 1
            node, place = stack.pop()
            for number, at_end in node.accepts:
                if (not at_end or place >= lattice.core_end[start]) and (number, place) not in seen:
                    seen.add((number, place))
                    found.append(Match(number, start, place))
            if place >= end_of_sentence:
                continue
            edges = node.edges
            for key, after in keys[place]:
                if key in edges:
                    stack += [(target, after) for target in edges[key]]
                elif key == SKIP:
                    stack.append((node, after))
            if node.anything and joins[place]:
                stack += [(target, place + 1) for target in node.anything]


class _Choice:
    """A bracket: its options, and how it was written."""

    __slots__ = ("options", "written")

    def __init__(self, options: "tuple[tuple[_Element, ...], ...]", written: str) -> None:
        self.options = options
        self.written = written


_Element = str | int | _Choice


def _elements(written: str) -> tuple[list[_Element], bool]:
    """A pattern's elements, and whether it holds only at the end of a sentence."""
    pieces = _PIECE.findall(written)
    options, _ = _parse(pieces)
    if len(options) != 1 or pieces.count("(") != pieces.count(")") + pieces.count(")?"):
        raise ValueError(f"brackets don't match in the pattern {written!r}")
    elements = list(options[0])
    while isinstance(elements[-1], int):
        elements.pop()
    at_end = elements[-1] == "$"
    return (elements[:-1] if at_end else elements), at_end


def _first_keys(written: str) -> set[str]:
    """Every word or class a match of the pattern can begin with."""
    keys: set[str] = set()
    depth = 0
    fresh = True
    optional = False
    for piece in _PIECE.findall(written):
        if piece == "(":
            depth += 1
        elif piece == "|":
            fresh = True
        elif piece in {")", ")?"}:
            depth -= 1
            optional = optional or piece == ")?"
            if depth == 0:
                if not optional:
                    break
                fresh, optional = True, False
        elif piece in {"^", "~"}:
            continue
        elif fresh:
            keys.add(piece.removesuffix("?"))
            fresh = depth > 0 and piece.endswith("?")
            if depth == 0:
                if not piece.endswith("?"):
                    break
                fresh = True
    return keys


def _parse(pieces: list[str], place: int = 0) -> tuple[tuple[tuple[_Element, ...], ...], int]:
    """The options of a bracket, or of the whole pattern, from `place` on."""
    options: list[tuple[_Element, ...]] = []
    current: list[_Element] = []
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        if piece == "|":
            options.append(tuple(current))
            current = []
        elif piece in {")", ")?"}:
            options.append(tuple(current))
            if piece == ")?":
                options.append(())
            return tuple(options), place
        elif piece == "(":
            begin = place
            inner, place = _parse(pieces, place)
            current.append(_Choice(inner, " ".join(pieces[begin:place])))
        elif piece[0] == "*" and piece[1:].isdigit():
            current.append(int(piece[1:]))
        elif piece.endswith("?"):
            current.append(_Choice(((piece[:-1],), ()), piece))
        else:
            current.append(piece)
    return (*options, tuple(current)), place


def _extend(ends: list[_Node], element: _Element) -> list[_Node]:
    if isinstance(element, int):
        return _gap(ends, element)
    if isinstance(element, _Choice):
        return _choose(ends, element)
    if len(ends) == 1:
        known = ends[0].shared.get(element)
        if known is not None:
            return [known]
    target = _Node()
    for node in ends:
        node.edges.setdefault(element, []).append(target)
    if len(ends) == 1:
        ends[0].shared[element] = target
    return [target]


def _choose(ends: list[_Node], choice: _Choice) -> list[_Node]:
    known = ends[0].shared.get(choice.written) if len(ends) == 1 else None
    optional = () in choice.options
    if known is not None:
        return [*ends, known] if optional else [known]
    target = _Node()
    others: list[_Node] = []
    for option in choice.options:
        if not option:
            continue
        last = option[-1]
        places = ends
        for element in option[:-1]:
            places = _extend(places, element)
        if isinstance(last, str):
            for node in places:
                node.edges.setdefault(last, []).append(target)
        else:
            others += _extend(places, last)
    if len(ends) == 1 and not others:
        ends[0].shared[choice.written] = target
    return [*(ends if optional else ()), target, *others]


def _gap(ends: list[_Node], most: int) -> list[_Node]:
    reached = list(ends)
    frontier = ends
    for _ in range(most):
        step = _Node()
        for node in frontier:
            node.anything.append(step)
        frontier = [step]
        reached.append(step)
    return reached
