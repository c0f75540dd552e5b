import HTTPTypes
import JSON
import Testing

@testable import API

/// What tests of cases at the Ombudsman do.
protocol OmbudsmanCases {}

extension OmbudsmanCases {
    /// A case of no complaint, in the children's procedure unless told otherwise; the fields after `more` are added.
    func open(
        _ service: Service, _ number: Int = 1, enquiryOn: String = "2025-01-06", standing: String? = nil
    ) async throws -> Reply {
        let standing = standing ?? #""procedure": "childrens", "stage_reached": "none", "procedure_exhausted": false"#
        return try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "24 000 \(100 + number)", "department": "Children and Families", "service": "Fostering",
            "enquiry_on": "\(enquiryOn)", \(standing)}
            """)
    }

    func opened(
        _ service: Service, _ number: Int = 1, enquiryOn: String = "2025-01-06", standing: String? = nil
    ) async throws -> String {
        let reply = try await open(service, number, enquiryOn: enquiryOn, standing: standing)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(reply.headers[.location])
    }

    func decide(
        _ service: Service, _ path: String, _ decision: String, on day: String, publicReport: Bool = false
    ) async throws -> Reply {
        try await service.change(
            path, "/decision",
            #"{"decision_on": "\#(day)", "decision": "\#(decision)", "public_report": \#(publicReport)}"#)
    }

    /// A corporate complaint of 3 March 2025, answered at stage 1 on 12 March.
    func answered(_ service: Service) async throws -> Casefile {
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done(
            "/stages/stage_1/response",
            #"{"responded_on": "2025-03-12", "responded_by": "\#(Signer.first)", "outcome": "not_upheld"}"#)
        return file
    }
}
