import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

@Suite(.database) struct ContractTests {
    @Test("openapi.yaml and the router have the same operations under the same names")
    func operations() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        let written = contract.operations.map { "\($0.method) \($0.path) \($0.id ?? "")" }
        let routed = service.api.endpoints.map { "\($0.method.rawValue) \($0.path) \($0.operationID)" }

        #expect(written.sorted() == routed.sorted())
        #expect(Set(service.api.endpoints.map(\.operationID)).count == routed.count)
    }

    @Test("A description within braces that has a comma is in quotation marks, or half of it would be another member")
    func descriptions() throws {
        let lines = try Contract.shared.get().text.split(separator: "\n")

        let cut = lines.filter { $0.contains(/\{[^'"]*description: [^'"|>{}]*, (?!\w+: )/) }

        #expect(lines.count > 10_000)
        #expect(cut == [])
    }

    @Test("An operation needs a token in openapi.yaml where it does in the router, and names its permission")
    func permissions() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()

        for endpoint in service.api.endpoints {
            let operation = try contract.operation(endpoint.operationID)
            let description = operation.fields["description"] as? String ?? ""
            switch endpoint.handler {
            case .open, .secret: #expect((operation.fields["security"] as? [Any])?.isEmpty == true)
            case .authorised(let permission, _):
                #expect(operation.fields["security"] == nil)
                let whoeverAsks: Set = ["401", "429", "500", "503"]
                #expect(operation.statuses.isSuperset(of: whoeverAsks), "\(endpoint.operationID)")
                #expect(
                    description.contains("`\(permission.rawValue)`") || description.contains("Any valid token"),
                    "\(endpoint.operationID)")
            }
        }
    }

    @Test("Every operation on a complaint in openapi.yaml is among those whose permission can be asked")
    func permittedOperations() async throws {
        let service = try await Service.start()
        let posts = try Contract.shared.get().operations.filter {
            $0.method == "POST" && $0.path.hasPrefix("/v1/complaints/{complaint_id}/")
        }
        let complaint = try await service.register()

        let told = try await service.get(complaint + "/operations").json["items"].elements

        let asked = service.api.endpoints.filter { $0.complaintOperation != nil }.map(\.operationID)
        #expect(posts.compactMap(\.id).sorted() == asked.sorted())
        #expect(Set(told.compactMap { $0["operation"].text }).isSubset(of: asked))
    }

    @Test("A request without any field is refused with exactly the fields the schema requires")
    func requiredFields() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.register()

        for endpoint in service.api.endpoints where endpoint.method == .post {
            let schema = try #require(
                contract.schema(in: try contract.operation(endpoint.operationID).fields["requestBody"]))
            let required = contract.resolve(schema)["required"] as? [String] ?? []
            let reply = try await service.post(
                try path(of: endpoint, complaint: complaint), #"{"unknown_field": 1}"#,
                headers: [.ifMatch: "*", .idempotencyKey: "k"])
            #expect(reply.status == 422, "\(endpoint.operationID): \(reply.text)")
            #expect(
                try reply.pointers.sorted() == (required.map { "#/" + $0 } + ["#/unknown_field"]).sorted(),
                "\(endpoint.operationID)")
        }
    }

    @Test("Every property of a request's schema is a field the router reads")
    func properties() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.register()

        for endpoint in service.api.endpoints where endpoint.method == .post {
            let schema = contract.resolve(
                contract.schema(in: try contract.operation(endpoint.operationID).fields["requestBody"]))
            let names = (schema["properties"] as? [String: Any] ?? [:]).keys.sorted()
            // A list is of no field's type, or of a wrong element: each field that is read is named, none as unknown.
            let body = "{" + names.map { "\"\($0)\": [[]]" }.joined(separator: ", ") + "}"
            let reply = try await service.post(
                try path(of: endpoint, complaint: complaint), body,
                headers: [.ifMatch: "*", .idempotencyKey: "k"])
            let errors = try reply.json["errors"].elements
            #expect(errors.count == names.count, "\(endpoint.operationID): \(reply.text)")
            #expect(!errors.contains { $0["code"].text == "unknown_field" }, "\(endpoint.operationID)")
            #expect(schema["additionalProperties"] as? Bool == false)
        }
    }

    @Test("A field that may be left out may be null exactly where its schema says so")
    func nulls() async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.register()

        for endpoint in service.api.endpoints where endpoint.method == .post {
            let schema = contract.resolve(
                contract.schema(in: try contract.operation(endpoint.operationID).fields["requestBody"]))
            let required = schema["required"] as? [String] ?? []
            let optional = (schema["properties"] as? [String: [String: Any]] ?? [:]).filter {
                !required.contains($0.key)
            }
            let refusesNull = optional.filter { !contract.violations(.null, $0.value).isEmpty }.keys
            // The unknown field has the request refused while it is read, whatever else it says.
            let body = (optional.keys.sorted() + ["unknown_field"]).map { "\"\($0)\": null" }.joined(separator: ", ")
            let reply = try await service.post(
                try path(of: endpoint, complaint: complaint), "{\(body)}",
                headers: [.ifMatch: "*", .idempotencyKey: "k"])
            #expect(
                try reply.pointers.sorted() == (required + refusesNull + ["unknown_field"]).map { "#/" + $0 }.sorted(),
                "\(endpoint.operationID): \(reply.text)")
        }
    }

    private func path(of endpoint: Endpoint, complaint: String) throws -> String {
        let id = try #require(complaint.split(separator: "/").last)
        return endpoint.path.replacing(/\{[a-z_]+_id\}/, with: id).replacing("{cause}", with: "delay")
            .replacing("{stage}", with: try #require(endpoint.stages?.first ?? .investigation).rawValue)
            .replacing(/\{[a-z]+\}/, with: "1")
    }

    @Test(
        "What is answered fits the schema of its operation",
        arguments: [
            ("getComplaint", "/"), ("listComplaints", ""), ("listComplaintEvents", "/events"),
        ])
    func answers(operation: String, suffix: String) async throws {
        let service = try await Service.start()
        let contract = try Contract.shared.get()
        let complaint = try await service.accept()

        let reply = try await service.get(
            suffix.isEmpty ? "/v1/complaints" : complaint + suffix.dropFirst(suffix == "/" ? 1 : 0))

        #expect(contract.violations(try reply.json, try contract.answer(operation, 200)) == [])
    }
}
