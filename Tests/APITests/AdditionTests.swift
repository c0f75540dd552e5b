import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// What adds is not added twice by a retry (issue of `If-Match: *` without a key).
@Suite(.database) struct AdditionTests {
    /// The endpoints that change a record whose version counts.
    private func changes(_ service: Service) throws -> [Endpoint] {
        let contract = try Contract.shared.get()
        return try service.api.endpoints.filter { endpoint in
            try endpoint.operation != nil && parameters(contract.operation(endpoint.operationID)).contains("If-Match")
        }
    }

    private func parameters(_ operation: Contract.Operation) throws -> [String] {
        let contract = try Contract.shared.get()
        return (operation.fields["parameters"] as? [Any] ?? []).compactMap { contract.resolve($0)["name"] as? String }
    }

    @Test(
        "An addition at any or several versions is 428 without a key, with one or as a change not; the contract says so"
    )
    func matrix() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let changes = try changes(service)
        let additions = changes.filter { $0.operation?.adds == true }
        try #require(changes.count > 70 && additions.count > 20)

        for endpoint in changes {
            let path = endpoint.path.replacing(/\{[a-z_]+_id\}/, with: "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
                .replacing("{stage}", with: (endpoint.stages?.first ?? .investigation).rawValue)
                .replacing(/\{[a-z]+\}/, with: "1")
            let bare = try await service.post(path, "{}", headers: [.ifMatch: "*"])
            let several = try await service.post(path, "{}", headers: [.ifMatch: #""1", "2""#])
            let keyed = try await service.post(path, "{}", headers: [.ifMatch: "*", .idempotencyKey: "k"])
            let versioned = try await service.post(path, "{}", headers: [.ifMatch: #""1""#])
            let adds = endpoint.operation?.adds == true
            #expect((bare.status == 428) == adds, "\(endpoint.operationID): \(bare.text)")
            #expect((several.status == 428) == adds, "\(endpoint.operationID): \(several.text)")
            #expect(try !adds || bare.code == "version_required", "\(endpoint.operationID)")
            #expect(keyed.status != 428 && versioned.status != 428, "\(endpoint.operationID)")
            let references = try contract.operation(endpoint.operationID).fields["parameters"] as? [[String: Any]] ?? []
            let tells = references.contains { $0["$ref"] as? String == "#/components/parameters/IfMatchOfAddition" }
            #expect(tells == adds, "\(endpoint.operationID)")
        }
    }

    @Test("Only an operation that takes a version asks for a key beside one that is any")
    func versioned() async throws {
        let service = try await Service.start()
        let versioned = Set(try changes(service).map(\.operationID))

        let additions = service.api.endpoints.filter { $0.operation?.adds == true }.map(\.operationID)

        #expect(Set(additions).subtracting(versioned) == [])
    }

    @Test("Every operation that adds to a record is known as one, unless what it adds cannot be there twice")
    func kinds() async throws {
        let service = try await Service.start()
        var (additions, single) = (0, Set<String>())
        for endpoint in try changes(service) {
            guard let operation = endpoint.operation, operation is any ComplaintAddition.Type else { continue }
            additions += 1
            if !operation.adds { single.insert(endpoint.operationID) }
        }

        #expect(additions > 15)
        #expect(
            single == [
                "tagComplaint", "endParty", "endFreeze", "strikeEntry", "acknowledgeComplaintReferral",
                "recordCommunicationNeeds", "recordEqualityMonitoring", "correctParty", "correctFreeze",
                "correctComplaintReferral", "registerComplaintReferralInError", "removeLink", "withdrawAdmission",
            ])
    }

    /// What a complaint's file is given that cannot be there twice, the act before it if it needs one.
    private static let single: [(before: String, beforeBody: String, act: String, body: String)] = [
        ("", "", "/tags", #"{"establishment": "Home X"}"#),
        (
            "/parties", #"{"role": "advocate", "name": "N. Example"}"#, "/parties/1/end",
            #"{"ended_on": "2025-03-06"}"#
        ),
        ("", "", "/communication-needs", #"{"person": "complainant", "language": "Welsh"}"#),
        ("", "", "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#),
        ("", "", "/advocacy", #"{"offered_on": "2025-03-05"}"#),
    ]

    @Test("What is no addition leaves no second row when it is retried at any version", arguments: single)
    func retried(before: String, beforeBody: String, act: String, body: String) async throws {
        let service = try await Service.start(on: "2025-03-06")
        let file = try await Casefile.accepted(service)
        if !before.isEmpty { try await file.done(before, beforeBody) }
        let first = try await service.post(file.path + act, body, headers: [.ifMatch: "*"])
        try #require(first.status == 200 || first.status == 201, "\(first.text)")
        let rows = try await rows()

        let second = try await service.post(file.path + act, body, headers: [.ifMatch: "*"])

        #expect(second.status < 500)
        #expect(try await self.rows() == rows)
    }

    @Test("A retried addition with a key is added once, and its second answer is the first")
    func keyed() async throws {
        let service = try await Service.start(on: "2025-03-06")
        let file = try await Casefile.accepted(service)
        let entry = #"{"kind": "note", "occurs_on": "2025-03-05", "text": "She called."}"#
        let headers: HTTPFields = [.ifMatch: "*", .idempotencyKey: "k"]

        let bare = try await service.post(file.path + "/entries", entry, headers: [.ifMatch: "*"])
        let first = try await service.post(file.path + "/entries", entry, headers: headers)
        let second = try await service.post(file.path + "/entries", entry, headers: headers)

        #expect(bare.status == 428)
        #expect(first.status == 201)
        #expect(second.bytes == first.bytes)
        #expect(try await service.get(file.path + "/entries").json["items"].elements.count == 1)
    }

    /// How many rows each table has, the audit apart, which tells every request that did something.
    private func rows() async throws -> [String: Int] {
        let counts = try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT relname::text AS name, (xpath('/row/n/text()', query_to_xml(
                    format('SELECT count(*) AS n FROM %I', relname), false, true, '')))[1]::text::bigint AS n
                FROM pg_class
                WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'audit_event'
                """
            ) { (try $0["name"] as String, try $0["n"] as Int) }
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
