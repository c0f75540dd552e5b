import Complaints
import Foundation
import Testing

/// Who sees a complaint, and acts on it, by their role and what they have to do with it (requirements R57, R156).
struct ReachTests {
    static let person = PersonID(rawValue: UUID())
    static let team = TeamID(rawValue: UUID())
    static let fostering = ServiceName(department: "Children", name: "Fostering")

    /// What a caller has to do with a complaint about fostering.
    enum Relation: String, CaseIterable {
        case ownService, ownDepartment, statedDepartment, another, assigned, team, appointed, contributes, owner,
            admitted,
            restricted, restrictedAssigned, restrictedAdmitted, named, namedAppointed, ofChildren

        var complaint: ComplaintAccess {
            var complaint = ComplaintAccess(service: fostering)
            switch self {
            case .ownService, .ownDepartment, .statedDepartment, .another: break
            case .assigned: complaint.assignee = person
            case .team: complaint.team = ReachTests.team
            case .appointed: complaint.appointed = [person]
            case .contributes:
                complaint.contributors = [.init(service: ServiceName(department: "Highways", name: "Roads"))]
            case .owner: complaint.owners = [person]
            case .admitted: complaint.admitted = [person]
            case .restricted: complaint.isRestricted = true
            case .restrictedAssigned: (complaint.isRestricted, complaint.assignee) = (true, person)
            case .restrictedAdmitted: (complaint.isRestricted, complaint.admitted) = (true, [person])
            case .named: complaint.named = [person]
            case .namedAppointed: (complaint.named, complaint.appointed) = ([person], [person])
            case .ofChildren: complaint.isOfChildren = true
            }
            return complaint
        }

        func standing(_ role: Role) -> Reach.Standing {
            switch self {
            case .ownService, .restricted, .named:
                Reach.Standing(role: role, person: person, services: [fostering])
            case .ownDepartment: Reach.Standing(role: role, person: person, departments: ["Children"])
            case .statedDepartment: Reach.Standing(role: role, stated: ["Children"])
            case .team: Reach.Standing(role: role, person: person, teams: [ReachTests.team])
            case .contributes:
                Reach.Standing(
                    role: role, person: person, services: [ServiceName(department: "Highways", name: "Roads")])
            default: Reach.Standing(role: role, person: person)
            }
        }
    }

    static let everything = Set(Relation.allCases).subtracting([.named, .namedAppointed])
    static let answering: Set<Relation> = [
        .ownService, .ownDepartment, .statedDepartment, .assigned, .team, .appointed, .contributes, .owner, .admitted,
        .restrictedAssigned, .restrictedAdmitted,
    ]
    static let own: Set<Relation> = [
        .assigned, .appointed, .owner, .admitted, .restrictedAssigned, .restrictedAdmitted,
    ]
    static let seen: [Role: Set<Relation>] = [
        .viewer: [], .statisticsReader: [], .manager: everything, .officer: everything.subtracting([.restricted]),
        .investigator: own, .respondingManager: answering, .headOfService: answering, .director: answering,
        .childrensRightsOfficer: own.union([.ofChildren]),
    ]

    @Test("Each role sees what it has to do with, and nothing of a complaint that names it", arguments: Role.allCases)
    func sees(role: Role) throws {
        let seen = Relation.allCases.filter { Reach(own: $0.standing(role)).sees($0.complaint) }

        #expect(Set(seen) == Self.seen[role])
    }

    @Test(
        "Answering and investigating hold for one's own: not where one contributes, owns an obligation or was let in",
        arguments: [
            (.investigator, .investigate, [.assigned, .appointed, .restrictedAssigned]),
            (
                .respondingManager, .respond,
                [
                    .ownService, .ownDepartment, .statedDepartment, .assigned, .team, .appointed, .restrictedAssigned,
                ]
            ),
            (
                .headOfService, .adjudicate,
                [
                    .ownService, .ownDepartment, .statedDepartment, .assigned, .team, .appointed, .restrictedAssigned,
                ]
            ),
            (.officer, .respond, ReachTests.everything.subtracting([.restricted])),
            (.manager, .decide, ReachTests.everything),
            (.respondingManager, .decide, []), (.investigator, .respond, []),
        ] as [(Role, Permission, Set<Relation>)])
    func acts(role: Role, permission: Permission, on relations: Set<Relation>) throws {
        let acts = Relation.allCases.filter {
            Reach(own: $0.standing(role)).acts(with: permission, on: $0.complaint)
        }

        #expect(Set(acts) == relations)
    }

    @Test("A deputy sees what whoever they stand in for sees, but for what names either of them")
    func deputies() {
        let other = PersonID(rawValue: UUID())
        let reach = Reach(
            own: Reach.Standing(role: .investigator, person: Self.person),
            others: [Reach.Standing(role: .respondingManager, person: other, services: [Self.fostering])])
        var named = ComplaintAccess(service: Self.fostering)
        named.named = [Self.person]
        var othersNamed = ComplaintAccess(service: Self.fostering)
        othersNamed.named = [other]
        var appointed = othersNamed
        appointed.appointed = [Self.person]

        #expect(reach.sees(ComplaintAccess(service: Self.fostering)))
        #expect(reach.acts(with: .respond, on: ComplaintAccess(service: Self.fostering)))
        #expect(!reach.sees(named))
        #expect(!reach.sees(othersNamed))
        // They see it in their own right.
        #expect(reach.sees(appointed))
    }

    @Test("Whoever stands in for the Complaints Manager sees a restricted complaint, unless it names the manager")
    func deputyOfManager() {
        let manager = PersonID(rawValue: UUID())
        let reach = Reach(
            own: Reach.Standing(role: .officer, person: Self.person),
            others: [Reach.Standing(role: .manager, person: manager)])
        var restricted = ComplaintAccess(service: Self.fostering)
        restricted.isRestricted = true
        var namesManager = restricted
        namesManager.named = [manager]
        var open = namesManager
        open.isRestricted = false

        #expect(reach.sees(restricted))
        #expect(!reach.sees(namesManager))
        #expect(reach.sees(open))
    }
}
