import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct AccessTests {
    @Test("A token that is unknown, revoked or expired is 401, and says that it is the token")
    func invalidToken() async throws {
        let service = try await Service.start()
        let expired = try await Service.token(.manager, service.casework, expiresInDays: 0)
        let revoked = try await Service.token(.manager, service.casework)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                "UPDATE api_token SET revoked_at = created_at WHERE id = (SELECT max(id) FROM api_token)")
        }

        for token in ["redress_unknown", expired, revoked] {
            for path in ["/v1/complaints", "/v1/complaints/0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", "/v1/causes"] {
                let reply = try await service.send(.get, path, token: token)
                #expect(reply.status == 401)
                #expect(reply.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
            }
            let post = try await service.send(
                .post, "/v1/complaints", Service.registration, token: token, headers: [.idempotencyKey: "k"])
            #expect(post.status == 401)
        }
    }

    @Test("A token in the query is no token")
    func tokenInQuery() async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, "/v1/complaints?access_token=\(service.manager)", token: nil)

        #expect(reply.status == 401)
    }

    @Test("The permission an endpoint declares is the one its operation asks for: an officer cannot decide")
    func officerCannotDecide() async throws {
        let service = try await Service.start()
        let path = try await service.register()

        let reply = try await service.send(
            .post, path + "/acceptance",
            """
            {"procedure": "childrens", "accepted_on": "2025-10-02", "eligible_complainant": true, "subject_in_scope": true}
            """, token: service.officer, headers: [.ifMatch: "*"])

        #expect(reply.status == 403)
        #expect(try reply.code == "forbidden")
    }
}
