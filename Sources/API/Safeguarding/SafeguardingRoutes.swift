import Casework
import Complaints
import Foundation
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Safeguarding referrals of contacts and complaints, and what complaints say of an establishment's staff.
struct SafeguardingRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/safeguarding-referrals", "listSafeguardingReferrals", .readCasework, list),
            .change(Self.ofContact, ReferContact.self),
            .change(Self.ofContact + "/{referral_id}/acknowledgement", AcknowledgeContactReferral.self),
            .change(Self.ofContact + "/{referral_id}/corrections", CorrectContactReferral.self),
            .change(Self.ofContact + "/{referral_id}/registration-error", RegisterContactReferralInError.self),
            .add(Self.ofComplaint, ReferComplaint.self),
            .add(Self.ofComplaint + "/{referral_id}/acknowledgement", AcknowledgeComplaintReferral.self),
            .add(Self.ofComplaint + "/{referral_id}/corrections", CorrectComplaintReferral.self),
            .add(
                Self.ofComplaint + "/{referral_id}/registration-error", RegisterComplaintReferralInError.self),
            .add("/v1/complaints/{complaint_id}/tags", TagComplaint.self),
            .get("/v1/establishment-concerns", "listEstablishmentConcerns", .readCasework, concerns),
        ]
    }

    private static let ofContact = "/v1/contacts/{contact_id}/safeguarding-referrals"
    private static let ofComplaint = "/v1/complaints/{complaint_id}/safeguarding-referrals"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ReferralFilter()
        filter.state = query.choice("state")
        filter.recipient = query.choice("recipient")
        filter.contact = query.identifier("contact_id").map { ContactID(rawValue: $0) }
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query, as: { $0.writeSummary(to: &$1) }) { [filter] position, limit in
            try await call.casework.referrals(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }

    private func concerns(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let establishment = query.text(required: "establishment") ?? ""
        let (first, last) = (query.day("received_from"), query.day("received_to"))
        return try await call.page(query) { position, limit in
            try await call.casework.establishmentConcerns(
                establishment, from: first, to: last, after: position, limit: limit, as: call.credential)
        }
    }
}
