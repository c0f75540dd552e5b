import Complaints
import Foundation
import Testing
import WorkingDays

@Suite struct IndependenceTests {
    private static func person(
        _ employment: Employment, spouse: Bool = false, service: ServiceName? = nil, managedIn: ServiceName? = nil,
        capacities: Set<Capacity> = Set(Capacity.allCases), activeUntil: Day? = nil
    ) -> Person {
        Person(
            id: PersonID(rawValue: UUID()), name: "A. Example", employment: employment, spouseOfOfficerOrMember: spouse,
            service: service, lineManager: nil, managedIn: managedIn, team: nil, trainedOn: nil, dayCostPence: nil,
            capacities: capacities, activeUntil: activeUntil, version: 1, changedAt: Date(timeIntervalSince1970: 0))
    }

    private static func refusal(of person: Person, as capacity: Capacity) -> Refusal.Code? {
        do throws(Refusal) {
            try person.checkIndependent(as: capacity, field: "person_id")
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "worked case 24: a councillor, an officer's spouse and an officer of this council are no panellists; an officer of another is",
        arguments: [Capacity.panellist, .independentPerson])
    func panel(capacity: Capacity) {
        let codes = [
            Self.person(.member), Self.person(.none, spouse: true), Self.person(.employee),
            Self.person(.otherCouncilEmployee), Self.person(.commissioned), Self.person(.none),
        ].map { Self.refusal(of: $0, as: capacity) }

        #expect(codes == [.notIndependent, .notIndependent, .notIndependent, nil, nil, nil])
    }

    @Test("An officer of another council who is married to an officer of this one is not independent")
    func marriedOfficer() {
        #expect(Self.refusal(of: Self.person(.otherCouncilEmployee, spouse: true), as: .panellist) == .notIndependent)
    }

    @Test("Somebody who has left, or is not in the directory for it, is not appointed")
    func capacityAndLeaving() throws {
        let left = Self.person(.none, activeUntil: try Examples.day("2026-01-31"))

        #expect(Self.refusal(of: left, as: .panellist) == .personLeft)
        #expect(
            Self.refusal(of: Self.person(.none, capacities: [.independentPerson]), as: .panellist) == .capacityMissing)
    }

    @Test("An Investigating Officer neither works in the service complained about nor is line-managed there")
    func investigatingOfficer() throws {
        let complaint = try Examples.complaint(receivedOn: "2025-03-03")
        let own = ServiceName(department: complaint.department, name: complaint.service)
        let other = ServiceName(department: complaint.department, name: "Elsewhere")

        #expect(throws: Refusal.investigatesOwnService(field: "f")) {
            try Self.person(.employee, service: own).checkMayInvestigate(complaint, field: "f")
        }
        #expect(throws: Refusal.investigatesOwnService(field: "f")) {
            try Self.person(.employee, service: other, managedIn: own).checkMayInvestigate(complaint, field: "f")
        }
        #expect(throws: Never.self) {
            try Self.person(.employee, service: other, managedIn: other).checkMayInvestigate(complaint, field: "f")
        }
    }
}
