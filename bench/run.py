"""How fast it is, beside others on the same Markdown, in turn: one of each, and again.

In: generated journals. Out: Markdown on stdout, ready for docs/performance.md; progress on stderr.
Run: nox -s bench [-- --weeks 520 5200 --runs 5 --saves 12 --peers hugo pelican --only cold edit]
"""

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from bench.audits import audits, audits_table
from bench.contenders import CONTENDERS, OURS, Bench, lay_out, version
from bench.generate import WEEKS
from bench.goals import Figures, Outcome
from bench.machine import machine
from bench.memory import peak, weigh
from bench.served import NotServedError, waits
from bench.shares import shares
from bench.tables import shares_table, tables
from bench.timing import Run, after_edit, build, cold, new_words

BUILDS: Mapping[str, Callable[[Bench, Iterator[str]], Figures]] = {
    "cold": lambda bench, _: _cold(cold(bench)),
    "edit": lambda bench, words: {"edit": after_edit(bench, next(words)).seconds},
    "nothing": lambda bench, _: {"nothing": build(bench).seconds},
    "memory": lambda bench, _: {"memory": peak(bench)},
}
"""What is done once in each run, and the figures that come of it."""

SCENARIOS = (*BUILDS, "served", "shares", "audit")
GROWING = ("cold", "edit", "nothing")
PEERS = tuple(contender.program for contender in CONTENDERS if contender is not OURS)
BLOCKS = 3
"""Turns of each preview; the saves of one turn follow each other."""


def main() -> None:
    """Generate, measure, print."""
    asked = _arguments()
    words = new_words()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        benches = list(_contenders(Path(name), asked.weeks[0], asked.peers))
        lengths = [benches[0], *(_ours(Path(name), weeks) for weeks in asked.weeks[1:])]
        sizes = [_first(bench) for bench in benches]
        builds = _in_turn(benches, [each for each in BUILDS if each in asked.only], asked.runs, words)
        previews = _previews(benches, asked.saves, words) if "served" in asked.only else [{} for _ in benches]
        whole = ({**a, **b, **c} for a, b, c in zip(sizes, builds, previews, strict=True))
        compared = {bench.contender.name: figures for bench, figures in zip(benches, whole, strict=True)}
        grown = _growth(lengths, [each for each in GROWING if each in asked.only], asked.runs, words)
        print("\n".join((*_head(benches, asked.runs), *tables(Outcome(compared=compared, grown=grown)))))
        if "shares" in asked.only:
            print("\n".join(shares_table(shares(benches[0], words))))
        if "audit" in asked.only:
            print("\n".join(audits_table(audits(benches[0], Path(name)), asked.weeks[0])))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--weeks", type=int, nargs="+", default=[WEEKS], help="lengths; peers are measured at the first")
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind")
    parser.add_argument("--saves", type=int, default=12, help=f"saves in each of the {BLOCKS} turns of a preview")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS)
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=SCENARIOS)
    return parser.parse_args()


def _contenders(folder: Path, weeks: int, peers: Collection[str]) -> Iterator[Bench]:
    """Lay out ours and the peers; one that is not installed is left out, and said to be."""
    for contender in CONTENDERS:
        if contender is OURS or contender.program in peers:
            bench = lay_out(contender, folder / contender.program, weeks)
            if bench:
                yield bench
            else:
                _tell(f"{contender.name} is left out: there is no program {contender.program}")


def _ours(folder: Path, weeks: int) -> Bench:
    bench = lay_out(OURS, folder / f"{OURS.program}-{weeks}", weeks)
    if bench is None:
        sys.exit(f"there is no program {OURS.program}")
    return bench


def _first(bench: Bench) -> Figures:
    """Build once before anything is measured, and weigh what it made."""
    _tell(f"first build: {bench.contender.name}, {bench.weeks} weeks")
    build(bench)
    return weigh(bench)


def _in_turn(benches: Sequence[Bench], names: Sequence[str], runs: int, words: Iterator[str]) -> list[Figures]:
    """Measure one after the other, and again; return the medians of each."""
    found: list[dict[str, list[float]]] = [defaultdict(list) for _ in benches]
    for name in names:
        for turn in range(runs):
            for bench, values in zip(benches, found, strict=True):
                _tell(f"{name} {turn + 1}/{runs}: {bench.contender.name}, {bench.weeks} weeks")
                for figure, value in BUILDS[name](bench, words).items():
                    values[figure].append(value)
    return [{figure: statistics.median(each) for figure, each in values.items()} for values in found]


def _cold(run: Run) -> Figures:
    return {"cold": run.seconds, "busy": run.busy}


def _growth(lengths: Sequence[Bench], names: Sequence[str], runs: int, words: Iterator[str]) -> Mapping[int, Figures]:
    """Measure ours at each length, in turn; nothing when there is only one."""
    if len(lengths) < 2:
        return {}
    for bench in lengths[1:]:
        _first(bench)
    return {bench.weeks: figures for bench, figures in zip(lengths, _in_turn(lengths, names, runs, words), strict=True)}


def _previews(benches: Sequence[Bench], saves: int, words: Iterator[str]) -> list[Figures]:
    """Measure the previews in turn; one that fails is left out, and said to be."""
    found: list[list[float]] = [[] for _ in benches]
    for block in range(BLOCKS):
        for bench, seconds in zip(benches, found, strict=True):
            if bench.contender.serve and (block == 0 or seconds):
                _tell(f"served {block + 1}/{BLOCKS}: {bench.contender.name}")
                seconds.extend(_waits(bench, saves, words, block))
    return [_percentiles(seconds) if seconds else {} for seconds in found]


def _waits(bench: Bench, saves: int, words: Iterator[str], block: int) -> list[float]:
    try:
        return waits(bench, saves, words, block)
    except NotServedError as error:
        _tell(f"left out: {error}")
        return []


def _percentiles(seconds: Sequence[float]) -> Figures:
    ninety_fifth = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
    return {"served": statistics.median(seconds), "served95": ninety_fifth, "saves": len(seconds)}


def _head(benches: Sequence[Bench], runs: int) -> Iterator[str]:
    """Say what was measured, with what, on what, and how to do it again."""
    bench = benches[0]
    size = sum(bench.source(index).stat().st_size for index in range(bench.weeks))
    yield f"{bench.weeks} weeks, {size / bench.weeks / 1000:.1f} KB of Markdown each; medians of {runs} runs in turn."
    yield f"{', '.join(version(each) for each in benches)}."
    yield f"{machine()}."
    yield f"`{' '.join(['nox -s bench', *(['--', *sys.argv[1:]] if sys.argv[1:] else [])])}`"


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
