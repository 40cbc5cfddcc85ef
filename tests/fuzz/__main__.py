"""`python -m tests.fuzz [MINUTES] [TARGET ...]`: fuzzes the readers and parsers by turns.

An example that fails is made small and kept in tests/fuzz/corpus, where the gate replays it; so is
the first example that gets a new kind of answer. Ends with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from contextlib import ExitStack
from hashlib import sha256

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning

from tests.fuzz.examples import examples
from tests.fuzz.targets import CORPUS, LARGEST_KEPT, Target, kept, targets

ROUND = 500
MOST_KEPT = 80
NAMES = ("workbook", "text", "period", "cell")


class Fuzzer:
    """One target: how much was tried, what was answered, what failed."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.tried = 0
        self.answers: Counter[str] = Counter()
        self.failures: list[str] = []
        self.last = b""
        for path in kept(target.name):
            self.answers.update(target.run(path.read_bytes()).split("+"))

    def round(self, number: int) -> None:
        """Try some hundred examples; a failure is made small and kept."""

        @seed(number)
        @settings(
            max_examples=ROUND,
            database=None,
            derandomize=False,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )
        @given(examples(self.target.name))
        def try_one(data: bytes) -> None:
            self.tried += 1
            self.last = data
            self._learn(data, self.target.run(data))

        try:
            try_one()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._failed(error)

    def _learn(self, data: bytes, answer: str) -> None:
        new = [code for code in answer.split("+") if code not in self.answers]
        self.answers.update(answer.split("+"))
        if new and len(data) <= LARGEST_KEPT and len(kept(self.target.name)) < MOST_KEPT:
            _keep(self.target.name, f"answer-{new[0]}", data)

    def _failed(self, error: BaseException) -> None:
        _keep(self.target.name, "found", self.last)
        where = traceback.extract_tb(error.__traceback__)[-1]
        self.failures.append(f"{type(error).__name__}: {error} at {where.filename}:{where.lineno}")
        _say(f"{self.target.name}: {self.failures[-1]}")
        _say(f"  example: {self.last[:200]!r}")


def _keep(name: str, label: str, data: bytes) -> None:
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    safe = "".join(c if c.isalnum() or c in "._-" else "_" for c in label)[:60]
    (folder / f"{safe}-{sha256(data).hexdigest()[:8]}").write_bytes(data)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Fuzz until the minutes are over; print how much was tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("minutes", type=float, nargs="?", default=1.0)
    parser.add_argument("targets", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--seed", type=int, default=None, help="the first round's number")
    told = parser.parse_args()
    warnings.simplefilter("ignore", HypothesisWarning)  # a large example is meant
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell has jobs ignore the first
        signal.signal(ending, signal.default_int_handler)
    dice = random.Random(told.seed)  # noqa: S311 - examples, not secrets
    end = time.monotonic() + told.minutes * 60
    with ExitStack() as stack:
        made = targets(stack)
        fuzzers = [Fuzzer(made[name]) for name in told.targets or NAMES]
        try:
            while time.monotonic() < end:
                for fuzzer in fuzzers:
                    fuzzer.round(dice.getrandbits(60))
        except KeyboardInterrupt:
            _say("interrupted")
    for fuzzer in fuzzers:
        _say(
            f"{fuzzer.target.name}: {fuzzer.tried:,} examples, {len(fuzzer.answers)} kinds of"
            f" answers, {len(fuzzer.failures)} failures"
        )
    return 1 if any(fuzzer.failures for fuzzer in fuzzers) else 0


if __name__ == "__main__":
    sys.exit(main())
