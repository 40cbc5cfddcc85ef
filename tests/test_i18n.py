"""Every text has both languages, every key in code has a text, every text is used by code."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any

import pytest

from dan_van import errors
from dan_van.cli.app import build
from dan_van.domain.wording import Label, Message
from dan_van.entities import ENTITIES
from dan_van.i18n import LANGUAGES, TEXTS, Words
from tests.source_tree import Module, modules

ERROR_CLASSES = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.DanVanError)
}
PROBLEM_MAKERS = {"problem", "CellProblem", "Problem"}
ALWAYS_GIVEN = {"value", "suggestion", "field"}
"""What every `problem.*` text may use beside the facts of its problem."""

KEY = re.compile(r"(error|hint|problem|refused|help|option|argument|word|import|show)\.[\w.]+")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def facts_needed(key: str) -> set[str]:
    """The facts that a text needs: `quoted_path` is made of `path`, `program` comes with words."""
    found = (gaps(TEXTS[key].vi) | gaps(TEXTS[key].en)) - {"program"}
    return {"path" if n == "quoted" else n.removeprefix("quoted_") for n in found}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_text_has_both_languages_with_the_same_gaps(key: str) -> None:
    label = TEXTS[key]
    assert label.vi.strip(), f"{key}: the Vietnamese text is missing"
    assert label.en.strip(), f"{key}: the English text is missing"
    assert gaps(label.vi) == gaps(label.en), f"{key}: the gaps differ"


def test_no_key_stands_in_two_files() -> None:
    seen: dict[str, str] = {}
    for module in modules():
        if not module.path.startswith("dan_van/i18n/"):
            continue
        for node in module.nodes():
            match node:
                case ast.Dict(keys=[*keys]):
                    for key in keys:
                        if isinstance(key, ast.Constant) and isinstance(key.value, str):
                            assert key.value not in seen, f"{key.value}: {seen.get(key.value)}"
                            seen[key.value] = module.at(key)


def test_labels_of_declarations_have_both_languages() -> None:
    for entity in ENTITIES:
        labels = [entity.label, entity.plural]
        labels += [field.label for field in entity.fields]
        labels += [choice.label for field in entity.fields for choice in field.choices]
        for label in labels:
            assert label.vi.strip(), f"{entity.name}: {label}"
            assert label.en.strip(), f"{entity.name}: {label}"


def constants(node: ast.AST | None) -> Iterator[str]:
    """The texts that an expression may be: a literal, or either side of a condition."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from constants(body)
            yield from constants(other)


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def argument(call: ast.Call, place: int, name: str) -> ast.AST | None:
    """An argument by its place or by its name."""
    if place < len(call.args):
        return call.args[place]
    return next((k.value for k in call.keywords if k.arg == name), None)


@cache
def calls() -> tuple[tuple[Module, ast.Call], ...]:
    return tuple(
        (module, node)
        for module in modules()
        if not module.path.startswith("dan_van/i18n/")
        for node in module.nodes()
        if isinstance(node, ast.Call)
    )


def test_every_error_has_a_text() -> None:
    found = [
        (module.at(call), code)
        for module, call in calls()
        if called(call) in ERROR_CLASSES
        for code in constants(argument(call, 0, "code"))
    ]
    assert len(found) > 40
    for where, code in found:
        assert f"error.{code}" in TEXTS, f"{where}: add error.{code} to i18n/errors.py"


def test_every_message_has_a_text() -> None:
    found = [
        (module.at(call), key)
        for module, call in calls()
        if called(call) in {"Message", "Unreadable", "refused"}
        for key in constants(argument(call, 0, "key"))
    ]
    assert len(found) > 60
    for where, key in found:
        known = key in TEXTS or f"error.{key}" in TEXTS  # a rule's reason becomes an error
        assert known, f"{where}: add {key} to a file of i18n"


def test_every_problem_has_a_text() -> None:
    found = [
        (module.at(call), code)
        for module, call in calls()
        if called(call) in PROBLEM_MAKERS
        for code in constants(argument(call, 1 if called(call) == "problem" else 0, "code"))
    ]
    assert len(found) > 40
    for where, code in found:
        assert f"problem.{code}" in TEXTS, f"{where}: add problem.{code} to i18n/problems.py"


def test_every_literal_that_looks_like_a_key_has_a_text() -> None:
    for module in modules():
        if module.path.startswith("dan_van/i18n/"):
            continue
        for node, text in module.strings():
            if KEY.fullmatch(text):
                assert text in TEXTS, f"{module.at(node)}: add {text} to a file of i18n"


def dictionary(node: ast.AST | None, function: ast.AST | None) -> set[str] | None:
    """The keys of a dictionary display, also of one given a name; None when they are not known."""
    match node:
        case None:
            return set()
        case ast.Dict(keys=keys) if all(isinstance(k, ast.Constant) for k in keys):
            return {str(k.value) for k in keys if isinstance(k, ast.Constant)}
        case ast.Name(id=name) if function is not None:
            given = [
                n.value
                for n in ast.walk(function)
                if isinstance(n, ast.Assign | ast.AnnAssign)
                and any(isinstance(t, ast.Name) and t.id == name for t in targets(n))
            ]
            known = [dictionary(value, None) for value in given]
            return set().union(*(k for k in known if k)) if known and None not in known else None
        case _:
            return None


def targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def functions_with_calls() -> Iterator[tuple[Module, ast.AST, ast.Call]]:
    for module in modules():
        for node in module.nodes():
            if isinstance(node, ast.FunctionDef):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Call):
                        yield module, node, inner


def test_errors_carry_the_facts_that_their_texts_need() -> None:
    checked = 0
    for module, call in calls():
        if called(call) not in ERROR_CLASSES or any(k.arg is None for k in call.keywords):
            continue
        given = {str(k.arg) for k in call.keywords}
        for code in constants(argument(call, 0, "code")):
            needed = facts_needed(f"error.{code}")
            needed |= facts_needed(f"hint.{code}") if f"hint.{code}" in TEXTS else set()
            assert needed <= given, f"{module.at(call)}: {code} also needs {needed - given}"
            checked += 1
    assert checked > 40


def test_messages_carry_the_facts_that_their_texts_need() -> None:
    checked = 0
    for module, function, call in functions_with_calls():
        if called(call) != "Message":
            continue
        given = dictionary(argument(call, 1, "facts"), function)
        for key in constants(argument(call, 0, "key")):
            if given is not None and key in TEXTS:
                missing = facts_needed(key) - given
                assert not missing, f"{module.at(call)}: {key} also needs {missing}"
                checked += 1
    assert checked > 50


def test_problems_carry_the_facts_that_their_texts_need() -> None:
    checked = 0
    for module, function, call in functions_with_calls():
        name = called(call)
        if name not in PROBLEM_MAKERS:
            continue
        given = dictionary(argument(call, 99, "facts"), function)
        for code in constants(argument(call, 1 if name == "problem" else 0, "code")):
            if given is not None:
                missing = facts_needed(f"problem.{code}") - given - ALWAYS_GIVEN
                assert not missing, f"{module.at(call)}: {code} also needs {missing}"
                checked += 1
    assert checked > 30


def test_every_text_is_used() -> None:
    literals: set[str] = set()
    starts: set[str] = set()  # of f-strings that make a key: f"problem.{code}"
    for module in modules():
        if module.path.startswith("dan_van/i18n/"):
            continue
        literals |= {text for _, text in module.strings()}
        for node in module.nodes():
            match node:
                case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
                    starts.add(start)

    def is_made(key: str) -> bool:
        tails = [key.removeprefix(s) for s in starts if key.startswith(s) and key != s]
        return key in literals or any(is_made(tail) for tail in tails)

    def is_used(key: str) -> bool:
        space, _, name = key.partition(".")
        if space == "hint":
            return f"error.{name}" in TEXTS
        if space == "placeholder":
            return any(re.search(rf"\b{name}\b", text) for text in literals)
        if space == "os":  # by the names of the operating system's errors
            return hasattr(errno, name)
        return is_made(key)

    dead = [key for key in TEXTS if not is_used(key)]
    assert not dead, f"delete from i18n: {', '.join(dead)}"


def walk(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every command of the tree with its full name."""
    yield path, command
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from walk(command.get_command(None, name), f"{path} {name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_has_help(language: str) -> None:
    commands = dict(walk(build(Words(language)), "dan-van"))
    assert len(commands) > 25
    for path, command in commands.items():
        assert_is_help(command.help, f"{path} has no help")
        for parameter in command.params:
            assert_is_help(parameter.help, f"{path}: {parameter.name} has no help")


def assert_is_help(text: str | None, what: str) -> None:
    assert text, what
    assert text.strip(), what
    assert not re.fullmatch(r"[a-z]+[.:][\w.:]+", text), f"{what}: {text} is a key without a text"


@pytest.mark.parametrize("language", LANGUAGES)
def test_options_of_one_command_differ_in_their_help(language: str) -> None:
    for path, command in walk(build(Words(language)), "dan-van"):
        helps = [p.help for p in command.params if p.param_type_name == "option"]
        twice = {text for text in helps if helps.count(text) > 1}
        assert not twice, f"{path}: two options with the help {twice}"


def test_facts_that_are_messages_are_said_in_the_same_language() -> None:
    inner = Message("word.yes")
    for language in LANGUAGES:
        words = Words(language)
        said = words.say(Message("error.value_required", {"field": inner}))
        assert words.say(inner) in said


def test_quoted_facts_can_be_pasted_into_a_shell() -> None:
    words = Words("en")
    facts: Mapping[str, object] = {"path": "/a folder/so'.db"}
    assert "'/a folder/so'\"'\"'.db'" in words.say(Message("hint.register_missing", facts))


def test_commands_in_a_text_go_to_the_register_of_this_run() -> None:
    said = Words("en", "dan-van --db so.db").say(Message("hint.record_unknown", {"command": "x y"}))
    assert said == "All codes: dan-van --db so.db x y"


def test_label_is_said_in_the_language_asked_for() -> None:
    label = Label("Đơn vị", "Unit")
    assert [Words(language).say(label) for language in LANGUAGES] == ["Đơn vị", "Unit"]


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 unit has not reported: X."), (22, "22 units have not reported: X.")],
)
def test_a_count_has_the_words_behind_it_that_go_with_it(count: int, said: str) -> None:
    message = Message("totals.missing", {"count": count, "names": "X"})
    assert Words("en").say(message) == said
    assert Words("vi").say(message) == f"{count} đơn vị chưa báo cáo: X."
