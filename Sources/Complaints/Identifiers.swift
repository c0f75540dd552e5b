public import Foundation
import Synchronization

/// What an identifier identifies.
public protocol RecordKind: Sendable {
    /// The domain's word, as problems and paths write it: `ombudsman_case`.
    static var name: String { get }
}

/// The identifier of a record of one kind, a UUIDv7 (RFC 9562); those of different kinds cannot be mixed up.
public struct RecordID<Kind: RecordKind>: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

extension RawRepresentable<UUID> {
    /// The identifier as the audit and addresses write it.
    public var text: String { rawValue.uuidString.lowercased() }
}

public typealias ComplaintID = RecordID<RecordKinds.Complaint>
public typealias StageID = RecordID<RecordKinds.Stage>
public typealias OmbudsmanCaseID = RecordID<RecordKinds.OmbudsmanCase>
public typealias OmbudsmanLetterID = RecordID<RecordKinds.Letter>
public typealias ObligationID = RecordID<RecordKinds.Obligation>
public typealias EntryID = RecordID<RecordKinds.Entry>
public typealias LinkID = RecordID<RecordKinds.Link>
public typealias LearningPairID = RecordID<RecordKinds.LearningPair>
public typealias ContactID = RecordID<RecordKinds.Contact>
public typealias SafeguardingReferralID = RecordID<RecordKinds.Referral>
public typealias ComplimentID = RecordID<RecordKinds.Compliment>
public typealias BehaviourMeasureID = RecordID<RecordKinds.BehaviourMeasure>
public typealias PersonID = RecordID<RecordKinds.Person>
public typealias TeamID = RecordID<RecordKinds.Team>
public typealias PostID = RecordID<RecordKinds.Post>
public typealias CalendarFeedID = RecordID<RecordKinds.CalendarFeed>
public typealias SinglePointOfContactID = RecordID<RecordKinds.SinglePointOfContact>
public typealias MessageID = RecordID<RecordKinds.Message>
public typealias WebhookID = RecordID<RecordKinds.Webhook>
public typealias AlertID = RecordID<RecordKinds.Alert>
public typealias ReportVersionID = RecordID<RecordKinds.ReportVersion>
public typealias ChallengeItemID = RecordID<RecordKinds.ChallengeItem>
public typealias CostID = RecordID<RecordKinds.Cost>
public typealias ReportCommentaryID = RecordID<RecordKinds.ReportCommentary>
public typealias ExportID = RecordID<RecordKinds.Export>

/// The kinds of records that have identifiers.
public enum RecordKinds {
    public enum Complaint: RecordKind { public static let name = "complaint" }
    public enum Stage: RecordKind { public static let name = "stage" }
    public enum OmbudsmanCase: RecordKind { public static let name = "ombudsman_case" }
    public enum Letter: RecordKind { public static let name = "letter" }
    public enum Obligation: RecordKind { public static let name = "obligation" }
    public enum Entry: RecordKind { public static let name = "entry" }
    public enum Notice: RecordKind { public static let name = "notice" }
    public enum Link: RecordKind { public static let name = "link" }
    public enum LearningPair: RecordKind { public static let name = "learning_pair" }
    public enum Contact: RecordKind { public static let name = "contact" }
    public enum Referral: RecordKind { public static let name = "referral" }
    public enum Compliment: RecordKind { public static let name = "compliment" }
    public enum BehaviourMeasure: RecordKind { public static let name = "behaviour_measure" }
    public enum Person: RecordKind { public static let name = "person" }
    public enum Team: RecordKind { public static let name = "team" }
    public enum Post: RecordKind { public static let name = "post" }
    public enum CalendarFeed: RecordKind { public static let name = "calendar_feed" }
    public enum SinglePointOfContact: RecordKind { public static let name = "single_point_of_contact" }
    public enum Message: RecordKind { public static let name = "message" }
    public enum Webhook: RecordKind { public static let name = "webhook" }
    public enum Alert: RecordKind { public static let name = "alert" }
    public enum ReportVersion: RecordKind { public static let name = "report_version" }
    public enum ChallengeItem: RecordKind { public static let name = "challenge_item" }
    public enum Cost: RecordKind { public static let name = "cost" }
    public enum ReportCommentary: RecordKind { public static let name = "report_commentary" }
    public enum Export: RecordKind { public static let name = "export" }
}
extension UUID {
    /// Counts the identifiers that this process makes, from a random number on.
    private static let made = Atomic(UInt32.random(in: 0...UInt32.max / 2))

    /// A UUIDv7 of an instant: 48 bits of Unix milliseconds, a count of 32 bits (RFC 9562, section 6.2, method 1), then random bits,
    /// so that identifiers sort by creation, also those that one process makes within a millisecond.
    public static func version7(at instant: Date) -> UUID {
        var random = SystemRandomNumberGenerator()
        let milliseconds = UInt64(max(0, instant.timeIntervalSince1970) * 1000)
        let count = UInt64(made.wrappingAdd(1, ordering: .relaxed).newValue)
        let high = (milliseconds << 16) | 0x7000 | (count >> 20)
        let low = 0x8000_0000_0000_0000 | ((count & 0xF_FFFF) << 42) | (random.next() & 0x3FF_FFFF_FFFF)
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
                byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}
