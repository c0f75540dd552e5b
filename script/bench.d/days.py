"""Adds working days with numpy's busday_offset; prints milliseconds and the sum of day numbers from 2000-01-01."""
import csv, sys, time
import numpy as np

count = int(sys.argv[1])
holidays = np.array([row["date"] for row in csv.DictReader(open("db/reference/bank_holidays.csv"))], dtype="datetime64[D]")
epoch = np.datetime64("2000-01-01")
index = np.arange(count, dtype=np.int64)
events = epoch + (6300 + index * 7919 % 2922).astype("timedelta64[D]")
lengths = 1 + index * 31 % 65
calendar = np.busdaycalendar(holidays=holidays)
start = time.perf_counter()
due = np.busday_offset(events, lengths, roll="backward", busdaycal=calendar)
print(f"{(time.perf_counter() - start) * 1000:.1f} {int((due - epoch).astype(np.int64).sum())}")
