import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

@Suite(.database)
struct ContactConstraintTests {
    @Test("the database takes a destination exactly where the disposition leads to it", arguments: Disposition.allCases)
    func destinations(disposition: Disposition) async throws {
        for destination in Destination.allCases {
            let taken = try await isTaken(disposition: disposition.rawValue, destination: destination.rawValue)
            #expect(taken == disposition.destinations.contains(destination), "\(destination)")
        }
        #expect(
            try await isTaken(disposition: disposition.rawValue, destination: nil) == disposition.destinations.isEmpty)
    }

    @Test("each destination is one an organisation, a procedure or a route has")
    func groups() {
        let grouped = Destination.organisations + Destination.procedures + Destination.routes

        #expect(
            grouped.sorted { $0.rawValue < $1.rawValue } == Destination.allCases.sorted { $0.rawValue < $1.rawValue })
    }

    @Test("the database knows every kind, source, channel and subject, and no other")
    func codes() async throws {
        for kind in ContactKind.allCases { #expect(try await isTaken(kind: kind.rawValue)) }
        for source in ContactSource.allCases { #expect(try await isTaken(source: source.rawValue)) }
        for channel in Channel.allCases { #expect(try await isTaken(channel: channel.rawValue)) }
        for subject in Subject.allCases { #expect(try await isTaken(subject: subject.rawValue)) }
        #expect(try await !isTaken(kind: "case"))
        #expect(try await !isTaken(source: "nobody"))
    }

    @Test("no contact with a safeguarding flag is malicious in the database without its assessment")
    func malicious() async throws {
        #expect(try await !isTaken(disposition: "malicious", safeguarding: true))
        #expect(try await isTaken(disposition: "malicious", safeguarding: false))
    }

    /// Whether the database takes such a contact.
    private func isTaken(
        kind: String = "enquiry", source: String = "other", channel: String = "email", subject: String? = nil,
        disposition: String? = nil, destination: String? = nil, safeguarding: Bool = false
    ) async throws -> Bool {
        let day = try #require(Day("2022-09-02"))
        let at = London.instant(of: day)
        let forwardedOn = disposition == "forwarded" ? day : nil
        do {
            try await TestDatabase.current.database.write { db in
                _ = try db.execute(
                    """
                    INSERT INTO contact (
                        id, reference, received_at, channel, kind, source, department, subject, safeguarding,
                        disposition, destination, explained_on, forwarded_on, registered_at, changed_at
                    )
                    VALUES (\(UUID()), \(UUID().uuidString), \(at), \(channel), \(kind), \(source), 'Highways',
                        \(subject), \(safeguarding), \(disposition), \(destination), \(day), \(forwardedOn), \(at), \(at))
                    """)
            }
            return true
        } catch let error as PostgresError where error.sqlState == .checkViolation {
            return false
        }
    }
}
