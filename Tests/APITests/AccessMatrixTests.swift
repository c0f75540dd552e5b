import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// Every route with every role: what is allowed is what the contract says in its permission sentence.
@Suite(.database) struct AccessMatrixTests {
    /// Who asks: a role, or a token that is none.
    enum Caller: Hashable, CustomTestStringConvertible {
        case role(Role)
        case noToken, unknown, revoked, expired

        static let all: [Caller] = Role.allCases.map { .role($0) } + [.noToken, .unknown, .revoked, .expired]

        var testDescription: String {
            if case .role(let role) = self { role.rawValue } else { "\(self)" }
        }

        func token(_ service: Service) async throws -> String? {
            switch self {
            case .role(let role): return try await Service.token(role, service.casework)
            case .noToken: return nil
            case .unknown: return "redress_unknown"
            case .expired: return try await Service.token(.manager, service.casework, expiresInDays: 0)
            case .revoked:
                let token = try await Service.token(.manager, service.casework)
                try await TestDatabase.current.database.write { db in
                    _ = try db.execute(
                        "UPDATE api_token SET revoked_at = created_at WHERE id = (SELECT max(id) FROM api_token)")
                }
                return token
            }
        }

        /// The status and code of a refusal, or nil where the request goes on.
        func refusal(needing permission: Permission?) -> String? {
            guard let permission else { return nil }
            guard case .role(let role) = self else { return "401 unauthenticated" }
            return role.permissions.contains(permission) ? nil : "403 forbidden"
        }
    }

    /// An operation of the contract with the permission its description begins with; nil where no token is needed.
    struct Route {
        let id: String
        let method: HTTPRequest.Method
        let path: String
        let permission: Permission?
    }

    /// Every operation of the contract, a record that is not there in the place of each.
    static func routes() throws -> [Route] {
        try Contract.shared.get().operations.map { operation in
            let text = operation.fields["description"] as? String ?? ""
            var permission: Permission?
            if (operation.fields["security"] as? [Any])?.isEmpty != true {
                let code = text.prefixMatch(of: /Permission `([a-z_]+)`/).map { String($0.1) }
                let named = text.hasPrefix("Any valid token") ? "read_reports" : code
                let written = try #require(Permission(rawValue: named ?? ""), "\(operation.id ?? "")")
                permission = written
            }
            let path = operation.path.replacing(/\{[a-z_]+_id\}/, with: "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10")
                .replacing("{stage}", with: "investigation").replacing(/\{[a-z]+\}/, with: "1")
            return Route(
                id: try #require(operation.id), method: try #require(HTTPRequest.Method(operation.method)), path: path,
                permission: permission)
        }
    }

    @Test("Every route answers every caller as the contract says", arguments: Caller.all)
    func matrix(caller: Caller) async throws {
        let service = try await Service.start()
        let token = try await caller.token(service)
        let routes = try Self.routes()
        // Nothing is left out: the routes of the contract are those of the program.
        try #require(Set(routes.map(\.id)) == Set(service.api.endpoints.map(\.operationID)))
        var seen: [String: Int] = [:]

        for route in routes {
            let reply = try await service.send(
                route.method, route.path, route.method == .post ? "{}" : nil, token: token,
                headers: [.ifMatch: "*", .idempotencyKey: route.id])
            let code = [401, 403].contains(reply.status) ? try reply.code : nil
            let refusal = code.map { "\(reply.status) \($0)" }
            #expect(refusal == caller.refusal(needing: route.permission), "\(route.id): \(reply.text)")
            #expect(reply.status < 500 || route.id == "getReadiness", "\(route.id): \(reply.text)")
            if reply.status == 401 { #expect(reply.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true) }
            seen[refusal ?? "allowed", default: 0] += 1
        }

        // Every caller is allowed something, and all but the Complaints Manager are refused something.
        #expect(seen.values.reduce(0, +) > 160)
        #expect((seen["allowed"] ?? 0) >= 7)
        #expect((seen.count == 1) == (caller == .role(.manager)))
    }

    @Test(
        "Every permission is needed by a route, and held by a role and lacked by another where the contract says more than any token"
    )
    func permissions() async throws {
        let service = try await Service.start()
        let atStages = service.api.endpoints.flatMap { endpoint in
            (endpoint.stages ?? []).compactMap { endpoint.complaintOperation?.permission(at: $0) }
        }
        let needed = Set(try Self.routes().compactMap(\.permission) + atStages)

        #expect(needed == Set(Permission.allCases))
        for permission in needed where permission != .readReports {
            let holders = Role.allCases.filter { $0.permissions.contains(permission) }
            #expect(!holders.isEmpty && holders.count < Role.allCases.count, "\(permission)")
        }
        #expect(Role.allCases.allSatisfy { $0.permissions.contains(.readReports) })
    }

    @Test("Where a stage needs another permission, who lacks it is told so at that stage and not at another")
    func stages() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let endpoints = service.api.endpoints.filter { endpoint in
            guard let operation = endpoint.complaintOperation else { return false }
            return endpoint.stages?.contains { operation.permission(at: $0) != operation.permission } == true
        }
        try #require(!endpoints.isEmpty)

        for role in Role.allCases {
            let token = try await Service.token(role, service.casework)
            for endpoint in endpoints {
                let operation = try #require(endpoint.complaintOperation)
                let written = try contract.operation(endpoint.operationID)
                let body = try #require(written.fields["requestBody"] as? [String: Any])
                let media = try #require((body["content"] as? [String: [String: Any]])?["application/json"])
                let example = try JSONSerialization.data(withJSONObject: try #require(media["example"]))
                for stage in endpoint.stages ?? [] {
                    let needed = operation.permission(at: stage)
                    let path = endpoint.path.replacing(
                        "{complaint_id}", with: "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10"
                    ).replacing("{stage}", with: stage.rawValue)
                    let reply = try await service.send(
                        .post, path, String(decoding: example, as: UTF8.self), token: token,
                        headers: [.ifMatch: "*", .idempotencyKey: "k"])
                    let allowed = [operation.permission, needed].allSatisfy(role.permissions.contains)
                    #expect(
                        (reply.status == 403) == !allowed, "\(role) \(endpoint.operationID) \(stage): \(reply.text)")
                    let text = written.fields["description"] as? String ?? ""
                    #expect(text.contains("`\(needed.rawValue)`"), "\(endpoint.operationID)")
                }
            }
        }
    }
}
