#!/usr/bin/env python3
"""Suggests English to duizhao: reads JSON lines, a unit a line, and answers each with a line of its own.

This one offers what translation memory has, with the preferred English of every term that is lacking in it put
behind in brackets. Put your own machine into `candidates`; docs/suggestions.md says what a unit holds.
"""
import json
import sys


def candidates(unit):
    for match in unit["matches"]:
        english = match["en"]
        lacking = [term["en"] for term in unit["terms"] if term["en"].lower() not in english.lower()]
        if lacking:
            english += " [" + "; ".join(lacking) + "]"
        yield {"en": english, "origin": f"memory, {match['percent']} %"}


for line in sys.stdin.buffer:
    unit = json.loads(line)
    answer = {"id": unit["id"], "candidates": list(candidates(unit))}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
    # Answer at once, for duizhao waits only so long for the next line.
    sys.stdout.buffer.flush()
