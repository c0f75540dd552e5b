import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct AccessTests {
    @Test("Every operation of the contract but those of the service itself is 401 without a token")
    func noToken() async throws {
        let service = try await Service.start()

        for endpoint in service.api.endpoints {
            guard case .authorised = endpoint.handler else { continue }
            let reply = try await service.send(endpoint.method, endpoint.path, "{}", token: nil)
            #expect(reply.status == 401, "\(endpoint.operationID)")
            #expect(reply.headers[.wwwAuthenticate] == #"Bearer realm="redress""#)
        }
    }

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

    @Test("A role is refused whatever it lacks the permission for, and nothing else, for every operation")
    func roles() async throws {
        let service = try await Service.start()
        let id = "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"

        for role in Role.allCases {
            let token = try await Service.token(role, service.casework)
            for endpoint in service.api.endpoints {
                guard case .authorised(let permission, _) = endpoint.handler else { continue }
                let path = endpoint.path.replacing(/\{[a-z_]+_id\}/, with: id).replacing(
                    "{stage}", with: "investigation")
                let reply = try await service.send(
                    endpoint.method, path, endpoint.method == .post ? "{}" : nil, token: token,
                    headers: [.ifMatch: "*"])
                let forbidden = !role.permissions.contains(permission)
                #expect((reply.status == 403) == forbidden, "\(role) \(endpoint.operationID): \(reply.text)")
            }
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
