"""What a reader knows of numbers: bounds, and sums that must be right. HiGHS says what each may be."""

from itertools import combinations
from math import comb

import highspy

THRESHOLD = 4
MANY = 10_000
# So many choices are tried at most.
MOST = 20_000


class Sums:
    """Numbers by name, each with its true count and what becomes of it in public."""

    def __init__(self):
        self.names, self.truth, self.states, self.groups = {}, [], [], []
        self.rows = []
        # Those that say nothing of people by what they are.
        self.ordinary = set()
        # Groups that are left out for what stands elsewhere.
        self.excused = set()

    def add(self, name, truth, state, group):
        """A number; the state is that of the public view, or `wider` of what is printed of longer periods only."""
        self.names[name] = len(self.truth)
        self.truth.append(truth)
        self.states.append(state)
        self.groups.append(group)
        return self.names[name]

    def know(self, terms, low, high):
        """So many times each number together lie between two numbers, as everybody knows."""
        total = sum(times * self.truth[number] for number, times in terms)
        assert low - 1e-6 <= total <= high + 1e-6, (terms, low, total, high)
        self.rows.append((terms, low, high))

    def adds(self, parts, whole):
        self.know([(number, 1) for number in parts] + [(whole, -1)], 0, 0)

    def is_small(self, number):
        return self.states[number] != "wider" and number not in self.ordinary and 1 <= self.truth[number] <= THRESHOLD

    def bounds(self, number, state):
        truth = self.truth[number]
        if state == "number":
            return truth, truth
        if state == "withheld":
            return 1, THRESHOLD if self.is_small(number) else MANY
        return 0, MANY


class Search:
    """Tables that a reader cannot tell from the true one."""

    def __init__(self, sums, states):
        self.sums = sums
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        for number, state in enumerate(states):
            self.highs.addVar(*map(float, sums.bounds(number, state)))
            self.highs.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        for terms, low, high in sums.rows:
            self.highs.addRow(
                float(low), float(high), len(terms), [number for number, _ in terms], [float(times) for _, times in terms])

    def least(self, number):
        """The least that a number may be."""
        self.highs.changeObjectiveSense(highspy.ObjSense.kMinimize)
        self.highs.changeColCost(number, 1.0)
        self.highs.run()
        self.highs.changeColCost(number, 0.0)
        return round(self.highs.getSolution().col_value[number])

    def other(self, number):
        """A table in which a number is another than in truth; None where there is none."""
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            self.highs.changeObjectiveSense(sense)
            self.highs.changeColCost(number, 1.0)
            self.highs.run()
            self.highs.changeColCost(number, 0.0)
            found = [round(value) for value in self.highs.getSolution().col_value]
            if found and found[number] != self.sums.truth[number]:
                return found
        return None


class Judgement:
    """Which numbers are told, and which are withheld for nothing."""

    def __init__(self, sums):
        self.sums = sums
        states = sums.states
        self.small = [number for number in range(len(states)) if sums.is_small(number)]
        self.withheld = [number for number, state in enumerate(states) if state == "withheld"]
        self.second = [number for number in self.withheld if not sums.is_small(number)]
        self.kept = sorted(set(self.small) | set(self.withheld))
        self.tables = []
        self.shown = [number for number in self.small if states[number] == "number"]
        self.told = [number for number in self.kept if not self.may_be_other(Search(sums, states), number, self.tables)]

    def may_be_other(self, search, number, tables):
        if any(table[number] != self.sums.truth[number] for table in tables):
            return True
        table = search.other(number)
        if table is None:
            return False
        tables.append(table)
        return True

    def tells(self, states, printed):
        """Whether another number would be told, were these printed."""
        search = Search(self.sums, states)
        same = [table for table in self.tables if all(
            low <= table[number] <= high
            for number in printed for low, high in [self.sums.bounds(number, states[number])])]
        return any(
            not self.may_be_other(search, number, same) for number in self.kept if states[number] != "number")

    @property
    def needless(self):
        """What is withheld for another's sake, or left out, and need not be."""
        for number in self.second:
            states = list(self.sums.states)
            states[number] = "number"
            if not self.tells(states, [number]):
                yield number
        left = {self.sums.groups[number] for number, state in enumerate(self.sums.states) if state == "not_available"}
        for group in left - self.sums.excused:
            own = [number for number, other in enumerate(self.sums.groups) if other == group]
            states = list(self.sums.states)
            for number in own:
                states[number] = "withheld" if self.sums.is_small(number) else "number"
            if not self.tells(states, own):
                yield own[0]

    @property
    def fewer_would_do(self):
        """Whether the small ones could be kept by fewer numbers beside them, each choice tried; also where these are too many to try."""
        others = [number for number, state in enumerate(self.sums.states)
                  if state in ("number", "withheld") and self.sums.truth[number] and not self.sums.is_small(number)]
        least = list(self.sums.states)
        for number in self.second:
            least[number] = "number"
        for beside in range(len(self.second)):
            if comb(len(others), beside) > MOST:
                return True
            for choice in combinations(others, beside):
                states = list(least)
                for number in choice:
                    states[number] = "withheld"
                search, tables = Search(self.sums, states), []
                if all(self.may_be_other(search, number, tables) for number in self.small):
                    return True
        return False
