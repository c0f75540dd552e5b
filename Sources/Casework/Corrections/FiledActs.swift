import Complaints
import Postgres
import WorkingDays

extension FiledAct {
    /// The first act of each kind in the file of a complaint.
    static func first(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [FiledAct] {
        let days: [(ActKind, String, Day?)] = try db.one(
            """
            SELECT (SELECT min(n.sent_on) FROM notice AS n WHERE n.complaint_id = \(complaint)) AS notice_on,
                (
                    SELECT min(e.occurs_on) FROM entry AS e WHERE e.complaint_id = \(complaint) AND e.struck_at IS NULL
                ) AS entry_on,
                (SELECT min(f.requested_on) FROM decision_freeze AS f WHERE f.complaint_id = \(complaint)) AS freeze_on,
                (SELECT min(r.requested_on) FROM erasure_request AS r WHERE r.complaint_id = \(complaint)) AS erasure_on,
                (
                    SELECT min(o.agreed_on) FROM obligation AS o
                    WHERE o.complaint_id = \(complaint) AND o.error_on IS NULL
                ) AS agreed_on,
                (
                    SELECT min(o.enquiry_on) FROM ombudsman_case AS o
                    WHERE o.complaint_id = \(complaint) AND o.error_on IS NULL
                ) AS enquiry_on,
                (SELECT min(d.rights_check_on) FROM child_decision AS d WHERE d.complaint_id = \(complaint)) AS check_on
            """
        ) {
            [
                (.notice, "sent_on", try $0["notice_on"]), (.entry, "occurs_on", try $0["entry_on"]),
                (.freeze, "requested_on", try $0["freeze_on"]), (.erasure, "requested_on", try $0["erasure_on"]),
                (.agreement, "agreed_on", try $0["agreed_on"]), (.enquiry, "enquiry_on", try $0["enquiry_on"]),
                (.rightsCheck, "rights_check_on", try $0["check_on"]),
            ]
        }
        return days.compactMap { kind, field, day in day.map { FiledAct(kind, field, on: $0) } }
    }
}
