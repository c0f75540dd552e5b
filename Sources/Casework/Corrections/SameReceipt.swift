import Complaints
import Foundation
import Postgres

/// When and how matter reached the council.
struct Arrival: Sendable, Hashable {
    var receivedAt: Date
    var channel: Channel
}

/// The records of one letter: the contact that it was logged as, the complaint that became of it, and the complaints that points of
/// it became.
///
/// Its receipt is one fact. Whoever corrects it in one of them corrects it in all that agree, to the minute, with what was
/// recorded (decision 0041), whether they see them or not; one that says something else has its own receipt and keeps it.
struct SameReceipt {
    /// What the record that is corrected said before.
    let before: Arrival
    /// What it says now.
    let after: Arrival
    let reason: String
    /// Why the first stage of a complaint is late, where the receipt makes it so.
    var lateness = StageCorrection.Lateness()

    /// Corrects the records of the letter that a complaint is of.
    ///
    /// Each record has an event of its own, which tells what changed in it and why.
    /// - Throws: `Refusal` where the receipt contradicts what is recorded in one of them, with its reference where the caller sees
    ///   it.
    func correct(
        with complaint: ComplaintID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard before != after else { return }
        let own = context.following(because: reason)
        let complaints = try db.all(SQL.family(of: complaint)) { try Record<ComplaintID>(row: $0) }
        let contacts = try db.all(SQL.contacts(of: complaints.map(\.id))) { try Record<ContactID>(row: $0) }
        let seen = Set(complaints.map(\.reference) + contacts.map(\.reference))
        try db.reachingEverything { db in try correctOthers(of: complaint, seen, own, db) }
    }

    private func correctOthers(
        of complaint: ComplaintID, _ seen: Set<String>, _ own: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        // The one that is corrected says what is true already.
        let complaints = try db.all(SQL.family(of: complaint)) { try Record<ComplaintID>(row: $0) }
        for record in complaints {
            guard let corrected = corrected(record.receipt) else { continue }
            try own.requireDecider()
            try naming(record.reference, seen) { try correct(record.id, from: record.receipt, to: corrected, own, db) }
        }
        let contacts = try db.all(SQL.contacts(of: complaints.map(\.id))) { try Record<ContactID>(row: $0) }
        for record in contacts {
            guard let corrected = corrected(record.receipt) else { continue }
            try naming(record.reference, seen) {
                _ = try CorrectContact(record.id, receivedAs: corrected, reason: reason).perform(own, db)
            }
        }
    }

    /// Another record of the letter.
    private struct Record<ID: PostgresDecodable> {
        let id: ID
        let reference: String
        let receipt: Arrival

        init(row: Row) throws {
            id = try row["id"]
            reference = try row["reference"]
            receipt = Arrival(receivedAt: try row["received_at"], channel: try row["channel"])
        }
    }

    /// Says of a refusal which record it comes from, to whoever sees that.
    private func naming(_ reference: String, _ seen: Set<String>, _ correct: () throws -> Void) throws {
        do {
            try correct()
        } catch let refusal as Refusal {
            guard seen.contains(reference) else { throw Refusal.beyondReach }
            throw refusal.ofSameLetter(
                reference, field: before.isSameMinute(as: after) ? "channel" : "received_at")
        }
    }

    /// What another record should say; nil where it says something of its own, or that already.
    private func corrected(_ receipt: Arrival) -> Arrival? {
        var corrected = receipt
        if receipt.isSameMinute(as: before), !receipt.isSameMinute(as: after) {
            corrected.receivedAt = after.receivedAt
        }
        if receipt.channel == before.channel { corrected.channel = after.channel }
        return corrected == receipt ? nil : corrected
    }

    private func correct(
        _ complaint: ComplaintID, from receipt: Arrival, to corrected: Arrival,
        _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        var correction = ComplaintCorrection()
        if corrected.receivedAt != receipt.receivedAt { correction.receivedAt = corrected.receivedAt }
        if corrected.channel != receipt.channel { correction.channel = corrected.channel }
        if lateness.reason != nil {
            var explained = correction
            explained.lateness = lateness
            do {
                _ = try CorrectComplaint(complaint, following: explained, reason: reason).perform(context, db)
                return
            } catch let refusal as Refusal where refusal.needsNoReason {
                // Its answer came in time or is still to come, which is known before anything is written.
            }
        }
        _ = try CorrectComplaint(complaint, following: correction, reason: reason).perform(context, db)
    }
}

extension Arrival {
    /// Whether it was received in the same minute, as exactly as a complaint tells it.
    fileprivate func isSameMinute(as other: Arrival) -> Bool {
        (receivedAt.timeIntervalSinceReferenceDate / 60).rounded(.down)
            == (other.receivedAt.timeIntervalSinceReferenceDate / 60).rounded(.down)
    }
}

extension Complaint {
    var arrival: Arrival { Arrival(receivedAt: receivedAt, channel: channel) }
}

extension Contact {
    var arrival: Arrival { Arrival(receivedAt: receivedAt, channel: channel) }
}

extension SQL {
    /// The complaints of a letter, whichever of them a point was split off from.
    fileprivate static func family(of complaint: ComplaintID) -> SQL {
        """
        WITH RECURSIVE above AS (
            SELECT c.id, c.split_from FROM complaint AS c WHERE c.id = \(complaint)
            UNION
            SELECT c.id, c.split_from FROM above AS a JOIN complaint AS c ON c.id = a.split_from
        ), family AS (
            SELECT a.id FROM above AS a WHERE a.split_from IS NULL
            UNION
            SELECT c.id FROM family AS f JOIN complaint AS c ON c.split_from = f.id
        )
        SELECT c.id, c.reference, c.received_at, c.channel
        FROM family AS f JOIN complaint AS c ON c.id = f.id
        WHERE c.error_on IS NULL
        ORDER BY c.id
        """
    }

    fileprivate static func contacts(of complaints: [ComplaintID]) -> SQL {
        """
        SELECT k.id, k.reference, k.received_at, k.channel FROM contact AS k
        WHERE k.complaint_id = ANY(\(complaints.map(\.rawValue))) AND k.error_on IS NULL
        ORDER BY k.id
        """
    }
}
