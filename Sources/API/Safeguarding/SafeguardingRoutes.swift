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
            .post(Self.ofContact, "referContact", .recordCasework, referContact),
            .post(
                Self.ofContact + "/{referral_id}/acknowledgement", "acknowledgeContactReferral", .recordCasework,
                acknowledgeOfContact),
            .post(Self.ofComplaint, "referComplaint", .recordCasework, referComplaint),
            .post(
                Self.ofComplaint + "/{referral_id}/acknowledgement", "acknowledgeComplaintReferral", .recordCasework,
                acknowledgeOfComplaint),
            .post("/v1/complaints/{complaint_id}/tags", "tagComplaint", .recordCasework, tag),
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
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.referrals(filter, after: position, limit: limit, as: call.credential)
        return Response("safeguarding_referrals", page, of: call.request) { $1.writeSummary(to: &$0) }
    }

    private func referContact(_ call: Call) async throws -> Response {
        try await call.change {
            ReferContact(
                contact: $1, expectedVersion: $2, recipient: $0.choice("recipient"),
                immediateRisk: $0.flag("immediate_risk"), referredBy: $0.text(optional: "referred_by", limit: 200))
        }
    }

    private func acknowledgeOfContact(_ call: Call) async throws -> Response {
        let referral = try call.referralID()
        return try await call.change {
            AcknowledgeContactReferral(
                contact: $1, expectedVersion: $2, referral: referral, acknowledgedAt: $0.instant("acknowledged_at"),
                acknowledgedBy: $0.text("acknowledged_by", limit: 200))
        }
    }

    private func referComplaint(_ call: Call) async throws -> Response {
        try await call.add(
            {
                ReferComplaint(
                    complaint: $1, expectedVersion: $2, recipient: $0.choice("recipient"),
                    immediateRisk: $0.flag("immediate_risk"), referredBy: $0.text(optional: "referred_by", limit: 200))
            }, answer: \.json)
    }

    private func acknowledgeOfComplaint(_ call: Call) async throws -> Response {
        let referral = try call.referralID()
        return try await call.add(
            {
                AcknowledgeComplaintReferral(
                    complaint: $1, expectedVersion: $2, referral: referral,
                    acknowledgedAt: $0.instant("acknowledged_at"),
                    acknowledgedBy: $0.text("acknowledged_by", limit: 200))
            }, answer: \.json)
    }

    private func tag(_ call: Call) async throws -> Response {
        try await call.add(
            {
                TagComplaint(
                    complaint: $1, expectedVersion: $2,
                    tags: ComplaintTags(
                        subject: $0.choice(optional: "subject"),
                        establishment: $0.text(optional: "establishment", limit: 200),
                        ladoReference: $0.text(optional: "lado_reference", limit: 100)))
            }, answer: \.json)
    }

    private func concerns(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let establishment = query.text(required: "establishment") ?? ""
        let (first, last) = (query.day("received_from"), query.day("received_to"))
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.establishmentConcerns(
            establishment, from: first, to: last, after: position, limit: limit, as: call.credential)
        return Response("establishment_concerns", page, of: call.request) { $1.write(to: &$0) }
    }
}

extension Call {
    fileprivate func referralID() throws(RequestError) -> SafeguardingReferralID {
        SafeguardingReferralID(rawValue: try identifier("referral_id", of: "referral"))
    }
}
