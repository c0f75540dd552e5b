import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct DeputyTests {
    @Test(
        "Somebody has one deputy at a time, the first and the last day included, and within ten years",
        arguments: [
            ("2026-03-01", "2026-03-09", nil), ("2026-03-01", "2026-03-10", "deputy_overlaps"),
            ("2026-03-20", "2026-03-31", "deputy_overlaps"), ("2026-03-21", "2026-03-31", nil),
            ("2026-03-31", "2026-03-21", "out_of_order"), ("2036-03-01", "2036-03-02", nil),
            ("2036-03-02", "2036-03-03", "too_far_ahead"),
        ])
    func overlap(from: String, until: String, code: String?) throws {
        let person = PersonID(rawValue: UUID())
        let (there, found) = try Self.deputy(from: "2026-03-10", until: "2026-03-20")
        let (new, _) = try Self.deputy(from: from, until: until)

        #expect(
            Self.refusal(of: new, for: person, found, beside: [there], today: try Examples.day("2026-03-02")) == code)
    }

    @Test("Nobody is their own deputy, and a deputy is in the directory and has not left")
    func person() throws {
        let (deputy, found) = try Self.deputy(from: "2026-03-10", until: "2026-03-20")
        let today = try Examples.day("2026-03-02")
        let left = Examples.person(.employee, activeUntil: try Examples.day("2026-03-01"))

        #expect(Self.refusal(of: deputy, for: deputy.deputy, left, beside: [], today: today) == "same_person")
        #expect(
            Self.refusal(of: deputy, for: PersonID(rawValue: UUID()), nil, beside: [], today: today) == "unknown_person"
        )
        #expect(
            Self.refusal(of: deputy, for: PersonID(rawValue: UUID()), left, beside: [], today: today) == "person_left")
        #expect(Self.refusal(of: deputy, for: PersonID(rawValue: UUID()), found, beside: [], today: today) == nil)
    }

    private static func deputy(from: String, until: String) throws -> (Deputy, Person) {
        let person = Examples.person(.employee)
        let deputy = Deputy(deputy: person.id, fromOn: try Examples.day(from), untilOn: try Examples.day(until))
        return (deputy, person)
    }

    private static func refusal(
        of deputy: Deputy, for person: PersonID, _ found: Person?, beside others: [Deputy], today: Day
    ) -> String? {
        do throws(Refusal) {
            try deputy.check(for: person, found, beside: others, today: today)
            return nil
        } catch {
            return error.code.rawValue
        }
    }
}
