"""Days as reports use them: working days by the published bank holidays, and the periods a figure is given for."""

import bisect
import calendar
import csv
import datetime
from typing import NamedTuple

Day = datetime.date


class WorkingDays:
    """Monday to Friday but for the bank holidays of db/reference."""

    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as file:
            holidays = {Day.fromisoformat(row[0]) for row in csv.reader(file) if row and row[0][:1].isdigit()}
        self.days = []
        day = Day(min(holidays).year, 1, 1)
        while day.year <= max(holidays).year:
            if day.weekday() < 5 and day not in holidays:
                self.days.append(day)
            day += datetime.timedelta(days=1)

    def between(self, first, last):
        """How many there are after a day, which is day 0, up to and with another."""
        if first is None or last is None:
            return None
        return bisect.bisect_right(self.days, last) - bisect.bisect_right(self.days, first)

    def after(self, day, count):
        """The so-many-th after a day."""
        return day if count == 0 else self.days[bisect.bisect_right(self.days, day) + count - 1]


def last_of_month(year, month):
    return Day(year, month, calendar.monthrange(year, month)[1])


class Period(NamedTuple):
    first: Day
    last: Day

    @staticmethod
    def read(text):
        """Reads 2022-23, 2022-23-q1, 2022-m09 and 2022-04-01--2022-06-30."""
        if "--" in text:
            return Period(*(Day.fromisoformat(part) for part in text.split("--")))
        year = int(text[:4])
        if "-m" in text:
            month = int(text[-2:])
            return Period(Day(year, month, 1), last_of_month(year, month))
        if "-q" in text:
            quarter = int(text[-1])
            start = (year + quarter // 4, (4, 7, 10, 1)[quarter - 1])
            return Period(Day(*start, 1), last_of_month(start[0], start[1] + 2))
        return Period(Day(year, 4, 1), Day(year + 1, 3, 31))

    @property
    def is_year(self):
        return (self.first.month, self.first.day) == (4, 1) and self.last == Day(self.first.year + 1, 3, 31)

    @property
    def name(self):
        """The financial year its last day lies in, as 2022-23."""
        start = financial_year(self.last)
        return f"{start}-{(start + 1) % 100:02}"

    def earlier(self, years):
        """The same days so many years earlier; a last day of a month stays one."""
        year, month = self.last.year - years, self.last.month
        ends = self.last == last_of_month(self.last.year, month)
        end = last_of_month(year, month)
        last = end if ends else Day(year, month, min(self.last.day, end.day))
        start = last_of_month(self.first.year - years, self.first.month)
        return Period(start.replace(day=min(self.first.day, start.day)), last)


def financial_year(day):
    """The calendar year in which the financial year of a day begins."""
    return day.year if day.month >= 4 else day.year - 1


def month(day):
    return f"{day.year}-m{day.month:02}"
