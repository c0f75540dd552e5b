import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct DeputyTests {
    @Test(
        "Somebody has one deputy at a time, the first and the last day included",
        arguments: [
            ("2026-03-01", "2026-03-09", nil), ("2026-03-01", "2026-03-10", "deputy_overlaps"),
            ("2026-03-20", "2026-03-31", "deputy_overlaps"), ("2026-03-21", "2026-03-31", nil),
            ("2026-03-31", "2026-03-21", "out_of_order"),
        ])
    func overlap(from: String, until: String, code: String?) throws {
        let person = PersonID(rawValue: UUID())
        let (there, found) = try Self.deputy(from: "2026-03-10", until: "2026-03-20")
        let (new, _) = try Self.deputy(from: from, until: until)

        #expect(Self.refusal(of: new, for: person, found, beside: [there]) == code)
    }

    @Test("Nobody is their own deputy, and a deputy is in the directory and has not left")
    func person() throws {
        let (deputy, found) = try Self.deputy(from: "2026-03-10", until: "2026-03-20")
        let left = Examples.person(.employee, activeUntil: try Examples.day("2026-03-01"))

        #expect(Self.refusal(of: deputy, for: deputy.deputy, left, beside: []) == "same_person")
        #expect(Self.refusal(of: deputy, for: PersonID(rawValue: UUID()), nil, beside: []) == "unknown_person")
        #expect(Self.refusal(of: deputy, for: PersonID(rawValue: UUID()), left, beside: []) == "person_left")
        #expect(Self.refusal(of: deputy, for: PersonID(rawValue: UUID()), found, beside: []) == nil)
    }

    private static func deputy(from: String, until: String) throws -> (Deputy, Person) {
        let person = Examples.person(.employee)
        let deputy = Deputy(deputy: person.id, fromOn: try Examples.day(from), untilOn: try Examples.day(until))
        return (deputy, person)
    }

    private static func refusal(
        of deputy: Deputy, for person: PersonID, _ found: Person?, beside others: [Deputy]
    ) -> String? {
        do throws(Refusal) {
            try deputy.check(for: person, found, beside: others)
            return nil
        } catch {
            return error.code.rawValue
        }
    }
}
