#!/usr/bin/env python3
"""Writes random days with the working days after and between them as numpy counts them, for the test that compares.

script/working_day_pairs.py BANK_HOLIDAYS.csv PAIRS > pairs.csv
"""

import csv
import sys

import numpy

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    holidays = [row["date"] for row in csv.DictReader(file)]
pairs = int(sys.argv[2])
calendar = numpy.busdaycalendar(holidays=holidays)
first, last = numpy.datetime64("2017-01-01"), numpy.datetime64("2028-12-31")
random = numpy.random.default_rng(20221219)

# The event is day 0 whatever day it is: rolled back to a working day, the n-th one after it is the same.
starts = first + random.integers(0, (last - first).astype(int) - 400, pairs)
lengths = random.integers(1, 261, pairs)
due = numpy.busday_offset(starts, lengths, roll="backward", busdaycal=calendar)
through = starts + random.integers(0, 400, pairs)
counted = numpy.busday_count(starts + 1, through + 1, busdaycal=calendar)

print("start,length,due,through,counted")
for row in zip(starts, lengths, due, through, counted):
    print(*row, sep=",")
