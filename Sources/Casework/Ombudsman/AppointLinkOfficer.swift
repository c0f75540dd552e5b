public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Appoints the Link Officer from a day on, later than the one before; letters logged already keep theirs.
public struct AppointLinkOfficer: RequestedOperation {
    public static let event = "link_officer_appointed"
    public static let permission = Permission.administer

    public let person: PersonID
    public let fromOn: Day

    public init(_ fields: inout Fields, of target: NoTarget) {
        person = PersonID(rawValue: fields.identifier("person_id"))
        fromOn = fields.day("from_on")
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> LinkOfficer {
        try Person.find(person, field: "person_id", db).check(.linkOfficer, field: "person_id")
        let latest = try db.one("SELECT max(from_on) AS latest FROM link_officer") { try $0["latest"] as Day? }
        let appointed = LinkOfficer(person: person, fromOn: fromOn)
        try appointed.check(after: latest, today: context.today)
        try db.refusing(["link_officer_pkey": .outOfOrder("from_on", fromOn, after: "the one before", fromOn)]) {
            _ = try db.execute("INSERT INTO link_officer (from_on, person_id) VALUES (\(fromOn), \(person))")
        }
        try context.audit(
            Self.event, details: ["person_id": .text(person.text), "from_on": .text(fromOn.description)], db)
        return appointed
    }
}

extension LinkOfficer {
    /// The Link Officer of a day.
    ///
    /// - Throws: `Refusal.noLinkOfficer`.
    static func inOffice(on day: Day, _ db: borrowing Transaction) throws -> PersonID {
        let officer = try db.first(SQL.linkOfficer(on: day)) { try $0["person_id"] as PersonID }
        return try officer.found(or: .noLinkOfficer(on: day))
    }
}

extension SQL {
    /// The Link Officer of a day, whether or not they have left.
    fileprivate static func linkOfficer(on day: Day) -> SQL {
        "SELECT y.person_id FROM link_officer AS y WHERE y.from_on <= \(day) ORDER BY y.from_on DESC LIMIT 1"
    }

    /// The Link Officer of a day who is here on it; none where they have left before another is appointed.
    static func linkOfficerHere(on day: Day) -> SQL {
        """
        SELECT z.id FROM person AS z
        WHERE z.id = (\(linkOfficer(on: day))) AND coalesce(z.active_until, 'infinity') >= \(day)
        """
    }
}

extension Casework {
    /// The Link Officers, the latest first.
    public func linkOfficers(as credential: Credential) async throws -> [LinkOfficer] {
        try await reading(as: credential) { _, db in
            try db.all("SELECT person_id, from_on FROM link_officer ORDER BY from_on DESC") {
                LinkOfficer(person: try $0["person_id"], fromOn: try $0["from_on"])
            }
        }
    }
}
