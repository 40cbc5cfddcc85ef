from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.examples import examples
from tests.fuzz.targets import CORPUS, LARGEST_KEPT, Target, Undocumented, kept, targets

NAMES = ("workbook", "text", "period", "cell")
FILES = [path for name in NAMES for path in kept(name)]


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, Target]]:
    with ExitStack() as stack:
        yield targets(stack)


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.name}" for p in FILES])
def test_a_kept_example_gets_a_documented_answer(made: dict[str, Target], path: Path) -> None:
    assert made[path.parent.name].run(path.read_bytes())


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.parametrize("name", NAMES)
def test_new_examples_get_documented_answers(
    made: dict[str, Target], name: str, data: st.DataObject
) -> None:
    assert made[name].run(data.draw(examples(name)))


def test_the_corpus_is_of_every_target_and_small() -> None:
    assert {path.parent.name for path in FILES} == {path.name for path in CORPUS.iterdir()}
    assert {path.parent.name for path in FILES} == set(NAMES)
    assert all(path.stat().st_size <= LARGEST_KEPT for path in FILES)


def test_a_parser_that_breaks_its_word_is_found(
    made: dict[str, Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fuzz.targets.parse_count", lambda *_: -1)
    with pytest.raises(Undocumented, match="the count -1"):
        made["cell"].run(b"int:31")
