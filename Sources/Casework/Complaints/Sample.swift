import Complaints
import Foundation

/// What a caller would send today, for asking the rules whether an operation may be done now.
enum Sample {
    static let text = "A sample"

    static func closure(_ kind: ClosureKind, _ context: RuleContext) -> Closure {
        Closure(
            kind: kind, on: context.today, reason: kind == .refused ? .otherRedress : nil, explanation: text,
            letterOn: context.today, by: text, rightsCheck: nil)
    }

    /// Somebody who may be appointed to anything.
    static func outsider(_ number: UInt8, _ context: RuleContext) -> Person {
        Person(
            id: PersonID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number))),
            name: "-\(number)",
            employment: .otherCouncilEmployee, spouseOfOfficerOrMember: false, service: nil, lineManager: nil,
            managedIn: nil, team: nil, trainedOn: context.today, dayCostPence: nil, capacities: Set(Capacity.allCases),
            activeUntil: nil, version: 1, changedAt: .distantPast)
    }
}
