"""What a finished program cost, as the operating system counted it, and peers that are installed for one run."""
import os, shutil, subprocess, sys, time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "scoreboard"))


@dataclass
class Cost:
    """Processor seconds (user and system), seconds on the clock, peak of memory in MiB."""

    cpu: float
    wall: float
    peak: float


def run(command, folder, stdin=None, keep=None, env=None):
    """Runs a program to its end. Exit code 1 is a verdict, not a failure: findings, or a gate that is not met."""
    out = open(keep, "wb") if keep else subprocess.DEVNULL
    source = open(stdin, "rb") if stdin else subprocess.DEVNULL
    begun = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdin=source, stdout=out, stderr=subprocess.PIPE, env=env)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: {errors.decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def best(runs, command, folder, **more):
    """The least of several runs, each figure by itself."""
    costs = [run(command, folder, **more) for _ in range(runs)]
    return Cost(*(min(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "peak")))


def in_turn(runs, ours, theirs, folder):
    """Two programs in turn, so that a busy hour meets both: the least of each."""
    pairs = [(run(ours, folder), run(theirs, folder)) for _ in range(runs)]
    least = lambda side: Cost(*(min(getattr(pair[side], name) for pair in pairs) for name in ("cpu", "wall", "peak")))
    return least(0), least(1)


def python_with(packages, folder):
    """The folder of programs of a virtual environment with these packages; None where they cannot be had."""
    place = os.path.join(folder, "venv-" + packages[0])
    try:
        subprocess.run([sys.executable, "-m", "venv", place], check=True, capture_output=True, timeout=300)
        pip = os.path.join(place, "bin", "pip")
        subprocess.run([pip, "install", "--quiet", *packages], check=True, capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError):
        return None
    return os.path.join(place, "bin")


def installed(name):
    """Where a program is, or None."""
    return shutil.which(name)
