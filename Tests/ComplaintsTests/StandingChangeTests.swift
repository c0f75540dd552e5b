import Complaints
import Testing
import WorkingDays

@Suite struct StandingChangeTests {
    private let known: [BankHoliday]
    private let jubilee: BankHoliday
    private let wedding: BankHoliday
    private let spring: BankHoliday

    init() throws {
        jubilee = try SourceComparisonTests.holiday("2027-06-04 A jubilee")
        wedding = try SourceComparisonTests.holiday("2027-06-11 A wedding")
        spring = try SourceComparisonTests.holiday("2027-05-31 Late spring holiday")
        known = try SourceComparisonTests.holidays(["2027-06-04 A jubilee", "-2027-05-03"])
    }

    private func standing(takenBackBy: Int? = nil) throws -> StandingChange {
        StandingChange(
            version: 3, added: [jubilee], withdrawn: [try SourceComparisonTests.holiday(SourceComparisonTests.year[3])],
            renamed: [spring], takenBackBy: takenBackBy)
    }

    @Test("A change taken back leaves the calendar as it was: what it added, withdrew and renamed")
    func whole() throws {
        let undone = try standing().undone(on: [], in: known)

        #expect(
            Set(undone) == Set(try SourceComparisonTests.holidays(["-2027-05-31", "2027-05-31 Late spring holiday"])))
    }

    @Test(
        "A change taken back on some days leaves the others as they are",
        arguments: [
            (["2027-06-04"], ["-2027-05-03"]), (["2027-05-03"], ["2027-06-04 A jubilee"]),
            (
                ["2027-05-31"],
                ["2027-06-04 A jubilee", "-2027-05-03", "-2027-05-31", "2027-05-31 Late spring holiday"]
            ),
            (["2027-06-04", "2027-05-03"], []),
        ])
    func some(_ days: [String], expected: [String]) throws {
        let undone = try standing().undone(on: try days.map(Examples.day), in: known)

        #expect(Set(undone) == Set(try SourceComparisonTests.holidays(expected)))
    }

    @Test("A day that the change did not touch is refused by its name")
    func other() throws {
        #expect(throws: Refusal.holidayNotOfChange(wedding.on, 3)) {
            try standing().undone(on: [jubilee.on, wedding.on], in: known)
        }
    }

    @Test("A change of which nothing stands is refused: it was taken back, or its days are gone again")
    func nothing() throws {
        func gone(_ takenBackBy: Int?) -> StandingChange {
            StandingChange(version: 3, added: [], withdrawn: [], renamed: [], takenBackBy: takenBackBy)
        }

        #expect(throws: Refusal.calendarChangeTakenBack(3, by: 5)) { try gone(5).undone(on: [], in: known) }
        #expect(throws: Refusal.calendarChangeNotLatest(3)) { try gone(nil).undone(on: [], in: known) }
    }
}
