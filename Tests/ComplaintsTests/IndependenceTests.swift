import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct IndependenceTests {
    private static func refusal(of person: Person, as capacity: Capacity) -> String? {
        do throws(Refusal) {
            try person.checkIndependent(as: capacity, field: "person_id")
            return nil
        } catch {
            return error.code.rawValue
        }
    }

    @Test(
        "worked case 24: a councillor, an officer's spouse and an officer of this council are no panellists; an officer of another is",
        arguments: [Capacity.panellist, .independentPerson])
    func panel(capacity: Capacity) {
        let codes = [
            Examples.person(.member), Examples.person(.none, spouse: true), Examples.person(.employee),
            Examples.person(.otherCouncilEmployee), Examples.person(.commissioned), Examples.person(.none),
        ].map { Self.refusal(of: $0, as: capacity) }

        #expect(codes == ["not_independent", "not_independent", "not_independent", nil, nil, nil])
    }

    @Test("An officer of another council who is married to an officer of this one is not independent")
    func marriedOfficer() {
        #expect(
            Self.refusal(of: Examples.person(.otherCouncilEmployee, spouse: true), as: .panellist) == "not_independent")
    }

    @Test("Somebody who has left, or is not in the directory for it, is not appointed")
    func capacityAndLeaving() throws {
        let left = Examples.person(.none, activeUntil: try Examples.day("2026-01-31"))

        #expect(Self.refusal(of: left, as: .panellist) == "person_left")
        #expect(
            Self.refusal(of: Examples.person(.none, capacities: [.independentPerson]), as: .panellist)
                == "capacity_missing")
    }

    @Test("An Investigating Officer neither works in the service complained about nor is line-managed there")
    func investigatingOfficer() throws {
        let complaint = try Examples.complaint(receivedOn: "2025-03-03")
        let day = try Examples.day("2025-03-10")
        let own = ServiceName(department: complaint.department, name: complaint.service)
        let other = ServiceName(department: complaint.department, name: "Elsewhere")

        #expect(throws: Refusal.investigatesOwnService(field: "f")) {
            try Examples.person(.employee, service: own).checkMayInvestigate(complaint, on: day, field: "f")
        }
        #expect(throws: Refusal.investigatesOwnService(field: "f")) {
            try Examples.person(.employee, service: other, managedIn: own).checkMayInvestigate(
                complaint, on: day, field: "f")
        }
        #expect(throws: Never.self) {
            try Examples.person(.employee, service: other, managedIn: other).checkMayInvestigate(
                complaint, on: day, field: "f")
        }
    }

    @Test("An Investigating Officer was trained by the day of the appointment")
    func trained() throws {
        let complaint = try Examples.complaint(receivedOn: "2025-03-03")
        let trainedOn = try Examples.day("2025-03-10")
        let person = Examples.person(.commissioned, trainedOn: trainedOn)

        #expect(throws: Refusal.investigatorUntrained(field: "f")) {
            try person.checkMayInvestigate(complaint, on: trainedOn.adding(days: -1), field: "f")
        }
        #expect(throws: Never.self) { try person.checkMayInvestigate(complaint, on: trainedOn, field: "f") }
    }
}
