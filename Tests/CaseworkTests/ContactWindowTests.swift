import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct ContactWindowTests {
    @Test("a bank holiday that arrives late moves the end of an informal concern's window")
    func lateHoliday() async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("DELETE FROM bank_holiday WHERE holiday_on = '2022-09-19'")
            _ = try db.execute("SELECT rebuild_working_days('2017-01-01', '2028-12-31')")
        }
        let casework = try Fixtures.casework(on: "2022-09-16")
        let logged = try await casework.perform(concern(receivedOn: "2022-09-16"), as: Fixtures.manager)
        let funeral = try BankHolidaySource(entered: CalendarChangeTests.funeral, by: "A manager")

        _ = try await casework.perform(AddBankHolidays(source: funeral), as: Fixtures.manager)

        let read = try await casework.contact(logged.id, as: Fixtures.manager)
        #expect(logged.resolutionDueAt == London.instant(of: try #require(Day("2022-09-19")), hour: 12))
        #expect(read.resolutionDueAt == London.instant(of: try #require(Day("2022-09-20")), hour: 12))
    }

    @Test("a council's own version has the informal window it was given, and none where it was given none")
    func ownVersion() async throws {
        let casework = try Fixtures.casework(on: "2026-11-02")
        _ = try await casework.perform(
            AddProcedureVersion(proposal: try proposal(from: "2027-01-04", .sameTimeNextWorkingDay)),
            as: Fixtures.manager)
        _ = try await casework.perform(
            AddProcedureVersion(proposal: try proposal(from: "2027-02-01", nil)), as: Fixtures.manager)
        let later = try Fixtures.casework(on: "2027-02-01")

        let windows = try await [
            later.perform(concern(receivedOn: "2027-01-03"), as: Fixtures.manager),
            later.perform(concern(receivedOn: "2027-01-04"), as: Fixtures.manager),
            later.perform(concern(receivedOn: "2027-02-01"), as: Fixtures.manager),
        ].map(\.resolutionDueAt)

        #expect(windows == [nil, London.instant(of: try #require(Day("2027-01-05")), hour: 12), nil])
    }

    @Test("a contact whose next working day the calendar does not know is refused, and nothing is stored")
    func outsideCalendar() async throws {
        let casework = try Fixtures.casework(on: "2030-01-07")

        let outside = await #expect(throws: OutsideCalendar.self) {
            try await casework.perform(concern(receivedOn: "2030-01-04"), as: Fixtures.manager)
        }
        #expect(outside?.day.description == "2030-01-04")

        let contacts = try await casework.contacts(ContactFilter(), after: nil, limit: 10, as: Fixtures.manager)
        #expect(contacts.items.isEmpty)
    }

    /// An informal concern about a corporate service, received at noon of a day from somebody of their own.
    private func concern(receivedOn day: String) throws -> RegisterContact {
        RegisterContact(
            receivedAt: London.instant(of: try #require(Day(day)), hour: 12), channel: .phone, kind: .informalConcern,
            source: .complainant, person: "P \(day)", procedure: .corporate, department: "Highways", service: nil,
            text: "A hole in the road", subject: nil, immediateRisk: false, safeguarding: false,
            recipient: .firstResponse, reportedBefore: nil, establishment: nil, ladoReference: nil)
    }

    private func proposal(from day: String, _ informalResolution: InformalResolution?) throws -> ProposedVersion {
        func response(_ stage: StageName, _ basis: ClockBasis) -> ProcedureClock {
            ProcedureClock(
                stage: stage, clock: "response", kind: .limit, basis: basis, endsWith: .responded,
                length: .workingDays(15), extension: .none, source: "Council policy")
        }
        return ProposedVersion(
            procedure: .corporate, name: "Council policy", inForceFrom: try #require(Day(day)), source: "Full council",
            clocks: [response(.stage1, .complaintReceived), response(.stage2, .stageRequested)],
            informalResolution: informalResolution)
    }
}
