import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// Who handles a complaint, who answers with them, and whom it names, and from whom it is kept.
struct AssignmentRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(Self.complaint + "/people", "listComplaintPeople", .readCasework, people),
            .add(Self.complaint + "/assignments", AssignComplaint.self),
            .add(Self.complaint + "/contributors", AddContributor.self),
            .add(Self.complaint + "/named-people", NamePerson.self),
            .add(Self.complaint + "/restriction", RestrictComplaint.self),
            .add(Self.complaint + "/restriction/lifting", LiftRestriction.self),
            .add(Self.complaint + "/admitted-people", AdmitPerson.self),
            .add(Self.complaint + "/admission-withdrawals", WithdrawAdmission.self),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func people(_ call: Call) async throws -> Response {
        try await call.lists {
            let people = try await call.casework.people(of: try call.complaintID(), as: call.credential)
            return ListedTogether(
                lists: [
                    ("assignments", people.assignments), ("contributors", people.contributors),
                    ("named_people", people.named.map(NamedPerson.init)),
                    ("restriction", people.restriction.map { [$0] } ?? []),
                ], header: HTTPField(name: .eTag, value: EntityTag.of(version: people.complaintVersion))
            ) { json in
                json.array("assignments", people.assignments)
                json.array("contributors", people.contributors)
                json.list("named_people", people.named)
                json.object("restriction", people.restriction) { $1.write(to: &$0) }
            }
        }
    }
}
